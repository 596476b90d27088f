import assert from 'node:assert/strict';
import sinon from 'sinon';
import { paceTeams } from '../../src/bot/pace-teams.js';
import type { Teams } from '../../src/bot/teams.js';

const refusal = (statusCode: number, retryAfter?: string) => ({
  statusCode,
  response: { headers: { get: () => retryAfter } },
});

describe('the pace of calls to Teams', () => {
  let clock: sinon.SinonFakeTimers;
  /** When each call was made, in milliseconds from the start. */
  let calls: number[];
  /** What each call answers, in turn; a call beyond them succeeds. */
  let answers: (object | undefined)[];

  beforeEach(() => {
    clock = sinon.useFakeTimers();
    [calls, answers] = [[], []];
  });
  afterEach(() => {
    clock.restore();
  });

  const call =
    <T>(result: T) =>
    (): Promise<T> => {
      calls.push(Date.now());
      const failure = answers.shift();
      return failure === undefined
        ? Promise.resolve(result)
        : Promise.reject(Object.assign(new Error(), failure));
    };
  const paced = () =>
    paceTeams({
      openChat: call('a:1'),
      send: call({ conversationId: 'a:1', activityId: '1' }),
      replace: call(undefined),
      remove: call(undefined),
      member: call(null as never),
      members: call([]),
      channels: call([]),
    } satisfies Teams);
  const send = (teams: Teams, conversation = 'a:1') => teams.send('https://smba/', conversation, {});
  /** The most calls within any span of that length. */
  const most = (ms: number) =>
    Math.max(...calls.map((from) => calls.filter((at) => at >= from && at < from + ms).length));

  it('keeps the limit of a conversation over every span that Teams counts', async () => {
    const teams = paced();
    const all = Promise.all(Array.from({ length: 130 }, () => send(teams)));
    await clock.tickAsync(120_000);
    await all;
    assert.equal(calls.length, 130);
    assert.deepEqual([most(1_000), most(2_000), most(30_000)], [7, 8, 60]);
  });

  it('keeps the limit of a tenant over all conversations, spread over each second', async () => {
    const teams = paced();
    const all = Promise.all(Array.from({ length: 400 }, (_, at) => send(teams, `a:${String(at)}`)));
    await clock.tickAsync(20_000);
    await all;
    assert.deepEqual([calls.length, most(100)], [400, 5]);
    assert.ok(most(1_000) <= 50);
    assert.ok(Math.max(...calls) <= 8 * 1_030, 'and loses no time over it');
  });

  it('waits as long as Teams asks, and holds every other call back too', async () => {
    answers = [refusal(429, '5')];
    const teams = paced();
    const first = send(teams, 'a:1');
    await clock.tickAsync(10);
    const second = send(teams, 'a:2');
    await clock.tickAsync(10_000);
    await Promise.all([first, second]);
    assert.deepEqual(calls, [0, 5_000, 5_000]);
  });

  it('tries again after 412, a little later each time, and gives up in the end', async () => {
    answers = Array.from({ length: 6 }, () => refusal(412));
    const failed = assert.rejects(send(paced()), { statusCode: 412 });
    await clock.tickAsync(120_000);
    await failed;
    assert.deepEqual(calls, [0, 1_000, 3_000, 7_000, 15_000, 31_000]);
  });

  it('never sends a message twice of which nobody knows whether it arrived', async () => {
    for (const doubt of [refusal(502), refusal(504), { code: 'ECONNRESET' }]) {
      [calls, answers] = [[], [doubt]];
      await assert.rejects(send(paced()));
      assert.equal(calls.length, 1);
    }
  });

  it('repeats what is the same done twice, and a message that never left', async () => {
    answers = [refusal(503), { code: 'ECONNRESET' }];
    const opened = paced().openChat('https://smba/', '29:1', 'tenant');
    await clock.tickAsync(10_000);
    assert.equal(await opened, 'a:1');
    assert.equal(calls.length, 3);

    [calls, answers] = [[], [{ code: 'ECONNREFUSED' }]];
    const sent = send(paced());
    await clock.tickAsync(10_000);
    await sent;
    assert.equal(calls.length, 2);
  });

  it('does not repeat a refusal', async () => {
    for (const status of [400, 403, 404, 413, 500]) {
      [calls, answers] = [[], [refusal(status)]];
      await assert.rejects(send(paced()), { statusCode: status });
      assert.equal(calls.length, 1);
    }
  });
});
