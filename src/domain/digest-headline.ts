import type { DigestTotals } from './digest.js';

/** The counts in words: "101 actions: 23 complete, 12 green, 66 with no update. 17 are overdue." */
export function digestHeadline(totals: DigestTotals, priority: number | null): string {
  const { actions, overdue } = totals;
  const where = priority === null ? '' : `Priority ${String(priority)}: `;
  if (actions === 0) return `${where}${where === '' ? 'There' : 'there'} are no actions in the register.`;
  const count = `${String(actions)} ${actions === 1 ? 'action' : 'actions'}`;
  const late = overdue === 0 ? 'None is' : overdue === 1 ? '1 is' : `${String(overdue)} are`;
  return `${where}${count}: ${countsInWords(totals)}. ${late} overdue.`;
}

/** The RAG counts that are not nought: "2 complete, 1 red, 3 with no update". */
export function countsInWords(counts: Omit<DigestTotals, 'actions' | 'overdue' | 'dueNext'>): string {
  const words = [
    [counts.complete, 'complete'],
    [counts.green, 'green'],
    [counts.amber, 'amber'],
    [counts.red, 'red'],
    [counts.noUpdate, 'with no update'],
  ] as const;
  return words
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${String(count)} ${word}`)
    .join(', ');
}
