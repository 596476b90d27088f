import assert from 'node:assert/strict';
import { noChange } from '../../src/domain/no-change.js';
import { buildAction, buildUpdate } from '../support/build-action.js';

describe('"No change"', () => {
  it('repeats the RAG and the reason given last', () => {
    const amber = buildAction({
      rag: 'Amber',
      progress: 'Waiting for the survey (31 August 2022, Adrian Rocks)',
    });
    assert.deepEqual(noChange(amber, buildUpdate(), 'card'), {
      ref: '3.2.1',
      rag: 'Amber',
      note: 'Waiting for the survey',
      evidence: '',
      revisedDueOn: null,
      source: 'card',
    });
  });

  it('repeats no reason that was given for another RAG', () => {
    assert.equal(noChange(buildAction({ rag: 'Red' }), buildUpdate(), 'card')?.note, '');
    assert.equal(noChange(buildAction({ rag: 'Green' }), null, 'card')?.note, '');
  });

  it('cannot be said of what nobody has reported or what is Complete', () => {
    assert.equal(noChange(buildAction(), null, 'card'), null);
    assert.equal(noChange(buildAction({ rag: 'Complete' }), null, 'card'), null);
  });
});
