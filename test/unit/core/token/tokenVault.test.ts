import assert from 'node:assert/strict';
import { Secret } from '../../../../src/core/secret';
import { writeStoredToken } from '../../../../src/core/token/storedToken';
import { TokenVault, tokenKey } from '../../../../src/core/token/tokenVault';
import { MemoryMemento } from '../doubles/memoryMemento';
import { MemorySecrets } from '../doubles/memorySecrets';

const key = tokenKey('acme');
const tokenNamed = (name: string) => ({
  accessToken: new Secret(name),
  obtainedAt: 1000,
  endsAt: 2000,
  obtainedFor: 'fingerprint',
});

describe('TokenVault', () => {
  let secrets: MemorySecrets;
  let memento: MemoryMemento;
  let keep: boolean;
  let vault: TokenVault;
  const open = () => new TokenVault({ secrets, memento, keepAcrossReloads: () => keep });
  const nameIn = async (of: TokenVault) => (await of.read('acme'))?.accessToken.reveal();

  beforeEach(() => {
    secrets = new MemorySecrets();
    memento = new MemoryMemento();
    keep = true;
    vault = open();
  });

  it('reads nothing from a damaged secret', async () => {
    secrets.values.set(key, '{"version":1');
    assert.equal(await vault.read('acme'), undefined);
  });

  it('keeps a token for the next start, and its times without opening SecretStorage', async () => {
    await vault.write('acme', tokenNamed('invented'));
    const next = open();
    const before = secrets.operations.length;
    assert.deepEqual(next.timesOf('acme'), { obtainedAt: 1000, endsAt: 2000 });
    assert.equal(secrets.operations.length, before);
    assert.equal(await nameIn(next), 'invented');
  });

  it('keeps no token in the memento', async () => {
    await vault.write('acme', tokenNamed('invented-token'));
    const kept = JSON.stringify(memento.keys().map((name) => [name, memento.get(name)]));
    assert.match(kept, /endsAt/);
    assert.doesNotMatch(kept, /invented|fingerprint/);
  });

  it('opens SecretStorage once for many reads', async () => {
    secrets.values.set(key, writeStoredToken(tokenNamed('invented')));
    await vault.read('acme');
    await vault.read('acme');
    assert.deepEqual(secrets.operations, [`get ${key}`]);
  });

  it('deletes a token everywhere', async () => {
    await vault.write('acme', tokenNamed('invented'));
    await vault.delete('acme');
    assert.deepEqual(
      [secrets.values.size, memento.keys(), vault.timesOf('acme'), await nameIn(vault)],
      [0, [], undefined, undefined],
    );
  });

  it('takes over what another window stored, and what it deleted', async () => {
    await vault.write('acme', tokenNamed('mine'));
    secrets.values.set(key, writeStoredToken(tokenNamed('theirs')));
    assert.equal((await vault.reload('acme'))?.accessToken.reveal(), 'theirs');
    assert.equal(await nameIn(vault), 'theirs');
    secrets.values.delete(key);
    assert.equal(await vault.reload('acme'), undefined);
    assert.equal(vault.timesOf('acme'), undefined);
  });

  it('ignores times that are none', () => {
    for (const nonsense of [7, 'x', null, {}, { obtainedAt: 1 }, { obtainedAt: '1', endsAt: 2 }]) {
      memento.set('token.times.acme', nonsense);
      assert.equal(vault.timesOf('acme'), undefined, JSON.stringify(nonsense));
    }
  });

  describe('in memory only', () => {
    beforeEach(() => {
      keep = false;
    });

    it('writes nothing down and survives a reload of the token, not of the window', async () => {
      await vault.write('acme', tokenNamed('invented'));
      assert.equal((await vault.reload('acme'))?.accessToken.reveal(), 'invented');
      assert.deepEqual([secrets.operations, memento.keys()], [[], []]);
      assert.deepEqual([await nameIn(open()), open().timesOf('acme')], [undefined, undefined]);
    });

    it('neither reads nor shows what was kept before, and removes it with the next token', async () => {
      keep = true;
      await vault.write('acme', tokenNamed('kept'));
      keep = false;
      const next = open();
      assert.deepEqual([await nameIn(next), next.timesOf('acme')], [undefined, undefined]);
      await next.write('acme', tokenNamed('new'));
      assert.deepEqual([secrets.values.size, memento.keys(), await nameIn(next)], [0, [], 'new']);
    });
  });

  describe('when a token is deleted', () => {
    it('while it is read, does not bring it back', async () => {
      secrets.values.set(key, writeStoredToken(tokenNamed('deleted')));
      const letGo = secrets.hold('get', key);
      const reading = vault.read('acme');
      await vault.delete('acme');
      letGo();
      assert.equal(await reading, undefined);
      assert.deepEqual([await nameIn(vault), vault.timesOf('acme')], [undefined, undefined]);
    });

    it('while it is written, does not remember its times', async () => {
      const letGo = secrets.hold('set', key);
      const writing = vault.write('acme', tokenNamed('deleted'));
      await vault.delete('acme');
      letGo();
      await writing;
      assert.deepEqual([memento.keys(), vault.timesOf('acme')], [[], undefined]);
    });

    it('leaves the others as they are', async () => {
      secrets.values.set(key, writeStoredToken(tokenNamed('stays')));
      const letGo = secrets.hold('get', key);
      const reading = vault.read('acme');
      await vault.delete('other');
      letGo();
      assert.equal((await reading)?.accessToken.reveal(), 'stays');
    });
  });
});
