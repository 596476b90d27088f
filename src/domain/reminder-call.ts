import type { Action } from './action.js';
import {
  addDays,
  type CivilDate,
  dateInWords,
  dayInShortWords,
  daysBetween,
  type Instant,
  weekdayOf,
} from './civil-date.js';
import type { Meeting } from './digest.js';
import { dueAfterReport } from './next-due.js';
import type { Rag } from './rag.js';
import type { ReminderKind, ReminderPolicy } from './reminder.js';
import { defaultSince } from './rhythm.js';
import { updateRequestOn } from './update-request.js';
import { isWorkingDay, nextWorkingDay } from './working-days.js';

/** A question that an action calls for on a day. */
interface Call {
  readonly kind: ReminderKind;
  /** Whoever has been asked on this day or later is not asked again. */
  readonly since: CivilDate;
  /** On that first day, only whoever has been asked after this instant; left out, whenever that day. */
  readonly after?: Instant;
}

/** What an action calls for on a day: the most pressing question first; with none, why. */
export interface Calls {
  readonly dueOn: CivilDate | null;
  readonly calls: readonly Call[];
  readonly why: string;
  /** What those who are asked should know, or `''`. */
  readonly note: string;
  /** Whether the leads of its priority should hear of it too. */
  readonly escalates: boolean;
}

/** The facts of a day that are the same for every action. */
export interface CallDay {
  readonly asOf: CivilDate;
  readonly policy: ReminderPolicy;
  /** Since when a report counts as new: the last digest, or a month ago. */
  readonly cycleFrom: CivilDate;
  /** The first working day of the week, on which what is overdue is asked again. */
  readonly weekFrom: CivilDate;
  /** Since when every open action is asked for the next meeting, or `null` where it is too early. */
  readonly requestFrom: CivilDate | null;
}

/** Works out the facts of a day. */
export function callDayOf(
  asOf: CivilDate,
  policy: ReminderPolicy,
  lastDigestOn: CivilDate | null,
  meetings: readonly Meeting[],
): CallDay {
  const monday = addDays(asOf, 1 - weekdayOf(asOf));
  const weekFrom = isWorkingDay(monday) ? monday : nextWorkingDay(monday);
  return {
    asOf,
    policy,
    cycleFrom: defaultSince(asOf, lastDigestOn),
    weekFrom,
    requestFrom: updateRequestOn(asOf, policy.updateRequestDays, meetings)?.from ?? null,
  };
}

/** That an action was set to Red or Amber in SharePoint itself on that day, and nobody has said why. */
interface Unexplained {
  readonly rag: Rag;
  readonly on: CivilDate;
  readonly at: Instant;
}

/** What an action calls for on that day. `reportedOn` is the day of its last report. */
export function callsOf(
  action: Action,
  reportedOn: CivilDate | null,
  on: CallDay,
  unexplained: Unexplained | null = null,
): Calls {
  const calls = callsOfDates(action, reportedOn, on);
  if (unexplained === null || action.crossReference) return calls;
  const { rag, on: since, at: after } = unexplained;
  return {
    ...calls,
    calls: [...calls.calls, { kind: 'update-request', since, after }],
    note: `It was set to ${rag} in the list on ${dayInShortWords(since, on.asOf)}, without a reason.`,
  };
}

function callsOfDates(action: Action, reportedOn: CivilDate | null, on: CallDay): Calls {
  const dueOn = dueAfterReport(action, reportedOn);
  const nothing = (why: string): Calls => ({ dueOn, calls: [], why, note: '', escalates: false });
  if (action.crossReference) return nothing('only points to other actions');
  if (dueOn === null) return nothing('no due date');
  if (reportedOn !== null && daysBetween(reportedOn, on.asOf) <= on.policy.quietDaysAfterReport) {
    return nothing(`reported on ${dayInShortWords(reportedOn, on.asOf)}`);
  }
  const dated = questionOfDate(dueOn, reportedOn, on);
  const calls: Call[] = typeof dated === 'string' ? [] : [dated];
  const overdue = calls.some(({ kind }) => kind === 'overdue');
  if (on.requestFrom !== null && (reportedOn === null || reportedOn < on.cycleFrom)) {
    calls.push({ kind: 'update-request', since: on.requestFrom });
  }
  const silentFrom = reportedOn !== null && reportedOn > dueOn ? reportedOn : dueOn;
  return {
    dueOn,
    calls,
    why: typeof dated === 'string' ? dated : '',
    note: '',
    escalates: overdue && daysBetween(silentFrom, on.asOf) >= on.policy.escalateAfterDays,
  };
}

/** The question that an action's date calls for, or why there is none. */
function questionOfDate(dueOn: CivilDate, reportedOn: CivilDate | null, on: CallDay): Call | string {
  const days = daysBetween(on.asOf, dueOn);
  if (days === 0) return { kind: 'due-today', since: on.asOf };
  if (days < 0) {
    // Its first day comes whatever was reported before its date; the weeks after it, only without a report in the cycle.
    const again = nextWorkingDay(dueOn) < on.weekFrom;
    const settled = reportedOn !== null && reportedOn >= on.cycleFrom && (again || reportedOn > dueOn);
    if (settled) return `reported on ${dayInShortWords(reportedOn, on.asOf)}`;
    return { kind: 'overdue', since: again ? on.weekFrom : addDays(dueOn, 1) };
  }
  const stage = on.policy.dueSoonDays.filter((before) => before >= days).sort((a, b) => a - b)[0];
  if (stage === undefined) return `not due before ${dateInWords(dueOn)}`;
  const since = addDays(dueOn, -stage);
  if (reportedOn !== null && reportedOn >= since)
    return `reported on ${dayInShortWords(reportedOn, on.asOf)}`;
  return { kind: 'due-soon', since };
}
