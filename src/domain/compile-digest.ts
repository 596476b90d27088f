import { type Action, compareRefs, type Priority } from './action.js';
import { type ActionOnDay, actionOnDay, type DayParts, standingOnDay } from './action-on-day.js';
import { questionsOfMeasures } from './ask-of-measures.js';
import { askedQuestions } from './asked-questions.js';
import { addDays, addMonths, type CivilDate } from './civil-date.js';
import type { Digest, Meeting, UnreachedPerson } from './digest.js';
import { digestHeadline, totalsInWords } from './digest-headline.js';
import { isOverdue, type LateActions, sortIntoSections } from './digest-sections.js';
import { countOf, isOld, prioritiesOf, type Standing, totalsOf } from './digest-totals.js';
import { groupBy } from './group-by.js';
import type { Measure, MeasureReading } from './measure.js';
import type { AskedBefore } from './reminder.js';
import { type ActionUpdate, isQuestion } from './report.js';
import { nextMeeting } from './rhythm.js';
import { dayFinderOf } from './site-time.js';

/** So many days ahead "due next" looks where no meeting is known. */
const DAYS_AHEAD = 31;
/** A Green that nobody has confirmed for so many months is asked about. */
const GREEN_LASTS_MONTHS = 2;

/** All that a digest is made of. The same input gives the same digest. */
export interface DigestInput {
  readonly actions: readonly Action[];
  readonly priorities: readonly Priority[];
  /** The rows of `Action updates`, in any order. */
  readonly updates: readonly ActionUpdate[];
  readonly meetings: readonly Meeting[];
  readonly measures: readonly Measure[];
  /** The rows of `Measure readings`, in the order in which they were added. */
  readonly measureReadings: readonly MeasureReading[];
  /** The digest shows the register as it stood at the end of this day. */
  readonly asOf: CivilDate;
  /** The day with which it compares, itself included. */
  readonly since: CivilDate;
  readonly zone: string;
  /** UPNs. A date that an officer gives is agreed. */
  readonly officers: readonly string[];
  /** Limits totals and sections to one priority. */
  readonly priority?: number;
  /** What was asked and sent, of which day ever. */
  readonly askedBefore?: readonly AskedBefore[];
  /** Whom no message reached since the last digest. */
  readonly unreached?: readonly UnreachedPerson[];
}

/** Compiles the digest of a day. */
export function compileDigest(input: DigestInput): Digest {
  const { asOf, since, priority = null } = input;
  const parts: DayParts = { zone: input.zone, officers: input.officers, dayOf: dayFinderOf(input.zone) };
  const histories = historiesOf(input.updates);
  const eve = addDays(since, -1);
  const all: ActionOnDay[] = [];
  const states: ActionOnDay[] = [];
  const standings: Standing[] = [];
  for (const action of inOrder(input.actions)) {
    const history = histories.get(action.ref) ?? [];
    const state = actionOnDay(action, history, asOf, parts);
    all.push(state);
    if (priority !== null && action.priority !== priority) continue;
    states.push(state);
    standings.push(standingBefore(state, history, eve, parts));
  }
  const next = nextMeeting(input.meetings, asOf);
  const until = next?.meetingOn ?? addDays(asOf, DAYS_AHEAD);
  const { sections, quiet, pointers } = sortIntoSections(states, {
    asOf,
    since,
    oldSince: addMonths(asOf, -GREEN_LASTS_MONTHS),
    until,
    dayOf: parts.dayOf,
    asked: groupBy(
      (input.askedBefore ?? []).filter(({ askedOn }) => askedOn <= asOf),
      ({ ref }) => ref,
    ),
    unreached: input.unreached ?? [],
    late: lateActions(all, asOf),
  });
  const totals = totalsOf(states, asOf, until);
  const before = totalsOf(standings, since, addDays(since, DAYS_AHEAD));
  return {
    asOf,
    since,
    headline: digestHeadline(totals, {
      before,
      since,
      oldGreens: countOf(states, (state) => state.rag === 'Green' && isOld(state, since)),
      pastPublished: countOf(states, (state) => isPastPublished(state, asOf)),
      priority,
    }),
    counts: totalsInWords(totals, priority),
    totals,
    before,
    priorities: prioritiesOf(input, states),
    asked: askedIn(input, states, histories, parts),
    sections: { ...sections, questions: [...sections.questions, ...questionsOfMeasures(states, input)] },
    quiet,
    pointers,
    dueUntil: until,
    nextMeetingOn: next?.meetingOn ?? null,
  };
}

/** The actions in the order of their refs. */
function inOrder(actions: readonly Action[]): readonly Action[] {
  const sorted = actions.every(({ ref }, at) => {
    const before = actions[at - 1];
    return before === undefined || compareRefs(before.ref, ref) <= 0;
  });
  return sorted ? actions : [...actions].sort((a, b) => compareRefs(a.ref, b.ref));
}

/** The rows of `Action updates` by their refs, each action's oldest first. */
export function historiesOf(updates: readonly ActionUpdate[]): ReadonlyMap<string, readonly ActionUpdate[]> {
  const histories = groupBy(updates, ({ ref }) => ref);
  for (const history of histories.values()) if (history.length > 1) history.sort(byTime);
  return histories;
}

function byTime(a: ActionUpdate, b: ActionUpdate): number {
  return Date.parse(a.reportedAt) - Date.parse(b.reportedAt) || (a.updateKey < b.updateKey ? -1 : 1);
}

/** Nearly nothing of a long history is about an action of which the chair has asked. */
function askedIn(
  { updates, since, asOf }: DigestInput,
  states: readonly ActionOnDay[],
  histories: ReturnType<typeof historiesOf>,
  { dayOf }: DayParts,
) {
  const refs = new Set(updates.filter(isQuestion).map(({ ref }) => ref));
  const shown = states.filter(({ action }) => refs.has(action.ref));
  return askedQuestions(
    shown.flatMap(({ action }) => histories.get(action.ref) ?? []),
    since,
    asOf,
    dayOf,
  );
}

/** How it stood at the end of `eve`: most of a register has not changed from then on. */
function standingBefore(
  state: ActionOnDay,
  history: readonly ActionUpdate[],
  eve: CivilDate,
  parts: DayParts,
): Standing {
  const { reportedOn } = state;
  const last = history.at(-1);
  const steady =
    (reportedOn === null || reportedOn <= eve) && (last === undefined || parts.dayOf(last.reportedAt) <= eve);
  return steady ? state : standingOnDay(state.action, history, eve, parts);
}

function lateActions(states: readonly ActionOnDay[], asOf: CivilDate): LateActions {
  const late = states.filter((state) => isOverdue(state, asOf)).map(({ action }) => action);
  const byOutcome = groupBy(late, ({ outcome }) => outcome);
  return {
    refs: new Set(late.map(({ ref }) => ref)),
    byOutcome: new Map([...byOutcome].map(([outcome, actions]) => [outcome, actions.map(({ ref }) => ref)])),
  };
}

function isPastPublished({ action, rag }: ActionOnDay, asOf: CivilDate): boolean {
  return rag !== 'Complete' && action.dueOn !== null && action.dueOn < asOf;
}
