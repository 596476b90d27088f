import { type Action, type Person, type Priority } from './action.js';
import { withChair } from './chair-question.js';
import { type CivilDate, daysBetween } from './civil-date.js';
import type { Meeting } from './digest.js';
import type { Disclaimer } from './disclaimer.js';
import { figureQuestions } from './figure-question.js';
import { groupBy } from './group-by.js';
import { impactCalls } from './impact-question.js';
import type { Measure } from './measure.js';
import type {
  AskedBefore,
  FigureItem,
  Held,
  ReminderItem,
  ReminderKind,
  ReminderPlan,
  ReminderPolicy,
  SkippedAction,
} from './reminder.js';
import { type Calls, callDayOf, callsOf } from './reminder-call.js';
import { isOfficers, type Question, questionsFor } from './reminder-question.js';
import { othersInWords } from './reminder-words.js';
import type { ActionUpdate } from './report.js';
import { dayFinderOf } from './site-time.js';
import { sortReminders } from './sort-reminders.js';
import { unexplainedEdit } from './unexplained-edit.js';
import { requestInWords, updateRequestOn } from './update-request.js';
import { isWorkingDay } from './working-days.js';

/** All that decides whom the bot asks on a day. */
export interface ReminderInput {
  readonly actions: readonly Action[];
  readonly priorities: readonly Priority[];
  readonly measures?: readonly Measure[];
  /** The rows of `Action updates`, oldest first. */
  readonly updates?: readonly ActionUpdate[];
  /** What has been asked and was sent. */
  readonly askedBefore: readonly AskedBefore[];
  readonly asOf: CivilDate;
  readonly policy: ReminderPolicy;
  readonly zone: string;
  readonly meetings: readonly Meeting[];
  readonly lastDigestOn: CivilDate | null;
  /** By UPN, the day on which each is back who is away. */
  readonly away?: ReadonlyMap<string, CivilDate>;
  /** Who has said that an action is not theirs: they are not asked about it. */
  readonly disclaimers?: readonly Disclaimer[];
  /** The actions about which nobody is to be written to yet; none where it is left out. */
  readonly held?: Held;
  /** A pilot: only these UPNs, and the actions of these priorities. Empty or left out: everybody. */
  readonly only?: readonly string[];
}

/**
 * Who is asked for what on that day: one reminder a person, everything in it, and every other open
 * action with the reason why nobody is asked about it.
 */
export function planReminders(input: ReminderInput): ReminderPlan {
  const { asOf, policy } = input;
  if (!isWorkingDay(asOf)) {
    const open = input.actions.filter((action) => action.rag !== 'Complete');
    const skipped = open.map(({ ref }) => ({ ref, why: 'not a working day' }));
    return { asOf, reminders: [], skipped, forOfficers: [] };
  }
  const day = callDayOf(asOf, policy, input.lastDigestOn, input.meetings);
  const request = requestInWords(updateRequestOn(asOf, policy.updateRequestDays, input.meetings));
  const dayOf = dayFinderOf(input.zone);
  const away = input.away ?? new Map<string, CivilDate>();
  const priorities = new Map(input.priorities.map((priority) => [priority.number, priority]));
  const history = historyOf(input.askedBefore, asOf);
  const updates = groupBy(input.updates ?? [], ({ ref }) => ref);
  const disclaimers = groupBy(input.disclaimers ?? [], ({ ref }) => ref);
  const inPilot = pilotOf(input.only ?? []);
  const reminders = new Map<string, { to: Person; items: ReminderItem[]; figures: FigureItem[] }>();
  const reminderTo = (to: Person) => {
    const reminder = reminders.get(to.upn) ?? { to, items: [], figures: [] };
    reminders.set(to.upn, reminder);
    return reminder;
  };
  const skipped: SkippedAction[] = [];
  const forOfficers: string[] = [];

  const callsFor = (action: Action, own: readonly ActionUpdate[]): Calls => {
    if (action.rag === 'Complete' && !action.crossReference) return impactCalls(own, asOf, dayOf);
    const reportedOn = action.lastUpdateAt === null ? null : dayOf(action.lastUpdateAt);
    const edit = unexplainedEdit(own);
    const unexplained =
      edit?.toRag == null ? null : { rag: edit.toRag, on: dayOf(edit.reportedAt), at: edit.reportedAt };
    return callsOf(action, reportedOn, day, unexplained);
  };

  for (const action of input.actions) {
    const own = updates.get(action.ref) ?? [];
    const calls = withChair(callsFor(action, own), action, own, asOf, dayOf);
    const leadsOfPriority = priorities.get(action.priority)?.people ?? [];
    const askedBefore = history.of(action.ref);
    const notTheirs = new Set((disclaimers.get(action.ref) ?? []).map(({ upn }) => upn));
    const around = { leadsOfPriority, askedBefore, away, notTheirs };
    const questions = questionsFor(action, calls, around, day);
    if (isOfficers(action, calls, around)) forOfficers.push(action.ref);
    let why = '';
    const asked: Asked[] = [];
    for (const { to, kind, reason } of questions) {
      if (kind === null) why ||= reason;
      else if (isHeld(input.held, action)) why ||= 'waits until an officer presses Send';
      else if (!inPilot(action, to)) why ||= 'not in the pilot';
      else if (history.writtenToday.has(to.upn)) why ||= "today's message had already gone";
      else asked.push({ to, kind, reason });
    }
    const days = calls.dueOn === null ? null : daysBetween(asOf, calls.dueOn);
    for (const { to, kind, reason } of asked) {
      const words = [reason, othersInWords(othersThan(to, kind, asked))].filter(Boolean).join(' ');
      reminderTo(to).items.push({ action, kind, dueOn: calls.dueOn, days, why: words });
    }
    if (asked.length === 0 && action.rag !== 'Complete')
      skipped.push({ ref: action.ref, why: why || calls.why || 'nobody to ask' });
  }
  const { askedBefore, measures = [] } = input;
  const around = { priorities, askedBefore, away, asOf, workingDays: policy.updateRequestDays };
  for (const { to, measure, quarter } of figureQuestions(measures, around)) {
    const asks = inPilot(measure, to) && !isHeld(input.held, measure) && !history.writtenToday.has(to.upn);
    if (asks) reminderTo(to).figures.push({ measure, quarter });
  }
  return {
    asOf,
    reminders: sortReminders([...reminders.values()].map((reminder) => ({ ...reminder, request }))),
    skipped,
    forOfficers,
  };
}

type Asked = Question & { readonly kind: ReminderKind };

/** The names of the others who are asked for an answer; of whoever is only told, none. */
function othersThan({ upn }: Person, own: ReminderKind, asked: readonly Asked[]): readonly string[] {
  if (own === 'escalation') return [];
  return asked.filter(({ to, kind }) => to.upn !== upn && kind !== 'escalation').map(({ to }) => to.name);
}

function historyOf(askedBefore: readonly AskedBefore[], asOf: CivilDate) {
  const byRef = groupBy(askedBefore, ({ ref }) => ref);
  const today = askedBefore.filter(({ askedOn }) => askedOn === asOf);
  const writtenToday = new Set(today.map(({ upn }) => upn));
  return { writtenToday, of: (ref: string): readonly AskedBefore[] => byRef.get(ref) ?? [] };
}

function isHeld(held: Held | undefined, { ref }: Pick<Action, 'ref'>): boolean {
  return held === 'all' || held?.has(ref) === true;
}

function pilotOf(only: readonly string[]): (about: Pick<Action, 'priority'>, person: Person) => boolean {
  const names = new Set(only.map((name) => name.trim().toLowerCase()));
  return ({ priority }, { upn }) => names.size === 0 || names.has(upn) || names.has(String(priority));
}
