import type { Rag } from '../domain/rag.js';
import type { LooseFinding } from './parse-due.js';

/** What a cell for progress says of the RAG; `null` where it does not say. */
interface RagReading {
  readonly rag: Lowercase<Rag> | null;
  readonly findings: readonly LooseFinding[];
}

const WORDS: Readonly<Record<string, Lowercase<Rag>>> = {
  red: 'red',
  amber: 'amber',
  green: 'green',
  complete: 'complete',
  completed: 'complete',
};
/** Said plainly: the word opens the cell and stands alone, is in capitals, or follows “RAG” or “now”. */
const STATED =
  /^(?<opens>red|amber|green|completed?)(?=$|\s*[-–:;,.(]|\s*$)|\b(?<capitals>RED|AMBER|GREEN|COMPLETED?)\b|\b(?:rag(?:\s+rat(?:ed|ing))?|rated|now)\s*[:=–-]?\s*(?<follows>red|amber|green|completed?)\b/gi;
/** As a paper of this program says it, with its age; what follows are the words of the lead. */
const IN_A_PAPER =
  /^(?:(?<rag>Red|Amber|Green|Complete), (?:last reported|set in the list|not reported)|No update yet)\b/;
const NAMED = /\b(?:red|amber|green|blue)\b/i;

/** Reads a cell for progress or RAG. Two that differ: the last, with a finding. Never throws. */
export function parseRagCell(text: string): RagReading {
  const ours = IN_A_PAPER.exec(text);
  if (ours !== null) return { rag: WORDS[ours.groups?.rag?.toLowerCase() ?? ''] ?? null, findings: [] };
  const stated = [...text.matchAll(STATED)]
    .filter(
      ({ groups }) => groups?.capitals === undefined || groups.capitals === groups.capitals.toUpperCase(),
    )
    .map(({ groups }) => WORDS[(groups?.opens ?? groups?.capitals ?? groups?.follows ?? '').toLowerCase()])
    .filter((rag) => rag !== undefined);
  const last = stated.at(-1) ?? null;
  if (stated.some((rag) => rag !== last)) {
    const message = `The plan states more than one RAG; the last, ${last ?? ''}, was taken.`;
    return { rag: last, findings: [{ code: 'unreadable-rag', message, text }] };
  }
  if (last === null && NAMED.test(text)) {
    const message = 'A colour is named, but not plainly as the RAG; none was taken.';
    return { rag: null, findings: [{ code: 'unreadable-rag', message, text }] };
  }
  return { rag: last, findings: [] };
}
