import type { Finding } from '../finding';
import type { CredentialName, Credentials } from '../tenants/credentials';
import { type Method, optionalCredentials, requiredCredentials } from '../tenants/tenant';
import { type SecretShape, secretShape } from './secretShape';

/** What is known about the credentials that were entered for a tenant: shapes only. */
export interface Paste {
  readonly tenant: { readonly method: Method; readonly name: string };
  /** Of the credentials that the method uses, as far as they were entered. */
  readonly shapes: Readonly<Partial<Record<CredentialName, SecretShape>>>;
  /** Credentials that were entered with one and the same value. */
  readonly sameValues: readonly (readonly [CredentialName, CredentialName])[];
}

/** Something that looks wrong about what was entered. */
export interface PasteRemark {
  readonly finding: Finding;
  /** The credentials it is about. */
  readonly about: readonly CredentialName[];
  /** A few words that go on where the name of the credential ends: "looks quoted". */
  readonly hint: string;
}

/** The credentials a method has a use for, in the order in which they are asked for. */
export function credentialsOfMethod(method: Method): readonly CredentialName[] {
  return [...requiredCredentials[method], ...(optionalCredentials[method] ?? [])];
}

/** Looks at what was entered, once, and keeps only its shapes. */
export function describePaste(tenant: Paste['tenant'], credentials: Credentials): Paste {
  const entered = credentialsOfMethod(tenant.method).flatMap((name) => {
    const secret = credentials[name];
    return secret ? [{ name, secret }] : [];
  });
  return {
    tenant,
    shapes: Object.fromEntries(entered.map(({ name, secret }) => [name, secretShape(secret)])),
    sameValues: entered.flatMap(({ name, secret }, index) =>
      entered
        .slice(index + 1)
        .filter((other) => other.secret.reveal() === secret.reveal())
        .map((other) => [name, other.name] as const),
    ),
  };
}
