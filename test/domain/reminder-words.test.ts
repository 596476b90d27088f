import assert from 'node:assert/strict';
import { remindersSummary } from '../../src/domain/reminder-words.js';
import { buildAction, person } from '../support/build-action.js';

describe('the words of a notification', () => {
  const words = (...days: (number | null)[]): string =>
    remindersSummary({
      to: person('Adrian Rocks'),
      request: '',
      figures: [],
      items: days.map((count) => ({
        action: buildAction(),
        kind: 'overdue',
        dueOn: null,
        days: count,
        why: '',
      })),
    });

  it('count what is asked and what is late', () => {
    assert.equal(words(3), '1 action needs an update');
    assert.equal(words(-3), '1 action needs an update and is overdue');
    assert.equal(words(-1, 0, null), '3 actions need an update, 1 is overdue');
    assert.equal(words(-1, -4, 8), '3 actions need an update, 2 are overdue');
    assert.equal(words(-1, -4), '2 actions need an update, all are overdue');
    assert.equal(words(0, 4), '2 actions need an update');
  });
});
