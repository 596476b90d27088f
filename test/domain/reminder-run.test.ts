import assert from 'node:assert/strict';
import { disagreement, type ReminderMessage } from '../../src/domain/reminder-run.js';

const message = (
  upn: string,
  ref: string,
  outcome: ReminderMessage['outcome'] = 'sent',
): ReminderMessage => ({
  to: { name: upn, upn },
  via: 'chat',
  actions: [{ ref, kind: 'overdue', dueOn: null, days: null }],
  outcome,
  why: null,
});
const run = {
  messages: [
    message('adrian', '3.2.1'),
    message('allan', '3.2.2', 'failed'),
    message('wendy', '4.1.1', 'unreachable'),
  ],
  skipped: [{ ref: '8.1.3', why: 'no due date' }],
};
const expected = { people: ['adrian', 'allan', 'wendy'], actions: ['3.2.1', '3.2.2', '4.1.1', '8.1.3'] };

describe('the sums of a run of reminders', () => {
  it('agree where every person has a message and every open action is in one, or is left out for a reason', () => {
    assert.equal(disagreement(run, expected), null);
  });

  it('are broken where somebody is missing, or an action, or what became of a message', () => {
    assert.equal(
      disagreement(run, { ...expected, people: [...expected.people, 'tim'] }),
      'The reminders do not add up: 1 of 4 people had no message.',
    );
    assert.equal(
      disagreement(run, { ...expected, actions: [...expected.actions, '9.1.1', '9.1.2'] }),
      'The reminders do not add up: nobody was asked about 9.1.1, 9.1.2, and no reason is known.',
    );
    const messages = [...run.messages.slice(1), message('adrian', '3.2.1', 'planned')];
    assert.equal(
      disagreement({ ...run, messages }, { people: [...expected.people, 'tim'], actions: ['7.1.1'] }),
      'The reminders do not add up: 1 of 4 people had no message; of 1 messages nobody knows whether they were sent; nobody was asked about 7.1.1, and no reason is known.',
    );
  });
});
