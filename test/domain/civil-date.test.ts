import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addMonthsToEnd,
  type CivilDate,
  civilDateOf,
  dateInShort,
  dateInWords,
  dayNumber,
  daysBetween,
  isLastDayOfMonth,
  lastDayOfMonth,
  parseCivilDate,
  partsOf,
  weekdayInWords,
  weekdayOf,
} from '../../src/domain/civil-date.js';
import { day } from '../support/build-action.js';

const SEED = { seed: 2022 };
const anyDay = fc.integer({ min: -7305, max: 47_481 }).map((days) => addDays(day('1970-01-01'), days));

describe('civil dates', () => {
  it('reads real days only', () => {
    assert.equal(parseCivilDate('2024-02-29'), '2024-02-29');
    for (const text of [
      '2022-02-29',
      '2022-06-31',
      '2022-13-01',
      '2022-9-1',
      '2022-09-01T00:00:00Z',
      '',
      'soon',
    ]) {
      assert.equal(parseCivilDate(text), null, text);
    }
  });

  it('comes back from its parts, its day number and its text', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const { year, month, day: dayOfMonth } = partsOf(date);
        assert.equal(civilDateOf(year, month, dayOfMonth), date);
        assert.equal(parseCivilDate(date), date);
        assert.equal(addDays(day('1970-01-01'), dayNumber(date)), date);
      }),
      SEED,
    );
  });

  it('counts days so that adding them leads there, and sorts as text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        assert.equal(addDays(from, daysBetween(from, to)), to);
        assert.equal(from < to, daysBetween(from, to) > 0);
      }),
      SEED,
    );
  });

  it('moves by months within the month that is meant', () => {
    assert.equal(addMonths(day('2022-08-31'), 1), '2022-09-30');
    assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29');
    assert.equal(addMonths(day('2022-01-15'), -1), '2021-12-15');
    assert.equal(addMonthsToEnd(day('2022-09-30'), -1), '2022-08-31');
    assert.equal(addMonthsToEnd(day('2022-09-29'), -1), '2022-08-29');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (date, months) => {
        const [before, after] = [partsOf(date), partsOf(addMonths(date, months))];
        assert.equal(after.year * 12 + after.month, before.year * 12 + before.month + months);
        assert.ok(after.day === before.day || isLastDayOfMonth(addMonths(date, months)));
      }),
      SEED,
    );
  });

  it('knows weekdays and month ends', () => {
    assert.equal(weekdayOf(day('2022-09-01')), 4);
    assert.equal(weekdayOf(day('1969-12-28')), 7);
    assert.equal(lastDayOfMonth(2023, 2), '2023-02-28');
    assert.equal(lastDayOfMonth(2022, 13), '2023-01-31');
    fc.assert(
      fc.property(anyDay, (date: CivilDate) => {
        assert.equal((weekdayOf(date) % 7) + 1, weekdayOf(addDays(date, 1)));
      }),
      SEED,
    );
  });

  it('says a day as people do', () => {
    assert.equal(dateInWords(day('2022-09-01')), '1 September 2022');
    assert.equal(dateInShort(day('2022-09-01')), '1 Sep 2022');
    assert.equal(weekdayInWords(day('2022-09-01')), 'Thursday 1 September 2022');
  });
});
