import assert from 'node:assert/strict';
import {
  plainTenant,
  readTenantList,
  withoutTenant,
  withTenant,
} from '../../../../src/core/tenants/tenantList';
import { sampleTenant } from '../samples';

const acme = { name: 'Acme', method: 'accessKey' };
const idsOf = (setting: unknown) => readTenantList(setting).tenants.map(({ id }) => id);
const problemsOf = (setting: unknown) =>
  readTenantList(setting).problems.map(({ name, reason }) => `${name}: ${reason}`);

describe('readTenantList', () => {
  it('calls a setting that is no list by its name', () => {
    for (const setting of ['acme', 7, true, {}, { 0: acme, length: 1 }]) {
      assert.deepEqual(idsOf(setting), []);
      assert.deepEqual(problemsOf(setting), ['cxone.tenants: it is not a list']);
    }
  });

  it('takes a setting that is not there for an empty one', () => {
    for (const setting of [undefined, null, []])
      assert.deepEqual(readTenantList(setting), { tenants: [], problems: [] });
  });

  it('keeps the usable entries beside every kind of nonsense', () => {
    const nonsense = [
      null,
      7,
      'text',
      [],
      {},
      { name: 'Broken' },
      { ...acme, id: 'a b' },
      { ...acme, name: '' },
    ];
    for (const entry of nonsense) {
      const { tenants, problems } = readTenantList([
        { ...acme, id: 'first' },
        entry,
        { ...acme, id: 'last' },
      ]);
      assert.deepEqual(
        [tenants.map(({ id }) => id), problems.length],
        [['first', 'last'], 1],
        JSON.stringify(entry),
      );
    }
  });

  it('says which entry is meant: by name, else by id, else by its place', () => {
    const setting = [
      { name: ' Broken one ' },
      { id: 'broken-two', name: 7, method: 'accessKey' },
      null,
      { name: '', id: '  ' },
      { name: 'x'.repeat(200) },
    ];
    const names = readTenantList(setting).problems.map(({ name }) => name);
    assert.deepEqual(names, ['Broken one', 'broken-two', 'entry 3', 'entry 4', 'x'.repeat(80)]);
  });

  it('makes sentences of its problems', () => {
    assert.deepEqual(problemsOf([{ ...acme, region: 7, tokenUrl: 'http://a.example' }]), [
      'Acme: "region" must be text; "tokenUrl" must be an https address (http only for this machine)',
    ]);
  });

  it('uses the first of two entries with one id', () => {
    const setting = [
      { ...acme, id: 'acme', name: 'First' },
      { ...acme, id: 'acme', name: 'Second' },
    ];
    assert.deepEqual(
      readTenantList(setting).tenants.map(({ name }) => name),
      ['First'],
    );
    assert.deepEqual(problemsOf(setting), ['Second: its id "acme" is used twice']);
  });

  it('makes ids from names, all different', () => {
    assert.deepEqual(idsOf([acme, acme, { ...acme, id: 'own' }, acme]), ['acme', 'acme-2', 'own', 'acme-3']);
  });

  it('never gives a stated id to another entry, wherever it stands', () => {
    assert.deepEqual(idsOf([acme, { ...acme, id: 'acme' }, { ...acme, id: 'acme-2' }]), [
      'acme-3',
      'acme',
      'acme-2',
    ]);
  });

  it('is not confused by ids that objects have', () => {
    assert.deepEqual(
      idsOf([
        { ...acme, id: '__proto__' },
        { ...acme, id: 'constructor' },
      ]),
      ['__proto__', 'constructor'],
    );
  });
});

describe('withTenant', () => {
  const others = [
    null,
    { name: 'Broken', note: 'keep me' },
    { ...acme, id: 'other', unknown: { keep: ['me'] } },
  ];
  const saved = sampleTenant({ name: 'Acme changed', region: 'eu1' });
  const text = (entries: unknown[]) => entries.map((entry) => JSON.stringify(entry));

  it('replaces an entry in its place and leaves the others byte for byte', () => {
    const setting = [others[0], { ...acme, id: 'acme' }, ...others.slice(1)];
    const before = text(setting);
    const after = text(withTenant(setting, saved));
    assert.deepEqual(after.toSpliced(1, 1), before.toSpliced(1, 1));
    assert.equal(after[1], JSON.stringify(plainTenant(saved)));
    assert.deepEqual(text(setting), before, 'the setting itself was changed');
  });

  it('adds a new one at the end', () => {
    assert.deepEqual(text(withTenant(others, saved)), [...text(others), JSON.stringify(plainTenant(saved))]);
  });

  it('starts a list where there is none', () => {
    for (const setting of [undefined, null])
      assert.deepEqual(withTenant(setting, saved), [plainTenant(saved)]);
  });

  it('finds an entry whose id was made from its name', () => {
    const after = withTenant([acme, acme], { ...saved, id: 'acme-2' });
    assert.equal(after[0], acme);
    assert.deepEqual([after.length, (after[1] as { name: string }).name], [2, 'Acme changed']);
  });

  it('takes the entry that states an id, not an earlier one of that name', () => {
    const setting = [acme, { ...acme, id: 'acme', note: 'stated' }];
    assert.equal(withTenant(setting, saved)[0], acme);
    assert.deepEqual(withoutTenant(setting, 'acme'), [acme]);
  });

  it('changes the entry that is shown, not a broken or second one of the same id', () => {
    const setting = [
      { id: 'acme', name: 'Broken' },
      { ...acme, id: 'acme' },
      { ...acme, id: 'acme', name: 'Second' },
    ];
    const after = withTenant(setting, saved);
    assert.deepEqual(
      after.map((entry) => (entry as { name: string }).name),
      ['Broken', 'Acme changed', 'Second'],
    );
  });

  it('is read again as it was saved', () => {
    const whole = sampleTenant({
      region: 'na1',
      headers: { a: 'b' },
      production: true,
      clientAuthentication: 'post',
    });
    for (const tenant of [sampleTenant(), whole])
      assert.deepEqual(readTenantList(withTenant([], tenant)).tenants, [tenant]);
  });
});

describe('withoutTenant', () => {
  it('takes one entry out and leaves the others byte for byte', () => {
    const setting = [null, { ...acme, id: 'acme' }, { ...acme, id: 'other', unknown: 1 }, 'text'];
    assert.equal(
      JSON.stringify(withoutTenant(setting, 'acme')),
      JSON.stringify([setting[0], setting[2], setting[3]]),
    );
    assert.equal(setting.length, 4);
  });

  it('leaves everything where the id is unknown', () => {
    const setting = [acme, null];
    for (const id of ['other', '', '__proto__']) assert.deepEqual(withoutTenant(setting, id), setting);
  });

  it('finds an entry whose id was made from its name', () => {
    assert.deepEqual(withoutTenant([acme, { ...acme, note: 'second' }], 'acme-2'), [acme]);
  });
});

describe('plainTenant', () => {
  it('leaves out what is at its default', () => {
    assert.deepEqual(Object.keys(plainTenant(sampleTenant({ production: false }))), [
      'id',
      'name',
      'environment',
      'method',
    ]);
    const whole = plainTenant(sampleTenant({ production: true, clientAuthentication: 'basic' }));
    assert.deepEqual([whole.production, whole.clientAuthentication], [true, 'basic']);
  });
});
