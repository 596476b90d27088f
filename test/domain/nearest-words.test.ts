import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestWords } from '../../src/domain/nearest-words.js';
import { parseWords } from '../../src/domain/parse-words.js';
import { day } from '../support/build-action.js';

/** A Thursday. */
const TODAY = day('2022-09-01');
const IN_CHAT = { personal: true, officer: false };
const nearest = (text: string, asker = IN_CHAT): readonly string[] => nearestWords(text, TODAY, asker);

/** What was typed and is not understood, and the command that was meant. */
const MEANT: Readonly<Record<string, string>> = {
  overdu: 'overdue',
  'Over due': 'overdue',
  'overdue actions': 'overdue',
  'my acitons': 'my actions',
  'my action': 'my actions',
  halp: 'help',
  'can you help me': 'help',
  digets: 'digest',
  'digets since 1 september': 'digest since 1 September 2022',
  'digest since 1 september': 'digest since 1 September 2022',
  'digest since september': 'digest since 1 September 2022',
  'digest since 30 June': 'digest since 30 June 2022',
  'digets since 1 june 2021': 'digest since 1 June 2021',
  'digest as of 30 June 2022': 'digest as at 30 June 2022',
  'digest priorty 3': 'digest priority 3',
  papr: 'paper',
  'paper impct': 'paper impact',
  'paper six monthly': 'paper six-month',
  'paper as of 30 June 2022': 'paper as at 30 June 2022',
  'mesures for priority 3': 'measures for priority 3',
  'hstory 3.2.1': 'history 3.2.1',
  'acton 3.2.1.': 'action 3.2.1',
  'fnd local offer': 'find local offer',
  'waht is red in priority 3': 'what is red in priority 3',
  'what is red in priorty 3?': 'what is red in priority 3',
  'what is gren or amber in prioritiy 3 led by Allan Pearce':
    'what is green or amber in priority 3 led by allan pearce',
  'what red': 'what is red',
  'anything red': 'what is red',
  'red in priority 3': 'what is red in priority 3',
  'what is due': 'due',
  'what is due befor 1 octobr': 'what is due before 1 October',
  'what due before 1 Oct': 'what is due before 1 October 2022',
  'wat moved': 'what moved',
  'what has no updates': 'what has no update',
  'who hasnt reported': 'who has not reported',
  'who has not reproted, please': 'who has not reported',
};

describe('the commands that come nearest to what was not understood', () => {
  it('begin with the one that was meant', () => {
    for (const [text, meant] of Object.entries(MEANT)) {
      assert.equal(parseWords(text, TODAY).kind, 'red in priority 3' === text ? 'report' : 'unclear', text);
      assert.equal(nearest(text)[0], meant, `${text}: ${nearest(text).join('; ')}`);
    }
  });

  it('are three, the nearest first', () => {
    assert.deepEqual(nearest('waht is red in priority 3'), [
      'what is red in priority 3',
      'what is green in priority 3',
      'what is amber in priority 3',
    ]);
    assert.deepEqual(nearest('hstory 3.2.1'), ['history 3.2.1', 'action 3.2.1', 'my actions']);
  });

  it('are the commonest where nothing is near, and those that answer where it was typed', () => {
    for (const text of ['bananas', '', '???', 'the minutes of the board are in the usual place']) {
      assert.deepEqual(nearest(text), ['my actions', 'help', 'overdue'], text);
      assert.deepEqual(nearest(text, { personal: false, officer: true }), ['help', 'overdue', 'due'], text);
    }
    assert.equal(nearest('who was not reachd', { personal: true, officer: true })[0], 'who was not reached');
    for (const asker of [IN_CHAT, { personal: false, officer: true }]) {
      assert.ok(!nearest('who was not reachd', asker).includes('who was not reached'));
    }
  });

  it('only look: whatever was typed, none of them changes anything or is a report', () => {
    const looks = ['help', 'my-actions', 'overdue', 'due', 'digest', 'action', 'history', 'filter', 'find'];
    const more = ['measures', 'paper', 'not-reported', 'not-reached', 'preview'];
    const word = fc.constantFrom(
      ...[
        'remind',
        'remnd',
        'now',
        'nwo',
        'agree',
        'agre',
        'away',
        'awy',
        'until',
        'back',
        'bak',
        'not',
        'mine',
      ],
      ...['3.2.1', '3.2.1:', 'amber', 'ambr', 'green', 'gren', 'done', 'complete', 'red', 'reed', 'on track'],
      ...[
        'ask',
        'again',
        'agian',
        'keep',
        'the',
        'old',
        'date',
        'new date',
        '1 October',
        '30 Sept 2022',
        '3',
        '12',
      ],
      ...[
        'what',
        'waht',
        'is',
        'overdue',
        'overdu',
        'digets',
        'since',
        'priority',
        'priorty',
        'for',
        'Allan',
        'list',
      ],
      ...['find', 'fnd', 'İ', '\ud800', '<at>', '${x}', "'", '’', '.', ',', '?', '\n', '\u00a0'],
    );
    const texts = fc.oneof(
      fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    const property = fc.property(texts, fc.boolean(), fc.boolean(), (text, personal, officer) => {
      const offered = nearest(text, { personal, officer });
      assert.equal(offered.length, 3);
      assert.equal(new Set(offered).size, 3);
      for (const words of offered) {
        assert.ok([...looks, ...more].includes(parseWords(words, TODAY).kind), `${text}: ${words}`);
      }
    });
    fc.assert(property, { seed: 2022, numRuns: 300 });
  });

  it('are found in words of any length', () => {
    for (const again of ['a ', '1 ', '3.2.1 ', 'digest ', '.', '1 october ']) {
      assert.equal(nearest(again.repeat(4000 / again.length)).length, 3);
    }
  });
});
