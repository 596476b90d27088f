import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { LIST_TITLES } from '../../src/config/config.js';
import { COLUMNS } from '../../src/register/columns.js';
import { createRegister } from '../../src/register/create-register.js';
import { createCredential } from '../../src/register/credential.js';
import { refusalOf } from '../local/list-service/serve-lists.js';
import { DENIED, partRefused, partThrottled } from '../support/list-faults.js';
import { amberReport } from './build-register.js';
import { ownTrappedSite, REGISTER, readAction, SITE, wordsOf, writing } from './trapped-site.js';

const Named = z.object({ id: z.string() });
const SOURCE = join(import.meta.dirname, '../../src');

describe('the twenty traps of SharePoint lists over Graph', () => {
  const own = ownTrappedSite();
  const isBatch = ({ path }: { readonly path: string }): boolean => path === '/$batch';
  const NEW_TITLES = { ...LIST_TITLES, meetings: 'Dates', measures: 'Numbers' };

  it('14. sees what failed inside several requests that were answered together with 200', async () => {
    const { register, sent, waits, trap } = own.site;
    await register.read();
    await register.save(amberReport((await readAction(register)).row));
    sent.length = 0;
    const batches = (): number => sent.filter(({ url }) => url.pathname.endsWith('/$batch')).length;

    // The header with the wait is in lower case, as Graph writes it there.
    trap(partThrottled(9), isBatch);
    assert.equal((await register.read()).actions[0]?.rag, 'Amber');
    assert.deepEqual([waits.map(Math.round), batches()], [[9000], 2]);

    for (const [status, code] of [
      [404, 'itemNotFound'],
      [410, 'resyncRequired'],
      [412, 'resourceModified'],
    ] as const) {
      const action = await readAction(register);
      const { update, ...change } = amberReport(action.row);
      const rag = status === 410 ? 'Green' : 'Red';
      await register.save({
        ...change,
        fields: { rag },
        update: { ...update, updateKey: code, fromRag: action.rag },
      });
      trap(partRefused(status, code), isBatch);
      const { actions, findings } = await register.read();
      assert.deepEqual([actions[0]?.rag, findings], [rag, []]);
    }
  });

  it('15. writes nothing but rows while it runs, and says who must let it create lists', async () => {
    const { graph, register, sent, trap } = own.site;
    await register.read();
    await register.save(amberReport((await readAction(register)).row));
    await register.read();
    const writes = sent.filter(({ method, url }) => method !== 'GET' && !url.pathname.endsWith('/$batch'));
    assert.deepEqual(
      writes.map(({ method, url }) => `${method} ${url.pathname.replace(/^.*\/items/, 'items')}`),
      ['PATCH items/1/fields', 'POST items'],
    );
    const place = { graph, site: 'sendig.example:/sites/send', lists: NEW_TITLES, zone: 'Europe/London' };
    trap(DENIED, ({ method, path }) => method === 'POST' && path.endsWith('/lists'));
    await assert.rejects(createRegister(place).provision(), (error: Error & { code: string }) => {
      assert.equal(error.code, 'provision-not-allowed');
      assert.match(
        error.message,
        /^This identity may not create or change lists and columns on the site sendig\.example,.* \(HTTP 403, accessDenied\)\./,
      );
      return true;
    });
  });

  it('16. asks Graph for no views, which it does not have', async () => {
    const { graph, register, sent, lists } = own.site;
    const place = { graph, site: 'sendig.example:/sites/send', lists: NEW_TITLES, zone: 'Europe/London' };
    await createRegister(place).provision();
    await register.provision();
    await register.read();
    assert.ok(sent.length > 10);
    assert.deepEqual(
      sent.filter(({ url }) => /\bviews\b/i.test(decodeURIComponent(url.href))),
      [],
    );
    assert.equal((await lists.call('GET', `${lists.base}${REGISTER}/views`)).status, 404);
  });

  it('17. has no hyperlink column, and would not be let write one', async () => {
    const columns = Object.values(COLUMNS).flat();
    assert.deepEqual(
      columns.filter((column) => 'hyperlinkOrPicture' in column),
      [],
    );
    const { lists } = own.site;
    const column = { name: 'Proof', hyperlinkOrPicture: { isPicture: false } };
    const created = await lists.call('POST', `${lists.base}${REGISTER}/columns`, column);
    assert.deepEqual(refusalOf(created).slice(0, 2), [400, 'invalidRequest']);
    const link = { Url: 'https://sendig.example/proof', Description: 'Proof' };
    const written = await lists.call('PATCH', `${lists.base}${REGISTER}/items/1/fields`, { Evidence: link });
    assert.deepEqual(refusalOf(written), [400, 'invalidRequest', "Field 'Evidence' must be text"]);
  });

  it('18. imports of the client only what Node can find', async () => {
    const specifiers = sourceFiles().flatMap(([, text]) =>
      [...text.matchAll(/['"](@microsoft\/microsoft-graph-client[^'"]*)['"]/g)].map(([, name]) => name ?? ''),
    );
    assert.deepEqual([...new Set(specifiers)], ['@microsoft/microsoft-graph-client']);
    await import('@microsoft/microsoft-graph-client');
  });

  it('19. follows no redirect, not even one that the client would stumble over', async () => {
    const { graph, sent, trap, lists } = own.site;
    for (const [status, Location] of [
      [302, `${new URL(lists.base).pathname}${SITE}/lists`],
      [303, '/'],
      [307, 'https://elsewhere.example/v1.0/sites/x'],
    ] as const) {
      sent.length = 0;
      trap({ kind: 'refuse', status, code: 'moved', headers: { Location } }, () => true);
      const words = await wordsOf(graph.get(Named, SITE));
      assert.equal(words, `SharePoint refused the request (HTTP ${status}, moved).`);
      assert.deepEqual([sent.length, sent[0]?.url.origin], [1, new URL(lists.base).origin]);
    }
    trap({ kind: 'refuse', status: 307, code: null, headers: { Location: '/' } }, writing('POST'));
    assert.equal(
      await wordsOf(graph.post(Named, `${REGISTER}/items`, { fields: { ActionRef: '9.9.9' } })),
      'SharePoint refused the request (HTTP 307).',
    );
  });

  it('20. signs in over https alone, but for a managed identity, which it may ask on loopback', async () => {
    assert.deepEqual(
      sourceFiles().flatMap(([file, text]) => (/authority_?host/i.test(text) ? file : [])),
      [],
    );
    const ids = { tenantId: '00000000-0000-0000-0000-000000000001', clientId: 'the-app', secret: 'secret' };
    await withEnvironment({ AZURE_AUTHORITY_HOST: 'http://127.0.0.1:1/' }, async () => {
      await assert.rejects(createCredential({ kind: 'client-secret', ...ids })(), { code: 'sign-in-failed' });
    });

    const expires = String(Math.floor(Date.now() / 1000) + 86_400);
    const server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ access_token: 'from-azure', expires_on: expires, token_type: 'Bearer' }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const place = { IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`, IDENTITY_HEADER: 'x' };
    await withEnvironment(place, async () => {
      assert.equal(await createCredential({ kind: 'managed-identity', clientId: null })(), 'from-azure');
    });
    server.closeAllConnections();
    server.close();
  });
});

/** Every file of the program, with its text. */
function sourceFiles(): [file: string, text: string][] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(SOURCE, file), 'utf8')]);
}

async function withEnvironment(
  set: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<void> {
  const before = Object.keys(set).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, set);
  try {
    await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}
