import * as v from 'valibot';
import { environments } from '../cxone/clouds';
import { isAllowedUrl } from '../cxone/url';
import { t } from '../l10n';
import { clientAuthentications, methods, regionalMethods, type Tenant, tenantIdFrom } from './tenant';

/** Headers that the request itself decides, or that would carry a second credential past SecretStorage. */
const reservedHeaders =
  /^(authorization|content-type|content-length|host|connection|transfer-encoding|cookie|proxy-.*)$/i;

const text = (message: () => string) => v.pipe(v.string(message), v.trim(), v.nonEmpty(message));
const url = (field: string) =>
  v.pipe(
    v.string(() => t('"{0}" must be text', field)),
    v.check(isAllowedUrl, () => t('"{0}" must be an https address (http only for this machine)', field)),
  );
/** valibot takes lists for objects. */
const notAList = (message: () => string) =>
  v.pipe(
    v.unknown(),
    v.check((input) => !Array.isArray(input), message),
  );
const oneOf = <const T extends readonly string[]>(field: string, options: T) =>
  v.picklist(options, () => t('"{0}" must be one of {1}', field, options.join(', ')));

const notAnObject = () => t('it is not an object');
const textsByName = () => t('"headers" must be texts by name');

const tenantSchema = v.pipe(
  notAList(notAnObject),
  v.object(
    {
      id: v.optional(
        v.pipe(
          v.string(() => t('"id" must be text')),
          v.regex(/^[\w-]+$/, () => t('"id" may have only letters, digits, "-" and "_"')),
        ),
      ),
      name: text(() => t('it has no name')),
      environment: v.optional(oneOf('environment', environments), 'commercial'),
      issuer: v.optional(url('issuer')),
      region: v.optional(
        v.pipe(
          v.string(() => t('"region" must be text')),
          v.regex(/^[\w-]+$/, () => t('"region" may have only letters, digits, "-" and "_"')),
        ),
      ),
      method: oneOf('method', methods),
      clientAuthentication: v.optional(oneOf('clientAuthentication', clientAuthentications), 'auto'),
      tokenUrl: v.optional(url('tokenUrl')),
      scope: v.optional(v.string(() => t('"scope" must be text'))),
      headers: v.optional(
        v.pipe(
          notAList(textsByName),
          v.record(
            v.pipe(
              v.string(),
              v.regex(/^[!#$%&'*+.^_`|~\w-]+$/, () => t('"headers" has a name that is not a header name')),
              v.check(
                (name) => !reservedHeaders.test(name),
                () => t('"headers" has a name that the request sets itself'),
              ),
            ),
            v.pipe(
              v.string(textsByName),
              v.regex(/^[\t\x20-\x7e\x80-\xff]*$/, () => t('"headers" has a value with a line break')),
            ),
            textsByName,
          ),
        ),
      ),
      production: v.optional(v.boolean(() => t('"production" must be true or false'))),
    },
    missingField,
  ),
  v.forward(
    v.check(
      ({ environment, issuer, tokenUrl, method }) =>
        environment !== 'custom' ||
        regionalMethods.has(method) ||
        Boolean(method === 'authorizationCode' ? issuer : (issuer ?? tokenUrl)),
      () => t('environment "custom" needs an "issuer"'),
    ),
    ['issuer'],
  ),
  v.forward(
    v.check(
      ({ method, region, tokenUrl }) => !regionalMethods.has(method) || Boolean(region ?? tokenUrl),
      ({ input }) => t('method "{0}" needs a "region" or a "tokenUrl"', input.method),
    ),
    ['region'],
  ),
);

/** valibot reports a field that is not there with the message of the object it is missing in. */
function missingField({ path }: v.ObjectIssue): string {
  switch (path?.[0].key) {
    case undefined:
      return notAnObject();
    case 'name':
      return t('it has no name');
    default:
      return t('"{0}" must be one of {1}', 'method', methods.join(', '));
  }
}

export type TenantReading = { readonly tenant: Tenant } | { readonly reason: string };

/** One entry of the setting or of an import file as a tenant, or the reason why it cannot be one. */
export function readTenant(entry: unknown, takenIds: Pick<ReadonlySet<string>, 'has'>): TenantReading {
  const parsed = v.safeParse(tenantSchema, entry);
  if (!parsed.success) return { reason: parsed.issues.map((issue) => issue.message).join('; ') };
  const { id, ...rest } = parsed.output;
  const fields = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { tenant: { id: id ?? tenantIdFrom(rest.name, takenIds), ...fields } as Tenant };
}

/** The ids that entries state themselves: no id made from a name may take one of them, wherever in the list it stands. */
export function statedIds(entries: readonly unknown[]): ReadonlySet<string> {
  return new Set(
    entries
      .map((entry) => (entry as { id?: unknown } | null | undefined)?.id)
      .filter((id) => typeof id === 'string'),
  );
}

/** What to call an entry that may be anything. */
export function entryName(entry: unknown, index: number): string {
  if (typeof entry === 'object' && entry !== null) {
    const { name, id } = entry as { name?: unknown; id?: unknown };
    for (const label of [name, id])
      if (typeof label === 'string' && label.trim()) return label.trim().slice(0, 80);
  }
  return t('entry {0}', index + 1);
}
