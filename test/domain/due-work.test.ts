import assert from 'node:assert/strict';
import { judgeJob, type Timetable, type WallMinute } from '../../src/domain/due-work.js';

/** Half past one each day: an hour that the clocks skip or repeat in London. */
const NIGHTLY: Timetable = { times: ['01:30'], fallsOn: () => true };
const judge = (settledTo: WallMinute | null, now: WallMinute, timetable = NIGHTLY) =>
  judgeJob('remind', timetable, settledTo, now);

describe('what is due by the clock on the wall', () => {
  it('was due in the hour that spring leaves out, as soon as that is over', () => {
    assert.deepEqual(judge('2023-03-27T00:59', '2023-03-27T02:00'), {
      dueFor: '2023-03-27',
      settledTo: '2023-03-27T02:00',
    });
  });

  it('is due once in the hour that autumn repeats', () => {
    assert.equal(judge('2023-10-30T00:00', '2023-10-30T01:30').dueFor, '2023-10-30');
    for (const again of ['2023-10-30T01:59', '2023-10-30T01:00', '2023-10-30T01:30'] as const) {
      assert.deepEqual(judge('2023-10-30T01:30', again), { dueFor: null, settledTo: null }, again);
    }
  });

  it('is due at each of several times, and once for those that were missed', () => {
    const twice = { times: ['09:00', '15:00'], fallsOn: () => true };
    assert.equal(judge('2022-09-01T09:00', '2022-09-01T14:59', twice).dueFor, null);
    assert.equal(judge('2022-09-01T09:00', '2022-09-01T15:00', twice).dueFor, '2022-09-01');
    const { settledTo } = judge('2022-09-01T08:00', '2022-09-01T16:00', twice);
    assert.equal(judge(settledTo, '2022-09-01T16:01', twice).dueFor, null);
  });

  it('counts from now on where the clock has been put back to another day', () => {
    assert.deepEqual(judge('2036-01-01T09:00', '2022-09-01T01:00'), {
      dueFor: null,
      settledTo: '2022-09-01T01:00',
    });
    assert.equal(judge('2022-09-01T01:00', '2022-09-01T01:30').dueFor, '2022-09-01');
  });

  it('is looked after to each of its times, so that what is known only later is not due at once', () => {
    const none = { times: ['09:00'], fallsOn: () => false };
    const { settledTo } = judge('2022-09-01T00:00', '2022-09-01T09:00', none);
    assert.equal(settledTo, '2022-09-01T09:00');
    assert.equal(judge(settledTo, '2022-09-01T09:01', { ...none, fallsOn: () => true }).dueFor, null);
    assert.equal(judge(settledTo, '2022-09-02T09:00', { ...none, fallsOn: () => true }).dueFor, '2022-09-02');
  });
});
