import type { Digest } from '../domain/digest.js';
import { type OutlineItem, outlineOf } from '../domain/digest-outline.js';
import { countOf } from '../domain/sentences.js';
import { LONGEST } from './card-limits.js';
import { plainText } from './escape.js';
import { sayRagWithAge } from './say-rag.js';

/** How many refs are named where actions are only counted. */
const REFS_NAMED = 40;
/** So many overdue actions without a report are told in full: the reasons of the others come first. */
const SILENT_TOLD = 4;

/** What a digest says, in the words of a card. Who was not reached is a number: a channel reads this. */
export function entriesOf(digest: Digest, zone: string): readonly OutlineItem[] {
  const outline = outlineOf(digest, {
    sayRag: (rag, age) => sayRagWithAge(rag, age, zone),
    silentTold: SILENT_TOLD,
    refsNamed: REFS_NAMED,
  });
  return [...outline, ...unreachedOf(digest.sections.unreached.length)].map((item) => ({
    ...item,
    head: plainText(item.head, LONGEST.title),
    lines: item.lines.map((line) => plainText(line, LONGEST.note)),
    ref: plainText(item.ref, LONGEST.button),
  }));
}

/** The most characters that an entry takes on a card. */
export function charactersOfEntry(entry: OutlineItem): number {
  const FRAME_OF_AN_ENTRY = 420;
  const FRAME_OF_A_LINE = 100;
  return FRAME_OF_AN_ENTRY + JSON.stringify(entry).length + FRAME_OF_A_LINE * entry.lines.length;
}

function unreachedOf(people: number): readonly OutlineItem[] {
  if (people === 0) return [];
  const line = `${countOf(people, 'person', 'people')} could not be reached. The project officer can see who and why.`;
  const section = `Not reached (${String(people)})`;
  return [{ section, head: '', lines: [line], ref: '', toAgree: null }];
}
