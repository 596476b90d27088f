import type { Action } from './action.js';
import { type CivilDate, dateInWords, monthName, partsOf } from './civil-date.js';
import { foldWords } from './fold-words.js';
import { leadNames } from './lead-names.js';
import { nextDueOn } from './next-due.js';
import type { Rag } from './rag.js';

/** Which actions somebody asks to see: each of the answer is all that is said here. */
export interface ActionFilter {
  /** Any of these, in the order of `RAGS`; any at all where there are none. */
  readonly rags: readonly Rag[];
  /** Past the date now agreed, and not complete. */
  readonly overdue: boolean;
  /** Not complete, and without a report since the last digest. */
  readonly noUpdate: boolean;
  /** Not complete, and its date has moved. */
  readonly moved: boolean;
  readonly due: DueWhen | null;
  /** Any of these, lowest first; any at all where there are none. */
  readonly priorities: readonly number[];
  /** Words of a lead's or co-lead's name, or `''`. */
  readonly ledBy: string;
}

/** When an action is due that is not complete: before a day, on it at the latest, or in the month that begins on it. */
export interface DueWhen {
  readonly when: 'before' | 'by' | 'in';
  readonly on: CivilDate;
}

/** What the register says beside its rows. */
export interface FilterFacts {
  /** Today. */
  readonly day: CivilDate;
  readonly zone: string;
  /** The refs of the digest's sections of those names. */
  readonly noUpdate: ReadonlySet<string>;
  readonly moved: ReadonlySet<string>;
}

/** What a filter finds. */
export interface Filtered {
  readonly actions: readonly Action[];
  /** How many of them are overdue. */
  readonly overdue: number;
  /** How many more are, that "due before" and "due by" a day to come leave out. */
  readonly earlier: number;
}

/** Asks for every action. */
export const EVERYTHING: ActionFilter = {
  rags: [],
  overdue: false,
  noUpdate: false,
  moved: false,
  due: null,
  priorities: [],
  ledBy: '',
};

/** What a filter asks for, in the words in which it can be typed: "Red in priority 3", "Due before 1 October 2022". */
export function filterInWords(filter: ActionFilter): string {
  const { rags, overdue, noUpdate, moved, due, priorities, ledBy } = filter;
  const states = [
    rags.join(' or '),
    overdue ? 'overdue' : '',
    noUpdate ? 'no update' : '',
    moved ? 'date moved' : '',
    due === null ? '' : `due ${dueInWords(due)}`,
  ].filter(Boolean);
  const place = priorities.length === 0 ? '' : `in priority ${priorities.join(' or ')}`;
  const said = [[states.join(', '), place].filter(Boolean).join(' '), ledBy === '' ? '' : `led by ${ledBy}`];
  const words = said.filter(Boolean).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function dueInWords({ when, on }: DueWhen): string {
  if (when !== 'in') return `${when} ${dateInWords(on)}`;
  const { year, month } = partsOf(on);
  return `in ${monthName(month)} ${String(year)}`;
}

/** Picks the actions that are all that a filter says. Rows that only point at others are none of them. */
export function filterActions(filter: ActionFilter, all: readonly Action[], facts: FilterFacts): Filtered {
  const { day, zone } = facts;
  const isOverdue = ({ on }: Dated): boolean => on !== null && on < day;
  const asked = all
    .filter((action) => !action.crossReference && isWanted(filter, action, facts))
    .map((action): Dated => ({ action, on: action.rag === 'Complete' ? null : nextDueOn(action, zone) }))
    .filter((dated) => (!filter.overdue || isOverdue(dated)) && isDue(filter.due, dated));
  const shown = looksAhead(filter, day) ? asked.filter((dated) => !isOverdue(dated)) : asked;
  return {
    actions: shown.map(({ action }) => action),
    overdue: shown.filter(isOverdue).length,
    earlier: asked.length - shown.length,
  };
}

/** An action with the date that counts; `null` where it has none, or nothing is due from it any more. */
interface Dated {
  readonly action: Action;
  readonly on: CivilDate | null;
}

function isDue(due: DueWhen | null, { on }: Dated): boolean {
  if (due === null) return true;
  if (on === null) return false;
  if (due.when === 'in') return on.slice(0, 7) === due.on.slice(0, 7);
  return due.when === 'before' ? on < due.on : on <= due.on;
}

/** "Due before" and "due by" a day to come mean what comes: `overdue` is a word of its own. */
function looksAhead({ due, overdue }: ActionFilter, day: CivilDate): boolean {
  return due !== null && due.when !== 'in' && !overdue && (due.when === 'by' ? due.on >= day : due.on > day);
}

function isWanted(filter: ActionFilter, action: Action, facts: FilterFacts): boolean {
  const { rags, noUpdate, moved, priorities, ledBy } = filter;
  return (
    (rags.length === 0 || (action.rag !== null && rags.includes(action.rag))) &&
    (!noUpdate || facts.noUpdate.has(action.ref)) &&
    (!moved || facts.moved.has(action.ref)) &&
    (priorities.length === 0 || priorities.includes(action.priority)) &&
    (ledBy === '' || leadsCalled(ledBy, [action]).length > 0)
  );
}

/** The names of the leads and co-leads that have all those words, each once. */
export function leadsCalled(words: string, actions: readonly Action[]): readonly string[] {
  const wanted = foldWords(words);
  const names = actions.flatMap((action) => [
    ...leadNames(action),
    ...action.coLeads.map(({ name }) => name),
  ]);
  return [...new Set(names)].filter((name) => {
    const own = foldWords(name);
    return wanted.length > 0 && wanted.every((word) => own.includes(word));
  });
}
