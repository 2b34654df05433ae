import type { Provider } from 'oidc-provider';
import { sendHtml } from './answer';
import { apiResource } from './apiResource';
import { type Person, people } from './people';
import type { RecordedRequest } from './recordedRequest';
import { replay } from './replay';
import type { Handler } from './route';

/** Where the issuer sends people to log in; the interaction's id follows. */
export const loginPath = '/auth/login';

/** The login page of an issuer: user name and password, no question about consent, as at CXone. */
export function loginPage(provider: Provider): { show: Handler; submit: Handler } {
  return {
    async show(request, response, incoming) {
      const { params } = await provider.interactionDetails(replay(incoming, request), response);
      sendHtml(response, 200, form(String(params.login_hint ?? '')));
    },
    async submit(request, response, incoming) {
      const person = findPerson(request);
      if (!person)
        return sendHtml(response, 200, form(request.form?.login ?? '', 'Invalid user name or password.'));
      const { params } = await provider.interactionDetails(replay(incoming, request), response);
      const grant = new provider.Grant({ accountId: person.sub, clientId: String(params.client_id) });
      grant.addOIDCScope('openid');
      grant.addResourceScope(apiResource, '');
      await provider.interactionFinished(replay(incoming, request), response, {
        login: { accountId: person.sub },
        consent: { grantId: await grant.save() },
      });
    },
  };
}

function findPerson({ form }: RecordedRequest): Person | undefined {
  return Object.values<Person>(people).find(
    ({ login, password }) => login === form?.login && password === form?.password,
  );
}

function form(login: string, problem = ''): string {
  return `<h1>CXone stand-in</h1><p role="alert">${problem}</p><form method="post">
<label>User name <input name="login" autocomplete="off" value="${escapeHtml(login)}"></label>
<label>Password <input name="password" type="password"></label>
<button>Sign in</button></form>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
