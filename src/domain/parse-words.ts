import { REF_SHAPE } from './action.js';
import type { CivilDate } from './civil-date.js';
import { parseDay } from './parse-day.js';
import type { Rag } from './rag.js';

/** What somebody typed to the bot. */
export type Words =
  | { readonly kind: 'help' | 'my-actions' | 'overdue' | 'due' | 'remind-now' | 'not-reached' | 'unclear' }
  | { readonly kind: 'action' | 'history'; readonly ref: string }
  | DigestWords
  | ReportWords;

/** A request for a digest; `null` is what was left out. */
export interface DigestWords {
  readonly kind: 'digest';
  readonly priority: number | null;
  readonly since: CivilDate | null;
  readonly asAt: CivilDate | null;
}

/** A report that leaves no doubt; anything else is `unclear`. */
export interface ReportWords {
  readonly kind: 'report';
  readonly ref: string;
  readonly rag: Rag;
  readonly note: string;
  /** The note of a Complete where it points somewhere (a link), else `''`. */
  readonly evidence: string;
  readonly revisedDueOn: CivilDate | null;
}

/** No message longer than this is read: a note has at most half of it. */
const LONGEST_MESSAGE = 4000;

const UNCLEAR: Words = { kind: 'unclear' };

const COMMANDS: ReadonlyMap<string, Words> = new Map([
  ['help', { kind: 'help' }],
  ['my actions', { kind: 'my-actions' }],
  ['overdue', { kind: 'overdue' }],
  ['due', { kind: 'due' }],
  ['remind now', { kind: 'remind-now' }],
  ['who was not reached', { kind: 'not-reached' }],
]);

const RAG_WORDS: ReadonlyMap<string, Rag> = new Map([
  ['red', 'Red'],
  ['amber', 'Amber'],
  ['green', 'Green'],
  ['complete', 'Complete'],
  ['completed', 'Complete'],
  ['done', 'Complete'],
]);

/**
 * What somebody means by a message, by a fixed grammar: any case, a full stop or "please" at the end, any
 * kind of space. What is not certain is `unclear`, never a guess.
 */
export function parseWords(text: string): Words {
  if (text.length > LONGEST_MESSAGE) return UNCLEAR;
  const said = text
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim();
  const command = said
    .replaceAll('\n', ' ')
    .replace(/[\s.,!?]*(please)?[\s.!?]*$/i, '')
    .toLowerCase();
  return (
    COMMANDS.get(command) ?? actionWords(command) ?? digestWords(command) ?? reportWords(said) ?? UNCLEAR
  );
}

function actionWords(command: string): Words | null {
  const match = /^(?:(action|history) )?(\S+)$/.exec(command);
  const ref = match?.[2] ?? '';
  if (match === null || !REF_SHAPE.test(ref)) return null;
  return { kind: match[1] === 'history' ? 'history' : 'action', ref };
}

function digestWords(command: string): Words | null {
  if (!/^digest( |$)/.test(command)) return null;
  let [priority, since, asAt]: [number | null, CivilDate | null, CivilDate | null] = [null, null, null];
  const wanted = command
    .slice('digest'.length)
    .replaceAll(',', '')
    .replaceAll(' for priority ', ' priority ');
  const parts = wanted.split(/ (?=priority |since |as at )/);
  for (const part of parts.map((words) => words.trim()).filter((words) => words !== '')) {
    const match = /^(priority|since|as at) (.+)$/.exec(part);
    const value = match?.[2] ?? '';
    if (match?.[1] === 'priority' && priority === null && /^[1-9]\d?$/.test(value)) priority = Number(value);
    else if (match?.[1] === 'since' && since === null) since = parseDay(value);
    else if (match?.[1] === 'as at' && asAt === null) asAt = parseDay(value);
    else return UNCLEAR;
    if (match[1] !== 'priority' && parseDay(value) === null) return UNCLEAR;
  }
  return { kind: 'digest', priority, since, asAt };
}

const REPORT = /^(\S+?)[,:]? (red|amber|green|completed?|done)(?=$|[\s,.:;–—]|-\s)([\s,.:;–—-]*)(.*)$/is;
const NEW_DATE = /(?:^|[\s,.;]+)new date:?\s+(\S.*)$/is;

function reportWords(said: string): Words | null {
  const [, ref = '', word = '', gap = '', rest = ''] =
    REPORT.exec(said.replace(/[\s,]*\bplease[\s.!]*$/i, '')) ?? [];
  const rag = RAG_WORDS.get(word.toLowerCase());
  if (rag === undefined || !REF_SHAPE.test(ref)) return null;
  const dated = NEW_DATE.exec(rest);
  const note = (dated === null ? rest : rest.slice(0, dated.index)).trim();
  const revisedDueOn = dated === null ? null : parseDay(dated[1] ?? '');
  if (dated !== null && revisedDueOn === null) return UNCLEAR;
  if (isDoubtful(rag, gap.trim() !== '', note)) return UNCLEAR;
  const evidence = rag === 'Complete' && /https?:\/\/|^see\b/i.test(note) ? note : '';
  return { kind: 'report', ref, rag, note, evidence, revisedDueOn };
}

/** A second RAG, a question, or words that may turn the first one round: the writer may mean something else. */
function isDoubtful(rag: Rag, paused: boolean, note: string): boolean {
  if (/\b(red|amber|green)\b|\?\s*$/i.test(note)) return true;
  if (/^(completed?|done|or|and|not|if|when|once|unless|by|soon)\b/i.test(note)) return true;
  if (paused || note === '') return false;
  // "3.2.1 complete rewrite of the site" and "3.2.1 green light given" say nothing of the action's state.
  return rag === 'Complete'
    ? !/^(see\b|evidence\b|https?:)/i.test(note)
    : /^(light|paper|tape|flag)\b/i.test(note);
}
