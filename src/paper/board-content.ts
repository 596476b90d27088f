import { dateInWords } from '../domain/civil-date.js';
import { listInWords } from '../domain/due-words.js';
import { countOf } from '../domain/sentences.js';
import { type Block, heading, paragraph } from './content.js';
import { createEntryTables, movedTable } from './entry-tables.js';
import type { PaperInput } from './paper-input.js';
import { keyBlocks } from './say-rag.js';
import { totalsTable } from './totals-table.js';

/** What another board than SENDIG has to know and to decide: the exceptions, told of SENDIG and not to it. */
export function boardContent(input: PaperInput, board: string): readonly Block[] {
  const { digest, since } = input;
  const { sections } = digest;
  const tables = createEntryTables(input);
  return [
    heading(1, 'Purpose'),
    paragraph(
      `This paper tells the ${board.replace(/^the\s+/i, '')} how far the actions of the Written Statement of Action have come, which of them need its attention, and what has changed since ${dateInWords(since)}. SENDIG follows every action each month.`,
    ),
    heading(1, 'What the board is asked to do'),
    { kind: 'list', items: decisions(input) },
    heading(1, 'Where things stand'),
    paragraph(digest.headline),
    paragraph(digest.counts),
    heading(1, 'By priority'),
    ...totalsTable(digest, input.before),
    ...tables.section('Overdue', sections.overdue, 'Nothing is overdue.'),
    ...tables.section('Red', sections.red, 'No action is Red.'),
    ...movedTable(sections.dateMoved, input.request.forPublication),
    ...keyBlocks(input.key),
  ];
}

function decisions({ digest }: PaperInput): readonly string[] {
  const { red, overdue, dateMoved } = digest.sections;
  const open = dateMoved.filter(({ agreed }) => !agreed);
  const refs = (entries: readonly { readonly ref: string }[]) => listInWords(entries.map(({ ref }) => ref));
  return [
    'Note how the actions stand, and what has changed.',
    red.length === 0
      ? ''
      : red.length === 1
        ? `Consider what help the Red action needs: ${refs(red)}.`
        : `Consider what help the ${countOf(red.length, 'Red action')} need: ${refs(red)}.`,
    overdue.length === 0
      ? ''
      : `Note that ${countOf(overdue.length, 'action')} ${overdue.length === 1 ? 'is' : 'are'} past the date agreed, and say whether SENDIG is to report on any of them in more detail.`,
    open.length === 0
      ? ''
      : `Note that ${countOf(open.length, 'new date')} ${open.length === 1 ? 'is' : 'are'} not yet agreed by SENDIG: ${refs(open)}.`,
  ].filter(Boolean);
}
