import type { Network } from '../../network';

let network: Promise<Network> | undefined;

/** The network stack, loaded when it is first needed. */
export function loadNetwork(version: string): Promise<Network> {
  network ??= import('../../network').then(({ createNetwork }) =>
    createNetwork(`cxone-token/${version} (VS Code)`),
  );
  return network;
}
