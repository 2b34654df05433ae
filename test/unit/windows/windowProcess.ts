import { join } from 'node:path';
import { tokenEndpointOf } from '../../../src/core/cxone/tokenEndpoint';
import { findingsOf } from '../../../src/core/diagnosis/findings';
import type { Clock } from '../../../src/core/ports';
import { Redactor } from '../../../src/core/redaction';
import { CredentialStore } from '../../../src/core/tenants/credentialStore';
import { TokenService } from '../../../src/core/token/tokenService';
import { TokenVault } from '../../../src/core/token/tokenVault';
import { createNetwork } from '../../../src/network';
import { systemClock } from '../../../src/platform/clock';
import { FolderLock } from '../../../src/platform/windows/folderLock';
import { MemoryMemento } from '../core/doubles/memoryMemento';
import { sampleTenant, secretsOf } from '../core/samples';
import { KeptLog } from './doubles';
import { FileSecrets } from './fileSecrets';
import type { WindowMessage, WindowReply } from './windows';

/** A window of a desktop VS Code as a process: real services over a folder that all of them share. */
function openWindow([folder = '', issuer = '']: readonly string[]): (
  message: WindowMessage,
) => Promise<unknown> {
  const timeoutMs = 15_000;
  const secrets = new FileSecrets(join(folder, 'secrets'));
  const memento = new MemoryMemento();
  const redactor = new Redactor();
  const credentials = new CredentialStore(secrets, memento, redactor);
  const network = createNetwork('cxone-token/0.0.0 (unit test)');
  const lock = new FolderLock({
    folder: join(folder, 'locks'),
    clock: announced(systemClock),
    log: new KeptLog(),
    longestWaitMs: () => timeoutMs + 5000,
  });
  const tokens = new TokenService({
    clock: systemClock,
    vault: new TokenVault({ secrets, memento, keepAcrossReloads: () => true }),
    redactor,
    readCredentials: (id) => credentials.read(id),
    exchange: (of, ofTenant, { refreshToken, signal }) =>
      network.exchange(
        { tenant: of, endpoint: tokenEndpointOf(of, []), credentials: ofTenant, refreshToken },
        { route: { certificates: [] }, timeoutMs, signal },
      ),
    findingsOf: async (evidence) => findingsOf(evidence),
    exclusively: (id, signal, work) => lock.exclusively(`token-${id}`, work, signal),
    renewAheadMs: () => 0,
  });
  return async (message) => {
    const tenant = sampleTenant({ id: message.tenant, issuer, clientAuthentication: 'basic' });
    switch (message.kind) {
      case 'get':
        return (await tokens.get(tenant)).accessToken.reveal();
      case 'forget':
        return tokens.forget(tenant.id);
      case 'changeSecret':
        return credentials.write(tenant.id, secretsOf(message.credentials));
      case 'hearOfChange':
        return tokens.refresh(tenant.id, tenant);
      case 'state':
        return tokens.stateOf(tenant.id).kind;
    }
  };
}

/** Tells the test when this window waits, be it for another window or, holding the lock, for CXone. */
function announced(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    after(delay, callback) {
      reply({ waits: true });
      return clock.after(delay, callback);
    },
  };
}

function reply(message: WindowReply): void {
  process.send?.(message);
}

const answer = openWindow(process.argv.slice(2));
process.on('message', (message: WindowMessage) => {
  answer(message).then(
    (value) => reply({ id: message.id, value }),
    (error) => reply({ id: message.id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
