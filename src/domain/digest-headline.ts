import { type CivilDate, dateInWords } from './civil-date.js';
import type { DigestTotals, RagCounts } from './digest.js';
import { listInWords } from './due-words.js';
import { inDigits } from './sentences.js';

/** What a headline is made of, beside the totals. */
interface Comparison {
  readonly before: DigestTotals;
  readonly since: CivilDate;
  /** The Greens on which nobody has reported since. */
  readonly oldGreens: number;
  /** The open actions whose published date has passed. */
  readonly pastPublished: number;
  /** The priority it is limited to, or `null`. */
  readonly priority: number | null;
}

/**
 * What a board wants to hear first: "Since 31 August 2022: 5 fewer overdue and 3 more Red. 12 of 40 Green not
 * reported since. 9 open actions are past their published date."
 */
export function digestHeadline(totals: DigestTotals, comparison: Comparison): string {
  const { before, since, oldGreens, pastPublished, priority } = comparison;
  const day = dateInWords(since);
  const changes = (
    [
      [totals.overdue - before.overdue, 'overdue'],
      [totals.red - before.red, 'Red'],
      [totals.amber - before.amber, 'Amber'],
      [totals.complete - before.complete, 'Complete'],
    ] as const
  )
    .filter(([change]) => change !== 0)
    .map(([change, word]) => `${inDigits(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} ${word}`);
  const changed =
    changes.length === 0
      ? `As many overdue, Red, Amber and Complete as on ${day}.`
      : `Since ${day}: ${listInWords(changes)}.`;
  const sentences = [
    changed,
    ...(oldGreens === 0
      ? []
      : [`${inDigits(oldGreens)} of ${inDigits(totals.green)} Green not reported since.`]),
    ...(pastPublished === 0 ? [] : [pastInWords(pastPublished)]),
  ];
  return `${priority === null ? '' : `Priority ${String(priority)}. `}${sentences.join(' ')}`;
}

function pastInWords(count: number): string {
  return count === 1
    ? '1 open action is past its published date.'
    : `${inDigits(count)} open actions are past their published date.`;
}

/** The counts in words: "101 actions: 23 complete, 12 green, 66 with no update. 17 are overdue." */
export function totalsInWords(totals: DigestTotals, priority: number | null): string {
  const { actions, overdue } = totals;
  const where = priority === null ? '' : `Priority ${String(priority)}: `;
  if (actions === 0) return `${where}${where === '' ? 'There' : 'there'} are no actions in the register.`;
  const count = `${inDigits(actions)} ${actions === 1 ? 'action' : 'actions'}`;
  const late = overdue === 0 ? 'None is' : overdue === 1 ? '1 is' : `${inDigits(overdue)} are`;
  return `${where}${count}: ${countsInWords(totals)}. ${late} overdue.`;
}

/** The RAG counts that are not nought: "2 complete, 1 red, 3 with no update". */
export function countsInWords(counts: RagCounts): string {
  const words = [
    [counts.complete, 'complete'],
    [counts.green, 'green'],
    [counts.amber, 'amber'],
    [counts.red, 'red'],
    [counts.noUpdate, 'with no update'],
  ] as const;
  return words
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${inDigits(count)} ${word}`)
    .join(', ');
}
