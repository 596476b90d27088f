import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import type { ReminderInput } from '../../src/domain/plan-reminders.js';
import type { AskedBefore } from '../../src/domain/reminder.js';
import type { ActionUpdate } from '../../src/domain/report.js';
import { buildAction, buildUpdate, day, person } from '../support/build-action.js';
import { asked, due, plan, sent } from './plan-a-day.js';

/** Asked at eleven on Thursday 1 September 2022. */
const ask = buildUpdate({
  updateKey: 'ask-1',
  reportedAt: '2022-09-01T10:00:00.000Z',
  reportedBy: 'Winifred Ashe',
  fromRag: 'Amber',
  note: 'What holds it up?',
});
/** Nothing else is due of it, and its lead has just reported. */
const QUIET: Partial<Action> = {
  dueOn: day('2023-03-31'),
  rag: 'Amber',
  question: 'What holds it up?',
  lastUpdateAt: '2022-08-31T10:00:00.000Z',
};

function on(asOf: string, said: Partial<Action> = {}, given: Partial<ReminderInput> = {}) {
  return plan(asOf, [buildAction({ ...QUIET, ...said })], { updates: [ask], ...given });
}

/** One of the messages of Friday the 2nd that asked for that. */
const morning: AskedBefore = {
  ref: '3.2.1',
  kind: 'overdue',
  dueOn: day('2022-08-31'),
  upn: person('Adrian Rocks').upn,
  askedOn: day('2022-09-02'),
};

describe('a question of the chair’s, in a lead’s reminders', () => {
  it('is a reason for a message on the next working day, once', () => {
    const friday = on('2022-09-02');
    assert.deepEqual(asked(friday), ['Adrian Rocks: question 3.2.1 210']);
    assert.deepEqual(asked(on('2022-09-03')), [], 'a Saturday');
    const monday = on('2022-09-05', {}, { askedBefore: sent(friday) });
    assert.deepEqual(asked(monday), []);
    assert.deepEqual(monday.skipped, [{ ref: '3.2.1', why: 'already asked on 2 September' }]);
    assert.deepEqual(asked(on('2022-10-14', {}, { askedBefore: sent(friday) })), []);
  });

  it('is asked again when the chair asks something else', () => {
    const again = buildUpdate({
      ...ask,
      updateKey: 'ask-2',
      reportedAt: '2022-09-05T10:00:00Z',
      note: 'Why?',
    });
    const given = { updates: [ask, again], askedBefore: sent(on('2022-09-02')) };
    assert.deepEqual(asked(on('2022-09-06', { question: 'Why?' }, given)), [
      'Adrian Rocks: question 3.2.1 206',
    ]);
  });

  it('is asked the next day where that day’s message had gone before it was', () => {
    const askedAt = (sentAt: string) =>
      asked(
        on(
          '2022-09-02',
          {},
          { askedBefore: [{ ...morning, kind: 'question', askedOn: day('2022-09-01'), sentAt }] },
        ),
      );
    assert.deepEqual(askedAt('2022-09-01T08:00:00.000Z'), ['Adrian Rocks: question 3.2.1 210']);
    assert.deepEqual(askedAt('2022-09-01T11:00:00.000Z'), []);
  });

  it('comes before all else, and the action is not asked about again for its date the day after', () => {
    const late = due('3.2.2', '2022-08-30');
    const questioned = buildAction({ question: 'What holds it up?' });
    const both = (asOf: string, askedBefore: readonly AskedBefore[] = []) =>
      plan(asOf, [late, questioned], { updates: [ask], askedBefore });
    const friday = both('2022-09-02');
    assert.deepEqual(asked(friday), ['Adrian Rocks: question 3.2.1 -2, overdue 3.2.2 -3']);
    assert.deepEqual(asked(both('2022-09-05', sent(friday))), [
      'Adrian Rocks: overdue 3.2.2 -6, overdue 3.2.1 -5',
    ]);
    const saturday = { ...morning, kind: 'question', askedOn: day('2022-09-05') } as const;
    assert.deepEqual(asked(both('2022-09-06', [saturday])), ['Adrian Rocks: overdue 3.2.2 -7']);
    const moved = plan('2022-09-06', [{ ...questioned, revisedDueOn: day('2022-09-04') }], {
      updates: [ask],
      askedBefore: [saturday],
    });
    assert.deepEqual(asked(moved), ['Adrian Rocks: overdue 3.2.1 -2'], 'another date is another question');
  });

  it('comes of an action that is complete or has no date, and of none that only points to others', () => {
    const done = { rag: 'Complete', question: 'What shows that?', lastUpdateAt: null } as const;
    const updates = [{ ...ask, note: 'What shows that?' }];
    assert.deepEqual(asked(on('2022-09-02', done, { updates })), ['Adrian Rocks: question 3.2.1 null']);
    assert.deepEqual(asked(on('2022-09-02', { dueOn: null })), ['Adrian Rocks: question 3.2.1 null']);
    assert.deepEqual(asked(on('2022-09-02', { crossReference: true })), []);
  });

  it('does not stand for asking what difference a complete action has made', () => {
    const done: Partial<ActionUpdate> = {
      fromRag: 'Green',
      toRag: 'Complete',
      reportedAt: '2022-06-10T09:00:00Z',
    };
    const updates = [buildUpdate(done), { ...ask, reportedAt: '2022-09-09T10:00:00Z' }];
    const complete = { rag: 'Complete', lastUpdateAt: '2022-06-10T09:00:00Z' } as const;
    const monday = on('2022-09-12', complete, { updates });
    assert.deepEqual(asked(monday), ['Adrian Rocks: question 3.2.1 null']);
    assert.deepEqual(asked(on('2022-09-13', complete, { updates, askedBefore: sent(monday) })), [
      'Adrian Rocks: impact 3.2.1 null',
    ]);
  });

  it('typed into the list itself bears no date, and is asked once in 28 days', () => {
    const typed = { question: 'Typed by the officer?' };
    const first = on('2022-09-02', typed);
    assert.deepEqual(asked(first), ['Adrian Rocks: question 3.2.1 210']);
    const askedBefore = sent(first);
    assert.deepEqual(asked(on('2022-09-29', typed, { askedBefore })), []);
    assert.deepEqual(asked(on('2022-09-30', typed, { askedBefore })), ['Adrian Rocks: question 3.2.1 182']);
  });

  it('keeps to the rules of every message: who is away, what is held, who is in the pilot', () => {
    const away = new Map([[person('Adrian Rocks').upn, day('2022-10-03')]]);
    const priorities = [
      {
        number: 3,
        title: '',
        leads: [],
        people: [person('Charlotte Finch')],
        outcomes: [],
        row: buildAction().row,
      },
    ];
    const standsIn = on('2022-09-02', {}, { away, priorities });
    assert.deepEqual(asked(standsIn), ['Charlotte Finch: question 3.2.1 210']);
    assert.equal(
      standsIn.reminders[0]?.items[0]?.why,
      'Adrian Rocks is away until 3 October, so we are asking the leads of priority 3.',
    );
    assert.deepEqual(on('2022-09-02', {}, { held: 'all' }).skipped, [
      { ref: '3.2.1', why: 'waits until an officer presses Send' },
    ]);
    assert.deepEqual(on('2022-09-02', {}, { only: ['1'] }).skipped, [
      { ref: '3.2.1', why: 'not in the pilot' },
    ]);
    assert.deepEqual(on('2022-09-02', {}, { askedBefore: [{ ...morning, ref: '3.2.2' }] }).skipped, [
      { ref: '3.2.1', why: "today's message had already gone" },
    ]);
  });
});

describe('a date that the chair has ruled on, in a lead’s next reminder', () => {
  const moved = buildUpdate({ toDueOn: day('2022-10-05'), reportedAt: '2022-08-20T10:00:00.000Z' });
  const why = (said: Partial<Action>, ...updates: readonly ActionUpdate[]) =>
    plan('2022-09-28', [buildAction({ rag: 'Amber', ...said })], { updates }).reminders[0]?.items[0]?.why;
  const agreed = buildUpdate({
    updateKey: 'agree-1',
    fromDueOn: day('2022-10-05'),
    toDueOn: day('2022-10-05'),
  });
  const kept = buildUpdate({ updateKey: 'keep-1', fromDueOn: day('2022-10-05'), toDueOn: day('2022-08-31') });

  it('is told, agreed or not', () => {
    const now = { revisedDueOn: day('2022-10-05'), revisedDueAgreed: true };
    assert.equal(why(now, moved, agreed), 'The chair has agreed the new date, 5 October 2022.');
    assert.equal(why({}, moved, kept), 'The chair keeps the old date; 5 October 2022 was not agreed.');
  });

  it('is told no more once its lead has reported, or the date is another one', () => {
    const now = { revisedDueOn: day('2022-10-05'), revisedDueAgreed: true };
    assert.equal(
      why(now, moved, agreed, buildUpdate({ updateKey: 'later', toDueOn: day('2022-10-05') })),
      '',
    );
    assert.equal(why({ ...now, revisedDueOn: day('2022-10-06') }, moved, agreed), '');
    assert.equal(why({}, moved), '');
  });
});
