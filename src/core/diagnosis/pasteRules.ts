import type { Finding, FindingCode } from '../finding';
import { t } from '../l10n';
import { credentialLabel } from '../tenants/credentialLabels';
import type { CredentialName, Credentials } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';
import { credentialsOfMethod, describePaste, type Paste, type PasteRemark } from './paste';
import { accessKeyCounterpart, isAccessKey, swaps } from './pasteSwaps';
import type { Wrapping } from './pasteWrappings';
import type { SecretShape } from './secretShape';

/** The length of an access key's id and secret, `====` included. */
const accessKeyLength = 56;

type Rule = (paste: Paste) => readonly PasteRemark[];

/** In order: of two that are equally sure, the earlier comes first. */
const rules: readonly Rule[] = [
  each(placeholder),
  swappedPairs,
  each(misplacedAccessKey),
  each(misnamed),
  sameValue,
  each(token),
  each(pair),
  each(percentEncoded),
  each(wrappedIn('quotes', quoted)),
  each(wrappedIn('name', nameInFront)),
  each(wrappedIn('scheme', schemeInFront)),
  each(wrappedIn('invisible-characters', invisible)),
  each(wrappedIn('white-space-around', whiteSpaceAround)),
  each(wrappedIn('white-space-inside', whiteSpaceInside)),
  each(accessKeyShape),
];

const certainties = ['confirmed', 'likely', 'possible'] as const;

/** Everything that looks wrong about the credentials a tenant uses, best first. */
export function pasteRemarks(
  tenant: Pick<Tenant, 'method' | 'name'>,
  credentials: Credentials,
): readonly PasteRemark[] {
  const paste = describePaste(tenant, credentials);
  const remarks = rules.flatMap((rule) => rule(paste));
  return certainties.flatMap((certainty) => remarks.filter(({ finding }) => finding.certainty === certainty));
}

/** The same as findings. */
export function pasteFindings(
  tenant: Pick<Tenant, 'method' | 'name'>,
  credentials: Credentials,
): readonly Finding[] {
  return pasteRemarks(tenant, credentials).map(({ finding }) => finding);
}

interface Entry {
  readonly name: CredentialName;
  readonly label: string;
  readonly shape: SecretShape;
  readonly paste: Paste;
}

/** What a rule says; the certainty is "likely" unless it says otherwise. */
interface Words {
  readonly code: FindingCode;
  readonly certainty?: Finding['certainty'];
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  readonly hint: string;
}

function each(rule: (entry: Entry) => Words | undefined): Rule {
  return (paste) =>
    credentialsOfMethod(paste.tenant.method).flatMap((name) => {
      const shape = paste.shapes[name];
      const words = shape && rule({ name, label: credentialLabel(name), shape, paste });
      return words ? [remark([name], words)] : [];
    });
}

function remark(
  about: readonly CredentialName[],
  { hint, certainty = 'likely', ...words }: Words,
): PasteRemark {
  const severity = certainty === 'confirmed' ? 'error' : 'warning';
  return { about, hint, finding: { severity, certainty, ...words } };
}

function wrappedIn(wrapping: Wrapping, say: (entry: Entry) => Words): (entry: Entry) => Words | undefined {
  return (entry) =>
    isOneValue(entry.shape) && entry.shape.wrappings.includes(wrapping)
      ? { certainty: certaintyOf(entry), ...say(entry) }
      : undefined;
}

/** What is wrapped around a placeholder, a token or a pair is not worth a word. */
function isOneValue({ content }: SecretShape): boolean {
  return content !== 'placeholder' && content !== 'token' && content !== 'pair';
}

/** Where an access key is expected and one is found under what is wrapped around it, there is no doubt. */
function certaintyOf({ name, shape }: Entry): Finding['certainty'] {
  return isForAccessKey(name) && isAccessKey(shape) ? 'confirmed' : 'likely';
}

function isForAccessKey(name: CredentialName): boolean {
  return name.startsWith('accessKey');
}

function placeholder({ label, shape, paste }: Entry): Words | undefined {
  if (shape.content !== 'placeholder') return undefined;
  return {
    code: 'secret-missing',
    title: t('The {0} of {1} is a placeholder.', label, paste.tenant.name),
    detail: t(
      'It looks like text that stands in an example, a template or a masked field in place of the value itself.',
    ),
    fix: t('Copy the {0} itself and enter it with "CXone: Edit Tenant".', label),
    hint: t('is a placeholder'),
  };
}

function swappedPairs(paste: Paste): readonly PasteRemark[] {
  const swapped = swaps(paste);
  const [first] = swapped;
  if (!first) return [];
  const [client, accessKey] = first.map(credentialLabel) as [string, string];
  const words =
    swapped.length > 1
      ? {
          title: t('The two pairs of {0} look swapped.', paste.tenant.name),
          fix: t('Run "CXone: Edit Tenant" and choose "Swap the two pairs".'),
        }
      : {
          title: t('{0}: {1} and {2} look swapped.', paste.tenant.name, client, accessKey),
          fix: t('Run "CXone: Edit Tenant" and choose "Swap {0} and {1}".', client, accessKey),
        };
  return [
    remark(swapped.flat(), {
      code: 'credentials-swapped',
      detail: t(
        'The {0} has the form of an access key, 52 letters and digits and "====", and the {1} has not.',
        client,
        accessKey,
      ),
      hint: t('looks swapped'),
      ...words,
    }),
  ];
}

function misplacedAccessKey({ name, label, shape, paste }: Entry): Words | undefined {
  const counterpart = accessKeyCounterpart(name);
  if (!counterpart || !isAccessKey(shape)) return undefined;
  if (swaps(paste).flat().includes(name)) return undefined;
  if (paste.sameValues.some(([one, other]) => one === name && other === counterpart)) return undefined;
  const usesAccessKeys = credentialsOfMethod(paste.tenant.method).includes(counterpart);
  return {
    code: 'credentials-swapped',
    title: t('The {0} of {1} looks like an {2}.', label, paste.tenant.name, credentialLabel(counterpart)),
    detail: usesAccessKeys
      ? t('It has the form of an access key, 52 letters and digits and "====", which has fields of its own.')
      : t(
          'It has the form of an access key, 52 letters and digits and "====", and the method of this tenant uses none.',
        ),
    fix: usesAccessKeys
      ? t('Run "CXone: Edit Tenant" and enter the {0} that belongs to the app.', label)
      : t('Run "CXone: Edit Tenant" and choose a method with an access key, or enter the {0} itself.', label),
    hint: t('looks like an access key'),
  };
}

function misnamed({ name, label, shape, paste }: Entry): Words | undefined {
  if (!shape.named || shape.named === name) return undefined;
  const other = credentialLabel(shape.named);
  return {
    code: 'credentials-swapped',
    title: t('The {0} of {1} looks like the {2}.', label, paste.tenant.name, other),
    detail: t('It was copied with a name in front of it that speaks of the {0}.', other),
    fix: t('Run "CXone: Edit Tenant" and enter the {0} in its place.', label),
    hint: t('is named as the {0}', other),
  };
}

function sameValue({ sameValues, tenant }: Paste): readonly PasteRemark[] {
  return sameValues.map(([one, other]) => {
    const [first, second] = [credentialLabel(one), credentialLabel(other)];
    return remark([one, other], {
      code: 'credentials-swapped',
      certainty: 'confirmed',
      title: t('{0}: {1} and {2} are the same value.', tenant.name, first, second),
      detail: t('One of them was pasted twice, so the other is missing.'),
      fix: t('Run "CXone: Edit Tenant" and enter the {0} and the {1} again.', first, second),
      hint: t('is entered twice'),
    });
  });
}

function token({ label, shape, paste }: Entry): Words | undefined {
  if (shape.content !== 'token') return undefined;
  return {
    code: 'credentials-swapped',
    title: t('The {0} of {1} is a token.', label, paste.tenant.name),
    detail: t('It has the form of a JWT, which is what a token endpoint gives, not what it takes here.'),
    fix: t('Enter the {0} itself with "CXone: Edit Tenant".', label),
    hint: t('looks like a token'),
  };
}

function pair({ label, shape, paste }: Entry): Words | undefined {
  if (!shape.pair) return undefined;
  const contents = shape.pair.holds.map(credentialLabel).join(', ');
  return {
    code: 'secret-is-encoded-pair',
    certainty: shape.pair.form === 'base64' && !shape.wrappings.includes('scheme') ? 'likely' : 'confirmed',
    title: t('The {0} of {1} holds more than itself.', label, paste.tenant.name),
    detail: shape.pair.form === 'base64' ? encodedPair(contents) : t('It also holds: {0}.', contents),
    fix: t('Run "CXone: Edit Tenant", choose the {0} and take the values out of it.', label),
    hint: t('holds several values ({0})', contents),
  };
}

function encodedPair(contents: string): string {
  return t('It is base64 of {0}, joined by a colon, as a Basic header carries them.', contents);
}

function percentEncoded(entry: Entry): Words | undefined {
  const { label, shape, paste } = entry;
  const times = shape.wrappings.filter((wrapping) => wrapping === 'percent-encoding').length;
  if (times === 0 || !isOneValue(shape)) return undefined;
  const certainty = certaintyOf(entry);
  const fix = t('Run "CXone: Edit Tenant", choose the {0} and use it decoded.', label);
  return times > 1
    ? {
        code: 'double-encoded',
        certainty,
        title: t('The {0} of {1} is percent-encoded twice.', label, paste.tenant.name),
        detail: t(
          'It has "%25" where a value encoded once has "%". Requests encode it once more, as they must, so the server reads something else.',
        ),
        fix,
        hint: t('looks percent-encoded twice'),
      }
    : {
        code: 'secret-is-percent-encoded',
        certainty,
        title: t('The {0} of {1} is percent-encoded.', label, paste.tenant.name),
        detail: t(
          'It was copied from a URL or a request body, where "=" is written "%3D". Requests encode it once more, as they must, so the server reads something else.',
        ),
        fix,
        hint: t('looks percent-encoded'),
      };
}

function quoted({ label, paste }: Entry): Words {
  return {
    code: 'secret-is-quoted',
    title: t('The {0} of {1} is in quotes.', label, paste.tenant.name),
    detail: t('Quotes or brackets come along when a value is copied from JSON, code or a mail.'),
    fix: t('Run "CXone: Edit Tenant", choose the {0} and use it without the quotes.', label),
    hint: t('looks quoted'),
  };
}

function nameInFront({ label, paste }: Entry): Words {
  return {
    code: 'secret-is-encoded-pair',
    title: t('The {0} of {1} has its name in front of it.', label, paste.tenant.name),
    detail: t('It was copied as "name=value" or "name: value", from a file or a request.'),
    fix: t('Run "CXone: Edit Tenant", choose the {0} and use it without the name.', label),
    hint: t('has a name in front of it'),
  };
}

function schemeInFront({ label, paste }: Entry): Words {
  return {
    code: 'secret-is-encoded-pair',
    title: t('The {0} of {1} begins with "Basic" or "Bearer".', label, paste.tenant.name),
    detail: t('It was copied from an Authorization header.'),
    fix: t('Enter the {0} itself with "CXone: Edit Tenant".', label),
    hint: t('looks like an Authorization header'),
  };
}

function invisible({ label, paste }: Entry): Words {
  return {
    code: 'secret-has-invisible-characters',
    title: t('The {0} of {1} has invisible characters.', label, paste.tenant.name),
    detail: t(
      'They come along when a value is copied from a mail, a chat or a web page, and are sent like any other.',
    ),
    fix: t('Run "CXone: Edit Tenant", choose the {0} and use it without them.', label),
    hint: t('has invisible characters'),
  };
}

function whiteSpaceAround({ label, paste }: Entry): Words {
  return {
    code: 'secret-has-whitespace',
    title: t('The {0} of {1} has white space around it.', label, paste.tenant.name),
    detail: t('A blank or a line break was copied along with it.'),
    fix: t('Enter the {0} again with "CXone: Edit Tenant", which removes it.', label),
    hint: t('has white space around it'),
  };
}

function whiteSpaceInside({ label, paste }: Entry): Words {
  return {
    code: 'secret-has-whitespace',
    title: t('The {0} of {1} has white space in it.', label, paste.tenant.name),
    detail: t('A mail or a terminal broke it into lines, or blanks were copied along.'),
    fix: t('Run "CXone: Edit Tenant", choose the {0} and use it without white space.', label),
    hint: t('has white space in it'),
  };
}

function accessKeyShape({ name, label, shape, paste }: Entry): Words | undefined {
  if (!isForAccessKey(name) || !['value', 'flawed-access-key'].includes(shape.content)) return undefined;
  if (swaps(paste).flat().includes(name)) return undefined;
  const isFlawed = shape.content === 'flawed-access-key';
  const hint = accessKeyHint(shape);
  return {
    code: 'access-key-shape',
    title: t('The {0} of {1} does not look like one.', label, paste.tenant.name),
    detail: t(
      'Id and secret of an access key are 52 capital letters and digits from 2 to 7, then "====". This {0}.',
      hint,
    ),
    fix: isFlawed
      ? t('Run "CXone: Edit Tenant", choose the {0} and let it be completed.', label)
      : t('Copy the whole {0}, "====" included, and enter it with "CXone: Edit Tenant".', label),
    hint,
  };
}

function accessKeyHint({ accessKeyFlaws: flaws, contentLength }: SecretShape): string {
  if (flaws.length > 1) return t('is in lower case and does not end in "===="');
  if (flaws[0] === 'lower-case') return t('is not all in capital letters');
  if (flaws[0] === 'padding') return t('does not end in "===="');
  return contentLength === accessKeyLength
    ? t('has characters that an access key does not have')
    : t('has {0} characters, an access key has {1}', contentLength, accessKeyLength);
}
