import { type CivilDate, dateInWords, daysBetween } from '../domain/civil-date.js';
import type { DigestEntry, MovedEntry } from '../domain/digest.js';
import { daysInWords, listInWords } from '../domain/due-words.js';
import { lengthInWords, timesInWords } from '../domain/move-words.js';
import { parseRag, type Rag } from '../domain/rag.js';
import { inDigits } from '../domain/sentences.js';
import { type Block, type Cell, heading, note, paragraph, table } from './content.js';
import type { PaperInput } from './paper-input.js';
import { ragCell } from './say-rag.js';

const COLUMNS = [
  ['Ref', 9],
  ['Action', 23],
  ['Lead', 15],
  ['Date', 15],
  ['RAG and age', 16],
  ['Note and evidence', 29],
] as const;

/** The sections of a paper, one after another. */
interface EntryTables {
  /** A section, or one sentence where nothing is in it. */
  readonly section: (title: string, entries: readonly DigestEntry[], nothing: string) => readonly Block[];
}

/**
 * Tells each action once: a later section that it stands in too only names it.
 */
export function createEntryTables({
  zone,
  request: { asOf, forPublication },
}: Pick<PaperInput, 'zone' | 'request'>): EntryTables {
  const told = new Set<string>();
  return {
    section: (title, entries, nothing) => {
      const fresh = entries.filter(({ ref }) => !told.has(ref));
      const above = entries.filter(({ ref }) => told.has(ref)).map(({ ref }) => ref);
      for (const { ref } of fresh) told.add(ref);
      return [
        heading(1, `${title} (${inDigits(entries.length)})`),
        ...(entries.length === 0 ? [paragraph(nothing)] : []),
        ...(fresh.length === 0
          ? []
          : [
              tableOf(
                COLUMNS,
                fresh.map((entry) => rowOf(entry, asOf, zone, forPublication)),
                forPublication,
              ),
            ]),
        ...(above.length === 0 ? [] : [note(`Listed above: ${listInWords(above)}.`)]),
      ];
    },
  };
}

function rowOf(entry: DigestEntry, asOf: CivilDate, zone: string, forPublication: boolean): Cell[] {
  const { ref, action, leads, dueOn, evidence } = entry;
  const rag = parseRag(entry.rag ?? '');
  // In what is published, evidence that is missing may only not be fit for it.
  const shown =
    evidence !== ''
      ? `Evidence: ${evidence}`
      : rag === 'Complete' && !forPublication
        ? 'Evidence: none recorded'
        : '';
  return [
    ref,
    action,
    listInWords(leads) || 'No lead',
    dateCell(dueOn, rag, asOf),
    ragCell(rag, entry, zone),
    [entry.note, shown].filter(Boolean).join('\n'),
  ];
}

/** The date of an action, and by how much an open one has passed it. */
export function dateCell(on: CivilDate | null, rag: Rag | null, asOf: CivilDate): Cell {
  if (on === null) return 'No date';
  if (rag === 'Complete' || on >= asOf) return dateInWords(on);
  return `${dateInWords(on)}\n${daysInWords(daysBetween(asOf, on))}`;
}

/** The dates that have moved, those that have still to be agreed first. */
export function movedTable(moved: readonly MovedEntry[], forPublication: boolean): readonly Block[] {
  const title = heading(1, `Dates moved (${inDigits(moved.length)})`);
  if (moved.length === 0) return [title, paragraph('No date of an open action has moved.')];
  const rows = moved.map((entry): Cell[] => [
    entry.ref,
    entry.action,
    listInWords(entry.leads) || 'No lead',
    datesInWords(entry),
    entry.reason === '' && !forPublication ? 'None recorded' : entry.reason,
    entry.agreed ? 'Agreed' : 'For agreement',
  ]);
  return [
    title,
    tableOf(
      [
        ['Ref', 9],
        ['Action', 25],
        ['Lead', 16],
        ['Old date, new date', 22],
        ['Reason', 20],
        ['Agreed?', 13],
      ],
      rows,
      forPublication,
    ),
  ];
}

/** The table; in what is published without the columns of which nothing is fit for it. */
function tableOf(
  columns: Parameters<typeof table>[0],
  rows: readonly (readonly Cell[])[],
  forPublication: boolean,
): Block {
  const kept = columns.map((_column, at) => !forPublication || rows.some((row) => row[at] !== ''));
  return table(
    columns.filter((_column, at) => kept[at]),
    rows.map((row) => row.filter((_cell, at) => kept[at])),
  );
}

function datesInWords({ baselineOn, dueOn, times, days }: MovedEntry): string {
  const was = baselineOn === null ? 'The plan had no date' : `Was ${dateInWords(baselineOn)}`;
  const is = dueOn === null ? 'now without a date' : `now ${dateInWords(dueOn)}`;
  const far = days === 0 ? '' : `, ${lengthInWords(Math.abs(days))} ${days > 0 ? 'later' : 'earlier'}`;
  return `${was}\n${is}\n${timesInWords(times)}${far}`;
}
