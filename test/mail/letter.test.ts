import assert from 'node:assert/strict';
import { letterInLines, letterOf } from '../../src/mail/letter.js';
import { buildAction, day, person } from '../support/build-action.js';

describe('a reminder as a letter', () => {
  it('is headed by what the chair asks', () => {
    const action = buildAction({ question: 'What is holding it up?' });
    const items = [{ action, kind: 'question', dueOn: action.dueOn, days: -1, why: '' }] as const;
    const letter = letterOf(
      { to: person('Adrian Rocks'), items, figures: [], request: '' },
      { day: day('2022-09-01'), zone: 'Europe/London' },
    );
    assert.deepEqual(letterInLines(letter).slice(0, 4), [
      'Hello Adrian,',
      'The chair asks about 3.2.1: What is holding it up?',
      '1 action is overdue and needs an update.',
      '3.2.1 Review the Local Offer with partners. The chair asks: What is holding it up? Due by the end of August 2022, 1 day overdue. ○\u00a0No update yet.',
    ]);
  });
});
