import assert from 'node:assert/strict';
import { writeCredentials } from '../../../../src/core/tenants/credentials';
import { readImportFile, writeExportFile } from '../../../../src/core/tenants/importFile';
import { sampleTenant } from '../samples';

const acme = { id: 'acme', name: 'Acme', method: 'accessKey' };
const file = (...tenants: unknown[]) => JSON.stringify({ version: 1, tenants });

function read(text: string, existing: string[] = []) {
  const reading = readImportFile(text, new Set(existing));
  return reading.ok ? reading : assert.fail(reading.finding.title);
}

describe('readImportFile', () => {
  describe('refuses a whole file', () => {
    const refused: Record<string, [text: string, title: RegExp]> = {
      'that is empty': ['', /not JSON/],
      'of text': ['client_secret=invented-secret', /not JSON/],
      'cut in the middle': [file(acme).slice(0, -2), /not JSON/],
      'of JSON with comments': [`// invented-secret\n${file(acme)}`, /not JSON/],
      'that is null': ['null', /not a list of CXone tenants/],
      'that is a bare list': [JSON.stringify([acme]), /not a list of CXone tenants/],
      'without tenants': ['{"version":1}', /not a list of CXone tenants/],
      'without a version': [JSON.stringify({ tenants: [acme] }), /not a list of CXone tenants/],
      'of a later version': [JSON.stringify({ version: 2, tenants: [acme] }), /not a list of CXone tenants/],
      'whose version is text': [
        JSON.stringify({ version: '1', tenants: [acme] }),
        /not a list of CXone tenants/,
      ],
      'whose tenants are an object': [
        JSON.stringify({ version: 1, tenants: { acme } }),
        /not a list of CXone tenants/,
      ],
    };
    for (const [name, [text, title]] of Object.entries(refused)) {
      it(name, () => {
        const reading = readImportFile(text, new Set());
        assert.ok(!reading.ok);
        assert.equal(reading.finding.code, 'import-file-not-supported');
        assert.match(reading.finding.title, title);
        assert.doesNotMatch(JSON.stringify(reading.finding), /invented/);
      });
    }
  });

  describe('leaves out an entry, says why, and keeps the others', () => {
    const left: [entry: unknown, name: string, reason: RegExp][] = [
      [null, 'entry 2', /^it is not an object$/],
      [{ method: 'accessKey' }, 'entry 2', /^it has no name$/],
      [{ ...acme, id: 'x', name: 'Magic', method: 'magic' }, 'Magic', /^"method" must be one of /],
      [{ ...acme, name: 'Twin' }, 'Twin', /^its id "acme" is used twice in the file$/],
      [
        { ...acme, id: 'x', name: 'Plain', tokenUrl: 'http://cxone.example' },
        'Plain',
        /^"tokenUrl" must be an https/,
      ],
      [
        { ...acme, id: 'x', name: 'Wrong', credentials: { clientSecret: 7 } },
        'Wrong',
        /^its "credentials" are not texts/,
      ],
      [
        { ...acme, id: 'x', name: 'Wrong', credentials: 'invented-secret' },
        'Wrong',
        /^its "credentials" are not texts/,
      ],
    ];
    for (const [entry, name, reason] of left) {
      it(JSON.stringify(entry), () => {
        const { entries, skipped } = read(file(acme, entry, { ...acme, id: 'last' }));
        assert.deepEqual(
          entries.map(({ tenant }) => tenant.id),
          ['acme', 'last'],
        );
        assert.deepEqual(
          skipped.map((one) => one.name),
          [name],
        );
        assert.match(skipped[0]?.reason ?? '', reason);
        assert.doesNotMatch(JSON.stringify(skipped), /invented/);
      });
    }
  });

  it('reads a file with a byte order mark', () => {
    assert.equal(read(`\uFEFF${file(acme)}`).entries.length, 1);
  });

  it('reads an empty list', () => assert.deepEqual(read(file()), { ok: true, entries: [], skipped: [] }));

  it('reads credentials, trimmed and hidden, apart from the tenant', () => {
    const values = {
      clientId: 'app',
      clientSecret: ' invented-secret\r\n',
      accessKeyId: '',
      redirectUri: 'http://127.0.0.1:8400/callback',
    };
    const [entry] = read(file({ ...acme, credentials: values })).entries;
    assert.deepEqual(writeCredentials(entry?.credentials ?? {}), {
      clientId: 'app',
      clientSecret: 'invented-secret',
      redirectUri: 'http://127.0.0.1:8400/callback',
    });
    assert.doesNotMatch(JSON.stringify(entry), /invented/);
    assert.ok(entry && !('credentials' in entry.tenant));
  });

  it('reads entries without credentials', () => {
    for (const credentials of [undefined, null, {}])
      assert.deepEqual(read(file({ ...acme, credentials })).entries[0]?.credentials, {});
  });

  it('keeps a stated id that exists, to update that tenant, and makes new ones that do not', () => {
    const { entries } = read(file(acme, { name: 'Globex', method: 'accessKey' }), ['acme', 'globex']);
    assert.deepEqual(
      entries.map(({ tenant }) => tenant.id),
      ['acme', 'globex-2'],
    );
  });

  it('makes no id that a later entry states', () => {
    const { entries, skipped } = read(file({ name: 'Acme', method: 'accessKey' }, acme));
    assert.deepEqual(
      entries.map(({ tenant }) => tenant.id),
      ['acme-2', 'acme'],
    );
    assert.deepEqual(skipped, []);
  });
});

describe('writeExportFile', () => {
  const tenants = [
    sampleTenant(),
    sampleTenant({ id: 'other', region: 'eu1', headers: { a: 'b' }, production: true }),
  ];

  it('has no credentials in it, whatever comes with a tenant', () => {
    const [entry] = read(file({ ...acme, credentials: { clientSecret: 'invented-secret' } })).entries;
    assert.ok(entry);
    const careless = { ...sampleTenant(), ...entry.credentials };
    const text = writeExportFile([entry.tenant, careless]);
    assert.doesNotMatch(text, /invented/);
    assert.doesNotMatch(writeExportFile([entry.tenant]), /credentials|clientSecret/);
  });

  it('is what import reads', () => {
    const { entries, skipped } = read(writeExportFile(tenants));
    assert.deepEqual([entries.map(({ tenant }) => tenant), skipped], [tenants, []]);
  });

  it('is laid out for people and ends with a line break', () => {
    assert.match(writeExportFile(tenants), /^\{\n {2}"version": 1,\n[\s\S]*\}\n$/);
  });
});
