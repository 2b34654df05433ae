import * as v from 'valibot';
import { Secret } from '../secret';

/** What a tenant may need to get a token; which of them depends on its method. */
export const credentialNames = [
  'clientId',
  'clientSecret',
  'accessKeyId',
  'accessKeySecret',
  'redirectUri',
] as const;

export type CredentialName = (typeof credentialNames)[number];

export type Credentials = Readonly<Partial<Record<CredentialName, Secret>>>;

const fileSchema = v.object(
  Object.fromEntries(credentialNames.map((name) => [name, v.optional(v.string())])) as Record<
    CredentialName,
    v.OptionalSchema<v.StringSchema<undefined>, undefined>
  >,
);

/** Credentials from plain JSON; undefined when it has another shape. */
export function readCredentials(json: unknown): Credentials | undefined {
  const parsed = v.safeParse(fileSchema, json);
  if (!parsed.success) return undefined;
  return Object.fromEntries(
    Object.entries(parsed.output)
      .map(([name, value]) => [name, value?.trim() ?? ''] as const)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, new Secret(value)]),
  );
}

/** Plain JSON for the one place where credentials are kept. */
export function writeCredentials(credentials: Credentials): Record<string, string> {
  return Object.fromEntries(
    credentialNames.flatMap((name) => {
      const secret = credentials[name];
      return secret ? [[name, secret.reveal()]] : [];
    }),
  );
}
