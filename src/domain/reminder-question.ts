import type { Action, Person } from './action.js';
import { type CivilDate, dayInShortWords, daysBetween } from './civil-date.js';
import { listInWords } from './due-words.js';
import type { AskedBefore, ReminderKind } from './reminder.js';
import type { CallDay, Calls } from './reminder-call.js';

/** What one person is asked of an action. */
export interface Question {
  readonly to: Person;
  /** `null`: this person is not asked. */
  readonly kind: ReminderKind | null;
  /** Why this person is not asked; or why they are, where they do not lead the action; else `''`. */
  readonly reason: string;
}

/**
 * What each of an action's people is asked on that day, in the light of what they have been asked before;
 * where it is led by nobody the bot knows, its priority's leads stand in for them.
 */
export function questionsFor(
  action: Action,
  calls: Calls,
  leadsOfPriority: readonly Person[],
  askedBefore: readonly AskedBefore[],
  day: CallDay,
): Question[] {
  if (calls.calls.length === 0) return [];
  const known = action.people.length > 0;
  const people = distinct(known ? action.people : leadsOfPriority);
  const reason = [calls.note, known ? '' : standingIn(action)].filter((words) => words !== '').join(' ');
  const questions = people.map((to) => {
    const own = askedBefore.filter(({ upn }) => upn === to.upn);
    return questionTo(to, reason, calls, own, day.asOf);
  });
  if (!calls.escalates || calls.dueOn === null) return questions;
  const told = new Set([...people.map(({ upn }) => upn), ...toldAlready(askedBefore, day)]);
  const days = `${String(daysBetween(calls.dueOn, day.asOf))} days`;
  const why = `It is ${days} overdue without a recent report, so the leads of priority ${String(action.priority)} are told too.`;
  for (const to of distinct(leadsOfPriority)) {
    if (!told.has(to.upn)) questions.push({ to, kind: 'escalation', reason: why });
  }
  return questions;
}

/** The most pressing question that this person has not been asked yet. */
function questionTo(
  to: Person,
  reason: string,
  { calls, dueOn }: Calls,
  own: readonly AskedBefore[],
  asOf: CivilDate,
): Question {
  const answered = calls.map((call) =>
    own.filter(({ kind, askedOn, dueOn: about }) => {
      const covers =
        call.kind === 'update-request' ? kind !== 'escalation' : kind === call.kind && about === dueOn;
      return covers && askedOn >= call.since;
    }),
  );
  const next = calls.find((_, index) => answered[index]?.length === 0);
  if (next !== undefined) return { to, kind: next.kind, reason };
  const last = answered
    .flat()
    .map(({ askedOn }) => askedOn)
    .reduce((a, b) => (a > b ? a : b));
  return { to, kind: null, reason: `already asked on ${dayInShortWords(last, asOf)}` };
}

/** Those who have been asked about the action themselves, or told of it so lately that once more would nag. */
function toldAlready(askedBefore: readonly AskedBefore[], { asOf, policy }: CallDay): string[] {
  return askedBefore
    .filter(
      ({ kind, askedOn }) => kind !== 'escalation' || daysBetween(askedOn, asOf) < policy.escalateAfterDays,
    )
    .map(({ upn }) => upn);
}

function standingIn({ leads, priority }: Action): string {
  const led =
    leads.length === 0 ? 'It has no lead' : `It is led by ${listInWords(leads.map(({ name }) => name))}`;
  return `${led}, so we are asking the leads of priority ${String(priority)}.`;
}

function distinct(people: readonly Person[]): readonly Person[] {
  return people.length < 2 ? people : [...new Map(people.map((person) => [person.upn, person])).values()];
}
