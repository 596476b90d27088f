import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { buildAction, day } from '../support/build-action.js';
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
});
