import assert from 'node:assert/strict';
import { Redactor } from '../../../../src/core/redaction';
import {
  CredentialStore,
  credentialsKey,
  parseSecretKey,
} from '../../../../src/core/tenants/credentialStore';
import { readCredentials, writeCredentials } from '../../../../src/core/tenants/credentials';
import { MemoryMemento } from '../doubles/memoryMemento';
import { MemorySecrets } from '../doubles/memorySecrets';
import { secretsOf } from '../samples';

const plain = {
  clientId: 'invented-app',
  clientSecret: 'invented-secret',
  accessKeyId: 'id',
  accessKeySecret: 'key',
};

describe('readCredentials', () => {
  for (const json of [null, 7, 'text', { clientId: 7 }, { clientSecret: null }, { accessKeyId: ['x'] }]) {
    it(`refuses ${JSON.stringify(json)}`, () => assert.equal(readCredentials(json), undefined));
  }

  it('leaves out what is empty or white space only', () => {
    assert.deepEqual(readCredentials({ clientId: '', clientSecret: ' \t\r\n', accessKeyId: undefined }), {});
  });

  it('trims what was copied with white space around it, and leaves that inside', () => {
    const read = readCredentials({ clientId: '\n app@vendor v1 \r\n' });
    assert.equal(read?.clientId?.reveal(), 'app@vendor v1');
  });

  it('reads what was written, and nothing else', () => {
    const credentials =
      readCredentials({ ...plain, unknown: 'x', refreshToken: 'y' }) ?? assert.fail('not read');
    assert.deepEqual(writeCredentials(credentials), plain);
    assert.doesNotMatch(JSON.stringify(credentials), /invented/);
  });
});

describe('CredentialStore', () => {
  let secrets: MemorySecrets;
  let redactor: Redactor;
  let store: CredentialStore;

  beforeEach(() => {
    secrets = new MemorySecrets();
    redactor = new Redactor();
    store = new CredentialStore(secrets, new MemoryMemento(), redactor);
  });

  for (const damaged of ['', 'text', '{"clientId":', 'null', '[]', '{"clientId":7}']) {
    it(`has nothing in a secret that says ${JSON.stringify(damaged)}`, async () => {
      secrets.values.set(credentialsKey('acme'), damaged);
      assert.deepEqual(await store.read('acme'), {});
    });
  }

  it('has nothing for a tenant it never heard of', async () => {
    assert.deepEqual([await store.read('acme'), await store.knownTenantIds()], [{}, []]);
  });

  it('keeps one secret per tenant', async () => {
    await store.write('acme', secretsOf(plain));
    await store.write('other', secretsOf({ clientId: 'other' }));
    assert.deepEqual(
      [...secrets.values.keys()],
      ['cxone.tenant.acme.credentials', 'cxone.tenant.other.credentials'],
    );
    assert.deepEqual(writeCredentials(await store.read('acme')), plain);
  });

  it('knows whose credentials it has, until they are deleted', async () => {
    await store.write('acme', secretsOf(plain));
    await store.write('other', secretsOf(plain));
    await store.delete('acme');
    assert.deepEqual(
      [await store.knownTenantIds(), secrets.values.has(credentialsKey('acme'))],
      [['other'], false],
    );
  });

  it('has every secret masked, once it is written and once it is read', async () => {
    await store.write('acme', secretsOf(plain));
    assert.equal(redactor.redact('sent invented-secret'), 'sent ***');
    const next = new Redactor();
    await new CredentialStore(secrets, new MemoryMemento(), next).read('acme');
    assert.equal(next.redact('sent invented-secret of invented-app'), 'sent *** of ***');
  });
});

describe('parseSecretKey', () => {
  const foreign = [
    '',
    'cxone.tenant..token',
    'cxone.tenant.acme',
    'cxone.tenant.acme.tokens',
    'cxone.tenant.a.b.token',
    'x.cxone.tenant.acme.token',
  ];
  for (const key of foreign) it(`does not know "${key}"`, () => assert.equal(parseSecretKey(key), undefined));

  it('reads the keys that are written', () => {
    assert.deepEqual(parseSecretKey(credentialsKey('acme-1_x')), {
      tenantId: 'acme-1_x',
      holds: 'credentials',
    });
    assert.deepEqual(parseSecretKey('cxone.tenant.acme.token'), { tenantId: 'acme', holds: 'token' });
  });
});
