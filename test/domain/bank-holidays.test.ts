import assert from 'node:assert/strict';
import { BANK_HOLIDAYS, bankHolidaysOf, holidaysByRule } from '../../src/domain/bank-holidays.js';
import { day } from '../support/build-action.js';

describe('bank holidays of England and Wales', () => {
  it('are as published in the years of single occasions', () => {
    const jubilee = bankHolidaysOf(2022);
    assert.ok(jubilee.published);
    assert.deepEqual(jubilee.days, [
      '2022-01-03',
      '2022-04-15',
      '2022-04-18',
      '2022-05-02',
      '2022-06-02',
      '2022-06-03',
      '2022-08-29',
      '2022-09-19',
      '2022-12-26',
      '2022-12-27',
    ]);
    assert.ok(BANK_HOLIDAYS.has(day('2023-05-08')), 'the coronation');
    assert.ok(!BANK_HOLIDAYS.has(day('2022-05-30')), 'moved to June for the Jubilee');
  });

  it('follow the rule in every published year but for those occasions', () => {
    for (const year of [2021, 2024, 2025, 2026, 2027, 2028]) {
      assert.deepEqual(holidaysByRule(year), bankHolidaysOf(year).days, String(year));
    }
    const [published, rule] = [bankHolidaysOf(2023).days, holidaysByRule(2023)];
    assert.deepEqual(
      published.filter((date) => !rule.includes(date)),
      ['2023-05-08'],
    );
  });

  it('come from the rule in later years, and say so', () => {
    const later = bankHolidaysOf(2038);
    assert.ok(!later.published);
    assert.deepEqual(later.days, [
      '2038-01-01',
      '2038-04-23',
      '2038-04-26',
      '2038-05-03',
      '2038-05-31',
      '2038-08-30',
      '2038-12-27',
      '2038-12-28',
    ]);
    assert.ok(BANK_HOLIDAYS.has(day('2049-04-16')), 'Good Friday of 2049');
    assert.ok(BANK_HOLIDAYS.has(day('2076-04-17')), 'Good Friday of 2076');
  });
});
