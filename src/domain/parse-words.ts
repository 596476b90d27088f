import { REF_SHAPE } from './action.js';
import type { CivilDate } from './civil-date.js';
import { type FindWords, findWords } from './find-actions.js';
import { type ChairWords, chairWords } from './parse-chair-words.js';
import { type DigestWords, digestWords } from './parse-digest-words.js';
import { type FilterWords, filterWords } from './parse-filter.js';
import { readDate } from './parse-new-date.js';
import { type PaperWords, parsePaper } from './parse-paper.js';
import { type DoubtfulWords, parseReport, type ReportWords } from './parse-report.js';

/** What somebody typed to the bot. */
export type Words =
  | {
      readonly kind:
        | 'help'
        | 'my-actions'
        | 'overdue'
        | 'due'
        | 'preview'
        | 'remind-now'
        | 'not-reached'
        | 'not-reported'
        | 'unclear';
    }
  | { readonly kind: 'back' }
  | AwayWords
  | { readonly kind: 'action' | 'history' | 'ask-again'; readonly ref: string }
  | NotMineWords
  | ChairWords
  | DigestWords
  | { readonly kind: 'measures'; readonly priority: number | null }
  | FilterWords
  | FindWords
  | PaperWords
  | ReportWords
  | DoubtfulWords;

/** That somebody is away until that day, on which they are back; `null`: it names no day to come. */
export interface AwayWords {
  readonly kind: 'away';
  readonly until: CivilDate | null;
}

/** That an action is not the writer's; `instead`: who should be asked, or `''`. */
export interface NotMineWords {
  readonly kind: 'not-mine';
  readonly ref: string;
  readonly instead: string;
}

/** No command is longer. */
const LONGEST_COMMAND = 300;

const UNCLEAR: Words = { kind: 'unclear' };

/** What is typed as it stands here. */
const COMMANDS: ReadonlyMap<string, Words> = new Map([
  ['help', { kind: 'help' }],
  ['my actions', { kind: 'my-actions' }],
  ['overdue', { kind: 'overdue' }],
  ['due', { kind: 'due' }],
  ['reminders', { kind: 'preview' }],
  ['preview reminders', { kind: 'preview' }],
  ['remind now', { kind: 'remind-now' }],
  ['who was not reached', { kind: 'not-reached' }],
  ['who has not reported', { kind: 'not-reported' }],
  ["who hasn't reported", { kind: 'not-reported' }],
  ['questions', { kind: 'questions' }],
  ['back', { kind: 'back' }],
  ["i'm back", { kind: 'back' }],
]);

/**
 * Reads a command without its full stop, "please" and spare spaces; `null` where it is another one.
 * @param command in lower case
 * @param day today
 * @param typed the command as it was typed
 */
type Rule = (command: string, day: CivilDate, typed: string) => Words | null;

/** What has something to be filled in. */
const RULES: readonly Rule[] = [
  awayWords,
  actionWords,
  measuresWords,
  digestWords,
  (_command, _day, typed) => parsePaper(typed),
  filterWords,
  findWords,
];

/**
 * What somebody means by a message, by a fixed grammar: any case, a full stop or "please" at the end, any
 * kind of space. What is not certain is `doubtful` or `unclear`, never a guess.
 * @param day today
 */
export function parseWords(text: string, day: CivilDate): Words {
  return commandOf(text, day) ?? notMineWords(text) ?? chairWords(text) ?? parseReport(text, day) ?? UNCLEAR;
}

function commandOf(text: string, day: CivilDate): Words | null {
  if (text.length > LONGEST_COMMAND) return null;
  const typed = text
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[\s.,!?]*(please)?[\s.!?]*$/i, '')
    .replaceAll('’', "'");
  const command = typed.toLowerCase();
  const known = COMMANDS.get(command);
  if (known !== undefined) return known;
  for (const rule of RULES) {
    const words = rule(command, day, typed);
    if (words !== null) return words;
  }
  return null;
}

function awayWords(command: string, day: CivilDate): AwayWords | null {
  const match = /^(?:i am |i'm )?(?:away|on leave)(?: until (.+))?$/.exec(command);
  if (match === null) return null;
  const until = readDate(match[1] ?? '', day);
  return { kind: 'away', until: until !== null && until > day ? until : null };
}

function notMineWords(text: string): NotMineWords | null {
  const match =
    /^(?:action )?(\S+?)[:,]?\s+(?:is |it is |it's )?not mine(?:[\s,.;:-]+(?:please )?(?:it should be |it is |it's |ask |try )?(.*?))?[\s.]*$/is.exec(
      text.trim().replaceAll('’', "'"),
    );
  const ref = match?.[1] ?? '';
  return REF_SHAPE.test(ref) ? { kind: 'not-mine', ref, instead: match?.[2] ?? '' } : null;
}

function actionWords(command: string): Words | null {
  const match = /^(?:(action|history|ask again) )?(\S+)$/.exec(command);
  const ref = match?.[2] ?? '';
  if (match === null || !REF_SHAPE.test(ref)) return null;
  if (match[1] === 'ask again') return { kind: 'ask-again', ref };
  return { kind: match[1] === 'history' ? 'history' : 'action', ref };
}

function measuresWords(command: string): Words | null {
  const match = /^measures(?: (?:for |of |in )?priority ([1-9]\d?))?$/.exec(command);
  if (match === null) return null;
  return { kind: 'measures', priority: match[1] === undefined ? null : Number(match[1]) };
}
