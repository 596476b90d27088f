import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { addDays } from '../../src/domain/civil-date.js';
import type { ReminderInput } from '../../src/domain/plan-reminders.js';
import type { AskedBefore } from '../../src/domain/reminder.js';
import { remindersSummary } from '../../src/domain/reminder-words.js';
import { isWorkingDay } from '../../src/domain/working-days.js';
import { buildAction, day, lead, person } from '../support/build-action.js';
import { asked, due, plan, sent } from './plan-a-day.js';

describe('a day of reminders', () => {
  it('gives a lead one message with all that is due, what is most late first', () => {
    const actions = [
      due('3.2.4', '2022-09-30'),
      due('3.2.10', '2022-09-08'),
      due('3.2.9', '2022-09-08'),
      due('3.3.1', '2022-09-02'),
      due('3.2.1', '2022-08-31'),
      due('3.1.1', '2022-08-10'),
    ];
    const result = plan('2022-09-02', actions);
    assert.deepEqual(asked(result), [
      'Adrian Rocks: overdue 3.1.1 -23, overdue 3.2.1 -2, due-today 3.3.1 0, due-soon 3.2.9 6, due-soon 3.2.10 6, due-soon 3.2.4 28',
    ]);
    assert.deepEqual(result.skipped, []);
    assert.equal(remindersSummary(result.reminders[0]!), '6 actions need an update, 2 are overdue');
  });

  it('sorts messages by name and asks each lead of a shared action', () => {
    const shared = due('3.2.2', '2022-08-31', { people: [person('Wendy Young'), person('Allan Pearce')] });
    assert.deepEqual(asked(plan('2022-09-01', [shared])), [
      'Allan Pearce: overdue 3.2.2 -1',
      'Wendy Young: overdue 3.2.2 -1',
    ]);
  });

  it('says of every other open action why nobody is asked, and nothing of what is complete', () => {
    const actions = [
      due('3.1.1', '2022-10-31'),
      buildAction({ ref: '3.1.2', dueOn: null, dueText: '' }),
      buildAction({ ref: '4.1.1', crossReference: true, text: 'See 2.4.1 and 2.4.2' }),
      due('3.1.3', '2022-08-31', { rag: 'Green', lastUpdateAt: '2022-08-29T23:30:00Z' }),
      due('3.1.4', '2022-08-31', { rag: 'Complete' }),
      due('7.1.1', '2022-08-31', { people: [] }),
    ];
    const result = plan('2022-09-01', actions);
    assert.deepEqual(asked(result), []);
    assert.deepEqual(result.skipped, [
      { ref: '3.1.1', why: 'not due before 31 October 2022' },
      { ref: '3.1.2', why: 'no due date' },
      { ref: '4.1.1', why: 'only points to other actions' },
      { ref: '3.1.3', why: 'reported on 30 August' },
      { ref: '7.1.1', why: 'nobody to ask' },
    ]);
  });

  it('asks nobody on a weekend or a bank holiday, and catches up on the next working day', () => {
    const action = due('3.2.1', '2022-10-15');
    const holiday = plan('2022-09-19', [action]);
    assert.deepEqual(holiday.skipped, [{ ref: '3.2.1', why: 'not a working day' }]);
    assert.deepEqual(asked(plan('2022-09-20', [action])), ['Adrian Rocks: due-soon 3.2.1 25']);
  });

  it('asks the leads of the priority where a body leads the action, and says why', () => {
    const board = due('3.2.2', '2022-08-31', { people: [], leads: [lead('Ownership Board')] });
    const nobody = due('3.2.3', '2022-08-31', { people: [], leads: [] });
    const [reminder] = plan('2022-09-01', [board, nobody]).reminders;
    assert.equal(reminder?.to.name, 'Adrian Rocks');
    assert.deepEqual(
      reminder.items.map(({ why }) => why),
      [
        'It is led by Ownership Board, so we are asking the leads of priority 3.',
        'It has no lead, so we are asking the leads of priority 3.',
      ],
    );
  });
});

describe('asking again', () => {
  /** The days on which the action is asked about, when the service runs each working day. */
  function daysAsked(action: Action, from: string, to: string, given: Partial<ReminderInput> = {}): string[] {
    const days: string[] = [];
    const askedBefore: AskedBefore[] = [];
    for (let asOf = day(from); asOf <= day(to); asOf = addDays(asOf, 1)) {
      const result = plan(asOf, [action], { askedBefore, ...given });
      for (const { to: who, items } of result.reminders) {
        assert.equal(items.length, 1);
        days.push(`${asOf} ${items[0]!.kind}${who.name === 'Adrian Rocks' ? '' : ` ${who.name}`}`);
      }
      assert.equal(result.reminders.length + result.skipped.length > 0, true);
      askedBefore.push(...sent(result));
    }
    return days;
  }

  it('comes 28 and 7 days before, on the day, on the next working day and then once a week', () => {
    assert.deepEqual(daysAsked(due('3.2.1', '2022-09-16'), '2022-08-01', '2022-10-12', { priorities: [] }), [
      '2022-08-19 due-soon',
      '2022-09-09 due-soon',
      '2022-09-16 due-today',
      '2022-09-20 overdue',
      '2022-09-26 overdue',
      '2022-10-03 overdue',
      '2022-10-10 overdue',
    ]);
  });

  it('asks only the latest of the stages that were missed', () => {
    assert.deepEqual(daysAsked(due('3.2.1', '2022-09-16'), '2022-09-13', '2022-09-15'), [
      '2022-09-13 due-soon',
    ]);
  });

  it('says when it was asked', () => {
    const action = due('3.2.1', '2022-09-16');
    const askedBefore = sent(plan('2022-08-31', [action]));
    const result = plan('2022-09-01', [action], { askedBefore });
    assert.deepEqual(result.skipped, [{ ref: '3.2.1', why: 'already asked on 31 August' }]);
  });

  it('asks anew when the date has moved', () => {
    const askedBefore = sent(plan('2022-09-01', [due('3.2.1', '2022-09-16')]));
    const moved = due('3.2.1', '2022-09-16', { revisedDueOn: day('2022-09-23') });
    assert.deepEqual(asked(plan('2022-09-02', [moved], { askedBefore })), [
      'Adrian Rocks: due-soon 3.2.1 21',
    ]);
  });

  it('writes to nobody twice on one day', () => {
    const askedBefore = sent(plan('2022-09-01', [due('3.2.1', '2022-08-31')]));
    const result = plan('2022-09-01', [due('3.2.1', '2022-08-31'), due('3.2.2', '2022-08-31')], {
      askedBefore,
    });
    assert.deepEqual(result.reminders, []);
    assert.deepEqual(result.skipped, [
      { ref: '3.2.1', why: 'already asked on 1 September' },
      { ref: '3.2.2', why: "today's message had already gone" },
    ]);
  });

  it('leaves an action alone for a week after a report, and a late one until the next digest', () => {
    const soon = due('3.2.1', '2022-09-16', { rag: 'Green', lastUpdateAt: '2022-09-05T10:00:00Z' });
    assert.deepEqual(daysAsked(soon, '2022-09-05', '2022-09-15'), ['2022-09-13 due-soon']);
    const settled = plan('2022-09-14', [
      due('3.2.1', '2022-09-30', { rag: 'Green', lastUpdateAt: '2022-09-03T10:00:00Z' }),
    ]);
    assert.deepEqual(settled.skipped, [{ ref: '3.2.1', why: 'reported on 3 September' }]);
    const late = due('3.2.1', '2022-08-31', { rag: 'Amber', lastUpdateAt: '2022-09-05T10:00:00Z' });
    assert.deepEqual(daysAsked(late, '2022-09-05', '2022-09-23', { lastDigestOn: day('2022-09-01') }), []);
    assert.deepEqual(daysAsked(late, '2022-09-15', '2022-09-23', { lastDigestOn: day('2022-09-14') }), [
      '2022-09-15 overdue',
      '2022-09-20 overdue',
    ]);
  });

  it('asks on the first day after the date whatever was said before it, and then not again in that cycle', () => {
    const said = due('3.2.1', '2022-09-16', { rag: 'Amber', lastUpdateAt: '2022-09-12T10:00:00Z' });
    assert.deepEqual(daysAsked(said, '2022-09-12', '2022-10-05', { lastDigestOn: day('2022-09-01') }), [
      '2022-09-20 overdue',
    ]);
    assert.deepEqual(daysAsked(said, '2022-09-23', '2022-10-05', { lastDigestOn: day('2022-09-22') }), [
      '2022-09-23 overdue',
      '2022-09-26 overdue',
      '2022-10-03 overdue',
    ]);
  });

  it('asks for the next occurrence of what repeats', () => {
    const monthly = due('3.2.1', '2022-04-30', {
      repeats: '1 month',
      rag: 'Green',
      lastUpdateAt: '2022-08-31T10:00:00Z',
    });
    assert.deepEqual(daysAsked(monthly, '2022-09-01', '2022-09-30'), [
      '2022-09-08 due-soon',
      '2022-09-23 due-soon',
      '2022-09-30 due-today',
    ]);
  });
});

describe('asking for an update before the meeting', () => {
  const meetings = [
    { board: 'Health and Wellbeing Board', meetingOn: day('2022-09-16'), papersDueOn: null },
    { board: 'SENDIG', meetingOn: day('2022-09-29'), papersDueOn: day('2022-09-22') },
  ];
  const open = due('3.2.1', '2023-03-31', { rag: 'Green', lastUpdateAt: '2022-08-10T10:00:00Z' });

  it('starts 7 working days before the papers are due, and asks once', () => {
    const given = { meetings, lastDigestOn: day('2022-09-01') };
    assert.deepEqual(asked(plan('2022-09-09', [open], given)), []);
    const first = plan('2022-09-12', [open], given);
    assert.deepEqual(asked(first), ['Adrian Rocks: update-request 3.2.1 200']);
    assert.equal(first.reminders[0]?.request, 'by Thursday 22 September, for SENDIG on the 29th');
    const later = plan('2022-09-14', [open], { ...given, askedBefore: sent(first) });
    assert.deepEqual(later.skipped, [{ ref: '3.2.1', why: 'already asked on 12 September' }]);
  });

  it('leaves out what was reported since the last digest', () => {
    const result = plan('2022-09-14', [open], { meetings, lastDigestOn: day('2022-08-01') });
    assert.deepEqual(result.skipped, [{ ref: '3.2.1', why: 'not due before 31 March 2023' }]);
  });
});

describe('a pilot', () => {
  it('is limited to people and priorities', () => {
    const actions = [
      due('3.2.1', '2022-08-31'),
      due('1.1.3', '2022-08-31', { people: [person('Wendy Young')] }),
      due('2.1.1', '2022-08-31', { people: [person('Charlotte Finch')] }),
    ];
    const result = plan('2022-09-01', actions, { only: ['3', 'Wendy.Young@sendig.example'] });
    assert.deepEqual(asked(result), ['Adrian Rocks: overdue 3.2.1 -1', 'Wendy Young: overdue 1.1.3 -1']);
    assert.deepEqual(result.skipped, [{ ref: '2.1.1', why: 'not in the pilot' }]);
  });
});

describe('every open action, every day of a year', () => {
  it('stands in a message or among the skipped, never in both', () => {
    const actions = Array.from({ length: 60 }, (_, index) =>
      due(`3.2.${String(index + 1)}`, addDays(day('2022-01-05'), index * 7), {
        people: index % 7 === 0 ? [] : [person(index % 2 === 0 ? 'Allan Pearce' : 'Wendy Young')],
        rag: index % 5 === 0 ? 'Green' : null,
        lastUpdateAt: index % 5 === 0 ? '2022-06-01T10:00:00Z' : null,
      }),
    );
    let askedBefore: AskedBefore[] = [];
    for (let asOf = day('2022-01-01'); asOf < day('2023-01-01'); asOf = addDays(asOf, 1)) {
      const result = plan(asOf, actions, { askedBefore });
      const inMessages = new Set(sent(result).map(({ ref }) => ref));
      const inSkipped = result.skipped.map(({ ref }) => ref);
      assert.equal(inMessages.size + inSkipped.length, actions.length, asOf);
      assert.ok(
        inSkipped.every((ref) => !inMessages.has(ref)),
        asOf,
      );
      assert.ok(isWorkingDay(asOf) || result.reminders.length === 0, asOf);
      askedBefore = [...askedBefore, ...sent(result)];
    }
  });
});
