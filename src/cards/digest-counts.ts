import type { Digest, DigestPriority, DigestTotals, RagCounts } from '../domain/digest.js';
import { RAGS, type Rag } from '../domain/rag.js';
import { countOf, inDigits, sentences } from '../domain/sentences.js';
import { LONGEST } from './card-limits.js';
import { plainText } from './escape.js';
import { NO_BREAK_SPACE, sayRag } from './say-rag.js';
import type { ViewModel } from './template.js';

/** Priorities with a bar of their own. */
const PRIORITIES_SHOWN = 10;

const EVERY_RAG: readonly (Rag | null)[] = [...RAGS, null];

/** The colours that the charts of Teams know; the words stand in the legend. */
const COLOURS: readonly (readonly [Rag | null, string])[] = [
  ['Red', 'attention'],
  ['Amber', 'warning'],
  ['Green', 'good'],
  ['Complete', 'categoricalBlue'],
  [null, 'neutral'],
];

/** Two rows of three numbers: six in one row do not fit on a phone. Nor does a shape beside each word. */
export function totalsView(totals: DigestTotals): readonly ViewModel[] {
  const cell = (count: number, word: string): ViewModel => ({ count: inDigits(count), word });
  const cells = (rags: readonly (Rag | null)[]) =>
    rags.map((rag) => cell(countOfRag(totals, rag), sayRag(rag).replace(NO_BREAK_SPACE, ' ')));
  return [
    { cells: [cell(totals.overdue, 'Overdue'), ...cells(['Red', 'Amber'])] },
    { cells: cells(['Green', 'Complete', null]) },
  ];
}

/** A bar for each priority, and the same as a table for a client that draws no charts. */
export function prioritiesView({ priorities }: Digest): readonly ViewModel[] {
  if (priorities.length === 0) return [];
  const shown = priorities.slice(0, PRIORITIES_SHOWN);
  const more = priorities.length - shown.length;
  return [
    {
      title: 'By priority',
      bars: shown.map(barOf),
      rows: shown.map(rowOf),
      more: more > 0 ? [{ text: `and ${countOf(more, 'more priority', 'more priorities')}` }] : [],
    },
  ];
}

function barOf(priority: DigestPriority): ViewModel {
  const parts = COLOURS.map(([rag, color]) => ({ rag, color, value: countOfRag(priority, rag) }));
  return {
    title: titleOf(priority, LONGEST.choice),
    data: parts
      .filter(({ value }) => value > 0)
      .map(({ rag, color, value }) => ({ legend: sayRag(rag), value, color })),
  };
}

function rowOf(priority: DigestPriority): ViewModel {
  const counts = EVERY_RAG.map((rag) => ({ rag, count: countOfRag(priority, rag) }))
    .filter(({ count }) => count > 0)
    .map(({ rag, count }) => `${sayRag(rag)}${NO_BREAK_SPACE}${inDigits(count)}`);
  const { overdue, notReported } = priority;
  return {
    title: titleOf(priority, LONGEST.title),
    text:
      sentences(
        counts.join(', '),
        overdue.length === 0 ? '' : `${inDigits(overdue.length)} overdue`,
        notReported === 0 ? '' : `${inDigits(notReported)} not reported since`,
      ) || 'No actions.',
  };
}

function titleOf({ number, title }: DigestPriority, longest: number): string {
  return plainText(`${String(number)}. ${title}`, longest);
}

function countOfRag(counts: RagCounts, rag: Rag | null): number {
  if (rag === null) return counts.noUpdate;
  return { Red: counts.red, Amber: counts.amber, Green: counts.green, Complete: counts.complete }[rag];
}
