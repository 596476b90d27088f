import type { Person, Priority } from '../../src/domain/action.js';
import {
  addDays,
  addMonths,
  addMonthsToEnd,
  type CivilDate,
  daysBetween,
  type Instant,
  weekdayOf,
} from '../../src/domain/civil-date.js';
import type { Meeting } from '../../src/domain/digest.js';
import { atWorkFrom, workingDaysBefore } from './two-years-calendar.js';
import type { Known } from './two-years-register.js';

/** A question that somebody ought to find in their message. */
export interface Owed {
  readonly ref: string;
  readonly upn: string;
  readonly kind: string;
  /** The same for the same question, however late it is asked. */
  readonly stage: string;
  /** The day on which its time came. */
  readonly from: CivilDate;
}

/** What the policy's days hang on, beside the actions. */
export interface Around {
  readonly day: CivilDate;
  readonly priorities: readonly Priority[];
  readonly meetings: readonly Meeting[];
  readonly lastDigestOn: CivilDate;
  readonly isAway: (person: Person) => boolean;
}

/** A question that has reached somebody. */
export interface Asked extends Owed {
  readonly at: Instant;
}

interface Stage {
  readonly kind: string;
  readonly name: string;
  readonly from: CivilDate;
  /** Any question about the action after this instant stands for it. */
  readonly anySince?: Instant;
}

/** What the published policy asks of people on a working day, given all that has reached them before, by ref. */
export function owedOn(
  known: Iterable<Known>,
  asked: ReadonlyMap<string, readonly Asked[]>,
  around: Around,
): readonly Owed[] {
  return [...known].flatMap((one) => owedFor(one, asked.get(one.action.ref) ?? [], around));
}

function owedFor(known: Known, asked: readonly Asked[], around: Around): readonly Owed[] {
  const { ref, people, priority } = known.action;
  const stages = stagesOf(known, around);
  if (stages.length === 0) return [];
  const isHere = (person: Person) => !around.isAway(person);
  const leadsOfPriority = around.priorities.find(({ number }) => number === priority)?.people ?? [];
  const here = people.filter(isHere);
  const persons = here.length > 0 ? here : leadsOfPriority.filter(isHere);
  const owed: Owed[] = [];
  for (const { upn } of persons) {
    const own = asked.filter((one) => one.upn === upn && one.kind !== 'escalation');
    const stage = stages.find(
      ({ name, anySince }) =>
        !own.some((one) =>
          anySince === undefined ? one.stage === name : one.kind !== 'impact' && one.at > anySince,
        ),
    );
    if (stage !== undefined) owed.push({ ref, upn, kind: stage.kind, stage: stage.name, from: stage.from });
  }
  const from = escalatesFrom(known, stages, around);
  if (from === null) return owed;
  for (const { upn } of leadsOfPriority.filter(isHere)) {
    if ([...people, ...persons].some((person) => person.upn === upn)) continue;
    const own = asked.filter((one) => one.upn === upn);
    if (own.some(({ kind, at }) => kind !== 'escalation' || at >= addDays(around.day, -27))) continue;
    owed.push({ ref, upn, kind: 'escalation', stage: `escalation ${around.day}`, from });
  }
  return owed;
}

/** What an action calls for, the most pressing first. */
function stagesOf(known: Known, around: Around): readonly Stage[] {
  const { action, reportedOn, unexplainedAt } = known;
  const { day } = around;
  if (action.crossReference) return [];
  if (action.rag === 'Complete') return impactOf(known, day);
  const stages: Stage[] = [];
  const dueOn = dueOf(known);
  if (dueOn !== null && (reportedOn === null || daysBetween(reportedOn, day) > 7)) {
    stages.push(...datedStage(dueOn, reportedOn, around), ...requestOf(reportedOn, around));
  }
  if (unexplainedAt !== null) {
    const from = unexplainedAt.slice(0, 10) as CivilDate;
    stages.push({ kind: 'update-request', name: `unexplained ${from}`, from, anySince: unexplainedAt });
  }
  return stages;
}

/** The date that counts: of what repeats, the first one after the last report. */
function dueOf({ action, reportedOn }: Known): CivilDate | null {
  const first = action.revisedDueOn ?? action.dueOn;
  if (first === null || action.repeats === null || action.repeats === 'unstated') return first;
  const months = action.repeats === '1 year' ? 12 : Number.parseInt(action.repeats, 10);
  let [next, round] = [first, 0];
  while (reportedOn !== null && next <= reportedOn) next = addMonthsToEnd(first, (round += 1) * months);
  return next;
}

/** The latest stage whose day has come, where no report has made it moot. */
function datedStage(dueOn: CivilDate, reportedOn: CivilDate | null, around: Around): readonly Stage[] {
  const { day, lastDigestOn } = around;
  const firstLate = atWorkFrom(addDays(dueOn, 1));
  const thisWeek = atWorkFrom(addDays(day, 1 - weekdayOf(day)));
  const soon = (from: CivilDate) => ({
    kind: 'due-soon',
    from,
    moot: reportedOn !== null && reportedOn >= from,
  });
  const reportedInCycle = reportedOn !== null && reportedOn >= lastDigestOn;
  const ladder = [
    soon(addDays(dueOn, -28)),
    soon(addDays(dueOn, -7)),
    { kind: 'due-today', from: dueOn, moot: false },
    { kind: 'overdue', from: firstLate, moot: reportedInCycle && reportedOn > dueOn },
    ...(thisWeek > firstLate ? [{ kind: 'overdue', from: thisWeek, moot: reportedInCycle }] : []),
  ];
  const stage = ladder.findLast(({ from }) => from <= day);
  if (stage === undefined || stage.moot) return [];
  return [{ kind: stage.kind, name: `${dueOn} ${stage.kind} ${stage.from}`, from: stage.from }];
}

/** The update that is asked for before the next SENDIG meeting. */
function requestOf(reportedOn: CivilDate | null, { day, meetings, lastDigestOn }: Around): readonly Stage[] {
  if (reportedOn !== null && reportedOn >= lastDigestOn) return [];
  const papers = meetings
    .filter(({ board }) => board === 'SENDIG')
    .map((one) => one.papersDueOn ?? one.meetingOn);
  const [next] = papers.filter((by) => by >= day).sort();
  if (next === undefined) return [];
  const from = workingDaysBefore(next, 7);
  return from <= day ? [{ kind: 'update-request', name: `papers ${next}`, from, anySince: from }] : [];
}

/** The question about what difference it has made, open for a month from three months after it was done. */
function impactOf({ completeOn, saidSince }: Known, day: CivilDate): readonly Stage[] {
  if (completeOn === null || saidSince) return [];
  const from = addMonths(completeOn, 3);
  return day >= from && day < addMonths(from, 1) ? [{ kind: 'impact', name: `impact ${from}`, from }] : [];
}

/** Since when the priority's leads ought to hear of it, or `null` while they need not. */
function escalatesFrom(known: Known, stages: readonly Stage[], { day }: Around): CivilDate | null {
  const dueOn = dueOf(known);
  if (dueOn === null || !stages.some(({ kind }) => kind === 'overdue')) return null;
  const { reportedOn } = known;
  const from = addDays(reportedOn !== null && reportedOn > dueOn ? reportedOn : dueOn, 28);
  return from <= day ? from : null;
}
