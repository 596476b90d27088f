import assert from 'node:assert/strict';
import type { ReminderInput } from '../../src/domain/plan-reminders.js';
import { buildAction, buildUpdate } from '../support/build-action.js';
import { asked, plan, sent } from './plan-a-day.js';

/** 3.2.1, Complete since 10 June 2022. */
const done = buildAction({ rag: 'Complete', lastUpdateAt: '2022-06-10T09:00:00Z' });
const report = buildUpdate({
  updateKey: 'done',
  fromRag: 'Green',
  toRag: 'Complete',
  reportedAt: '2022-06-10T09:00:00Z',
});
const on = (asOf: string, given: Partial<ReminderInput> = {}) =>
  plan(asOf, [done], { updates: [report], ...given });

describe('asking what difference a complete action has made', () => {
  it('comes once, three months after it was done', () => {
    assert.deepEqual(asked(on('2022-09-09')), []);
    const first = on('2022-09-12');
    assert.deepEqual(asked(first), ['Adrian Rocks: impact 3.2.1 null'], 'the 10th was a Saturday');
    assert.deepEqual(asked(on('2022-09-13', { askedBefore: sent(first) })), []);
    assert.deepEqual(asked(on('2022-10-10')), [], 'nor much later, where the bot did not run');
    assert.deepEqual(first.skipped, [], 'a complete action is not left out of anything');
  });

  it('does not come where the row only points to other actions', () => {
    const pointer = { ...done, crossReference: true };
    assert.deepEqual(asked(plan('2022-09-12', [pointer], { updates: [report] })), []);
  });

  it('comes although the chair has asked something since', () => {
    const question = {
      ...report,
      updateKey: 'ask-1',
      fromRag: 'Complete',
      note: 'What shows that?',
    } as const;
    assert.deepEqual(asked(on('2022-09-12', { updates: [report, question] })), [
      'Adrian Rocks: impact 3.2.1 null',
    ]);
  });

  it('does not come where its leads have said more since, or it is open again', () => {
    const said = buildUpdate({
      updateKey: 'said',
      fromRag: 'Complete',
      toRag: 'Complete',
      note: 'Families find it.',
    });
    assert.deepEqual(asked(on('2022-09-12', { updates: [report, said] })), []);
    const undone = buildUpdate({ updateKey: 'undo-done', fromRag: 'Complete', toRag: 'Green', note: '' });
    assert.deepEqual(asked(on('2022-09-12', { updates: [report, undone] })), []);
  });
});
