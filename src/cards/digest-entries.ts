import { type CivilDate, dateInWords, daysBetween } from '../domain/civil-date.js';
import type { Digest, DigestEntry } from '../domain/digest.js';
import { daysInWords, listInWords } from '../domain/due-words.js';
import { parseRag } from '../domain/rag.js';
import { LONGEST } from './card-limits.js';
import { plainText } from './escape.js';
import { countOf, sentences } from './say-action.js';
import { sayMove } from './say-move.js';
import { sayRagWithAge } from './say-rag.js';

/** One entry of a section, in the words of the card. */
export interface ShownEntry {
  /** The section's title with its count. */
  readonly section: string;
  /** `3.2.1 Review the Local Offer`; `''` where a line says it all. */
  readonly head: string;
  readonly lines: readonly string[];
}

/** How many refs are named where actions are only counted. */
const REFS_NAMED = 40;

/** So many overdue actions without a report are told in full: the reasons of the others come first. */
const SILENT_TOLD = 4;

/**
 * The sections of a digest in the order in which a board reads them. An action is told once, in the
 * first section it stands in; the later ones only name it. Of overdue actions on which nobody has
 * reported there is nothing to tell but the date, so most of them are only named too.
 */
export function entriesOf(digest: Digest, zone: string): readonly ShownEntry[] {
  const { sections, asOf, since } = digest;
  const told = new Set<string>();
  const tell = (
    title: string,
    entries: readonly DigestEntry[],
    of = entries.length,
  ): readonly ShownEntry[] => {
    const section = `${title} (${count(of)})`;
    const fresh = entries.filter((entry) => !told.has(entry.ref));
    const above = entries.filter((entry) => told.has(entry.ref)).map((entry) => entry.ref);
    for (const entry of fresh) told.add(entry.ref);
    const pointer = { section, head: '', lines: [`Listed earlier: ${refs(above)}.`] };
    return [
      ...fresh.map((entry) => ({ section, head: headOf(entry), lines: linesOf(entry, asOf, zone) })),
      ...(above.length > 0 ? [pointer] : []),
    ];
  };
  const late = sections.overdue;
  const silent = late.filter((entry) => entry.rag === null);
  return [
    ...tell(
      'Overdue',
      [...late.filter((entry) => entry.rag !== null), ...silent.slice(0, SILENT_TOLD)],
      late.length,
    ),
    ...restOf(silent.slice(SILENT_TOLD), `Overdue (${count(late)})`),
    ...tell('Red', sections.red),
    ...tell('Amber', sections.amber),
    ...tell(`Completed since ${dateInWords(since)}`, sections.completedSince),
    ...sections.dateMoved.map((entry) => ({
      section: `Dates moved (${count(sections.dateMoved)})`,
      head: headOf(entry),
      lines: [sayMove(entry), ...(told.has(entry.ref) ? [] : notesOf(entry))],
    })),
    ...tell('Due next', sections.dueNext),
    ...silentOf(sections.noUpdate),
    ...sections.questions.map(({ ref, question }) => ({
      section: `Questions the chair may wish to ask (${count(sections.questions)})`,
      head: '',
      lines: [plainText(question.includes(ref) ? question : `${ref}: ${question}`, LONGEST.note)],
    })),
    ...unreachedOf(sections.unreached.length),
  ];
}

/** The most characters that an entry takes on a card. */
export function charactersOfEntry(entry: ShownEntry): number {
  const FRAME_OF_AN_ENTRY = 420;
  const FRAME_OF_A_LINE = 100;
  return FRAME_OF_AN_ENTRY + JSON.stringify(entry).length + FRAME_OF_A_LINE * entry.lines.length;
}

function headOf(entry: DigestEntry): string {
  return plainText(`${entry.ref} ${entry.action}`, LONGEST.title);
}

function linesOf(entry: DigestEntry, asOf: CivilDate, zone: string): readonly string[] {
  const due =
    entry.dueOn === null
      ? 'No due date'
      : `Due by ${dateInWords(entry.dueOn)}${entry.rag === 'complete' ? '' : `, ${distance(asOf, entry.dueOn)}`}`;
  const rag = sayRagWithAge(parseRag(entry.rag ?? ''), entry, zone);
  return [sentences(plainText(listInWords(entry.leads), LONGEST.title), due, rag), ...notesOf(entry)];
}

function distance(asOf: CivilDate, dueOn: CivilDate): string {
  return daysInWords(daysBetween(asOf, dueOn)).replace('due today', 'which is today').replace(/^due /, '');
}

function notesOf(entry: DigestEntry): readonly string[] {
  const note = sentences(plainText(entry.note, LONGEST.note));
  return note === '' ? [] : [note];
}

function restOf(entries: readonly DigestEntry[], section: string): readonly ShownEntry[] {
  if (entries.length === 0) return [];
  const named = refs(entries.map((entry) => entry.ref));
  const lines = [`${count(entries)} more without an update: ${named}. Type "overdue" to see them all.`];
  return [{ section, head: '', lines }];
}

function silentOf(entries: readonly DigestEntry[]): readonly ShownEntry[] {
  if (entries.length === 0) return [];
  const section = `No update (${count(entries)})`;
  return [
    { section, head: '', lines: [`Nobody has reported on ${refs(entries.map((entry) => entry.ref))}.`] },
  ];
}

function unreachedOf(people: number): readonly ShownEntry[] {
  if (people === 0) return [];
  const line = `${countOf(people, 'person', 'people')} could not be reached. The project officer can see who and why.`;
  return [{ section: `Not reached (${count(people)})`, head: '', lines: [line] }];
}

function refs(all: readonly string[]): string {
  const named = all.slice(0, REFS_NAMED).map((ref) => plainText(ref, LONGEST.button));
  const more = all.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${count(more)} more` : listInWords(named);
}

function count(things: number | readonly unknown[]): string {
  return (typeof things === 'number' ? things : things.length).toLocaleString('en-GB');
}
