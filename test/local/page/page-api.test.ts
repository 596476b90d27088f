import assert from 'node:assert/strict';
import { request } from 'node:http';
import { ADRIAN } from '../connector/small-world.js';
import { type PageWorld, startPageWorld } from './page-world.js';

describe('what the page asks the service', () => {
  let world: PageWorld;
  before(async () => {
    world = await startPageWorld();
  });
  after(() => world.close());

  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${world.origin}/local/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.origin, ...headers },
      body,
    });
    return { status: response.status, body: await response.json() };
  };

  it('says who there is, what day it is, and how the lists are reached', async () => {
    const session = (await (await fetch(`${world.origin}/local/session`)).json()) as Record<string, unknown>;
    assert.equal(session['words'], 'Thursday 1 September 2022');
    assert.deepEqual((session['people'] as unknown[]).slice(0, 3), [
      { name: 'Chair of SENDIG', upn: 'chair@sendig.example', role: 'chair' },
      { name: 'Project officer', upn: 'officer@sendig.example', role: 'officer' },
      { name: 'Adrian Rocks', upn: 'adrian.rocks@sendig.example', role: 'lead' },
    ]);
    assert.deepEqual(session['graph'], {
      path: '/graph/v1.0',
      token: 'local',
      site: 'sendig.example:/sites/send',
    });
  });

  it('moves the day to a real day only', async () => {
    assert.deepEqual(await post('day', '{"day":"2022-09-05"}'), {
      status: 200,
      body: { day: '2022-09-05', words: 'Monday 5 September 2022' },
    });
    assert.deepEqual(await post('day', '{"day":"2022-02-30"}'), {
      status: 400,
      body: { error: 'Give the day as YYYY-MM-DD, for example 2022-09-01.' },
    });
  });

  it('sends the reminders and gives their sums', async () => {
    assert.deepEqual(await post('remind', '{}'), {
      status: 200,
      body: { sent: 12, failed: 0, unreachable: 1, skipped: 3 },
    });
  });

  it('does what comes round of the digest, and says what that was', async () => {
    assert.deepEqual(await post('digest', '{}'), {
      status: 200,
      body: { said: 'The digest is in the channel.' },
    });
  });

  it('refuses another web page, in one sentence', async () => {
    assert.deepEqual(await post('day', '{"day":"2022-09-01"}', { origin: 'https://evil.example' }), {
      status: 403,
      body: { error: 'This address answers its own page only.' },
    });
    assert.deepEqual(await post('day', '{"day":"2022-09-01"}', { 'content-type': 'text/plain' }), {
      status: 415,
      body: { error: 'Send this as application/json.' },
    });
  });

  it('refuses a name that only leads to this machine', async () => {
    const { hostname, port } = new URL(world.origin);
    const status = await new Promise((resolve, reject) => {
      const asked = request(
        { hostname, port, path: '/local/session', headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.on('error', reject);
      asked.end();
    });
    assert.equal(status, 403);
  });

  it('refuses what it cannot read, in one sentence', async () => {
    assert.deepEqual(await post('say', '{'), {
      status: 400,
      body: { error: 'This is not JSON that can be read.' },
    });
    assert.deepEqual(await post('say', JSON.stringify({ upn: ADRIAN.upn, where: 'chat', text: '  ' })), {
      status: 400,
      body: { error: 'Write something first.' },
    });
    assert.deepEqual(await post('say', '{"upn":"a","text":"b","where":"moon"}'), {
      status: 400,
      body: { error: '"where" is missing or wrong.' },
    });
    assert.deepEqual(await post('say', JSON.stringify({ text: 'x'.repeat(110_000) })), {
      status: 413,
      body: { error: 'This is too large.' },
    });
    assert.deepEqual(await post('say', '{"upn":"nobody@sendig.example","text":"help","where":"chat"}'), {
      status: 404,
      body: { error: 'There is no such person or conversation here.' },
    });
    assert.deepEqual(
      await post('press', JSON.stringify({ upn: ADRIAN.upn, messageId: '1', verb: 'x', data: {} })),
      {
        status: 404,
        body: { error: 'This person has no such message.' },
      },
    );
  });

  it('lets the page load scripts from its own files only', async () => {
    const page = await fetch(world.origin);
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self';/);
    assert.equal((await fetch(`${world.origin}/page/vendor/adaptivecards.min.js`)).status, 200);
    assert.equal((await fetch(`${world.origin}/page/vendor/microsoft-teams-dark.json`)).status, 200);
  });
});
