import assert from 'node:assert/strict';
import type { CivilDate } from '../../src/domain/civil-date.js';
import { civilDateAt } from '../../src/domain/site-time.js';
import type { Facts } from '../../src/domain/state.js';
import { CodedError } from '../../src/errors.js';
import { createSchedule } from '../../src/schedule/create-schedule.js';
import { timetableOf } from '../../src/schedule/timetable.js';

const LONDON = 'Europe/London';
const MINUTE_MS = 60_000;

describe('the schedule', () => {
  /** What has been done, with the instant in UTC. */
  let done: string[];
  let kept: Map<string, string>;
  let now: string;
  let mine: boolean;
  /** How many runs of reminders leave something unsent. */
  let unsent: number;
  let refusals: number;
  let failures: Error[];
  /** Whether the register has been read. */
  let known: boolean;

  const facts: Facts = {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    set: (name, value) => Promise.resolve(void kept.set(name, value)),
    add: () => Promise.reject(new Error('nothing is done once only')),
  };
  const note = (job: string, day: CivilDate) => {
    done.push(`${now.slice(0, 16)} ${job} of ${day}`);
    return Promise.resolve(true);
  };
  /** A service that starts. */
  const start = ({
    digestAt = '0 9 1 * *',
    ...changes
  }: Partial<Parameters<typeof createSchedule>[0]> & { readonly digestAt?: string } = {}) => {
    const timetable = timetableOf(digestAt);
    return createSchedule({
      remindAt: '0 9 * * 1-5',
      impactAt: '0 9 1 1,4,7,10 *',
      zone: LONDON,
      today: () => civilDateAt(now, changes.zone ?? LONDON),
      now: () => now,
      facts,
      mayGoOn: () => mine,
      remind: (day) => {
        const failure = failures.shift();
        if (failure !== undefined) return Promise.reject(failure);
        return unsent-- > 0 ? Promise.resolve(false) : note('reminders', day);
      },
      digestTimetable: () => Promise.resolve(known ? timetable : null),
      postDigest: (day) => (refusals-- > 0 ? Promise.resolve(false) : note('digest', day)),
      postMeasures: (day) => note('measures', day),
      chores: {},
      log: { info: () => undefined, error: () => undefined },
      ...changes,
    });
  };
  /** Looks each minute from one instant to another. */
  const live = async (look: () => Promise<void>, from: string, to: string) => {
    for (let ms = Date.parse(from); ms <= Date.parse(to); ms += MINUTE_MS) {
      now = new Date(ms).toISOString();
      await look();
    }
  };
  const at = (look: () => Promise<void>, instant: string) => live(look, instant, instant);

  beforeEach(() => {
    [done, failures, mine, refusals, unsent, known] = [[], [], true, 0, 0, true];
    kept = new Map();
  });

  it('sends reminders once each working day, and none over the bank holiday in August', async () => {
    await live(start(), '2022-08-26T00:00:00Z', '2022-08-30T23:59:00Z');

    assert.deepEqual(done, [
      '2022-08-26T08:00 reminders of 2022-08-26',
      '2022-08-30T08:00 reminders of 2022-08-30',
    ]);
  });

  it('owes nothing from before its very first start', async () => {
    await live(start(), '2022-09-01T08:20:00Z', '2022-09-01T20:00:00Z');
    assert.deepEqual(done, []);
  });

  it('sends what was due at nine when it starts at twenty past', async () => {
    await at(start(), '2022-09-05T12:00:00Z');
    await live(start(), '2022-09-06T08:20:00Z', '2022-09-06T20:00:00Z');
    assert.deepEqual(done, ['2022-09-06T08:20 reminders of 2022-09-06']);
  });

  it('leaves the reminders of a day on which nobody ran to the next one', async () => {
    await at(start(), '2022-09-05T12:00:00Z');
    await live(start(), '2022-09-07T06:00:00Z', '2022-09-07T20:00:00Z');
    assert.deepEqual(done, ['2022-09-07T08:00 reminders of 2022-09-07']);
  });

  it('does what came round while it stood still, once it goes on, and nothing twice', async () => {
    const look = start();
    await at(look, '2022-09-05T07:59:00Z');
    await live(look, '2022-09-05T15:30:00Z', '2022-09-05T16:30:00Z');
    await live(look, '2022-09-12T10:00:00Z', '2022-09-12T11:00:00Z');
    assert.deepEqual(done, [
      '2022-09-05T15:30 reminders of 2022-09-05',
      '2022-09-12T10:00 reminders of 2022-09-12',
    ]);
  });

  it('goes on at once with a run in which it was killed', async () => {
    await at(start(), '2022-09-05T07:59:00Z');
    now = '2022-09-05T08:00:00Z';
    const killed = await new Promise<string>((resolve) => {
      // Nothing follows on a kill.
      const remind = (day: CivilDate) =>
        new Promise<never>(() => {
          resolve(`killed on ${day}`);
        });
      void start({ remind })();
    });
    assert.equal(killed, 'killed on 2022-09-05');
    await live(start(), '2022-09-05T08:01:00Z', '2022-09-05T12:00:00Z');
    assert.deepEqual(done, ['2022-09-05T08:01 reminders of 2022-09-05']);
  });

  for (const [what, code, again] of [
    ['SharePoint failed, half an hour later', 'sharepoint-unreachable', '08:30'],
    ['another process was at it, at the next look', 'reminders-busy', '08:01'],
    ['it was stopped, at the next look', 'reminders-stopped', '08:01'],
  ] as const) {
    it(`sends the reminders again where ${what}`, async () => {
      failures = [new CodedError(code)];
      await live(start(), '2022-09-05T07:00:00Z', '2022-09-05T12:00:00Z');
      assert.deepEqual(done, [`2022-09-05T${again} reminders of 2022-09-05`]);
    });
  }

  it('does nothing while it is another process’s turn, and goes on from there', async () => {
    const look = start();
    await at(look, '2022-09-05T07:59:00Z');
    mine = false;
    await live(look, '2022-09-05T08:00:00Z', '2022-09-05T08:05:00Z');
    mine = true;
    await live(look, '2022-09-05T08:06:00Z', '2022-09-05T08:10:00Z');
    assert.deepEqual(done, ['2022-09-05T08:06 reminders of 2022-09-05']);
  });

  describe('posts the digest of', () => {
    const never = { remindAt: '0 0 29 2 *', impactAt: '0 0 29 2 *' };

    it('a first that is a Saturday on the Monday, at its time of day', async () => {
      await live(start(never), '2022-09-30T12:00:00Z', '2022-10-05T12:00:00Z');
      assert.deepEqual(done, ['2022-10-03T08:00 digest of 2022-10-01']);
    });

    it('a day on which nobody ran on the next working day, not before its time of day', async () => {
      await at(start(never), '2022-08-31T12:00:00Z');
      await live(start(never), '2022-09-02T03:00:00Z', '2022-09-06T12:00:00Z');
      assert.deepEqual(done, ['2022-09-02T08:00 digest of 2022-09-01']);
    });

    it('a month in which nobody ran, once', async () => {
      await at(start(never), '2022-08-31T12:00:00Z');
      await live(start(never), '2022-10-07T10:00:00Z', '2022-10-10T12:00:00Z');
      assert.deepEqual(done, ['2022-10-07T10:00 digest of 2022-10-01']);
    });

    it('no day before its timetable was changed', async () => {
      await live(start(never), '2022-09-19T00:00:00Z', '2022-09-20T12:00:00Z');
      const changed = start({ ...never, digestAt: '0 9 15 * *' });
      await live(changed, '2022-09-20T12:01:00Z', '2022-09-21T12:00:00Z');
      assert.deepEqual(done, []);
    });

    it('no day while the register has not been read, and then the one that was missed', async () => {
      await at(start(never), '2022-08-31T12:00:00Z');
      known = false;
      await live(start(never), '2022-09-01T07:59:00Z', '2022-09-01T08:04:00Z');
      known = true;
      await live(start(never), '2022-09-01T08:05:00Z', '2022-09-01T12:00:00Z');
      assert.deepEqual(done, ['2022-09-01T08:05 digest of 2022-09-01']);
    });

    it('a message that Teams did not take every half hour, until it does', async () => {
      unsent = 2;
      await live(start({ digestAt: '0 0 29 2 *' }), '2022-09-01T07:00:00Z', '2022-09-01T20:00:00Z');
      assert.deepEqual(done, ['2022-09-01T09:00 reminders of 2022-09-01']);
    });

    it('a channel that did not take it every half hour, until it does', async () => {
      refusals = 2;
      await live(start(never), '2022-09-01T07:00:00Z', '2022-09-01T20:00:00Z');
      assert.deepEqual(done, ['2022-09-01T09:00 digest of 2022-09-01']);
    });
  });

  it('posts the impact measures each quarter, on a working day', async () => {
    const never = { remindAt: '0 0 29 2 *', digestAt: '0 0 29 2 *' };
    await live(start(never), '2022-09-30T12:00:00Z', '2022-10-03T12:00:00Z');
    assert.deepEqual(done, ['2022-10-03T08:00 measures of 2022-10-01']);
  });

  it('does its chores at each look, and leaves one alone for half an hour that something is left of', async () => {
    const looks: string[] = [];
    const chores = {
      thread: () => Promise.resolve(looks.push('thread') > 0),
      preview: () => Promise.resolve(looks.push('preview') < 0),
    };
    await live(start({ chores }), '2022-09-01T07:00:00Z', '2022-09-01T07:01:00Z');
    assert.deepEqual(looks, ['thread', 'preview', 'thread']);
    mine = false;
    await live(start({ chores }), '2022-09-01T07:30:00Z', '2022-09-01T07:31:00Z');
    assert.equal(looks.length, 3);
  });

  describe('when the clocks change, in the hour that', () => {
    it('does not come, reminders are sent as it is over', async () => {
      // In Cairo midnight was followed by one o'clock on Friday 28 April 2023; in London it is always a Sunday.
      const look = start({ remindAt: '30 0 * * *', digestAt: '0 0 29 2 *', zone: 'Africa/Cairo' });
      await live(look, '2023-04-26T22:00:00Z', '2023-04-28T20:00:00Z');
      assert.deepEqual(done, [
        '2023-04-26T22:30 reminders of 2023-04-27',
        '2023-04-27T22:00 reminders of 2023-04-28',
      ]);
    });

    it('does not come in London, a digest waits for the Monday', async () => {
      const look = start({ remindAt: '0 0 29 2 *', digestAt: '30 1 27 3 *' });
      await live(look, '2022-03-25T12:00:00Z', '2022-03-28T20:00:00Z');
      assert.deepEqual(done, ['2022-03-28T00:30 digest of 2022-03-27']);
    });

    it('comes twice in London, a digest waits for the Monday and is posted once', async () => {
      const look = start({ remindAt: '30 1 * * *', digestAt: '30 1 30 10 *' });
      await live(look, '2022-10-28T12:00:00Z', '2022-10-31T20:00:00Z');
      assert.deepEqual(done, [
        '2022-10-31T01:30 reminders of 2022-10-31',
        '2022-10-31T01:30 digest of 2022-10-30',
      ]);
    });
  });
});
