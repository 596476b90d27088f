import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCredential } from '../../src/register/credential.js';

describe('the credential for Graph', () => {
  it('is the fixed token where there is one', async () => {
    assert.equal(await createCredential({ kind: 'fixed', token: 'local' })(), 'local');
  });

  it('asks the machine’s managed identity, once for many requests', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          access_token: 'from-azure',
          expires_on: String(Math.floor(Date.now() / 1000) + 86_400),
          resource: 'https://graph.microsoft.com',
          token_type: 'Bearer',
          client_id: 'the-app',
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = process.env;
    process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${String(port)}/msi/token`;
    process.env['IDENTITY_HEADER'] = 'x';
    try {
      const credential = createCredential({ kind: 'managed-identity', clientId: null });
      assert.equal(await credential(), 'from-azure');
      assert.equal(await credential(), 'from-azure');
    } finally {
      restore({ IDENTITY_ENDPOINT, IDENTITY_HEADER });
      server.closeAllConnections();
      server.close();
    }
    assert.deepEqual(asked, ['/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com']);
  });

  it('says what to check when there is no token', async () => {
    const path = '/there/is/no/such/certificate.pem';
    const credential = createCredential({
      kind: 'client-certificate',
      tenantId: '00000000-0000-0000-0000-000000000001',
      clientId: '00000000-0000-0000-0000-000000000002',
      certificatePath: path,
    });
    await assert.rejects(credential(), {
      code: 'sign-in-failed',
      message: 'Microsoft did not let this program sign in to Graph (Error).',
      remedy: 'Check GRAPH_CREDENTIAL and the AZURE_ settings that belong to it.',
    });
  });
});

function restore(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}
