import { dateInWords } from '../domain/civil-date.js';
import type { Digest, DigestPriority } from '../domain/digest.js';
import { inDigits } from '../domain/sentences.js';
import { type Block, type Cell, note, table } from './content.js';

/** What is counted, with its heading. */
const COUNTS = [
  ['complete', 'Complete'],
  ['green', 'Green'],
  ['amber', 'Amber'],
  ['red', 'Red'],
  ['noUpdate', 'No update'],
] as const;

type Counted = Readonly<Record<(typeof COUNTS)[number][0] | 'overdue', number>>;

/** How many actions stand how, by priority, each number with that of the last meeting beside it. */
export function totalsTable(digest: Digest, before: Digest): readonly Block[] {
  const earlier = new Map(before.priorities.map((priority) => [priority.number, priority]));
  const rows = digest.priorities.map((priority): Cell[] => [
    `${String(priority.number)}. ${priority.title}`,
    ...cells(countedOf(priority), countedOf(earlier.get(priority.number))),
  ]);
  return [
    table(
      [['Priority', 30], ...COUNTS.map(([, word]) => [word, 12] as const), ['Overdue', 12]],
      [...rows, ['All', ...cells(digest.totals, before.totals)]],
    ),
    note(`In brackets: the number on ${dateInWords(before.asOf)}, where it was another.`),
  ];
}

function countedOf(priority: DigestPriority | undefined): Counted | undefined {
  return priority === undefined ? undefined : { ...priority, overdue: priority.overdue.length };
}

function cells(now: Counted | undefined, before: Counted | undefined): Cell[] {
  return [...COUNTS.map(([count]) => count), 'overdue' as const].map((count) => {
    const [is, was] = [now?.[count] ?? 0, before?.[count] ?? 0];
    return is === was ? inDigits(is) : `${inDigits(is)} (${inDigits(was)})`;
  });
}
