import assert from 'node:assert/strict';
import { Redactor } from '../../../src/core/redaction';
import { Secret } from '../../../src/core/secret';
import { CredentialStore, credentialsRevision } from '../../../src/core/tenants/credentialStore';
import { writeStoredToken } from '../../../src/core/token/storedToken';
import { TokenVault, tokenKey } from '../../../src/core/token/tokenVault';
import type { SharedPart, WriteGuard } from '../../../src/core/windows/writeGuard';
import { MemoryMemento } from '../core/doubles/memoryMemento';
import { MemorySecrets } from '../core/doubles/memorySecrets';
import { credentialsOf } from '../core/samples';

const key = tokenKey('acme');
const tokenNamed = (name: string) => ({
  accessToken: new Secret(name),
  obtainedAt: 1000,
  endsAt: 2000,
  obtainedFor: 'fingerprint',
});

describe('TokenVault in a window that is out of date', () => {
  let secrets: MemorySecrets;
  let memento: MemoryMemento;
  let isStale: boolean;
  let vault: TokenVault;
  const nameOf = async (token: ReturnType<TokenVault['read']>) => (await token)?.accessToken.reveal();
  const writes = () => secrets.operations.filter((operation) => !operation.startsWith('get'));

  beforeEach(() => {
    secrets = new MemorySecrets();
    memento = new MemoryMemento();
    isStale = true;
    vault = new TokenVault({
      secrets,
      memento,
      keepAcrossReloads: () => true,
      isStale: async () => isStale,
    });
  });

  it('keeps a token in memory and writes nothing', async () => {
    secrets.values.set(key, writeStoredToken(tokenNamed('older')));
    await vault.write('acme', tokenNamed('new'));
    assert.equal(await nameOf(vault.read('acme')), 'new');
    assert.equal(await nameOf(vault.reload('acme')), 'new');
    assert.deepEqual(vault.timesOf('acme'), { ...tokenNamed('new') });
    assert.deepEqual([writes(), memento.keys()], [[], []]);
  });

  it('forgets a token for itself, though the stored one stays', async () => {
    secrets.values.set(key, writeStoredToken(tokenNamed('stored')));
    assert.equal(await nameOf(vault.read('acme')), 'stored');
    await vault.delete('acme');
    assert.deepEqual(
      [await nameOf(vault.read('acme')), await nameOf(vault.reload('acme')), vault.timesOf('acme')],
      [undefined, undefined, undefined],
    );
    assert.deepEqual(writes(), []);
  });

  it('still reads what is stored for tenants it has no token of its own for', async () => {
    secrets.values.set(key, writeStoredToken(tokenNamed('stored')));
    await vault.delete('other');
    assert.equal(await nameOf(vault.read('acme')), 'stored');
  });

  it('stores again once it is up to date', async () => {
    await vault.write('acme', tokenNamed('apart'));
    isStale = false;
    await vault.write('acme', tokenNamed('stored'));
    assert.equal(await nameOf(vault.reload('acme')), 'stored');
    assert.deepEqual([writes(), secrets.values.size], [[`set ${key}`], 1]);
  });

  it('takes over what is stored once it is up to date', async () => {
    await vault.write('acme', tokenNamed('apart'));
    isStale = false;
    secrets.values.set(key, writeStoredToken(tokenNamed('theirs')));
    assert.equal(await nameOf(vault.reload('acme')), 'theirs');
  });

  it('stores no token that was deleted while it found out', async () => {
    isStale = false;
    const writing = vault.write('acme', tokenNamed('deleted'));
    await vault.delete('acme');
    await writing;
    assert.deepEqual([secrets.values.size, await nameOf(vault.read('acme'))], [0, undefined]);
  });

  it('keeps a token that came while the one before it was deleted', async () => {
    isStale = false;
    const deleting = vault.delete('acme');
    await vault.write('acme', tokenNamed('new'));
    await deleting;
    assert.deepEqual([secrets.values.size, await nameOf(vault.read('acme'))], [1, 'new']);
  });
});

describe('CredentialStore', () => {
  let secrets: MemorySecrets;
  let memento: MemoryMemento;
  const parts: SharedPart[] = [];
  const storeWith = (guard: WriteGuard) => new CredentialStore(secrets, memento, new Redactor(), guard);
  const noting: WriteGuard = {
    write(part, work) {
      parts.push(part);
      return work();
    },
    noteChange: () => Promise.resolve(),
  };
  const refusing: WriteGuard = { ...noting, write: () => Promise.reject(new Error('refused')) };

  beforeEach(() => {
    secrets = new MemorySecrets();
    memento = new MemoryMemento();
    parts.length = 0;
  });

  it('gives every write a revision of its own, which says nothing about the secrets', async () => {
    const store = storeWith(noting);
    const revisions = [await credentialsRevision(secrets, 'acme')];
    for (let write = 0; write < 2; write++) {
      await store.write('acme', credentialsOf());
      revisions.push(await credentialsRevision(secrets, 'acme'));
    }
    await store.delete('acme');
    assert.equal(new Set(revisions).size, 3);
    assert.equal(await credentialsRevision(secrets, 'acme'), revisions[0]);
    assert.deepEqual(parts, ['credentials acme', 'credentials acme', 'credentials acme']);
  });

  it('reads back the credentials alone', async () => {
    const store = storeWith(noting);
    await store.write('acme', credentialsOf());
    assert.deepEqual(Object.keys(await store.read('acme')).sort(), Object.keys(credentialsOf()).sort());
  });

  it('knows a revision of damaged or older credentials too', async () => {
    for (const text of ['{', '[]', 'null', '{"clientId":"x"}', '{"revision":7}']) {
      secrets.values.set('cxone.tenant.acme.credentials', text);
      assert.equal(await credentialsRevision(secrets, 'acme'), 'unknown', text);
    }
  });

  it('neither writes nor deletes, nor remembers that it did, where the guard refuses', async () => {
    await storeWith(noting).write('acme', credentialsOf());
    const before = [...secrets.values];
    const store = storeWith(refusing);
    await assert.rejects(store.write('acme', {}), /refused/);
    await assert.rejects(store.write('other', credentialsOf()), /refused/);
    await assert.rejects(store.delete('acme'), /refused/);
    assert.deepEqual([[...secrets.values], await store.knownTenantIds()], [before, ['acme']]);
  });
});
