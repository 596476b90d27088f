import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { textsOf } from '../support/local-page.js';
import { newDataDir, type RunningService, runService } from '../support/run-service.js';

const TENANT = 'tenant-1';
const ADRIAN = { id: '29:adrian', aadObjectId: 'entra-adrian' };

describe('local mode without its page, spoken to by another connector', () => {
  let connector: Server;
  let service: RunningService;
  let serviceUrl: string;
  const sent: { path: string; body: { attachments?: { content: unknown }[] } }[] = [];

  before(async () => {
    connector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = decodeURIComponent(request.url ?? '');
        response.setHeader('content-type', 'application/json');
        if (request.method === 'GET') {
          const member = {
            ...ADRIAN,
            name: 'Adrian Rocks',
            userPrincipalName: 'Adrian.Rocks@sendig.example',
          };
          response.end(JSON.stringify(member));
          return;
        }
        sent.push({
          path,
          body: JSON.parse(Buffer.concat(chunks).toString()) as (typeof sent)[number]['body'],
        });
        response.end(JSON.stringify({ id: `message-${sent.length}` }));
      });
    });
    await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
    serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;
    service = await runService(newDataDir(), { LOCAL_PAGE: 'off' });
  });
  after(async () => {
    await service.kill();
    connector.close();
  });

  const post = async (activity: object) => {
    const response = await fetch(`${service.origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: 'activity-1',
        channelId: 'msteams',
        serviceUrl,
        from: ADRIAN,
        recipient: { id: '28:bot' },
        conversation: { id: 'chat-1', conversationType: 'personal', tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
        ...activity,
      }),
    });
    return { status: response.status, text: await response.text() };
  };

  it('has no page, and says where it listens', async () => {
    assert.match(
      service.greeting,
      /^The SENDIG bot is listening at http:\/\/127\.0\.0\.1:\d+\/api\/messages/,
    );
    assert.equal((await fetch(service.origin)).status, 404);
  });

  it('belongs to the tenant that installs it first, and to no other', async () => {
    assert.equal((await post({ type: 'message', text: 'help' })).status, 403);
    assert.equal((await post({ type: 'installationUpdate', action: 'add' })).status, 200);
    const stranger = { type: 'message', text: 'help', conversation: { id: 'x', tenantId: 'tenant-2' } };
    assert.deepEqual(await post(stranger), {
      status: 403,
      text: '{"error":"This bot serves another organisation."}',
    });
  });

  it('knows the person from that connector’s roster and answers there', async () => {
    assert.equal((await post({ type: 'message', text: 'My actions, please.' })).status, 200);

    const last = sent.at(-1);
    assert.match(last?.path ?? '', /^\/v3\/conversations\/chat-1\/activities/);
    const texts = textsOf(last?.body.attachments?.[0]?.content);
    assert.equal(texts[0], 'My actions');
    assert.ok(texts.some((text) => text.startsWith('3.2.1 ')));
  });

  it('answers a button with HTTP 200 and the next card in the body', async () => {
    const data = { ref: '3.2.1', etag: 'x', page: '1', rag: 'Amber', note: 'Waiting for the survey' };
    const action = { type: 'Action.Execute', verb: 'rag.save', data };
    const answer = await post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'message-1',
      value: { action, trigger: 'manual' },
    });

    assert.equal(answer.status, 200);
    const body = JSON.parse(answer.text) as { statusCode: number; type: string; value: unknown };
    assert.equal(body.statusCode, 200);
    assert.equal(body.type, 'application/vnd.microsoft.card.adaptive');
    assert.ok(textsOf(body.value).includes('Saved: 3.2.1 is Amber.'));
  });

  it('refuses a report on somebody else’s action, in words on the form', async () => {
    const data = { ref: '1.1.1', etag: 'x', page: '1', rag: 'Green', note: '' };
    const action = { type: 'Action.Execute', verb: 'rag.save', data };
    const answer = await post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'message-1',
      value: { action, trigger: 'manual' },
    });

    assert.equal(answer.status, 200);
    const { value } = JSON.parse(answer.text) as { value: unknown };
    assert.ok(
      textsOf(value).some((text) => text.startsWith('1.1.1 is led by Charlotte Finch.')),
      textsOf(value).join('\n'),
    );
  });
});
