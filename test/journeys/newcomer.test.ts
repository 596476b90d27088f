import assert from 'node:assert/strict';
import { newDataDir, type RunningService, runRefusedService, runService } from '../support/run-service.js';

describe('a newcomer starts the service', () => {
  let service: RunningService;
  before(async () => {
    service = await runService(newDataDir(), {}, 'shipped');
  });
  after(() => service.kill());

  const post = (body: string, type = 'application/json') =>
    fetch(`${service.origin}/api/messages`, { method: 'POST', headers: { 'content-type': type }, body });
  const activity = {
    type: 'message',
    id: '1',
    text: 'help',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/teams/',
    from: { id: '29:1', aadObjectId: 'x' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a', tenantId: 't' },
  };

  it('is told where the page is', () => {
    assert.equal(service.greeting, `The SENDIG bot is ready: open ${service.origin}/ in a browser.\n`);
  });

  it('sees that it lives and is ready', async () => {
    assert.deepEqual(await (await fetch(`${service.origin}/healthz`)).json(), { alive: true });
    assert.deepEqual(await (await fetch(`${service.origin}/readyz`)).json(), { ready: true, degraded: [] });
  });

  it('answers whatever is no activity with a 4xx, and lives', async () => {
    const refusals: [string, Response, number, string][] = [
      ['an empty object', await post('{}'), 400, 'This is not an activity of the Bot Framework.'],
      ['text', await post('hello', 'text/plain'), 400, 'This cannot be read.'],
      ['a list', await post('[1]'), 400, 'This is not an activity of the Bot Framework.'],
      [
        '5 MB',
        await post(JSON.stringify({ type: 'message', text: 'x'.repeat(5_000_000) })),
        413,
        'This is too large.',
      ],
      [
        'another service',
        await post(JSON.stringify(activity)),
        403,
        'In local mode the serviceUrl must be on this machine.',
      ],
      [
        'a disguised address',
        await post(JSON.stringify({ ...activity, serviceUrl: 'http://127.0.0.1@evil.example/' })),
        403,
        'In local mode the serviceUrl must be on this machine.',
      ],
      [
        'another tenant',
        await post(JSON.stringify({ ...activity, serviceUrl: service.origin })),
        403,
        'This bot serves another organisation.',
      ],
    ];
    for (const [what, response, status, error] of refusals) {
      assert.equal(response.status, status, what);
      assert.deepEqual(await response.json(), { error }, what);
    }
    assert.equal((await fetch(`${service.origin}/healthz`)).status, 200);
  });
});

describe('a half-set environment', () => {
  it('stops the start with one sentence that names the variable', async () => {
    const { code, stdout, stderr } = await runRefusedService({
      DATA_DIR: newDataDir(),
      MicrosoftAppId: '11111111-1111-1111-1111-111111111111',
    });

    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.equal(
      stderr,
      'MicrosoftAppTenantId is missing: the bot answers one tenant only, for example MicrosoftAppTenantId=00000000-0000-0000-0000-000000000000\nCorrect what is named above and start again.\n',
    );
  });
});
