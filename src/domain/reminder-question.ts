import type { Action, Person } from './action.js';
import { type CivilDate, dayInShortWords, daysBetween, secondOf } from './civil-date.js';
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

/** What decides beside the action whom it is asked of. */
interface Around {
  readonly leadsOfPriority: readonly Person[];
  /** What has been asked of the action. */
  readonly askedBefore: readonly AskedBefore[];
  /** By UPN, the day on which each is back who is away. */
  readonly away: ReadonlyMap<string, CivilDate>;
  /** The UPNs of those who have said that the action is not theirs. */
  readonly notTheirs: ReadonlySet<string>;
}

/**
 * What each of an action's people is asked on that day, in the light of what they have been asked before;
 * where it is led by nobody the bot knows, or by nobody who is here, its priority's leads stand in for them.
 */
export function questionsFor(action: Action, calls: Calls, around: Around, day: CallDay): Question[] {
  if (calls.calls.length === 0) return [];
  const { away, askedBefore, notTheirs } = around;
  const isHere = ({ upn }: Person): boolean => !away.has(upn) && !notTheirs.has(upn);
  const leads = distinct(action.people);
  const leadsOfPriority = distinct(around.leadsOfPriority).filter(isHere);
  const here = leads.filter(isHere);
  const people = here.length > 0 ? here : leadsOfPriority;
  const absences = listInWords(
    [sayAway(leads, away, day.asOf), sayNotTheirs(leads, notTheirs)].filter(Boolean),
  );
  if (people.length === 0 && absences !== '')
    return leads.map((to) => ({ to, kind: null, reason: absences }));
  const asking =
    here.length > 0 ? '.' : `, so we are asking the leads of priority ${String(action.priority)}.`;
  const reason = [
    calls.note,
    leads.length === 0 ? `${sayLed(action)}${asking}` : '',
    absences === '' ? '' : `${absences}${asking}`,
  ].filter((words) => words !== '');
  const questions = people.map((to) => {
    const own = askedBefore.filter(({ upn }) => upn === to.upn);
    return questionTo(to, reason.join(' '), calls, own, day.asOf);
  });
  if (!calls.escalates || calls.dueOn === null) return questions;
  const told = new Set([...[...leads, ...people].map(({ upn }) => upn), ...toldAlready(askedBefore, day)]);
  const days = `${String(daysBetween(calls.dueOn, day.asOf))} days`;
  const why = `It is ${days} overdue without a recent report, so the leads of priority ${String(action.priority)} are told too.`;
  for (const to of leadsOfPriority) {
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
    own.filter(({ kind, askedOn, sentAt, dueOn: about }) => {
      const covers = coversOf(call.kind, kind) && (!isDated(call.kind) || about === dueOn);
      // What was asked in the morning is no question about what happened in the afternoon.
      const before =
        call.after !== undefined &&
        askedOn === call.since &&
        (sentAt === undefined || secondOf(sentAt) <= secondOf(call.after));
      return covers && askedOn >= call.since && !before;
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

/** Whether having been asked the one is having been asked the other: the chair's question comes with the date. */
function coversOf(called: ReminderKind, asked: ReminderKind): boolean {
  if (called === 'update-request') return asked !== 'escalation' && asked !== 'impact';
  return asked === called || (asked === 'question' && called !== 'impact');
}

/** Whether it is about the one date that the action has, so that another date is another question. */
function isDated(kind: ReminderKind): boolean {
  return kind !== 'update-request' && kind !== 'question';
}

/**
 * Whether an action that should be escalated leaves nobody to tell: each lead of its priority is asked about
 * it already. Then it is the officer's.
 */
export function isOfficers(action: Action, calls: Calls, around: Around): boolean {
  if (!calls.escalates) return false;
  const own = new Set(action.people.map(({ upn }) => upn));
  const asked = around.askedBefore.filter(({ kind }) => kind !== 'escalation').map(({ upn }) => upn);
  const others = around.leadsOfPriority.filter(({ upn }) => !own.has(upn) && !asked.includes(upn));
  return own.size > 0 && others.length === 0;
}

/** Those who have been asked about the action themselves, or told of it so lately that once more would nag. */
function toldAlready(askedBefore: readonly AskedBefore[], { asOf, policy }: CallDay): string[] {
  return askedBefore
    .filter(
      ({ kind, askedOn }) => kind !== 'escalation' || daysBetween(askedOn, asOf) < policy.escalateAfterDays,
    )
    .map(({ upn }) => upn);
}

function sayLed({ leads }: Action): string {
  return leads.length === 0 ? 'It has no lead' : `It is led by ${listInWords(leads.map(({ name }) => name))}`;
}

/** "Allan Pearce is away until 3 October", or `''`. */
function sayAway(leads: readonly Person[], away: ReadonlyMap<string, CivilDate>, asOf: CivilDate): string {
  const absences = leads.flatMap(({ name, upn }) => {
    const until = away.get(upn);
    return until === undefined ? [] : [`${name} is away until ${dayInShortWords(until, asOf)}`];
  });
  return listInWords(absences);
}

/** "Allan Pearce says that it is not theirs", or `''`. */
function sayNotTheirs(leads: readonly Person[], notTheirs: ReadonlySet<string>): string {
  const names = leads.filter(({ upn }) => notTheirs.has(upn)).map(({ name }) => name);
  if (names.length === 0) return '';
  return `${listInWords(names)} ${names.length === 1 ? 'says' : 'say'} that it is not theirs`;
}

function distinct(people: readonly Person[]): readonly Person[] {
  return people.length < 2 ? people : [...new Map(people.map((person) => [person.upn, person])).values()];
}
