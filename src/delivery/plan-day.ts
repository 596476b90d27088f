import { addDays, type CivilDate } from '../domain/civil-date.js';
import { planReminders } from '../domain/plan-reminders.js';
import type { RegisterReading } from '../domain/register.js';
import type { Held, ReminderPlan, ReminderPolicy } from '../domain/reminder.js';
import type { Absences, DigestLog, Disclaimers, Ledger, LedgerEntry } from '../domain/state.js';

/** What the reminders of a day are planned from, beside the register. */
export interface PlanningParts {
  readonly ledger: Ledger;
  readonly digests: DigestLog;
  readonly absences: Pick<Absences, 'on'>;
  readonly disclaimers: Pick<Disclaimers, 'all'>;
  readonly policy: ReminderPolicy;
  /** UPNs and priorities of a pilot, or `null` for everybody. */
  readonly only: readonly string[] | null;
  readonly zone: string;
}

/** How far back the ledger is read: longer than a plan lasts, so that whoever has been asked about an action is known. */
export const LEDGER_DAYS = 3660;

/**
 * The plan of a day; whoever has a message that day already keeps it as it is.
 * @param before the messages of that day
 */
export async function planDay(
  parts: PlanningParts,
  reading: RegisterReading,
  asOf: CivilDate,
  before: readonly LedgerEntry[],
  held?: Held,
): Promise<ReminderPlan> {
  const plan = planReminders({
    actions: reading.actions,
    priorities: reading.priorities,
    measures: reading.measures,
    updates: reading.updates,
    askedBefore: await parts.ledger.askedSince(addDays(asOf, -LEDGER_DAYS)),
    asOf,
    policy: parts.policy,
    zone: parts.zone,
    meetings: reading.meetings,
    lastDigestOn: await parts.digests.lastBefore(asOf),
    away: await parts.absences.on(asOf),
    disclaimers: await parts.disclaimers.all(),
    ...(held === undefined ? {} : { held }),
    ...(parts.only === null ? {} : { only: parts.only }),
  });
  const has = new Set(before.map((entry) => entry.upn));
  const kept = plan.reminders.filter((reminder) => !has.has(reminder.to.upn));
  const placed = new Set([
    ...kept.flatMap((reminder) => reminder.items.map((item) => item.action.ref)),
    ...before.flatMap((entry) => entry.items.map((item) => item.ref)),
    ...plan.skipped.map((skipped) => skipped.ref),
  ]);
  const left = plan.reminders
    .flatMap((reminder) => reminder.items.map((item) => item.action.ref))
    .filter((ref) => !placed.has(ref));
  const late = [...new Set(left)].map((ref) => ({ ref, why: 'its lead has had today’s message' }));
  return { ...plan, reminders: kept, skipped: [...plan.skipped, ...late] };
}
