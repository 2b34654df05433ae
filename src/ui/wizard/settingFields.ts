import { type Environment, environmentLabel, environments, issuerOf } from '../../core/cxone/clouds';
import { regionalUrlOf } from '../../core/cxone/tokenEndpoint';
import { isAllowedUrl } from '../../core/cxone/url';
import { t } from '../../core/l10n';
import {
  type ClientAuthentication,
  clientAuthentications,
  methods,
  regionalMethods,
} from '../../core/tenants/tenant';
import { clientAuthenticationLabel, methodDetail, methodLabel } from '../labels';
import { type Draft, withSetting } from './draft';
import type { Field } from './field';
import { formatHeaders, parseHeaders } from './headersText';
import { type Answer, askChoice, askText, type StepFrame, type TextQuestion } from './inputs';

const always = () => true;
const isRegional = ({ method }: Draft['tenant']) => method !== undefined && regionalMethods.has(method);

function regionalUrl({ method, region }: Draft['tenant']): string | undefined {
  return method && region ? regionalUrlOf(method, region) : undefined;
}

export const nameField: Field = {
  label: () => t('Name'),
  applies: always,
  isStep: true,
  describe: ({ tenant }) => tenant.name ?? '',
  ask: (frame, draft) =>
    askSetting(frame, draft, 'name', {
      prompt: t('What do you call this tenant?'),
      placeholder: t('For example: Acme production'),
      problem: (value) => (value.trim() ? undefined : t('Enter a name.')),
    }),
};

export const environmentField: Field = {
  label: () => t('Cloud'),
  applies: always,
  isStep: true,
  describe: ({ tenant }) => (tenant.environment ? environmentLabel(tenant.environment) : ''),
  ask: async (frame, draft) => {
    const choices = environments.map((value) => ({
      label: environmentLabel(value),
      description: issuerOf(value) ?? t('you enter the address'),
      value,
    }));
    const placeholder = t('In which CXone cloud is the tenant?');
    const answer = await askChoice<Environment>(frame, {
      placeholder,
      choices,
      active: draft.tenant.environment,
    });
    if (typeof answer === 'symbol') return answer;
    const changed = withSetting(draft, 'environment', answer);
    return answer === 'custom' ? changed : withSetting(changed, 'issuer', undefined);
  },
};

export const methodField: Field = {
  label: () => t('Method'),
  applies: always,
  isStep: true,
  describe: ({ tenant }) => (tenant.method ? methodLabel(tenant.method) : ''),
  ask: async (frame, draft) => {
    const choices = methods.map((value) => ({
      label: methodLabel(value),
      detail: methodDetail(value),
      value,
    }));
    const placeholder = t('How does the tenant get its tokens?');
    const answer = await askChoice(frame, { placeholder, choices, active: draft.tenant.method });
    return typeof answer === 'symbol' ? answer : withSetting(draft, 'method', answer);
  },
};

export const issuerField: Field = {
  label: () => t('Issuer'),
  applies: ({ tenant }) => tenant.environment === 'custom' && !isRegional(tenant),
  isStep: true,
  describe: ({ tenant }) => tenant.issuer ?? '',
  ask: (frame, draft) =>
    askSetting(frame, draft, 'issuer', {
      prompt: t('Address of the issuer, whose discovery document names the token endpoint'),
      placeholder: 'https://cxone.niceincontact.com',
      problem: (value) => (value.trim() ? urlProblem(value) : t('Enter the address of the issuer.')),
    }),
};

export const tokenUrlField: Field = {
  label: () => t('Token URL'),
  applies: ({ tenant }) => !isRegional(tenant) && tenant.method !== 'authorizationCode',
  isStep: false,
  describe: ({ tenant }) => tenant.tokenUrl ?? t('found by itself'),
  ask: (frame, draft) =>
    askTokenUrl(frame, draft, t('Token URL; leave empty to let it be found by itself'), false),
};

export const regionalTokenUrlField: Field = {
  ...tokenUrlField,
  applies: ({ tenant }) => isRegional(tenant),
  isStep: true,
  describe: ({ tenant }) => tenant.tokenUrl ?? regionalUrl(tenant) ?? '',
  ask: (frame, draft) => {
    const { region } = draft.tenant;
    return region
      ? askTokenUrl(frame, draft, t('Token URL; leave empty to use the address of region {0}', region), false)
      : askTokenUrl(frame, draft, t('Token URL'), true);
  },
};

export const scopeField: Field = {
  label: () => t('Scope'),
  applies: ({ tenant }) => tenant.method === 'clientCredentials',
  isStep: false,
  describe: ({ tenant }) => tenant.scope ?? t('none'),
  ask: (frame, draft) =>
    askSetting(frame, draft, 'scope', {
      prompt: t('Scope; leave empty for none'),
      placeholder: 'api_platform',
    }),
};

export const clientAuthenticationField: Field = {
  label: () => t('Client authentication'),
  applies: ({ tenant }) => tenant.method !== 'regionalAccessKey' && tenant.method !== 'digital',
  isStep: false,
  describe: ({ tenant }) => clientAuthenticationLabel(tenant.clientAuthentication ?? 'auto'),
  ask: async (frame, draft) => {
    const choices = clientAuthentications.map((value) => ({
      label: clientAuthenticationLabel(value),
      value,
    }));
    const placeholder = t('How was the app registered to authenticate?');
    const active = draft.tenant.clientAuthentication;
    const answer = await askChoice<ClientAuthentication>(frame, { placeholder, choices, active });
    return typeof answer === 'symbol' ? answer : withSetting(draft, 'clientAuthentication', answer);
  },
};

export const headersField: Field = {
  label: () => t('Extra headers'),
  applies: always,
  isStep: false,
  describe: ({ tenant }) => (tenant.headers ? formatHeaders(tenant.headers) : t('none')),
  ask: async (frame, draft) => {
    const answer = await askText(frame, {
      prompt: t('Headers of the token request, as "name: value", joined by ";"; leave empty for none'),
      placeholder: 'nice-access-region: euw1',
      value: draft.tenant.headers ? formatHeaders(draft.tenant.headers) : '',
      problem: (value) => (parseHeaders(value) ? undefined : t('Write each header as "name: value".')),
    });
    if (typeof answer === 'symbol') return answer;
    const headers = parseHeaders(answer);
    return withSetting(draft, 'headers', headers && Object.keys(headers).length > 0 ? headers : undefined);
  },
};

export const productionField: Field = {
  label: () => t('Production'),
  applies: always,
  isStep: false,
  describe: ({ tenant }) => (tenant.production ? t('yes, asks before a token lands in a file') : t('no')),
  ask: async (frame, draft) => {
    const choices = [
      { label: t('No'), value: false },
      {
        label: t('Yes'),
        detail: t('Asks before a token lands in a file, and colours the status bar'),
        value: true,
      },
    ];
    const placeholder = t('Is this a production tenant?');
    const answer = await askChoice(frame, { placeholder, choices, active: draft.tenant.production ?? false });
    return typeof answer === 'symbol' ? answer : withSetting(draft, 'production', answer || undefined);
  },
};

type TextSetting = 'name' | 'issuer' | 'tokenUrl' | 'scope';

async function askSetting(
  frame: StepFrame,
  draft: Draft,
  key: TextSetting,
  question: Omit<TextQuestion, 'value'>,
): Promise<Answer<Draft>> {
  const answer = await askText(frame, { ...question, value: draft.tenant[key] ?? '' });
  return typeof answer === 'symbol' ? answer : withSetting(draft, key, answer.trim());
}

function askTokenUrl(
  frame: StepFrame,
  draft: Draft,
  prompt: string,
  isRequired: boolean,
): Promise<Answer<Draft>> {
  const problem = (value: string) => {
    if (value.trim()) return urlProblem(value);
    return isRequired ? t('Enter the token URL.') : undefined;
  };
  const placeholder = regionalUrl(draft.tenant) ?? 'https://';
  return askSetting(frame, draft, 'tokenUrl', { prompt, placeholder, problem });
}

function urlProblem(value: string): string | undefined {
  return isAllowedUrl(value.trim())
    ? undefined
    : t('Enter an address that starts with https:// (http:// only for this machine).');
}
