import { type Action, compareRefs, type Priority } from './action.js';
import { type ActionOnDay, actionOnDay } from './action-on-day.js';
import { questionAbout } from './ask-questions.js';
import { addDays, type CivilDate, daysBetween } from './civil-date.js';
import type {
  Digest,
  DigestEntry,
  DigestPriority,
  DigestSections,
  DigestTotals,
  Meeting,
  MovedEntry,
  RagCounts,
  UnreachedPerson,
} from './digest.js';
import { digestHeadline } from './digest-headline.js';
import { groupBy } from './group-by.js';
import { leadNames } from './lead-names.js';
import type { Rag } from './rag.js';
import type { ActionUpdate } from './report.js';
import { nextMeeting } from './rhythm.js';
import { createDayFinder } from './site-time.js';

/** So many days ahead "due next" looks where no meeting is known. */
const DAYS_AHEAD = 31;

/** All that a digest is made of. The same input gives the same digest. */
export interface DigestInput {
  readonly actions: readonly Action[];
  readonly priorities: readonly Priority[];
  /** The rows of `Action updates`, in any order. */
  readonly updates: readonly ActionUpdate[];
  readonly meetings: readonly Meeting[];
  /** The digest shows the register as it stood at the end of this day. */
  readonly asOf: CivilDate;
  /** The day with which it compares, itself included. */
  readonly since: CivilDate;
  readonly zone: string;
  /** Limits totals and sections to one priority. */
  readonly priority?: number;
  /** Whom no message reached since the last digest. */
  readonly unreached?: readonly UnreachedPerson[];
}

/** Compiles the digest of a day. */
export function compileDigest(input: DigestInput): Digest {
  const { asOf, since, priority } = input;
  const states = statesOf(input);
  const until = nextMeeting(input.meetings, asOf)?.meetingOn ?? addDays(asOf, DAYS_AHEAD);
  const sections = sectionsOf(states, asOf, since, until, input.unreached ?? []);
  const totals: DigestTotals = {
    actions: states.length,
    ...countsOf(states),
    overdue: sections.overdue.length,
    dueNext: sections.dueNext.length,
  };
  return {
    asOf,
    since,
    headline: digestHeadline(totals, priority ?? null),
    totals,
    priorities: prioritiesOf(input, states),
    sections,
  };
}

/** Each action of the digest as it stood at the end of the day, in the order of the refs. */
function statesOf({ actions, updates, asOf, zone, priority }: DigestInput): ActionOnDay[] {
  const dayOf = createDayFinder(zone);
  const byRef = groupBy(updates, ({ ref }) => ref);
  for (const reports of byRef.values()) reports.sort(byTime);
  return actions
    .filter((action) => priority === undefined || action.priority === priority)
    .sort((a, b) => compareRefs(a.ref, b.ref))
    .map((action) => actionOnDay(action, byRef.get(action.ref) ?? [], asOf, zone, dayOf));
}

function byTime(a: ActionUpdate, b: ActionUpdate): number {
  return Date.parse(a.reportedAt) - Date.parse(b.reportedAt) || (a.updateKey < b.updateKey ? -1 : 1);
}

function sectionsOf(
  states: readonly ActionOnDay[],
  asOf: CivilDate,
  since: CivilDate,
  until: CivilDate,
  unreached: readonly UnreachedPerson[],
): DigestSections {
  const open = states.filter(({ rag }) => rag !== 'Complete');
  const entriesOf = (some: readonly ActionOnDay[]): DigestEntry[] => some.map(entryOf);
  return {
    overdue: entriesOf(open.filter((state) => isOverdue(state, asOf)).sort(byDate)),
    red: entriesOf(states.filter(({ rag }) => rag === 'Red')),
    amber: entriesOf(states.filter(({ rag }) => rag === 'Amber')),
    completedSince: entriesOf(
      states.filter(({ completedOn }) => completedOn !== null && completedOn >= since),
    ),
    dateMoved: open.filter(hasMoved).map(movedEntryOf),
    dueNext: entriesOf(
      open.filter(({ dueOn }) => dueOn !== null && dueOn >= asOf && dueOn <= until).sort(byDate),
    ),
    noUpdate: entriesOf(open.filter(({ reportedOn }) => reportedOn === null || reportedOn < since)),
    questions: states.map((state) => questionAbout(state, asOf)).filter((question) => question !== null),
    unreached,
  };
}

function prioritiesOf(input: DigestInput, states: readonly ActionOnDay[]): DigestPriority[] {
  const known = new Map(input.priorities.map((priority) => [priority.number, priority]));
  const grouped = groupBy(states, ({ action }) => action.priority);
  const numbers = input.priority === undefined ? [...known.keys(), ...grouped.keys()] : [input.priority];
  return [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map((number) => {
      const own = grouped.get(number) ?? [];
      return {
        number,
        title: known.get(number)?.title ?? '',
        leads: known.get(number)?.leads.map(({ name }) => name) ?? [],
        ...countsOf(own),
        overdue: own.filter((state) => isOverdue(state, input.asOf)).map(({ action }) => action.ref),
      };
    });
}

function countsOf(states: readonly ActionOnDay[]): RagCounts {
  const count = (wanted: Rag | null): number => states.filter(({ rag }) => rag === wanted).length;
  return {
    red: count('Red'),
    amber: count('Amber'),
    green: count('Green'),
    complete: count('Complete'),
    noUpdate: count(null),
  };
}

function isOverdue({ rag, dueOn }: ActionOnDay, asOf: CivilDate): boolean {
  return rag !== 'Complete' && dueOn !== null && dueOn < asOf;
}

function hasMoved({ action, agreedOn, moves }: ActionOnDay): boolean {
  return moves > 0 || agreedOn !== action.dueOn;
}

function entryOf({ action, rag, dueOn, note, reportedAt, setAt }: ActionOnDay): DigestEntry {
  return {
    ref: action.ref,
    action: action.title,
    leads: leadNames(action),
    dueOn,
    rag: rag === null ? null : (rag.toLowerCase() as Lowercase<Rag>),
    note,
    reportedAt,
    setAt,
  };
}

function movedEntryOf(state: ActionOnDay): MovedEntry {
  const { action, agreedOn, agreed, moves } = state;
  const known = action.dueOn !== null && agreedOn !== null;
  return {
    ...entryOf(state),
    baselineOn: action.dueOn,
    times: Math.max(moves, 1),
    days: known ? daysBetween(action.dueOn, agreedOn) : 0,
    agreed,
  };
}

/** Earliest date first; the refs are in order already, and sorting keeps that. */
function byDate(a: ActionOnDay, b: ActionOnDay): number {
  const [left, right] = [a.dueOn ?? '', b.dueOn ?? ''];
  return left < right ? -1 : Number(left > right);
}
