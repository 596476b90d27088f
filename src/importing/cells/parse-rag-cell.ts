import type { Rag } from '../../domain/rag.js';
import type { LooseFinding } from './parse-due.js';
import { shadeRag } from './shade-rag.js';

type PlanRag = Lowercase<Rag>;

/** What a cell for progress says of the RAG; `null` where it does not say. */
interface RagReading {
  readonly rag: PlanRag | null;
  readonly findings: readonly LooseFinding[];
}

/** What the words say, and why they are in doubt, if they are. */
interface Said {
  readonly rag: PlanRag | null;
  readonly doubt: string | null;
  /** Whether the doubt is a guess that a colour is what stands for it. */
  readonly fromColour?: boolean;
}

const WORDS: Readonly<Record<string, PlanRag>> = {
  red: 'red',
  amber: 'amber',
  green: 'green',
  complete: 'complete',
  completed: 'complete',
};
const LETTERS: Readonly<Record<string, PlanRag>> = { R: 'red', A: 'amber', G: 'green', C: 'complete' };
const LABEL = '(?:b?rag(?:\\s(?:rat(?:ing|ed)|status))?|status)\\s?[:=–-]?\\s?';
const LETTER = new RegExp(`^(?:${LABEL})?(?<letter>[RAGBC])\\.?$`, 'i');
const BLUE = new RegExp(`^(?:${LABEL})?blue\\.?$`, 'i');
/** “Amber/Green”, “R/A”, “Amber to Green”: neither of the two is the one that stands. */
const TWO = new RegExp(
  `^(?:${LABEL})?(?:red|amber|green|blue|[RAGB])\\s?(?:[/–-]|to\\b|or\\b|and\\b)\\s?(?:red|amber|green|blue|complete|[RAGB])\\b(?:\\s?[/–-]\\s?[RAGB]\\b)*\\.?$`,
  'i',
);
/** Said plainly: the word opens the cell and stands alone, is in capitals, or follows “RAG” or “now”. A part may be “now complete” in a report; the whole is where that is a sentence. */
const STATED =
  /^(?<opens>red|amber|green|completed?)(?=$|\s*[-–:;,.(]|\s*$)|\b(?<capitals>RED|AMBER|GREEN|COMPLETED?)\b|\b(?:rag(?:\s+rat(?:ed|ing))?|rated)\s*[:=–-]?\s*(?<follows>red|amber|green|completed?)\b|\bnow\s*[:=–-]?\s*(?<now>red|amber|green)\b|(?<=(?:^|[.;:–-])\s?)now\s(?<done>completed?)\.?$/gi;
/** Before a colour: it is not how things stand, but how they do not, did or will. */
const NOT_NOW =
  /\b(?:not|not yet|no longer|never|was|were|previously|formerly|if|until|unless|would be|will be|to be|should be|nearly|almost|partly|partially|part|half|expected|expected to be|forecast|target|aim|towards|(?:going|moving|move|turn) to|\d{1,3}\s?%)\s*[:=–-]?\s*$/i;
const OTHER_SENSE = /^\s?(?:paper|flag|team|line|list|book)\b/i;
/** What is done but for something is not done. */
const BUT = /\b(?:but|except|apart from|awaiting|pending|subject to|outstanding|remaining|remains?|still)\b/i;
/** As a paper of this program says it, with its age; what follows are the words of the lead. */
const IN_A_PAPER =
  /^(?:(?<rag>Red|Amber|Green|Complete), (?:last reported|set in the list|not reported)|No update yet)\b/;
const NAMED = /\b(?:red|amber|green|blue)\b/i;
const STATUS =
  /^(?:on track|off track|on target|not (?:yet )?started|not (?:yet )?due|started|in progress|underway|under way|delayed|slipped|behind(?: schedule)?|at risk|overdue|on hold|closed|done|achieved|embedded|ongoing)(?=$|\s?[-–:;,.(])/i;

/**
 * Reads a cell for progress or RAG, and its shade. Words count before the shade; two RAGs that differ:
 * the last, with a finding. Never throws.
 *
 * @param fill the cell's shade, `rrggbb`, or `null` where it has none
 */
export function parseRagCell(text: string, fill: string | null = null): RagReading {
  const ours = IN_A_PAPER.exec(text);
  if (ours !== null) return { rag: WORDS[ours.groups?.rag?.toLowerCase() ?? ''] ?? null, findings: [] };
  const { rag, doubt, fromColour = false } = readWords(text.trim());
  const shade = shadeRag(fill);
  const found: LooseFinding[] =
    doubt === null ? [] : [{ code: fromColour ? 'rag-from-colour' : 'unreadable-rag', message: doubt, text }];
  if (shade === null) return { rag, findings: found };
  const words = text.trim() === '' ? (fill ?? '') : text;
  if (rag === null && shade !== 'unclear') {
    const message = `The plan says no RAG in words that can be read; ${shade} was taken from the shade of the cell.`;
    return { rag: shade, findings: [{ code: 'rag-from-colour', message, text: words }] };
  }
  if (rag === null) {
    if (found.length > 0) return { rag, findings: found };
    const message = 'The cell has a shade that is not clearly red, amber or green; no RAG was taken from it.';
    return { rag, findings: [{ code: 'unreadable-rag', message, text: words }] };
  }
  // A grey or pale shade says nothing against a word: many tables have striped rows.
  if (shade === rag || shade === 'unclear') return { rag, findings: found };
  const message = `The plan says ${rag}, but the shade of the cell is ${shade}; ${rag} was taken.`;
  return { rag, findings: [...found, { code: 'unreadable-rag', message, text }] };
}

function readWords(text: string): Said {
  const letter = LETTER.exec(text)?.groups?.letter?.toUpperCase() ?? '';
  if (letter === 'B' || BLUE.test(text)) {
    // A rating somebody wrote; but plans differ in what blue stands for, so the officer is asked.
    const doubt = `“${text}” was read as complete, which is what blue means in most plans; check the plan’s key.`;
    return { rag: 'complete', doubt, fromColour: true };
  }
  if (letter !== '') return { rag: LETTERS[letter] ?? null, doubt: null };
  if (TWO.test(text)) return { rag: null, doubt: 'The plan gives two RAGs at once; none was taken.' };
  if (STATUS.test(text)) {
    return { rag: null, doubt: 'The plan gives a status that is no RAG; none was taken.' };
  }
  return readStated(text);
}

function readStated(text: string): Said {
  const named = [...text.matchAll(STATED)]
    .map((match) => {
      const { opens, capitals, follows, now, done } = match.groups ?? {};
      const word = opens ?? capitals ?? follows ?? now ?? done ?? '';
      const isShouted = capitals === undefined || capitals === capitals.toUpperCase();
      const end = match.index + match[0].length;
      const isPlain =
        !NOT_NOW.test(text.slice(Math.max(0, match.index - 40), match.index)) &&
        !OTHER_SENSE.test(text.slice(end, end + 10));
      return { rag: isShouted ? WORDS[word.toLowerCase()] : undefined, isPlain, end };
    })
    .filter(({ rag }) => rag !== undefined);
  const last = named.findLast(({ isPlain }) => isPlain);
  if (last?.rag === undefined) {
    const doubt = 'A colour is named, but not plainly as the RAG; none was taken.';
    return { rag: null, doubt: named.length > 0 || NAMED.test(text) ? doubt : null };
  }
  if (last.rag === 'complete' && BUT.test(text.slice(last.end))) {
    return { rag: null, doubt: 'The plan says complete, but also that something is left; no RAG was taken.' };
  }
  const doubt = `The plan states more than one RAG; the last, ${last.rag}, was taken.`;
  return { rag: last.rag, doubt: named.some(({ rag }) => rag !== last.rag) ? doubt : null };
}
