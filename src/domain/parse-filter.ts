import { type ActionFilter, type DueWhen, EVERYTHING } from './action-filter.js';
import { addDays, addMonths, type CivilDate, civilDateOf, partsOf } from './civil-date.js';
import { readDate } from './parse-new-date.js';
import { RAGS } from './rag.js';

/** `what is red in priority 3`: which actions somebody asks to see. */
export interface FilterWords {
  readonly kind: 'filter';
  readonly filter: ActionFilter;
}

/** What the first words say of an action, and the words that are left. */
type Reading = readonly [Partial<ActionFilter>, string];

/** Reads one clause at the beginning of some words, in every way that it may, the longest first. */
type Clause = (words: string, day: CivilDate) => readonly Reading[];

const OPENING =
  /^(?:(?:show(?: me)?|list)(?: all)?(?: the)?(?: actions)?|(?:what|which(?: actions)?)(?= (?:is|are|has|have|moved) )) /i;
const JOINT = /^,? (?:(?:and|but|with|that|which) )?/i;
const IS = '(?:is |are )?';
const HAS = '(?:has |have )?';
const RAG = `(?:${RAGS.join('|')})`;

const CLAUSES: readonly Clause[] = [
  clause(`${IS}(${RAG}(?:(?:,? or |,? and |, )${RAG})*)(?: actions)?`, (words) => ({ rags: ragsIn(words) })),
  clause(`${IS}overdue(?: actions)?`, () => ({ overdue: true })),
  clause(`${HAS}no update`, () => ({ noUpdate: true })),
  clause(`${HAS}(?:date )?moved`, () => ({ moved: true })),
  clause(`${IS}due (this|next) month`, (which, day) => ({ due: monthOf(day, which) })),
  dueClause,
  clause(`${IS}(?:in |for )?priorit(?:y|ies) ([1-9]\\d?(?: (?:or|and) [1-9]\\d?)?)`, (words) => ({
    priorities: numbersIn(words),
  })),
  nameClause,
];

/**
 * `what is …`, `which actions are …`, `what has no update`, `what moved`, `show me …` or `list …`, with each
 * clause at most once and in any order. `null`: another command, or words of which not all are understood.
 */
export function filterWords(_command: string, day: CivilDate, typed: string): FilterWords | null {
  const sentence = typed.replace(/^what's /i, 'what is ').concat(' ');
  const [opening] = OPENING.exec(sentence) ?? [];
  const said = opening === undefined ? null : readClauses(sentence.slice(opening.length).trimEnd(), {}, day);
  return said === null ? null : { kind: 'filter', filter: { ...EVERYTHING, ...said } };
}

function readClauses(
  words: string,
  before: Partial<ActionFilter>,
  day: CivilDate,
): Partial<ActionFilter> | null {
  for (const [said, left] of CLAUSES.flatMap((read) => read(words, day))) {
    if (Object.keys(said).some((key) => key in before)) continue;
    const all = { ...before, ...said };
    if (left === '') return all;
    const [joint] = JOINT.exec(left) ?? [];
    const whole = joint === undefined ? null : readClauses(left.slice(joint.length), all, day);
    if (whole !== null) return whole;
  }
  return null;
}

function clause(pattern: string, say: (words: string, day: CivilDate) => Partial<ActionFilter>): Clause {
  const begins = new RegExp(`^${pattern}(?=$|[ ,])`, 'i');
  return (words, day) => {
    const match = begins.exec(words);
    return match === null ? [] : [[say(match[1] ?? '', day), words.slice(match[0].length)]];
  };
}

function ragsIn(words: string): ActionFilter['rags'] {
  const said = words.toLowerCase();
  return RAGS.filter((rag) => said.includes(rag.toLowerCase()));
}

function numbersIn(words: string): readonly number[] {
  return [...new Set((words.match(/\d+/g) ?? []).map(Number))].sort((a, b) => a - b);
}

function monthOf(day: CivilDate, which: string): DueWhen {
  const { year, month } = partsOf(which.toLowerCase() === 'this' ? day : addMonths(day, 1));
  return { when: 'in', on: civilDateOf(year, month, 1) };
}

function dueClause(words: string, day: CivilDate): readonly Reading[] {
  const [begun, how = ''] = /^(?:is |are )?due (before|by|until|in) /i.exec(words) ?? [];
  if (begun === undefined) return [];
  return endsIn(words, begun.length).flatMap((end): Reading[] => {
    const due = readDue(how.toLowerCase(), words.slice(begun.length, end), day);
    return due === null ? [] : [[{ due }, words.slice(end)]];
  });
}

const MONTH_ALONE = /^[a-z]+\.?(?:,? '?\d{2}(?:\d{2})?)?$/i;

/** A month alone begins on its first day and ends on its last; a day without a year is the next such day. */
function readDue(how: string, words: string, day: CivilDate): DueWhen | null {
  const isMonth = MONTH_ALONE.test(words);
  if (how === 'in') {
    // The month counts until its last day.
    const last = isMonth ? readDate(words, addDays(day, -1)) : null;
    return last === null ? null : monthOf(last, 'this');
  }
  if (how !== 'before') {
    const on = readDate(words, day);
    return on === null ? null : { when: 'by', on };
  }
  // Whether its last day is before the end of a month is anybody's guess.
  const on = /\bend\b/i.test(words) ? null : readDate(isMonth ? `1 ${words}` : words, day);
  return on === null ? null : { when: 'before', on };
}

const NAME_WORD = /^\p{L}[\p{L}\p{M}.'-]*$/u;
const NO_NAME = new Set(
  'in priority priorities due overdue moved update led for and or but with that which is are has have no me us my you all the everybody everyone'.split(
    ' ',
  ),
);
const LONGEST_NAME = 6;

function nameClause(words: string): readonly Reading[] {
  const [begun] = /^(?:is |are )?(?:led by|for) /i.exec(words) ?? [];
  if (begun === undefined) return [];
  return endsIn(words, begun.length).flatMap((end): Reading[] => {
    const ledBy = words.slice(begun.length, end);
    const parts = ledBy.split(' ');
    const isName =
      parts.length <= LONGEST_NAME &&
      parts.every((part) => NAME_WORD.test(part) && !NO_NAME.has(part.toLowerCase()));
    return isName ? [[{ ledBy }, words.slice(end)]] : [];
  });
}

/** Where something that begins there may end: after each of its words, the last one first. */
function endsIn(words: string, from: number): readonly number[] {
  const ends = [...words.matchAll(/(?=$|[ ,])/g)].map(({ index }) => index);
  return ends.filter((end) => end > from).reverse();
}
