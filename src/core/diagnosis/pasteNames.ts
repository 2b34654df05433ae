import type { CredentialName } from '../tenants/credentials';

/** The names people and files give to a credential, without case, blanks and `_-.`; a prefix such as `CXONE_` may come first. */
const names: readonly (readonly [RegExp, CredentialName])[] = [
  [/(client|app|application|consumer)id$/, 'clientId'],
  [/(client|app|application|consumer)secret$/, 'clientSecret'],
  [/(accesskey|access)secret$|secretaccesskey$/, 'accessKeySecret'],
  [/accesskey(id)?$/, 'accessKeyId'],
  [/^username$/, 'accessKeyId'],
  [/^password$/, 'accessKeySecret'],
  [/redirectur[il]$/, 'redirectUri'],
];
/** Names that say that a value follows, but not which. */
const vagueNames = /^(secret|token|authorization|proxyauthorization)$/;

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** A value with a name in front of it, as in `client_secret=…`, `"clientSecret": …` or `$env:CLIENT_SECRET = …`. */
export function namedValue(text: string): NamedValue | undefined {
  const match =
    /^(?:export\s+|set\s+|\$env:)?["'`“”„]?([a-z][\w.\- ]{0,50})["'`“”„]?\s*(?:=>|[:=])\s*(\S.*)$/is.exec(
      text,
    );
  const [, name = '', value = ''] = match ?? [];
  return value && (credentialNamed(name) || vagueNames.test(bare(name))) ? { name, value } : undefined;
}

/** The credential that is known by this name. */
export function credentialNamed(name: string): CredentialName | undefined {
  return names.find(([pattern]) => pattern.test(bare(name)))?.[1];
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, '');
}
