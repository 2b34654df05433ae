import { joinUrl, serverTimePath } from '../core/cxone/url';
import { Secret } from '../core/secret';
import type { Token } from '../core/token/token';
import type { Form } from './destination';

/** A token in the form that is pasted elsewhere. */
export function tokenText(token: Token, form: Form, apiBaseUrl: string | undefined): Secret {
  const value = token.accessToken.reveal();
  switch (form) {
    case 'token':
      return new Secret(value);
    case 'header':
      return new Secret(`Authorization: Bearer ${value}`);
    case 'curl':
      return new Secret(
        `curl -H "Authorization: Bearer ${value}" -H "Accept: application/json" "${joinUrl(apiBaseUrl ?? 'https://api-na1.niceincontact.com', serverTimePath)}"`,
      );
    case 'json':
      return new Secret(JSON.stringify(json(token), null, 2));
  }
}

function json({ accessToken, obtainedAt, endsAt }: Token): object {
  return {
    access_token: accessToken.reveal(),
    token_type: 'Bearer',
    expires_in: Math.round((endsAt - obtainedAt) / 1000),
    expires_at: new Date(endsAt).toISOString(),
  };
}
