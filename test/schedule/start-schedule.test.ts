import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { CivilDate } from '../../src/domain/civil-date.js';
import { civilDateAt } from '../../src/domain/site-time.js';
import type { Facts } from '../../src/domain/state.js';
import { startSchedule } from '../../src/schedule/start-schedule.js';

const HOUR_MS = 3_600_000;

describe('the schedule', () => {
  let clock: sinon.SinonFakeTimers;
  let stop: () => Promise<void>;
  const done: string[] = [];

  const start = (at: string, postDigest: (day: CivilDate) => Promise<boolean>) => {
    clock = sinon.useFakeTimers({ now: new Date(at), toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const kept = new Map<string, string>();
    const facts: Facts = {
      get: (name) => Promise.resolve(kept.get(name) ?? null),
      set: (name, value) => Promise.resolve(void kept.set(name, value)),
    };
    stop = startSchedule({
      remindAt: '0 9 * * 1-5',
      digestAt: '0 9 1 * *',
      zone: 'Europe/London',
      today: () => civilDateAt(new Date().toISOString(), 'Europe/London'),
      now: () => new Date().toISOString(),
      facts,
      remind: (day) => Promise.resolve(done.push(`remind ${day}`)),
      postDigest,
      log: { info: () => undefined, error: () => undefined },
    });
  };
  const post = (day: CivilDate) => Promise.resolve(done.push(`digest ${day}`) > 0);

  beforeEach(() => {
    done.length = 0;
  });
  afterEach(async () => {
    await stop();
    clock.restore();
  });

  it('sends reminders on working days, and none over the bank holiday in August', async () => {
    start('2022-08-26T00:00:00Z', post);
    await clock.tickAsync(5 * 24 * HOUR_MS);

    assert.deepEqual(done, ['remind 2022-08-26', 'remind 2022-08-30']);
  });

  it('posts the digest of a first that is a Saturday on the Monday', async () => {
    start('2022-09-30T12:00:00Z', post);
    await clock.tickAsync(3 * 24 * HOUR_MS);

    assert.deepEqual(done.sort(), ['digest 2022-10-03', 'remind 2022-10-03']);
  });

  it('tries the digest again until the channel has taken it, once', async () => {
    let refusals = 2;
    start('2022-09-01T07:00:00Z', (day) => (refusals-- > 0 ? Promise.resolve(false) : post(day)));
    await clock.tickAsync(6 * HOUR_MS);

    assert.deepEqual(done, ['remind 2022-09-01', 'digest 2022-09-01']);
  });
});
