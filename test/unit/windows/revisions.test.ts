import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  noRevision,
  readRevisions,
  revisionOfValue,
  writeRevisions,
} from '../../../src/core/windows/revisions';
import { noRevisionFile, revisionFileAt } from '../../../src/platform/windows/revisionFile';
import { windowStart } from '../../../src/platform/windows/windowStart';

describe('revisions', () => {
  const parts = { tenants: { revision: 'r1', at: 1 }, 'credentials acme': { revision: 'r2', at: 2 } };

  it('are read as they were written', () => assert.deepEqual(readRevisions(writeRevisions(parts)), parts));

  for (const text of [
    undefined,
    '',
    '{',
    'null',
    '[]',
    '{"version":2,"parts":{}}',
    '{"version":1}',
    '{"version":1,"parts":{"tenants":{"revision":7,"at":1}}}',
  ]) {
    it(`are none in ${text}`, () => assert.deepEqual(readRevisions(text), {}));
  }
});

describe('revisionOfValue', () => {
  it('is the same for equal values, in whatever order their fields are', () => {
    const one = [{ id: 'acme', headers: { a: '1', b: '2' } }];
    const other = [{ headers: { b: '2', a: '1' }, id: 'acme' }];
    assert.equal(revisionOfValue(one), revisionOfValue(other));
  });

  it('differs with every other change', () => {
    const values = [
      undefined,
      [],
      {},
      ['a'],
      ['b'],
      ['a', 'b'],
      ['b', 'a'],
      [{ id: 'a' }],
      [{ id: 'b' }],
      'a',
    ];
    assert.equal(new Set(values.map(revisionOfValue)).size, values.length);
  });

  it('is none for nothing', () => {
    assert.deepEqual([revisionOfValue(undefined), revisionOfValue(null)], [noRevision, noRevision]);
  });
});

describe('revisionFileAt', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cxone-revisions-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has nothing before it is written, then the text and no other file', async () => {
    const file = revisionFileAt(join(folder, 'not yet', 'revisions.json'));
    assert.equal(await file.read(), undefined);
    await file.write('one');
    await file.write('two');
    assert.equal(await file.read(), 'two');
    assert.deepEqual(readdirSync(join(folder, 'not yet')), ['revisions.json']);
  });

  it('fails where there can be none', async () => {
    writeFileSync(join(folder, 'a file'), '');
    const file = revisionFileAt(join(folder, 'a file', 'revisions.json'));
    await assert.rejects(file.write('one'));
  });

  it('is nothing where windows share no folder', async () => {
    await noRevisionFile.write('one');
    assert.equal(await noRevisionFile.read(), undefined);
  });
});

describe('windowStart', () => {
  const now = Date.UTC(2030, 0, 1);
  const uuid = '11111111-aaaa-4aaa-8aaa-000000000001';

  it('is that of the process', () => {
    assert.equal(windowStart(now, 60, undefined), now - 60_000);
    assert.equal(windowStart(now, 60, 'someValue.sessionId'), now - 60_000);
    assert.equal(windowStart(now, 60, uuid), now - 60_000);
  });

  it('is that of a browser session which is older', () => {
    assert.equal(windowStart(now, 60, uuid + (now - 90_000)), now - 90_000);
    assert.equal(windowStart(now, 60, uuid + (now - 30_000)), now - 60_000);
  });
});
