import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseWords } from '../../src/domain/parse-words.js';

const UNCLEAR = { kind: 'unclear' };
const digest = (said: object = {}): object => ({
  kind: 'digest',
  priority: null,
  since: null,
  asAt: null,
  ...said,
});
const report = (said: object): object => ({
  kind: 'report',
  ref: '3.2.1',
  rag: 'Green',
  note: '',
  evidence: '',
  revisedDueOn: null,
  ...said,
});

describe('commands in chat', () => {
  it('are understood in any case, with a full stop, with please and with any space', () => {
    for (const text of [
      'my actions',
      'My Actions.',
      ' MY ACTIONS, please ',
      'my\u00a0actions',
      'my\u200b actions please.',
    ]) {
      assert.deepEqual(parseWords(text), { kind: 'my-actions' }, text);
    }
    assert.deepEqual(parseWords('Help'), { kind: 'help' });
    assert.deepEqual(parseWords('overdue'), { kind: 'overdue' });
    assert.deepEqual(parseWords('due'), { kind: 'due' });
    assert.deepEqual(parseWords('remind now'), { kind: 'remind-now' });
    assert.deepEqual(parseWords('Who was not reached?'), { kind: 'not-reached' });
  });

  it('show an action or its history', () => {
    assert.deepEqual(parseWords('action 3.2.1'), { kind: 'action', ref: '3.2.1' });
    assert.deepEqual(parseWords('3.2.1'), { kind: 'action', ref: '3.2.1' });
    assert.deepEqual(parseWords('History 10.1.12.'), { kind: 'history', ref: '10.1.12' });
    assert.deepEqual(parseWords('action 3.2'), UNCLEAR);
  });

  it('ask for the digest that is meant', () => {
    assert.deepEqual(parseWords('Digest please'), digest());
    assert.deepEqual(parseWords('digest priority 3'), digest({ priority: 3 }));
    assert.deepEqual(parseWords('digest for priority 3 please'), digest({ priority: 3 }));
    for (const date of [
      '1 September 2022',
      '1st Sept 2022',
      '1 of sep. 2022',
      '2022-09-01',
      '1/9/2022',
      '01/09/2022',
    ]) {
      assert.deepEqual(parseWords(`digest since ${date}.`), digest({ since: '2022-09-01' }), date);
    }
    assert.deepEqual(
      parseWords('digest as at 30 June 2022, priority 3, since 1 June 2022'),
      digest({ priority: 3, since: '2022-06-01', asAt: '2022-06-30' }),
    );
  });

  it('are unclear where the date or the words are not certain', () => {
    for (const text of [
      'digest since 31 June 2022',
      'digest since June 2022',
      'digest since 1/9/22',
      'digest since 9/30/2022',
      'digest as at ju 2022',
      'digest priority three',
      'digest priority 3 priority 4',
      'digest of everything',
      'digests',
      'what is due',
      'hello',
      '',
    ]) {
      assert.deepEqual(parseWords(text), UNCLEAR, text);
    }
  });
});

describe('a typed report', () => {
  it('gives the RAG, the note and the new date', () => {
    assert.deepEqual(
      parseWords('3.2.1 amber waiting for the survey, new date 30 Sept 2022'),
      report({ rag: 'Amber', note: 'waiting for the survey', revisedDueOn: '2022-09-30' }),
    );
    assert.deepEqual(
      parseWords('3.2.1: RED - No money for the Survey; new date: 30/9/2022.'),
      report({ rag: 'Red', note: 'No money for the Survey', revisedDueOn: '2022-09-30' }),
    );
    assert.deepEqual(parseWords('3.2.1 green please'), report({}));
    assert.deepEqual(
      parseWords('3.2.1 green new date 30 September 2022'),
      report({ revisedDueOn: '2022-09-30' }),
    );
  });

  it('takes what a Complete points at as its evidence', () => {
    const link = 'https://sendig.example/survey';
    assert.deepEqual(
      parseWords(`3.2.1 complete see ${link}`),
      report({ rag: 'Complete', note: `see ${link}`, evidence: `see ${link}` }),
    );
    assert.deepEqual(
      parseWords('3.2.1 done, all schools have signed'),
      report({ rag: 'Complete', note: 'all schools have signed' }),
    );
  });

  it('keeps the lines and letters of a note', () => {
    assert.deepEqual(
      parseWords('3.2.1 amber Waiting for OKE\nand the CCG.'),
      report({ rag: 'Amber', note: 'Waiting for OKE\nand the CCG.' }),
    );
  });

  it('is unclear where a guess would be needed', () => {
    for (const text of [
      '3.2.1 amber or red',
      '3.2.1 amber?',
      '3.2.1 green, but 3.2.2 is red',
      '3.2.1 not green',
      '3.2.1 green not yet',
      '3.2.1 greenish',
      '3.2.1 green-ish',
      '3.2.1 green light given by the board',
      '3.2.1 complete rewrite of the site',
      '3.2.1 complete by June 2023',
      '3.2.1 is going well',
      '3.2 green',
      'green',
      '3.2.1 amber waiting, new date October 2022',
      '3.2.1 amber waiting, new date 30 Sept',
      '3.2.1 amber new date 31/9/2022',
    ]) {
      assert.deepEqual(parseWords(text), UNCLEAR, text);
    }
  });

  it('is not looked for in a message that no note would fill', () => {
    assert.deepEqual(parseWords(`3.2.1 green ${'.'.repeat(60_000)}`), UNCLEAR);
  });

  it('never comes out of nonsense', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        assert.notEqual(parseWords(text).kind, 'report');
      }),
      { seed: 2022, numRuns: 1000 },
    );
  });
});
