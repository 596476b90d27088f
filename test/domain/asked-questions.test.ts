import assert from 'node:assert/strict';
import { askedQuestions } from '../../src/domain/asked-questions.js';
import type { ActionUpdate } from '../../src/domain/report.js';
import { dayFinderOf } from '../../src/domain/site-time.js';
import { buildUpdate, day } from '../support/build-action.js';

const dayOf = dayFinderOf('Europe/London');

/** The chair asks 3.2.1 at ten in the morning of that day of September. */
function ask(on: string, question: string, said: Partial<ActionUpdate> = {}): ActionUpdate {
  return buildUpdate({
    updateKey: `ask-${on}`,
    reportedAt: `2022-09-${on}T09:00:00.000Z`,
    reportedBy: 'Winifred Ashe',
    fromRag: 'Amber',
    note: question,
    ...said,
  });
}

/** Its lead reports an hour later on that day. */
function answer(on: string, note: string, said: Partial<ActionUpdate> = {}): ActionUpdate {
  return buildUpdate({ updateKey: `key-${on}`, reportedAt: `2022-09-${on}T10:00:00.000Z`, note, ...said });
}

/** One line a question, as at the end of that day of September, since the 10th. */
function asked(asOf: string, ...updates: readonly ActionUpdate[]): string[] {
  const questions = askedQuestions(updates, day('2022-09-10'), day(`2022-09-${asOf}`), dayOf);
  return questions.map(({ ref, question, askedOn, by, answer }) => {
    const said =
      answer === null ? 'not yet' : `${answer.on} ${answer.by}: ${String(answer.rag)}, ${answer.note}`;
    return `${ref} ${askedOn} ${by}: ${question} / ${said}`;
  });
}

describe('what the chair asked last time', () => {
  it('is answered by the next report on that action, with the answer', () => {
    const updates = [ask('12', 'What holds it up?'), answer('14', 'The survey is out', { toRag: 'Green' })];
    assert.deepEqual(asked('30', ...updates), [
      '3.2.1 2022-09-12 Winifred Ashe: What holds it up? / 2022-09-14 Adrian Rocks: Green, The survey is out',
    ]);
  });

  it('is not yet answered by what was said before, of another action, or in the list itself', () => {
    const updates = [
      answer('11', 'Waiting for the survey'),
      ask('12', 'What holds it up?'),
      answer('13', 'All is well', { ref: '3.2.2' }),
      answer('14', 'Typed into the list', { source: 'sharepoint' }),
      answer('15', '', { updateKey: 'agree-15' }),
    ];
    assert.deepEqual(asked('30', ...updates), [
      '3.2.1 2022-09-12 Winifred Ashe: What holds it up? / not yet',
    ]);
  });

  it('is not answered by a report that was taken back', () => {
    const updates = [
      ask('12', 'What holds it up?'),
      answer('14', 'The survey is out'),
      answer('15', '', { updateKey: 'undo-key-14' }),
    ];
    assert.deepEqual(asked('14', ...updates), [
      '3.2.1 2022-09-12 Winifred Ashe: What holds it up? / 2022-09-14 Adrian Rocks: Amber, The survey is out',
    ]);
    assert.deepEqual(asked('30', ...updates), [
      '3.2.1 2022-09-12 Winifred Ashe: What holds it up? / not yet',
    ]);
  });

  it('is the newer question where one took the place of another before anybody had answered', () => {
    const updates = [
      ask('12', 'What holds it up?'),
      ask('13', 'By when will it be done?'),
      answer('14', 'By May'),
      ask('15', 'Why not sooner?'),
    ];
    assert.deepEqual(asked('12', ...updates), [
      '3.2.1 2022-09-12 Winifred Ashe: What holds it up? / not yet',
    ]);
    assert.deepEqual(asked('30', ...updates), [
      '3.2.1 2022-09-13 Winifred Ashe: By when will it be done? / 2022-09-14 Adrian Rocks: Amber, By May',
      '3.2.1 2022-09-15 Winifred Ashe: Why not sooner? / not yet',
    ]);
  });

  it('goes back before the last digest to what was still unanswered in it, the oldest first', () => {
    const updates = [
      ask('01', 'Long settled?'),
      answer('02', 'Yes'),
      ask('03', 'What holds it up?', { ref: '10.1.1' }),
      ask('05', 'Is it funded?', { ref: '3.2.2' }),
      answer('12', 'It is', { ref: '3.2.2' }),
    ];
    assert.deepEqual(asked('30', ...updates), [
      '10.1.1 2022-09-03 Winifred Ashe: What holds it up? / not yet',
      '3.2.2 2022-09-05 Winifred Ashe: Is it funded? / 2022-09-12 Adrian Rocks: Amber, It is',
    ]);
  });

  it('is as it stood at the end of that day, in the site’s own time', () => {
    const late = '2022-09-12T23:30:00.000Z';
    const updates = [ask('12', 'What holds it up?', { reportedAt: late })];
    assert.deepEqual(asked('12', ...updates), []);
    assert.deepEqual(asked('13', ...updates), [
      '3.2.1 2022-09-13 Winifred Ashe: What holds it up? / not yet',
    ]);
  });
});
