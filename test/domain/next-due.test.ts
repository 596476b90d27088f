import assert from 'node:assert/strict';
import { nextDueOn } from '../../src/domain/next-due.js';
import { buildAction, day } from '../support/build-action.js';

const ZONE = 'Europe/London';
const monthly = {
  dueOn: day('2022-04-30'),
  dueText: 'April 2022, repeated monthly',
  repeats: '1 month',
} as const;

describe('the date that counts', () => {
  it('is the revised one where there is one', () => {
    assert.equal(nextDueOn(buildAction(), ZONE), '2022-08-31');
    assert.equal(nextDueOn(buildAction({ revisedDueOn: day('2022-10-14') }), ZONE), '2022-10-14');
    assert.equal(nextDueOn(buildAction({ dueOn: null }), ZONE), null);
  });

  it('stays the first date of a repeating action until somebody reports', () => {
    assert.equal(nextDueOn(buildAction(monthly), ZONE), '2022-04-30');
    const early = buildAction({ ...monthly, rag: 'Green', lastUpdateAt: '2022-04-20T09:00:00Z' });
    assert.equal(nextDueOn(early, ZONE), '2022-04-30');
  });

  it('is the first month end after the last report of what repeats monthly', () => {
    const reported = (at: string): string | null =>
      nextDueOn(buildAction({ ...monthly, rag: 'Green', lastUpdateAt: at }), ZONE);
    assert.equal(reported('2022-04-30T09:00:00Z'), '2022-05-31');
    assert.equal(reported('2022-08-30T22:59:59Z'), '2022-08-31');
    assert.equal(reported('2022-08-30T23:00:00Z'), '2022-09-30', 'already the 31st in London');
  });

  it('comes round by quarter and by year, and keeps a day within the month', () => {
    const quarterly = buildAction({
      dueOn: day('2022-05-12'),
      repeats: '3 months',
      rag: 'Green',
      lastUpdateAt: '2023-01-05T09:00:00Z',
    });
    assert.equal(nextDueOn(quarterly, ZONE), '2023-02-12');
    const yearly = {
      ...quarterly,
      dueOn: day('2024-02-29'),
      repeats: '1 year',
      lastUpdateAt: '2024-03-01T09:00:00Z',
    } as const;
    assert.equal(nextDueOn(yearly, ZONE), '2025-02-28');
  });

  it('does not come round once Complete, nor where the plan does not say how often', () => {
    const complete = buildAction({ ...monthly, rag: 'Complete', lastUpdateAt: '2022-08-30T09:00:00Z' });
    assert.equal(nextDueOn(complete, ZONE), '2022-04-30');
    const unstated = buildAction({
      ...monthly,
      repeats: 'unstated',
      rag: 'Green',
      lastUpdateAt: '2022-08-30T09:00:00Z',
    });
    assert.equal(nextDueOn(unstated, ZONE), '2022-04-30');
  });
});
