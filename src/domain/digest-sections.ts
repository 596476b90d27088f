import { type ActionOnDay, type DayParts } from './action-on-day.js';
import { questionAbout } from './ask-questions.js';
import { type CivilDate, daysBetween } from './civil-date.js';
import { dateMoves } from './date-moves.js';
import type { DigestEntry, DigestSections, MovedEntry, SilentEntry, UnreachedPerson } from './digest.js';
import { leadNames } from './lead-names.js';
import type { Rag } from './rag.js';
import type { AskedBefore } from './reminder.js';

/** What decides where an action stands in a digest. */
export interface SectionParts extends Pick<DayParts, 'dayOf'> {
  readonly asOf: CivilDate;
  readonly since: CivilDate;
  /** The last day of what is due next. */
  readonly until: CivilDate;
  /** By ref, what its leads were asked up to `asOf`. */
  readonly asked: ReadonlyMap<string, readonly AskedBefore[]>;
  readonly unreached: readonly UnreachedPerson[];
  /** The overdue actions on which others may depend. */
  readonly late: LateActions;
}

/** What is overdue, by ref and by outcome. */
export interface LateActions {
  readonly refs: ReadonlySet<string>;
  readonly byOutcome: ReadonlyMap<string, readonly string[]>;
}

type Building = { -readonly [S in keyof DigestSections]: DigestSections[S][number][] };

/**
 * Puts each action where a board looks for it, in the order in which they come. An action may stand in several
 * sections; an open one that stands in none is quiet, or only points at others.
 */
export function sortIntoSections(
  states: readonly ActionOnDay[],
  parts: SectionParts,
): { readonly sections: DigestSections; readonly quiet: number; readonly pointers: number } {
  const sections: Building = {
    overdue: [],
    red: [],
    amber: [],
    completedSince: [],
    dateMoved: [],
    dueNext: [],
    noUpdate: [],
    questions: [],
    unreached: [...parts.unreached],
  };
  let [quiet, pointers] = [0, 0];
  for (const state of states) {
    const stands = standsIn(state, parts);
    const question = questionAbout(state, parts);
    if (question !== null) sections.questions.push(question);
    if (stands.length > 0) addTo(sections, stands, state, parts);
    else if (state.action.crossReference) pointers += 1;
    else if (state.rag !== 'Complete' && question === null) quiet += 1;
  }
  return { sections: inOrder(sections), quiet, pointers };
}

type Listed = Exclude<keyof DigestSections, 'questions' | 'unreached'>;

function standsIn(state: ActionOnDay, { asOf, since, until }: SectionParts): readonly Listed[] {
  const { action, rag, dueOn, completedOn, reportedOn } = state;
  if (rag === 'Complete') return completedOn !== null && completedOn >= since ? ['completedSince'] : [];
  const listed: Listed[] = [];
  if (isOverdue(state, asOf)) listed.push('overdue');
  if (rag === 'Red') listed.push('red');
  if (rag === 'Amber') listed.push('amber');
  if (hasMoved(state)) listed.push('dateMoved');
  if (dueOn !== null && dueOn >= asOf && dueOn <= until) listed.push('dueNext');
  if (!action.crossReference && (reportedOn === null || reportedOn < since)) listed.push('noUpdate');
  return listed;
}

function addTo(sections: Building, stands: readonly Listed[], state: ActionOnDay, parts: SectionParts): void {
  const entry = entryOf(state);
  for (const section of stands) {
    if (section === 'dateMoved') sections.dateMoved.push(movedEntryOf(entry, state, parts));
    else if (section === 'noUpdate') sections.noUpdate.push(silentEntryOf(entry, state, parts));
    else sections[section].push(entry);
  }
}

/** Whether its date has passed. */
export function isOverdue({ rag, dueOn }: Pick<ActionOnDay, 'rag' | 'dueOn'>, asOf: CivilDate): boolean {
  return rag !== 'Complete' && dueOn !== null && dueOn < asOf;
}

function hasMoved({ action, agreedOn, past }: ActionOnDay): boolean {
  return agreedOn !== action.dueOn || (past.length > 0 && dateMoves(past).length > 0);
}

function entryOf({ action, rag, dueOn, note, evidence, reportedAt, setAt }: ActionOnDay): DigestEntry {
  return {
    ref: action.ref,
    action: action.title,
    leads: leadNames(action),
    dueOn,
    rag: rag === null ? null : (rag.toLowerCase() as Lowercase<Rag>),
    note,
    evidence,
    reportedAt,
    setAt,
  };
}

function movedEntryOf(entry: DigestEntry, state: ActionOnDay, { dayOf }: SectionParts): MovedEntry {
  const { action, agreedOn, agreed, past } = state;
  const moves = dateMoves(past);
  const last = moves.at(-1);
  const known = action.dueOn !== null && agreedOn !== null;
  return {
    ...entry,
    baselineOn: action.dueOn,
    times: Math.max(moves.length, 1),
    days: known ? daysBetween(action.dueOn, agreedOn) : 0,
    movedOn: last === undefined ? null : dayOf(last.reportedAt),
    reason: last?.note ?? '',
    agreed,
  };
}

function silentEntryOf(
  entry: DigestEntry,
  { action, reportedOn }: ActionOnDay,
  { asked }: SectionParts,
): SilentEntry {
  const days = (asked.get(action.ref) ?? [])
    .filter(({ kind, askedOn }) => kind !== 'escalation' && (reportedOn === null || askedOn >= reportedOn))
    .map(({ askedOn }) => askedOn);
  const lastOn = days.reduce<CivilDate | null>(
    (last, day) => (last === null || day > last ? day : last),
    null,
  );
  return { ...entry, asked: { times: new Set(days).size, lastOn } };
}

/** What is due comes by its date, and dates that still have to be agreed before the others; refs are in order. */
function inOrder(sections: Building): DigestSections {
  return {
    ...sections,
    overdue: sections.overdue.sort(byDate),
    dueNext: sections.dueNext.sort(byDate),
    dateMoved: sections.dateMoved.sort((a, b) => Number(a.agreed) - Number(b.agreed)),
  };
}

function byDate(a: DigestEntry, b: DigestEntry): number {
  const [left, right] = [a.dueOn ?? '', b.dueOn ?? ''];
  return left < right ? -1 : Number(left > right);
}
