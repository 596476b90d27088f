import assert from 'node:assert/strict';
import { day } from '../support/build-action.js';
import { doubtful, parse, report, tells } from './typed-words.js';

describe('a doubtful report', () => {
  it('has a second RAG', () => {
    tells([
      ['3.2.1 amber or red', doubtful({ note: 'or red' })],
      ['3.2.1 green, but 3.2.2 is red', doubtful({ rag: 'Green', note: 'but 3.2.2 is red' })],
      ['3.2.1 amber\n3.2.2 green', doubtful({ note: '3.2.2 green' })],
      ['3.2.1 amber, was Green', doubtful({ note: 'was Green' })],
      ['3.2.1 done, 3.2.2 done', doubtful({ rag: 'Complete', note: '3.2.2 done' })],
      ['3.2.1 amber waiting. 3.2.2: on track', doubtful({ note: 'waiting. 3.2.2: on track' })],
      ['3.2.1 amber at Greenfield, well-reddened', report({ note: 'at Greenfield, well-reddened' })],
    ]);
  });

  it('asks a question', () => {
    tells([
      ['3.2.1 amber?', doubtful()],
      ['3.2.1 amber? they say so', doubtful({ note: 'they say so' })],
      ['3.2.1 amber, waiting for you?', doubtful({ note: 'waiting for you?' })],
      [
        '3.2.1 amber, waiting for you?, for Allan Pearce',
        doubtful({ note: 'waiting for you?', reportedFor: 'Allan Pearce' }),
      ],
      ['3.2.1 amber we asked who? and wait', report({ note: 'we asked who? and wait' })],
    ]);
  });

  it('has a note that may turn the RAG round', () => {
    for (const first of [
      'or',
      'and',
      'not',
      'if',
      'when',
      'once',
      'unless',
      'soon',
      'almost',
      'nearly',
      'by',
      'done',
    ]) {
      for (const text of [`3.2.1 green ${first} it comes`, `3.2.1 green, ${first.toUpperCase()} it comes`]) {
        const note = text.slice(-`${first} it comes`.length);
        assert.deepEqual(parse(text), doubtful({ rag: 'Green', note }), text);
      }
    }
    tells([
      ['3.2.1 amber notified the board', report({ note: 'notified the board' })],
      ['3.2.1 complete by June 2023', doubtful({ rag: 'Complete', note: 'by June 2023' })],
      ['3.2.1 complete, subject to sign-off', doubtful({ rag: 'Complete', note: 'subject to sign-off' })],
    ]);
  });

  it('has a RAG word that says nothing of the action', () => {
    tells([
      ['3.2.1 complete rewrite of the site', doubtful({ rag: 'Complete', note: 'rewrite of the site' })],
      ['3.2.1 closed the gap', doubtful({ rag: 'Complete', note: 'the gap' })],
      ['3.2.1 green light given', doubtful({ rag: 'Green', note: 'light given' })],
      ['3.2.1 red tape everywhere', doubtful({ rag: 'Red', note: 'tape everywhere' })],
      ['3.2.1 green: paper published', report({ rag: 'Green', note: 'paper published' })],
    ]);
  });

  it('denies a RAG, or has none of ours', () => {
    for (const note of [
      'not green',
      'is no longer amber',
      'was amber',
      'almost complete',
      'should be green by May',
      'to 3.2.3 green',
      'waiting for the survey',
      'is going well',
      'for Allan Pearce',
      'green-ish',
      'greenish',
      'amber/red',
      'blue',
      'R',
      'g',
      'A waiting for the survey',
    ]) {
      assert.deepEqual(parse(`3.2.1 ${note}`), doubtful({ rag: null, note }), note);
      assert.deepEqual(parse(`re 3.2.1: ${note}`), doubtful({ rag: null, note }), note);
    }
    tells([
      ['3.2.1-3.2.3 green', doubtful({ rag: null, note: '3.2.3 green' })],
      ['3.2.1 and 3.2.2 going well', doubtful({ refs: ['3.2.1', '3.2.2'], rag: null, note: 'going well' })],
      [
        '3.2.1 waiting for it, new date 30 Sept, for Allan Pearce',
        doubtful({
          rag: null,
          note: 'waiting for it',
          revisedDueOn: day('2022-09-30'),
          reportedFor: 'Allan Pearce',
        }),
      ],
    ]);
  });

  it('keeps the date, the evidence and the name that were read', () => {
    assert.deepEqual(
      parse('3.2.1 done, see the red folder, new date 30 Sept, for Allan Pearce'),
      doubtful({
        rag: 'Complete',
        note: 'see the red folder',
        evidence: 'see the red folder',
        revisedDueOn: day('2022-09-30'),
        reportedFor: 'Allan Pearce',
      }),
    );
  });
});
