import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { buildAction, buildUpdate, day } from '../support/build-action.js';
import { buildMeasure } from '../support/build-reading.js';
import { digestOf } from './digest-of.js';

describe('questions the chair may wish to ask', () => {
  const questions = (said: Partial<Action>): string[] =>
    digestOf([buildAction(said)]).sections.questions.map(({ ref, question }) => `${ref} ${question}`);
  const fresh = '2022-09-29T10:00:00Z';

  it('are about contradictions, one an action', () => {
    assert.deepEqual(questions({ rag: 'Green', lastUpdateAt: '2022-05-04T10:00:00Z' }), [
      '3.2.1 It is Green, and its date was the end of August 2022. Is it complete, or does it need a new date?',
    ]);
    assert.deepEqual(questions({ rag: 'Green', revisedDueOn: day('2022-09-15'), lastUpdateAt: fresh }), [
      '3.2.1 It is Green, and its date was 15 September 2022. Is it complete, or does it need a new date?',
    ]);
    assert.deepEqual(
      questions({ rag: 'Green', dueOn: day('2022-12-31'), lastUpdateAt: '2022-07-30T10:00:00Z' }),
      ['3.2.1 It is Green, and was last reported on 30 July 2022. Is it still on track?'],
    );
    assert.deepEqual(questions({ rag: 'Complete', lastUpdateAt: fresh }), [
      '3.2.1 It is Complete, and no evidence is recorded. What shows that it has worked?',
    ]);
    assert.deepEqual(questions({ rag: 'Red', lastUpdateAt: fresh }), [
      '3.2.1 It is Red, and no reason is recorded. What is being done about it?',
    ]);
    assert.deepEqual(questions({ rag: 'Amber', lastUpdateAt: fresh }), [
      '3.2.1 It is Amber, and no reason is recorded. What would bring it back on track?',
    ]);
  });

  it('are not asked where all is in order, or where nobody has reported', () => {
    assert.deepEqual(questions({}), []);
    assert.deepEqual(questions({ rag: 'Green', dueOn: day('2022-09-30'), lastUpdateAt: fresh }), []);
    assert.deepEqual(questions({ rag: 'Amber', progress: 'Waiting', lastUpdateAt: fresh }), []);
    assert.deepEqual(questions({ rag: 'Complete', evidence: 'The survey', lastUpdateAt: fresh }), []);
  });

  it('ask for the plan of a Red that has a reason, unless a plan or a new date came with it', () => {
    const red = buildAction({ rag: 'Red', progress: 'No money', lastUpdateAt: fresh });
    const after = (said: Parameters<typeof buildUpdate>[0]): string[] =>
      digestOf([red], {
        updates: [buildUpdate({ toRag: 'Red', reportedAt: fresh, ...said })],
      }).sections.questions.map(({ kind, question }) => `${kind}: ${question}`);
    assert.deepEqual(after({ note: 'No money' }), [
      'red-without-plan: It is Red, with no new date. What is being done about it, and by when will it be back on track?',
    ]);
    assert.deepEqual(after({ note: 'No money.\nBeing done: We ask the board on 3 October' }), []);
    assert.deepEqual(after({ note: 'No money', toDueOn: day('2022-12-31') }), []);
  });

  it('ask what has been done where three reports in a row say nothing new', () => {
    const action = buildAction({ rag: 'Green', dueOn: day('2022-12-31'), lastUpdateAt: fresh });
    const same = (month: string, said: Parameters<typeof buildUpdate>[0] = {}) =>
      buildUpdate({
        updateKey: month,
        reportedAt: `2022-${month}-29T10:00:00Z`,
        fromRag: 'Green',
        toRag: 'Green',
        note: '',
        ...said,
      });
    const after = (...updates: ReturnType<typeof same>[]): string[] =>
      digestOf([action], { updates }).sections.questions.map(({ question }) => question);
    assert.deepEqual(after(same('07'), same('08'), same('09')), [
      'Its last three reports, the last one on 29 September 2022, say "Green, no change". What has been done since, and what shows it?',
    ]);
    assert.deepEqual(after(same('08'), same('09')), []);
    assert.deepEqual(after(same('07'), same('08', { note: 'Two schools have joined' }), same('09')), []);
    assert.deepEqual(after(same('07'), same('08', { evidence: 'The minutes' }), same('09')), []);
  });

  it('ask about a Green whose text or links name what is overdue, and name three of them', () => {
    const late = ['3.1.1', '3.1.2', '3.4.1', '3.4.2'].map((ref) =>
      buildAction({ ref, outcome: ref.slice(0, 3) }),
    );
    const after = (said: Partial<Action>): string[] =>
      digestOf([
        ...late,
        buildAction({ rag: 'Green', dueOn: day('2022-12-31'), lastUpdateAt: fresh, ...said }),
      ]).sections.questions.map(({ ref, kind, question }) => `${ref} ${kind}: ${question}`);
    assert.deepEqual(after({ text: 'Build on what 3.1.1 has found.' }), [
      '3.2.1 depends-on-late: It is Green, and 3.1.1, on which it depends, is overdue. Does that put it at risk?',
    ]);
    assert.deepEqual(after({ links: ['3.4', '3.1.1', '3.1'] }), [
      '3.2.1 depends-on-late: It is Green, and 3.4.1, 3.4.2, 3.1.1 and 1 more, on which it depends, are overdue. Does that put it at risk?',
    ]);
    assert.deepEqual(after({ text: 'It costs £3.1 m and ends on 3.4.22.', links: ['5.1'] }), []);
    assert.deepEqual(after({ rag: 'Amber', progress: 'Waiting', links: ['3.1'] }), []);
  });

  it('ask what else is needed where every action of a priority is done and its measure is worse', () => {
    const done = (ref: string, at: string): Action =>
      buildAction({ ref, rag: 'Complete', evidence: 'The minutes', lastUpdateAt: at });
    const actions = [done('3.1.1', '2022-09-20T10:00:00Z'), done('3.2.1', fresh)];
    const measure = buildMeasure({
      text: 'Visits to the Local Offer pages rise by 25%.',
      unit: 'visits a month',
      better: 'higher',
      baseline: 900,
      baselineOn: day('2021-09-30'),
    });
    const figure = {
      readingKey: 'a',
      ref: 'M3.1',
      actual: 840,
      actualOn: day('2022-06-30'),
      reportedAt: '2022-07-04T10:00:00Z',
      reportedBy: 'Adrian Rocks',
      note: '',
    };
    const after = (own: readonly Action[], actual: number) =>
      digestOf(own, { measures: [measure], measureReadings: [{ ...figure, actual }] }).sections.questions;
    assert.deepEqual(after(actions, 840), [
      {
        ref: '3.2.1',
        kind: 'measure-worse',
        question:
          'Every action of priority 3 is Complete, and measure M3.1 is worse. What else is needed? Visits to the Local Offer pages rise by 25%: From 900 visits a month (September 2021) to 840 visits a month (June 2022): worse.',
      },
    ]);
    assert.deepEqual(after(actions, 950), []);
    assert.deepEqual(after([...actions, buildAction({ ref: '3.2.2', dueOn: day('2022-12-31') })], 840), []);
  });
});
