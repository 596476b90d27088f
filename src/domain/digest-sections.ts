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
  /** A Green that nobody has confirmed since this day is asked about. */
  readonly oldSince: CivilDate;
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
    const question = questionAbout(state, parts);
    if (question !== null) sections.questions.push(question);
    if (addTo(sections, state, parts)) continue;
    if (state.action.crossReference) pointers += 1;
    else if (state.rag !== 'Complete' && question === null) quiet += 1;
  }
  return { sections: inOrder(sections), quiet, pointers };
}

/** Adds it to every section in which it stands; `false` where it stands in none. */
function addTo(sections: Building, state: ActionOnDay, parts: SectionParts): boolean {
  const { asOf, since, until } = parts;
  const { action, rag, dueOn, completedOn, reportedOn } = state;
  const entry = entryOf(state);
  if (rag === 'Complete') {
    const isNews = completedOn !== null && completedOn >= since;
    if (isNews) sections.completedSince.push(entry);
    return isNews;
  }
  const isLate = isOverdue(state, asOf);
  const isDueNext = dueOn !== null && dueOn >= asOf && dueOn <= until;
  const isSilent = !action.crossReference && (reportedOn === null || reportedOn < since);
  const moved = hasMoved(state);
  if (isLate) sections.overdue.push(entry);
  if (rag === 'Red') sections.red.push(entry);
  if (rag === 'Amber') sections.amber.push(entry);
  if (moved) sections.dateMoved.push(movedEntryOf(entry, state, parts));
  if (isDueNext) sections.dueNext.push(entry);
  if (isSilent) sections.noUpdate.push(silentEntryOf(entry, state, parts));
  return isLate || rag === 'Red' || rag === 'Amber' || moved || isDueNext || isSilent;
}

/** Whether its date has passed. */
export function isOverdue({ rag, dueOn }: Pick<ActionOnDay, 'rag' | 'dueOn'>, asOf: CivilDate): boolean {
  return rag !== 'Complete' && dueOn !== null && dueOn < asOf;
}

function hasMoved({ action, agreedOn, past }: ActionOnDay): boolean {
  return agreedOn !== action.dueOn || (past.length > 0 && dateMoves(past).length > 0);
}

const LOWER = { Red: 'red', Amber: 'amber', Green: 'green', Complete: 'complete' } as const satisfies Record<
  Rag,
  string
>;

function entryOf({ action, rag, dueOn, note, evidence, reportedAt, setAt }: ActionOnDay): DigestEntry {
  return {
    ref: action.ref,
    action: action.title,
    leads: leadNames(action),
    dueOn,
    rag: rag === null ? null : LOWER[rag],
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
  return Object.assign(copyOf(entry), {
    baselineOn: action.dueOn,
    times: Math.max(moves.length, 1),
    days: known ? daysBetween(action.dueOn, agreedOn) : 0,
    movedOn: last === undefined ? null : dayOf(last.reportedAt),
    reason: last?.note ?? '',
    agreed,
  });
}

function silentEntryOf(entry: DigestEntry, state: ActionOnDay, { asked }: SectionParts): SilentEntry {
  return Object.assign(copyOf(entry), { asked: howOftenAsked(asked.get(entry.ref), state.reportedOn) });
}

/** Field by field: most of a register may be silent, and a spread takes a hundred times as long. */
function copyOf(entry: DigestEntry): DigestEntry {
  const { ref, action, leads, dueOn, rag, note, evidence, reportedAt, setAt } = entry;
  return { ref, action, leads, dueOn, rag, note, evidence, reportedAt, setAt };
}

const NEVER: SilentEntry['asked'] = { times: 0, lastOn: null };

function howOftenAsked(
  asked: readonly AskedBefore[] = [],
  reportedOn: CivilDate | null,
): SilentEntry['asked'] {
  const days = new Set<CivilDate>();
  for (const { kind, askedOn } of asked) {
    if (kind !== 'escalation' && (reportedOn === null || askedOn >= reportedOn)) days.add(askedOn);
  }
  return days.size === 0 ? NEVER : { times: days.size, lastOn: [...days].sort().at(-1) ?? null };
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
