import assert from 'node:assert/strict';
import { parseWords } from '../../src/domain/parse-words.js';
import { day } from '../support/build-action.js';

const read = (text: string): unknown => parseWords(text, day('2022-09-01'));
const UNCLEAR = { kind: 'unclear' };
const digest = (said: object = {}): object => ({
  kind: 'digest',
  priority: null,
  since: null,
  asAt: null,
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
      assert.deepEqual(read(text), { kind: 'my-actions' }, text);
    }
    assert.deepEqual(read('Help'), { kind: 'help' });
    assert.deepEqual(read('overdue'), { kind: 'overdue' });
    assert.deepEqual(read('due'), { kind: 'due' });
    assert.deepEqual(read('remind now'), { kind: 'remind-now' });
    assert.deepEqual(read('Who was not reached?'), { kind: 'not-reached' });
  });

  it('say that an action is not theirs, and whose it is', () => {
    const instead = {
      '': '',
      ', ask Elaine Healey': 'Elaine Healey',
      '. It should be Dr O’Neill.': "Dr O'Neill",
    };
    for (const [words, name] of Object.entries(instead)) {
      for (const said of ['3.2.1 not mine', '3.2.1 is not mine', '3.2.1: it’s not mine']) {
        assert.deepEqual(read(said + words), { kind: 'not-mine', ref: '3.2.1', instead: name }, said + words);
      }
    }
    assert.deepEqual(read('Ask again 3.2.1.'), { kind: 'ask-again', ref: '3.2.1' });
  });

  it('say that somebody is away until a day to come, or back', () => {
    assert.deepEqual(read('away until 3 October'), { kind: 'away', until: '2022-10-03' });
    assert.deepEqual(read("I'm away until Monday 3 Oct 2022, please."), {
      kind: 'away',
      until: '2022-10-03',
    });
    assert.deepEqual(read('On leave until 3/10/2022'), { kind: 'away', until: '2022-10-03' });
    for (const unread of ['away', 'away until soon', 'away until 1 August 2022', 'away until 31 June']) {
      assert.deepEqual(read(unread), { kind: 'away', until: null }, unread);
    }
    assert.deepEqual(read('Back.'), { kind: 'back' });
    assert.deepEqual(read('I’m back!'), { kind: 'back' });
  });

  it('show an action or its history', () => {
    assert.deepEqual(read('action 3.2.1'), { kind: 'action', ref: '3.2.1' });
    assert.deepEqual(read('3.2.1'), { kind: 'action', ref: '3.2.1' });
    assert.deepEqual(read('History 10.1.12.'), { kind: 'history', ref: '10.1.12' });
    assert.deepEqual(read('action 3.2'), UNCLEAR);
  });

  it('ask for the digest that is meant', () => {
    assert.deepEqual(read('Digest please'), digest());
    assert.deepEqual(read('digest priority 3'), digest({ priority: 3 }));
    assert.deepEqual(read('digest for priority 3 please'), digest({ priority: 3 }));
    for (const date of [
      '1 September 2022',
      '1st Sept 2022',
      '1 of sep. 2022',
      '2022-09-01',
      '1/9/2022',
      '01/09/2022',
    ]) {
      assert.deepEqual(read(`digest since ${date}.`), digest({ since: '2022-09-01' }), date);
    }
    assert.deepEqual(
      read('digest as at 30 June 2022, priority 3, since 1 June 2022'),
      digest({ priority: 3, since: '2022-06-01', asAt: '2022-06-30' }),
    );
  });

  it('ask for the impact measures, of all or of one priority', () => {
    assert.deepEqual(read('Measures.'), { kind: 'measures', priority: null });
    assert.deepEqual(read('measures priority 3'), { kind: 'measures', priority: 3 });
    assert.deepEqual(read('measures for priority 10, please'), { kind: 'measures', priority: 10 });
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
      'measures priority',
      'measures priority 0',
      'measure',
      'what is due',
      'hello',
      '',
    ]) {
      assert.deepEqual(read(text), UNCLEAR, text);
    }
  });
});
