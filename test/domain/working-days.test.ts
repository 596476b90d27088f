import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../src/domain/civil-date.js';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '../../src/domain/working-days.js';
import { day } from '../support/build-action.js';

describe('working days', () => {
  it('leaves weekends and bank holidays free', () => {
    assert.ok(isWorkingDay(day('2022-09-01')));
    assert.ok(!isWorkingDay(day('2022-09-03')), 'a Saturday');
    assert.ok(!isWorkingDay(day('2022-09-19')), 'the funeral of the Queen');
    assert.ok(isWorkingDay(day('2022-09-19'), { has: () => false }), 'holidays may be given');
  });

  it('goes over a long weekend', () => {
    assert.equal(nextWorkingDay(day('2022-09-16')), '2022-09-20');
    assert.equal(nextWorkingDay(day('2022-12-23')), '2022-12-28');
    assert.equal(addWorkingDays(day('2022-09-29'), -7), '2022-09-20');
    assert.equal(addWorkingDays(day('2022-09-03'), 0), '2022-09-03');
  });

  it('comes back from as many days as it went', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 40 }), (offset, count) => {
        const from = addDays(day('2021-01-01'), offset);
        fc.pre(isWorkingDay(from));
        const there = addWorkingDays(from, count);
        assert.ok(isWorkingDay(there));
        assert.equal(addWorkingDays(there, -count), from);
      }),
      { seed: 2022 },
    );
  });
});
