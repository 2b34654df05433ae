import assert from 'node:assert/strict';
import { knownRegions, regionCatalog } from '../../../../src/core/cxone/regions';

describe('regionCatalog', () => {
  const idsOf = (setting: unknown) => regionCatalog(setting).map(({ id }) => id);
  const known = knownRegions.map(({ id }) => id);
  const find = (setting: unknown, id: string) => regionCatalog(setting).find((region) => region.id === id);

  const nonsense: Record<string, unknown> = {
    nothing: undefined,
    null: null,
    text: 'na1',
    'an object': { id: 'x' },
    'a list of nonsense': [
      null,
      1,
      'x',
      [],
      {},
      { id: 7 },
      { id: '' },
      { id: 'a b' },
      { id: 'a.example/' },
      { id: '../x' },
    ],
    'http addresses': [
      { id: 'x', issuer: 'http://cxone.example' },
      { id: 'y', tokenUrl: 'http://cxone.example' },
      { id: 'z', apiBaseUrl: 'ftp://cxone.example' },
    ],
    'a label that is a number': [{ id: 'x', label: 7 }],
  };
  for (const [name, setting] of Object.entries(nonsense)) {
    it(`is the known regions with ${name}`, () => assert.deepEqual(idsOf(setting), known));
  }

  it('keeps the usable entries beside nonsense', () => {
    assert.deepEqual(idsOf([null, { id: 'de1' }, { id: 7 }, { id: 'fr_2' }]), [...known, 'de1', 'fr_2']);
  });

  it('calls a region without a label by its id', () => {
    assert.deepEqual(find([{ id: 'de1' }], 'de1'), { id: 'de1', label: 'de1' });
  });

  it('lets the user change a part of a known region, in its place', () => {
    const setting = [{ id: 'na1', tokenUrl: 'https://token.example' }];
    assert.deepEqual(find(setting, 'na1'), { ...knownRegions[0], tokenUrl: 'https://token.example' });
    assert.deepEqual(idsOf(setting), known);
  });

  it('takes http for this machine', () => {
    assert.equal(find([{ id: 'x', issuer: 'http://127.0.0.1:1' }], 'x')?.issuer, 'http://127.0.0.1:1');
  });

  it('knows the areas of the documents and the names people use', () => {
    const names = ['na1', 'na2', 'eu1', 'uk1', 'au1', 'ca1', 'jp1', 'euw1', 'usw2', 'use1'];
    assert.deepEqual(
      names.filter((name) => !known.includes(name)),
      [],
    );
    assert.equal(new Set(known).size, known.length);
  });
});
