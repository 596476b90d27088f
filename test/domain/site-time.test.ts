import assert from 'node:assert/strict';
import { addDays, type CivilDate } from '../../src/domain/civil-date.js';
import { civilDateAt, clockAt, dayFinderOf, endOfDay, startOfDay } from '../../src/domain/site-time.js';
import { day } from '../support/build-action.js';

const LONDON = 'Europe/London';

function daysOf2022(): CivilDate[] {
  return Array.from({ length: 365 }, (_, index) => addDays(day('2022-01-01'), index));
}

describe('time at the site', () => {
  for (const zone of [LONDON, 'Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Auckland']) {
    it(`gives every day of 2022 back in ${zone}, from its first moment to its last`, () => {
      const dayOf = dayFinderOf(zone);
      for (const date of daysOf2022()) {
        const [start, end] = [startOfDay(date, zone), endOfDay(date, zone)];
        assert.equal(civilDateAt(start, zone), date);
        assert.equal(civilDateAt(end, zone), date);
        assert.equal(Date.parse(end) + 1, Date.parse(startOfDay(addDays(date, 1), zone)));
      }
      for (const date of daysOf2022()) {
        for (let hour = 0; hour < 24; hour += 1) {
          const instant = `${date}T${String(hour).padStart(2, '0')}:59:59.999Z`;
          assert.equal(dayOf(instant), civilDateAt(instant, zone), instant);
        }
      }
    });
  }

  it('keeps the day of a date that SharePoint gives as local midnight in summer time', () => {
    assert.equal(civilDateAt('2022-10-04T23:00:00Z', LONDON), '2022-10-05');
    assert.equal(startOfDay(day('2022-10-05'), LONDON), '2022-10-04T23:00:00.000Z');
    assert.equal(startOfDay(day('2022-12-05'), LONDON), '2022-12-05T00:00:00.000Z');
  });

  it('has a day of 23 hours in March and one of 25 in October', () => {
    const hours = (date: CivilDate): number =>
      (Date.parse(endOfDay(date, LONDON)) + 1 - Date.parse(startOfDay(date, LONDON))) / 3_600_000;
    assert.equal(hours(day('2022-03-27')), 23);
    assert.equal(hours(day('2022-10-30')), 25);
    assert.equal(clockAt('2022-03-27T00:59:00Z', LONDON), '00:59');
    assert.equal(clockAt('2022-03-27T01:00:00Z', LONDON), '02:00');
  });

  it('refuses what is no instant', () => {
    assert.throws(() => civilDateAt('yesterday', LONDON), RangeError);
    assert.throws(() => dayFinderOf(LONDON)('yesterday'), RangeError);
  });
});
