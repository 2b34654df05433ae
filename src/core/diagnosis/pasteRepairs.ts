import { t } from '../l10n';
import { Secret } from '../secret';
import { credentialLabel } from '../tenants/credentialLabels';
import type { CredentialName, Credentials } from '../tenants/credentials';
import { credentialsOfMethod, describePaste, type Paste } from './paste';
import { type CredentialValues, pairIn } from './pastePairs';
import { accessKeyCounterpart, swaps } from './pasteSwaps';
import type { Wrapping } from './pasteWrappings';
import { type AccessKeyFlaw, accessKeyFlaws, accessKeyFrom, isAccessKey } from './secretCharacters';
import { secretShape, unwrapSecret } from './secretShape';

/** A way to put right what was entered; its texts have no value in them. */
export interface PasteRepair {
  /** As a choice: "Use the value without quotes". */
  readonly label: string;
  /** What it does, where the label does not say it all. */
  readonly detail: string;
  /** A sentence for afterwards. */
  readonly done: string;
  /** What the credentials become; those that it does not change are not in it. */
  readonly credentials: Credentials;
}

/** What can be done about a value for that credential, best first; nothing when it can stay as it is. */
export function pasteRepairs(
  name: CredentialName,
  pasted: Secret,
  tenant: Paste['tenant'],
  others: Credentials,
): readonly PasteRepair[] {
  const { content } = secretShape(pasted);
  if (content === 'placeholder' || content === 'token') return [];
  const repairs =
    content === 'pair'
      ? [takeOut(name, pasted, tenant)]
      : [
          swapRepair(tenant, { ...others, [name]: pasted }, name),
          otherBox(name, pasted, tenant),
          correction(name, pasted),
        ];
  return repairs.filter((repair) => repair !== undefined).slice(0, 1);
}

/** Exchanges the credentials of client and access key that look swapped; only if it concerns `name`, when given. */
export function swapRepair(
  tenant: Paste['tenant'],
  credentials: Credentials,
  name?: CredentialName,
): PasteRepair | undefined {
  const swapped = swaps(describePaste(tenant, credentials));
  const [first] = swapped;
  if (!first || (name && !swapped.flat().includes(name))) return undefined;
  const exchanged = swapped.flatMap(([client, accessKey]) => [
    [accessKey, credentials[client]] as const,
    [client, credentials[accessKey]] as const,
  ]);
  const [client, accessKey] = first.map(credentialLabel) as [string, string];
  return {
    label: swapped.length > 1 ? t('Swap the two pairs') : t('Swap {0} and {1}', client, accessKey),
    detail: t('The {0} has the form of an access key, the {1} has not', client, accessKey),
    done:
      swapped.length > 1
        ? t('Client and access key were swapped.')
        : t('{0} and {1} were swapped.', capitalized(client), accessKey),
    credentials: Object.fromEntries(
      exchanged.flatMap(([to, secret]) =>
        secret ? [[to, new Secret(correctedFor(to, secret.reveal()))]] : [],
      ),
    ),
  };
}

/** The values of a pair, as far as the tenant uses them. */
function takeOut(name: CredentialName, pasted: Secret, { method }: Paste['tenant']): PasteRepair | undefined {
  const held: CredentialValues = pairIn(unwrapSecret(pasted.reveal()).value)?.values ?? {};
  const used = credentialsOfMethod(method).filter((each) => held[each]);
  if (used.length === 0) return undefined;
  const labels = joined(used.map(credentialLabel));
  return {
    label: t('Take {0} out of it', labels),
    detail: used.includes(name) ? '' : t('Then enter the {0} itself', credentialLabel(name)),
    done: t('Taken out of what you entered: {0}.', labels),
    credentials: Object.fromEntries(
      used.map((each) => [each, new Secret(correctedFor(each, held[each] ?? ''))]),
    ),
  };
}

/** A value that belongs to another credential, by its form or by the name in front of it. */
function otherBox(
  name: CredentialName,
  pasted: Secret,
  { method }: Paste['tenant'],
): PasteRepair | undefined {
  const { named, value } = unwrapSecret(pasted.reveal());
  const target = isAccessKey(value) ? (accessKeyCounterpart(name) ?? named) : named;
  if (!target || target === name || !credentialsOfMethod(method).includes(target)) return undefined;
  const label = credentialLabel(target);
  return {
    label: t('Use it as the {0}', label),
    detail: t('Then enter the {0} itself', credentialLabel(name)),
    done: t('What you entered was taken as the {0}.', label),
    credentials: { [target]: new Secret(correctedFor(target, value)) },
  };
}

/** The value without what came along when it was copied. */
function correction(name: CredentialName, pasted: Secret): PasteRepair | undefined {
  const before = pasted.reveal();
  const value = correctedFor(name, before);
  if (value === before) return undefined;
  const changes = changesOf(name, before);
  const [only] = changes;
  return {
    label: only && changes.length === 1 ? only.label : t('Use the corrected value'),
    detail: isAccessKey(value)
      ? t('It then has the form of an access key: {0}', listed(changes))
      : capitalized(listed(changes)),
    done: t('The {0} was corrected: {1}.', credentialLabel(name), listed(changes)),
    credentials: { [name]: new Secret(value) },
  };
}

function correctedFor(name: CredentialName, value: string): string {
  const inner = unwrapSecret(value).value;
  return (name.startsWith('accessKey') ? accessKeyFrom(inner) : undefined) ?? inner;
}

interface Change {
  readonly label: string;
  readonly done: string;
}

function changesOf(name: CredentialName, value: string): readonly Change[] {
  const { wrappings, value: inner } = unwrapSecret(value);
  const isTwice = wrappings.filter((wrapping) => wrapping === 'percent-encoding').length > 1;
  return [
    ...[...new Set(wrappings)].map((wrapping) => unwrapping(wrapping, isTwice)),
    ...(name.startsWith('accessKey') ? accessKeyFlaws(inner).map(completion) : []),
  ];
}

function unwrapping(wrapping: Wrapping, isTwice: boolean): Change {
  switch (wrapping) {
    case 'white-space-around':
    case 'white-space-inside':
      return { label: t('Use the value without white space'), done: t('white space removed') };
    case 'invisible-characters':
      return {
        label: t('Use the value without invisible characters'),
        done: t('invisible characters removed'),
      };
    case 'quotes':
      return { label: t('Use the value without quotes'), done: t('quotes removed') };
    case 'name':
      return { label: t('Use the value without its name'), done: t('name removed') };
    case 'scheme':
      return { label: t('Use the value without Basic or Bearer'), done: t('scheme removed') };
    case 'percent-encoding':
      return isTwice
        ? { label: t('Use the value decoded twice'), done: t('percent-decoded twice') }
        : { label: t('Use the value decoded'), done: t('percent-decoded') };
  }
}

function completion(flaw: AccessKeyFlaw): Change {
  return flaw === 'padding'
    ? { label: t('Complete it with "===="'), done: t('completed with "===="') }
    : { label: t('Use the value in capital letters'), done: t('written in capital letters') };
}

function listed(changes: readonly Change[]): string {
  return changes.map(({ done }) => done).join(', ');
}

function joined([first = '', ...rest]: readonly string[]): string {
  return rest.length === 1 ? t('{0} and {1}', first, rest[0] ?? '') : [first, ...rest].join(', ');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
