import type { CredentialName } from '../tenants/credentials';
import type { Paste } from './paste';
import type { SecretShape } from './secretShape';

type Swap = readonly [client: CredentialName, accessKey: CredentialName];

const counterparts: readonly Swap[] = [
  ['clientId', 'accessKeyId'],
  ['clientSecret', 'accessKeySecret'],
];

/** The credentials of client and access key that look exchanged: one has the form of an access key where the other should. */
export function swaps({ shapes }: Pick<Paste, 'shapes'>): readonly Swap[] {
  return counterparts.filter(([client, accessKey]) => {
    const other = shapes[accessKey];
    return isAccessKey(shapes[client]) && other !== undefined && !isLikeAccessKey(other);
  });
}

/** The box of an access key for what was entered in that box of a client. */
export function accessKeyCounterpart(name: CredentialName): CredentialName | undefined {
  return counterparts.find(([client]) => client === name)?.[1];
}

export function isAccessKey(shape: SecretShape | undefined): boolean {
  return shape?.content === 'access-key';
}

function isLikeAccessKey({ content }: SecretShape): boolean {
  return content === 'access-key' || content === 'flawed-access-key';
}
