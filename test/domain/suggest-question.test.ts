import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { suggestQuestion } from '../../src/domain/suggest-question.js';
import { buildAction, day } from '../support/build-action.js';

const suggested = (said: Partial<Action>, raised: string | null = null) =>
  suggestQuestion(buildAction(said), raised, day('2022-09-01'), 'Europe/London');

describe('the words with which the chair may ask', () => {
  it('are the digest’s own where it raises a question itself', () => {
    assert.equal(suggested({ rag: 'Red' }, 'Is it still on track?'), 'Is it still on track?');
  });

  it('ask what the action’s date, or else its RAG, leaves open', () => {
    const late = 'What is holding it up, and by when will it be done?';
    const inTime = { dueOn: day('2022-09-01') };
    assert.deepEqual(
      [
        suggested({}),
        suggested({ rag: 'Red' }),
        suggested({ rag: 'Complete' }),
        suggested(inTime),
        suggested({ ...inTime, rag: 'Red' }),
        suggested({ ...inTime, rag: 'Amber' }),
        suggested({ ...inTime, rag: 'Green' }),
        suggested({ dueOn: null }),
      ],
      [
        late,
        late,
        'What shows that it has worked?',
        'How does it stand, and what has been done so far?',
        'What is being done about it, and what help do you need?',
        'What would bring it back on track?',
        'Is it on track, and how do we know?',
        'How does it stand, and what has been done so far?',
      ],
    );
  });
});
