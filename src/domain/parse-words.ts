import { REF_SHAPE } from './action.js';
import type { CivilDate } from './civil-date.js';
import { type ChairWords, chairWords } from './parse-chair-words.js';
import { parseDay } from './parse-day.js';
import { readDate } from './parse-new-date.js';
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
        | 'unclear';
    }
  | { readonly kind: 'back' }
  | AwayWords
  | { readonly kind: 'action' | 'history' | 'ask-again'; readonly ref: string }
  | NotMineWords
  | ChairWords
  | DigestWords
  | { readonly kind: 'measures'; readonly priority: number | null }
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

/** A request for a digest; `null` is what was left out. */
export interface DigestWords {
  readonly kind: 'digest';
  readonly priority: number | null;
  readonly since: CivilDate | null;
  readonly asAt: CivilDate | null;
}

/** No command is longer. */
const LONGEST_COMMAND = 300;

const UNCLEAR: Words = { kind: 'unclear' };

const COMMANDS: ReadonlyMap<string, Words> = new Map([
  ['help', { kind: 'help' }],
  ['my actions', { kind: 'my-actions' }],
  ['overdue', { kind: 'overdue' }],
  ['due', { kind: 'due' }],
  ['reminders', { kind: 'preview' }],
  ['preview reminders', { kind: 'preview' }],
  ['remind now', { kind: 'remind-now' }],
  ['who was not reached', { kind: 'not-reached' }],
  ['questions', { kind: 'questions' }],
  ['back', { kind: 'back' }],
  ["i'm back", { kind: 'back' }],
]);

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
  const command = text
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[\s.,!?]*(please)?[\s.!?]*$/i, '')
    .replaceAll('’', "'")
    .toLowerCase();
  return (
    COMMANDS.get(command) ??
    awayWords(command, day) ??
    actionWords(command) ??
    measuresWords(command) ??
    digestWords(command)
  );
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
