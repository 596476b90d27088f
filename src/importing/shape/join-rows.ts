import type { LooseFinding } from '../cells/parse-due.js';
import { plainText } from '../plain-text.js';
import type { Column, PublishedRow } from '../published-rows.js';

type Cells = PublishedRow['cells'];

/** The row with what stands of it after a page break. */
export function joinRows(row: PublishedRow, rest: Cells): PublishedRow {
  const cells: Partial<Record<Column, string>> = { ...row.cells };
  const findings: LooseFinding[] = [...row.findings];
  for (const [column, more] of Object.entries(rest) as [Column, string][]) {
    const before = cells[column] ?? '';
    if (more.trim() === '') continue;
    if (column === 'lead' && closesTwice(before, more)) {
      cells.lead = `${before.trimEnd().slice(0, -1)} ${more}`;
      const message =
        'A role was closed with a bracket before a page break and again after it; it was joined.';
      findings.push({ code: 'unbalanced-brackets', message, text: plainText(`${before} ${more}`) });
    } else {
      cells[column] = before.trim() === '' ? more : joinWords(before, more);
    }
  }
  findings.push(joinedFinding(row.cells.action ?? '', rest));
  return { ...row, cells, findings };
}

/** A paragraph that the break cuts in the middle of a sentence is one, whatever tags stand around its halves. */
function joinWords(before: string, more: string): string {
  const goesOn = /^\s*(?:<p>\s*)?\p{Ll}/u.test(more) && !/[.;:!?]$/.test(plainText(before));
  if (!goesOn) return `${before} ${more}`;
  return `${before.replace(/<\/p>\s*$/, '')} ${more.replace(/^\s*<p>/, '')}`;
}

/** “(Senior Specialist)” before the break and “Educational Psychologist)” after it are one role. */
function closesTwice(before: string, more: string): boolean {
  return before.trimEnd().endsWith(')') && /^[^()[\]]*\)/.test(more.trim());
}

function joinedFinding(before: string, rest: Cells): LooseFinding {
  const words = plainText(rest.action ?? '');
  const text = plainText(
    Object.values(rest)
      .filter((cell) => cell.trim() !== '')
      .join(' … '),
  );
  const startsAnew = words !== '' && /[.!?]$/.test(plainText(before)) && /^\p{Lu}/u.test(words);
  const message = startsAnew
    ? `The row was joined over a page break; “${words}” starts a new sentence and may be an action of its own.`
    : 'The row was joined over a page break.';
  return { code: 'joined-over-page', message, text };
}
