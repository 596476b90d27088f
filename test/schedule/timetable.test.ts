import assert from 'node:assert/strict';
import type { CivilDate } from '../../src/domain/civil-date.js';
import { timetableOf } from '../../src/schedule/timetable.js';

const daysOf = (expression: string, month: string, days: number) =>
  Array.from({ length: days }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}` as CivilDate)
    .filter(timetableOf(expression).fallsOn)
    .map((day) => Number(day.slice(-2)));

describe('a cron expression as a timetable', () => {
  it('has its times of day', () => {
    assert.deepEqual(timetableOf('0,30 9-10 * * 1-5').times, ['09:00', '09:30', '10:00', '10:30']);
    assert.deepEqual(timetableOf('0 9 1 * *').times, ['09:00']);
  });

  it('falls on its days, on those that clocks change on too', () => {
    assert.deepEqual(daysOf('30 1 * * 0', '2022-10', 31), [2, 9, 16, 23, 30]);
    assert.deepEqual(daysOf('30 1 27 3 *', '2022-03', 31), [27]);
    assert.deepEqual(daysOf('0 9 1 * *', '2022-09', 30), [1]);
    assert.deepEqual(daysOf('0 9 29 2 *', '2022-02', 28), []);
  });
});
