import assert from 'node:assert/strict';
import { TokenOwners } from '../../../../src/core/token/tokenOwners';
import { FakeClock } from '../doubles/fakeClock';
import { MemoryMemento } from '../doubles/memoryMemento';
import { tokenOf } from './inspectionSamples';

const week = 7 * 24 * 60 * 60 * 1000;

describe('TokenOwners', () => {
  let clock: FakeClock;
  let memento: MemoryMemento;
  let owners: TokenOwners;
  const note = (tenantId: unknown, of = 'acme') => owners.note(of, tokenOf({ tenantId }));

  beforeEach(() => {
    clock = new FakeClock();
    memento = new MemoryMemento();
    owners = new TokenOwners(memento, clock);
  });

  it('has nothing to tell about the first tokens', () => {
    assert.equal(owners.before('acme'), undefined);
    note('one');
    note('one');
    note('ONE');
    assert.equal(owners.before('acme'), undefined);
  });

  it('tells whose the tokens before were, for a week and after a restart', () => {
    note('one');
    note('two');
    note('two');
    assert.equal(new TokenOwners(memento, clock).before('acme'), 'one');
    assert.equal(owners.before('other'), undefined);
    clock.advance(week - 1);
    assert.equal(owners.before('acme'), 'one');
    clock.advance(1);
    assert.equal(owners.before('acme'), undefined);
  });

  it('learns nothing from tokens that do not say', () => {
    note('one');
    for (const tenantId of [undefined, '', 7, null]) note(tenantId);
    owners.note('acme', tokenOf('opaque'));
    assert.equal(owners.before('acme'), undefined);
  });

  it('forgets tenants that are gone, and nothing else', () => {
    memento.set('other.acme', 1);
    note('one');
    note('one', 'kept');
    owners.keepOnly(new Set(['kept']));
    assert.deepEqual([...memento.keys()], ['other.acme', 'token.owner.kept']);
  });

  it('starts anew where the memory is unreadable', () => {
    memento.set('token.owner.acme', { id: 7 });
    note('one');
    assert.equal(owners.before('acme'), undefined);
  });
});
