import assert from 'node:assert/strict';
import { quarterAskedFor, quarterInWords, quarterOf } from '../../src/domain/quarter.js';
import { day } from '../support/build-action.js';

describe('a quarter of the year', () => {
  it('holds its first and its last day', () => {
    for (const one of ['2022-07-01', '2022-08-15', '2022-09-30']) {
      assert.deepEqual(quarterOf(day(one)), { from: '2022-07-01', to: '2022-09-30' });
    }
    assert.deepEqual(quarterOf(day('2024-02-29')), { from: '2024-01-01', to: '2024-03-31' });
    assert.equal(quarterInWords(quarterOf(day('2022-12-31'))), 'October to December 2022');
  });

  it('is asked for from seven working days before its end until a month after it', () => {
    const asked = (on: string) => quarterAskedFor(day(on), 7)?.to ?? null;
    assert.equal(asked('2022-09-20'), null);
    assert.equal(asked('2022-09-21'), '2022-09-30');
    assert.equal(asked('2022-10-31'), '2022-09-30');
    assert.equal(asked('2022-11-01'), null);
    assert.equal(asked('2023-01-03'), '2022-12-31');
    assert.equal(quarterAskedFor(day('2023-01-03'), 7)?.since, '2022-12-20');
  });
});
