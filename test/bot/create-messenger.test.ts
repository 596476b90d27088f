import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMessenger } from '../../src/bot/create-messenger.js';
import type { Member, Teams } from '../../src/bot/teams.js';
import type { State } from '../../src/domain/state.js';
import { openState } from '../../src/state/open-state.js';

const ADRIAN: Member = {
  userId: '29:adrian',
  aadObjectId: 'entra-adrian',
  name: 'Adrian Rocks',
  upn: 'adrian.rocks@sendig.example',
  email: '',
};
const message = { card: { type: 'AdaptiveCard', body: [] }, summary: 'One thing is due.' };

describe('what carries messages to people', () => {
  let state: State;
  let calls: string[];
  /** What Teams answers to a message in a chat of that id; all else is taken. */
  let refusals: Map<string, { statusCode: number; code: string }>;
  let rosterFails: boolean;

  beforeEach(async () => {
    state = await openState(mkdtempSync(path.join(tmpdir(), 'messenger-')));
    await state.contacts.saveTeam({
      teamId: '19:team',
      channelId: '19:channel',
      serviceUrl: 'https://smba/',
    });
    calls = [];
    refusals = new Map();
    rosterFails = false;
  });
  afterEach(() => state.close());

  const messenger = () =>
    createMessenger({
      contacts: state.contacts,
      tenantId: () => Promise.resolve('tenant'),
      digestChannel: null,
      serviceUrl: null,
      teams: {
        openChat: (_url, userId) => {
          calls.push(`open ${userId}`);
          return Promise.resolve('a:new');
        },
        send: (_url, conversationId) => {
          calls.push(`send ${conversationId}`);
          const refusal = refusals.get(conversationId);
          if (refusal !== undefined) return Promise.reject(Object.assign(new Error(), refusal));
          return Promise.resolve({ conversationId, activityId: String(calls.length) });
        },
        replace: () => Promise.resolve(),
        remove: () => Promise.resolve(),
        member: () => Promise.reject(Object.assign(new Error(), { statusCode: 404 })),
        members: () => {
          calls.push('roster');
          return rosterFails
            ? Promise.reject(Object.assign(new Error(), { statusCode: 503 }))
            : Promise.resolve([ADRIAN]);
        },
        channels: () => Promise.resolve([]),
      } satisfies Teams,
    });

  it('opens a chat at the first message and remembers it', async () => {
    const carrier = messenger();
    for (const _ of [1, 2]) await carrier.sendToPerson(ADRIAN.upn, message);
    assert.deepEqual(calls, ['roster', 'open 29:adrian', 'send a:new', 'send a:new']);
  });

  it('opens a chat anew that Teams no longer knows', async () => {
    await state.contacts.save({
      ...ADRIAN,
      conversationId: 'a:old',
      serviceUrl: 'https://smba/',
      unreachable: null,
    });
    refusals.set('a:old', { statusCode: 404, code: 'ConversationNotFound' });
    const { outcome } = await messenger().sendToPerson(ADRIAN.upn, message);
    assert.equal(outcome, 'sent');
    assert.deepEqual(calls, ['send a:old', 'open 29:adrian', 'send a:new']);
    assert.equal((await state.contacts.find(ADRIAN.upn))?.conversationId, 'a:new');
  });

  it('remembers who has blocked the bot, and asks Teams no more', async () => {
    refusals.set('a:new', { statusCode: 403, code: 'ConversationBlockedByUser' });
    const carrier = messenger();
    for (const _ of [1, 2]) {
      const blocked = { outcome: 'unreachable', reason: 'blocked' };
      assert.deepEqual(await carrier.sendToPerson(ADRIAN.upn, message), blocked);
    }
    assert.equal(calls.filter((call) => call.startsWith('send')).length, 1);
  });

  it('holds it against nobody that an administrator has switched the bot off', async () => {
    refusals.set('a:new', { statusCode: 403, code: 'BotDisabledByAdmin' });
    const carrier = messenger();
    const off = { outcome: 'unreachable', reason: 'switched-off' };
    assert.deepEqual(await carrier.sendToPerson(ADRIAN.upn, message), off);
    refusals.clear();
    assert.equal((await carrier.sendToPerson(ADRIAN.upn, message)).outcome, 'sent');
  });

  it('reads the rosters once for all whom nobody knows', async () => {
    const carrier = messenger();
    for (const upn of ['one@sendig.example', 'two@sendig.example', 'one@sendig.example']) {
      const unknown = { outcome: 'unreachable', reason: 'not-in-team' };
      assert.deepEqual(await carrier.sendToPerson(upn, message), unknown);
    }
    assert.deepEqual(calls, ['roster']);
  });

  it('does not take a roster that cannot be read for one without the person', async () => {
    rosterFails = true;
    const carrier = messenger();
    const failed = { outcome: 'failed', inDoubt: false };
    assert.deepEqual(await carrier.sendToPerson(ADRIAN.upn, message), failed);
    rosterFails = false;
    assert.equal((await carrier.sendToPerson(ADRIAN.upn, message)).outcome, 'sent');
  });

  it('says whether a message that failed may stand there all the same', async () => {
    const carrier = messenger();
    const inDoubt = async (statusCode: number) => {
      refusals.set('a:new', { statusCode, code: '' });
      const delivered = await carrier.sendToPerson(ADRIAN.upn, message);
      return delivered.outcome === 'failed' ? delivered.inDoubt : delivered.outcome;
    };
    for (const status of [500, 502, 503, 504]) assert.equal(await inDoubt(status), true, String(status));
    for (const status of [400, 412, 413, 429]) assert.equal(await inDoubt(status), false, String(status));
  });

  it('replies in the thread of a message in the channel, and says what Teams says of it', async () => {
    const carrier = messenger();
    const root = { conversationId: '19:channel', activityId: '1663830000000' };
    const thread = '19:channel;messageid=1663830000000';
    assert.deepEqual(await carrier.replyInThread(root, message), {
      outcome: 'sent',
      message: { conversationId: thread, activityId: '1' },
    });
    refusals.set(thread, { statusCode: 502, code: '' });
    assert.deepEqual(await carrier.replyInThread(root, message), { outcome: 'failed', inDoubt: true });
    refusals.set(thread, { statusCode: 413, code: 'MessageSizeTooBig' });
    assert.deepEqual(await carrier.replyInThread(root, message), { outcome: 'failed', inDoubt: false });
  });
});
