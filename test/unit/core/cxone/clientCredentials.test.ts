import assert from 'node:assert/strict';
import { regionCatalog } from '../../../../src/core/cxone/regions';
import { tokenEndpointOf } from '../../../../src/core/cxone/tokenEndpoint';
import type { Tenant } from '../../../../src/core/tenants/tenant';
import { clients } from '../../../cxone/people';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { credentialsOf, sampleTenant } from '../samples';
import { type Asking, askForFailure, askForToken, tokenRequests } from './asking';

describe('the client credentials exchange', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  const asking = (
    client: { readonly id: string; readonly secret: string } = clients.platform,
    fields: Partial<Tenant> = {},
  ): Asking => ({
    endpoint: { url: standIn.platformTokenUrl },
    credentials: credentialsOf(client),
    tenant: { method: 'clientCredentials', region: 'euw1', ...fields },
  });
  const authentications = () =>
    tokenRequests(standIn).map(({ authorization }) => authorization?.scheme ?? 'post');

  it('sends a rejected client secret once', async () => {
    const failure = await askForFailure(asking({ ...clients.platform, secret: 'invented-expired-secret' }));
    assert.deepEqual(
      [failure.kind === 'answer' && failure.oauthError, authentications()],
      ['invalid_grant', ['post']],
    );
  });

  it('does not change a client authentication that was chosen', async () => {
    for (const [client, chosen] of [
      [clients.platform, 'basic'],
      [clients.platformBasic, 'post'],
    ] as const) {
      standIn.reset();
      const failure = await askForFailure(asking(client, { clientAuthentication: chosen }));
      assert.deepEqual(
        [failure.kind === 'answer' && failure.oauthError, authentications()],
        ['invalid_client', [chosen]],
      );
    }
  });

  it('reports a scope that is not known', async () => {
    const failure = await askForFailure(asking(clients.platform, { scope: 'invented' }));
    assert.equal(failure.kind === 'answer' && failure.oauthError, 'invalid_scope');
  });

  it('is not offered by an issuer of CXone', async () => {
    const failure = await askForFailure({
      ...asking(clients.basic),
      endpoint: { url: `${standIn.issuer}/auth/token` },
    });
    assert.equal(failure.kind, 'answer');
  });

  it('by post sends a form with exactly these fields', async () => {
    await askForToken(asking(clients.platform, { clientAuthentication: 'post' }));
    const [request] = tokenRequests(standIn);
    const { id, secret } = clients.platform;
    assert.deepEqual(request?.form, {
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
    });
    assert.equal(request?.authorization, undefined);
  });

  it('by Basic sends the pair in the header only', async () => {
    await askForToken(asking(clients.platformBasic, { clientAuthentication: 'basic' }));
    const [request] = tokenRequests(standIn);
    const { id, secret } = clients.platformBasic;
    assert.deepEqual(request?.form, { grant_type: 'client_credentials' });
    assert.deepEqual(request?.authorization?.decoded, { id, secret });
  });

  it('starts with post when it may choose, and tries Basic after invalid_client', async () => {
    await askForToken(asking(clients.platform));
    assert.deepEqual(authentications(), ['post']);
    standIn.reset();
    await askForToken(asking(clients.platformBasic));
    assert.deepEqual(authentications(), ['post', 'basic']);
  });

  it('sends scope and extra headers', async () => {
    const headers = { 'nice-access-region': 'euw1' };
    await askForToken(asking(clients.platform, { scope: 'api_platform', headers }));
    const [request] = tokenRequests(standIn);
    assert.deepEqual(
      [request?.form?.scope, request?.headers['nice-access-region']],
      ['api_platform', 'euw1'],
    );
  });

  it('goes where the region says, the users own regions included', async () => {
    const regions = regionCatalog([{ id: 'here', tokenUrl: standIn.platformTokenUrl }]);
    const tenant = sampleTenant({ method: 'clientCredentials', region: 'here' });
    await askForToken({ ...asking(), tenant, endpoint: tokenEndpointOf(tenant, regions) });
    assert.equal(tokenRequests(standIn)[0]?.path, '/oauth/token');
  });

  it('reads an expires_in that is text', async () => {
    standIn.behave({ expiresInAsString: true });
    assert.equal((await askForToken(asking())).expiresInSeconds, 3600);
  });
});
