import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ActionFilter, EVERYTHING, filterInWords } from '../../src/domain/action-filter.js';
import { addDays, civilDateOf, dateInWords } from '../../src/domain/civil-date.js';
import { parseWords } from '../../src/domain/parse-words.js';
import { RAGS } from '../../src/domain/rag.js';
import { day } from '../support/build-action.js';

/** A Thursday. */
const TODAY = day('2022-09-01');
const read = (text: string) => parseWords(text, TODAY);

/** What is typed, and what the answer says that it is. */
const MEANINGS: Readonly<Record<string, string>> = {
  'what is red': 'Red',
  'What is red?': 'Red',
  'WHAT IS RED, PLEASE.': 'Red',
  "what's red": 'Red',
  'what’s red': 'Red',
  'what is\u00a0red': 'Red',
  'what are red': 'Red',
  'which are red': 'Red',
  'which actions are red': 'Red',
  'show red': 'Red',
  'show me red': 'Red',
  'show me red actions': 'Red',
  'show me all the red actions': 'Red',
  'list red': 'Red',
  'list all red actions': 'Red',
  'what is amber': 'Amber',
  'what is green': 'Green',
  'what is complete': 'Complete',
  'what is red or amber': 'Red or Amber',
  'what is amber and red': 'Red or Amber',
  'list green, red or amber': 'Red or Amber or Green',
  'what is overdue': 'Overdue',
  'show me the overdue actions': 'Overdue',
  'what has no update': 'No update',
  'which actions have no update': 'No update',
  'list no update': 'No update',
  'what moved': 'Date moved',
  'what has moved': 'Date moved',
  'which actions moved': 'Date moved',
  'list date moved': 'Date moved',
  'what is in priority 3': 'In priority 3',
  'what is red in priority 3': 'Red in priority 3',
  'what is red for priority 3': 'Red in priority 3',
  'what is red in priority 10': 'Red in priority 10',
  'what is red in priority 4 or 3': 'Red in priority 3 or 4',
  'what is red in priorities 3 and 4': 'Red in priority 3 or 4',
  'what is overdue in priority 2': 'Overdue in priority 2',
  'what has no update in priority 2': 'No update in priority 2',
  'what moved in priority 2': 'Date moved in priority 2',
  'what is due before 1 October': 'Due before 1 October 2022',
  'what is due before 1st Oct': 'Due before 1 October 2022',
  'what is due before Saturday 1 October': 'Due before 1 October 2022',
  'what is due before 1/10': 'Due before 1 October 2022',
  'what is due before 2022-10-01': 'Due before 1 October 2022',
  'what is due before 1 October 2023': 'Due before 1 October 2023',
  'what is due before 1 August': 'Due before 1 August 2023',
  'what is due before 1 August 2022': 'Due before 1 August 2022',
  'what is due before October': 'Due before 1 October 2022',
  'what is due by 1 October': 'Due by 1 October 2022',
  'what is due until 1 October': 'Due by 1 October 2022',
  'what is due by October': 'Due by 31 October 2022',
  'what is due by the end of October': 'Due by 31 October 2022',
  'what is due in October': 'Due in October 2022',
  'what is due in Sept': 'Due in September 2022',
  'what is due in August': 'Due in August 2023',
  'what is due in August 2022': 'Due in August 2022',
  'what is due this month': 'Due in September 2022',
  'what is due next month': 'Due in October 2022',
  'what is led by Allan Pearce': 'Led by Allan Pearce',
  'what is overdue for Allan': 'Overdue, led by Allan',
  "what is overdue for Dr Siobhán O'Neill-Marsh": "Overdue, led by Dr Siobhán O'Neill-Marsh",
  'what is overdue for Mary Green': 'Overdue, led by Mary Green',
  'what is for Allan Pearce and overdue': 'Overdue, led by Allan Pearce',
  'which actions are led by Allan Pearce in priority 3': 'In priority 3, led by Allan Pearce',
  'what is green and has no update': 'Green, no update',
  'what is green with no update': 'Green, no update',
  'what has no update and is overdue': 'Overdue, no update',
  'what is in priority 3 and due next month': 'Due in October 2022 in priority 3',
  'list in priority 3, overdue, due before 1 October, red or amber, for Allan Pearce':
    'Red or Amber, overdue, due before 1 October 2022 in priority 3, led by Allan Pearce',
};

/** Words that come near and say something else, or not surely one thing. */
const NEAR_MISSES = [
  ...['what is', 'what', 'which actions', 'list', 'show me', 'list all', 'show me the actions', 'what has'],
  ...['red in priority 3', 'overdue in priority 3', 'due before 1 October', 'no update', 'moved'],
  ...[
    'what is due',
    'what is due before',
    'what is due soon',
    'what is due on 1 October',
    'what is due today',
  ],
  ...[
    'what is due after 1 October',
    'what is due in 2023',
    'what is due in two weeks',
    'what is due next week',
  ],
  ...[
    'what is due before 31 June',
    'what is due before Friday 1 October',
    'what is due before the end of October',
  ],
  ...['what is due by 1 October or 2 October', 'what is due in 1 October', 'what is due before 1.10'],
  ...['what is due by 1 October, due in October', 'what is due this month next month', 'what is blue'],
  ...['what is not red', 'what is red not green', 'what is nearly red', 'what was red', 'what is reddish'],
  ...[
    'what is red, in priority 3, in priority 4',
    'what is red and overdue and green',
    'what is red in priority',
  ],
  ...['what is red in priority 0', 'what is red in priority 3 or 4 or 5', 'what is red in priority 3.2'],
  ...['what is red in priority three', 'what is red in 3', 'what is red in priority 3 please thanks'],
  ...[
    'what is for me',
    'what is overdue for us',
    'what is led by',
    'what is led by 3',
    'what is red by Allan',
  ],
  ...['what is overdue overdue', 'what is no update', 'what has red', 'what has moved has moved', 'what red'],
  ...['what is red, and what is amber', 'is anything red', 'why is 3.2.1 red', 'what is 3.2.1', 'list 3.2.1'],
  ...['find', 'find .', 'find   ', 'findings', 'who has reported', 'who has not reported on 3.2.1'],
];

describe('a question about the register', () => {
  it('is understood as its answer says', () => {
    assert.ok(Object.keys(MEANINGS).length >= 60);
    for (const [text, meaning] of Object.entries(MEANINGS)) {
      const words = read(text);
      assert.equal(words.kind === 'filter' ? filterInWords(words.filter) : words.kind, meaning, text);
    }
  });

  it('is not understood where it is not surely one', () => {
    for (const text of NEAR_MISSES) {
      // "red in priority 3" may be a report, in answer to a message about one action.
      assert.ok(['unclear', 'report'].includes(read(text).kind), `${text}: ${JSON.stringify(read(text))}`);
    }
    assert.equal(read(`list red in priority 3 ${'x'.repeat(300)}`).kind, 'unclear');
  });

  it('looks for words, and for who has not reported', () => {
    assert.deepEqual(read('Find Local Offer, please.'), { kind: 'find', words: 'Local Offer' });
    assert.deepEqual(read('find 3.2'), { kind: 'find', words: '3.2' });
    for (const text of ['who has not reported', 'Who has not reported?', 'who hasn’t reported']) {
      assert.deepEqual(read(text), { kind: 'not-reported' }, text);
    }
  });

  const names = fc.constantFrom(
    '',
    'Allan Pearce',
    'Allan',
    "Dr Siobhán O'Neill",
    'Mary Green',
    'J. Rocks-Finch',
  );
  const dues = fc.option(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('before' as const, 'by' as const), fc.integer({ min: -900, max: 900 }))
        .map(([when, days]) => ({ when, on: addDays(TODAY, days) })),
      fc
        .integer({ min: -30, max: 30 })
        .map((months) => ({ when: 'in' as const, on: civilDateOf(2022, 9 + months, 1) })),
    ),
  );
  const filters: fc.Arbitrary<ActionFilter> = fc
    .record({
      rags: fc.subarray([...RAGS]),
      overdue: fc.boolean(),
      noUpdate: fc.boolean(),
      moved: fc.boolean(),
      due: dues,
      priorities: fc
        .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 2 })
        .map((all) => all.sort((a, b) => a - b)),
      ledBy: names,
    })
    .filter((filter) => filterInWords(filter) !== '');

  it('is read back from the heading of its answer, whatever it is made of', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const heading = filterInWords(filter);
        assert.deepEqual(read(`list ${heading}`), { kind: 'filter', filter: { ...filter } }, heading);
      }),
      { seed: 2022, numRuns: 1500 },
    );
  });

  it('may be put in any order', () => {
    const clausesOf = ({ rags, overdue, noUpdate, moved, due, priorities, ledBy }: ActionFilter) =>
      [
        rags.join(' or '),
        overdue ? 'overdue' : '',
        noUpdate ? 'no update' : '',
        moved ? 'moved' : '',
        due === null ? '' : `due ${filterInWords({ ...EVERYTHING, due }).slice('Due '.length)}`,
        priorities.length === 0 ? '' : `in priority ${priorities.join(' and ')}`,
        ledBy === '' ? '' : `for ${ledBy}`,
      ].filter(Boolean);
    const asked = filters.chain((filter) => {
      const clauses = clausesOf(filter);
      const orders = fc.shuffledSubarray(clauses, { minLength: clauses.length });
      return fc.tuple(fc.constant(filter), orders, fc.constantFrom(', ', ' and ', ' that '));
    });
    fc.assert(
      fc.property(asked, ([filter, clauses, between]) => {
        const text = `show me ${clauses.join(between)}`;
        assert.deepEqual(read(text), { kind: 'filter', filter: { ...filter } }, text);
      }),
      { seed: 2022, numRuns: 1500 },
    );
  });

  it('means the next such day where it names no year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 364 }), (days) => {
        const on = addDays(TODAY, days);
        const words = read(`what is due by ${dateInWords(on).slice(0, -5)}`);
        assert.deepEqual(words, { kind: 'filter', filter: { ...EVERYTHING, due: { when: 'by', on } } });
      }),
      { seed: 2022, numRuns: 300 },
    );
  });

  it('means this month until its last day', () => {
    for (const text of ['what is due in September', 'what is due this month']) {
      const filter = { ...EVERYTHING, due: { when: 'in', on: '2022-09-01' } };
      assert.deepEqual(parseWords(text, day('2022-09-30')), { kind: 'filter', filter });
    }
  });
});
