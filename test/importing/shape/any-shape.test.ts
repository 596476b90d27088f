import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assemblePlan } from '../../../src/importing/assemble-plan.js';
import type { Block } from '../../../src/importing/blocks.js';
import { parseRefCell } from '../../../src/importing/cells/parse-ref-cell.js';
import { textBlocks } from '../../../src/importing/files/text-blocks.js';
import { readBlocks } from '../../../src/importing/shape/read-blocks.js';
import { heading, para, table } from './build-blocks.js';

const HEADINGS = [
  'Ref',
  'Actions',
  'By when',
  'Lead officer',
  'Partners',
  'How will we know?',
  'RAG',
  'Progress',
];
const ROWS = [
  [
    '1.1',
    'Write a guide for every school and college',
    'June 2023 to June 2024',
    'Wendy Young (Deputy Head of SEND)',
    'Schools, Colleges',
    'All schools have it',
    'Green',
    'It is with the printers',
  ],
  [
    '1.2 [1.1]',
    'Visit each school once',
    'May 2023 and ongoing',
    'Mark Whitehead and Charlotte Finch',
    '',
    'Each is visited',
    '',
    'Ten were visited',
  ],
  ['1.3', 'See 1.1 and ask again', 'TBC', 'Charlotte Finch', 'Parents', '', 'RED', 'Nothing yet to say'],
];

/** The plan without what only tells how its pages fall. */
function readingOf(blocks: readonly Block[]) {
  const { priorities, actions, findings } = assemblePlan(readBlocks(blocks));
  return {
    priorities,
    actions: actions.map((action) => ({ ...action, source: null })),
    findings: findings.filter(({ code }) => code !== 'joined-over-page'),
  };
}

/** The row in two, each cell parted at one of its spaces; its ref stays where it starts. */
function breakRow(row: readonly string[], at: readonly number[]): [string[], string[]] {
  const parts = row.map((cell, column) => {
    const words = cell.split(' ');
    const cut = column === 0 ? words.length : (at[column] ?? 0) % (words.length + 1);
    return [words.slice(0, cut).join(' '), words.slice(cut).join(' ')] as const;
  });
  return [parts.map(([first]) => first), parts.map(([, second]) => second)];
}

const move = (row: readonly string[], order: readonly number[]) => order.map((from) => row[from] ?? '');

describe('a plan in any shape', () => {
  const plain = [heading('Priority 1: Schools'), ...table(HEADINGS, ...ROWS)];

  it('reads the same with its columns shuffled, its headings repeated and its rows broken over pages', () => {
    const expected = readingOf(plain);
    assert.deepEqual(
      expected.actions.map(({ ref, rag }) => [ref, rag]),
      [
        ['1.1.1', 'green'],
        ['1.1.2', null],
        ['1.1.3', 'red'],
      ],
    );
    const order = fc.shuffledSubarray([...HEADINGS.keys()], { minLength: HEADINGS.length });
    const cuts = fc.array(
      fc.record({
        repeat: fc.boolean(),
        ends: fc.boolean(),
        at: fc.option(fc.array(fc.nat(9), { minLength: 8, maxLength: 8 })),
      }),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(order, cuts, (columns, pages) => {
        const tables: string[][][] = [[HEADINGS]];
        ROWS.forEach((row, index) => {
          const { repeat, ends, at } = pages[index] ?? { repeat: false, ends: false, at: null };
          const [first, second] = at === null ? [row, null] : breakRow(row, at);
          tables.at(-1)?.push([...first]);
          if (ends) tables.push([HEADINGS]);
          else if (repeat) tables.at(-1)?.push(HEADINGS);
          if (second !== null) tables.at(-1)?.push(second);
        });
        const broken = tables.flatMap((rows) => table(...rows.map((row) => move(row, columns))));
        assert.deepEqual(readingOf([heading('Priority 1: Schools'), ...broken]), expected);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('reads the same as text with tabs', () => {
    const lines = ['Priority 1: Schools', '', ...[HEADINGS, ...ROWS].map((row) => row.join('\t').trimEnd())];
    assert.deepEqual(readingOf(textBlocks(lines.join('\n'))), readingOf(plain));
  });

  it('numbers thousands of actions without refs, none of them lost, also where each outcome has two', () => {
    for (const outcomeOf of [() => 'All', (index: number) => `Outcome of ${index >> 1}`]) {
      const rows = Array.from({ length: 3_000 }, (_none, index) => [
        outcomeOf(index),
        `Do ${index}`,
        'May 2023',
        'Wendy Young',
      ]);
      const { rows: read } = readBlocks(table(['Outcome', 'Action', 'When', 'Who'], ...rows));
      assert.equal(new Set(read.map(({ cells }) => parseRefCell(cells.ref ?? '')?.ref)).size, 3_000);
    }
  });

  it('never throws, and gives every row that it reads a ref', () => {
    const words = fc.oneof(
      fc.constantFrom(
        ...HEADINGS,
        ...ROWS.flat(),
        'Priority 2: x',
        'Objective B',
        'Outcome 3 y',
        '2.1 z',
        'A4',
        '7',
        '1.1.1.2',
        '1.2a',
        '9.9.9',
        '2.2.2 [2.1]',
        'Start',
        'End',
        'Rev',
        'Outcome',
        'Theme',
        'Lead: a',
        'Action:',
        '<p>',
        '<s>May</s>',
        '- x',
        'Outcomes:',
        '0.0',
        '999',
        '1.999',
      ),
      fc.string(),
    );
    const cell = fc.record({ text: words, fill: fc.constantFrom(null, 'ff0000'), merged: fc.boolean() });
    const source = fc.constant({ line: 1 });
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({
        kind: fc.constant('paragraph' as const),
        text: words,
        heading: fc.boolean(),
        item: fc.boolean(),
        source,
      }),
      fc.record({ kind: fc.constant('row' as const), cells: fc.array(cell, { maxLength: 8 }), source }),
      fc.constant(table(['Ref', 'Action', 'When', 'Who'])[0] ?? para('')),
      fc.constant({ kind: 'end' as const }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), (blocks) => {
        const published = readBlocks(blocks);
        for (const { cells } of published.rows) assert.notEqual(parseRefCell(cells.ref ?? ''), null);
        const { actions, findings } = assemblePlan(published);
        const twice = findings.filter(({ code }) => code === 'duplicate-ref');
        assert.equal(actions.length + twice.length, published.rows.length);
      }),
      { seed: 11, numRuns: 1500 },
    );
  });
});
