import { renderNewerMessage, renderReminder } from '../cards/render-reminder.js';
import { addDays, type CivilDate, daysBetween, type Instant, secondOf } from '../domain/civil-date.js';
import type { Messenger } from '../domain/messenger.js';
import { planReminders } from '../domain/plan-reminders.js';
import type { RegisterReading } from '../domain/register.js';
import type { Reminder, ReminderPlan, ReminderPolicy } from '../domain/reminder.js';
import { disagreement, type ReminderMessage, type ReminderRun } from '../domain/reminder-run.js';
import type { Absences, DigestLog, Ledger, LedgerEntry, LedgerOutcome } from '../domain/state.js';
import { NOT_TAKEN, whyUnreached } from '../domain/unreached.js';
import { requestInWords, updateRequestOn } from '../domain/update-request.js';

/** What a run needs. */
export interface ReminderParts {
  /** Reads the register, with what people did in SharePoint itself in its history; writes that down or not. */
  readonly read: (write: boolean) => Promise<RegisterReading>;
  readonly ledger: Ledger;
  readonly digests: DigestLog;
  readonly absences: Pick<Absences, 'on'>;
  readonly messenger: Messenger;
  /** UPNs. */
  readonly officers: readonly string[];
  readonly policy: ReminderPolicy;
  readonly only: readonly string[] | null;
  readonly zone: string;
  readonly now: () => Instant;
}

/** How far back the ledger is read: longer than a plan lasts, so that whoever has been asked about an action is known. */
const LEDGER_DAYS = 3660;

/** Plans the reminders of a day and, unless it is a dry run, sends what of them has not been sent. */
export async function runReminders(
  parts: ReminderParts,
  asOf: CivilDate,
  dryRun: boolean,
): Promise<ReminderRun> {
  const reading = await parts.read(!dryRun);
  const before = await parts.ledger.entriesOf(asOf);
  const plan = await planDay(parts, reading, asOf, before);
  const { skipped } = plan;
  if (dryRun) {
    return { asOf, messages: plan.reminders.map((reminder) => planned(reminder)), skipped, broken: null };
  }

  await parts.ledger.plan(
    plan.reminders.map((reminder) => ({
      upn: reminder.to.upn,
      name: reminder.to.name,
      day: asOf,
      items: reminder.items.map(({ action, kind, dueOn, why }) => ({ ref: action.ref, kind, dueOn, why })),
    })),
  );
  // One message is in flight at a time, so that a crash can repeat at most that one.
  const messages: ReminderMessage[] = [];
  for (const entry of await parts.ledger.entriesOf(asOf)) {
    messages.push(messageOf(entry, entry.status === 'sent' ? null : await send(parts, entry, reading)));
  }
  const broken = disagreement(
    { messages, skipped },
    {
      people: [...before.map(({ upn }) => upn), ...plan.reminders.map(({ to }) => to.upn)],
      actions: reading.actions.filter(({ rag }) => rag !== 'Complete').map(({ ref }) => ref),
    },
  );
  return { asOf, messages, skipped, broken };
}

/** The plan of a day; whoever has a message that day already keeps it as it is. */
async function planDay(
  parts: ReminderParts,
  reading: RegisterReading,
  asOf: CivilDate,
  before: readonly LedgerEntry[],
): Promise<ReminderPlan> {
  const plan = planReminders({
    actions: reading.actions,
    priorities: reading.priorities,
    updates: reading.updates,
    askedBefore: await parts.ledger.askedSince(addDays(asOf, -LEDGER_DAYS)),
    asOf,
    policy: parts.policy,
    zone: parts.zone,
    meetings: reading.meetings,
    lastDigestOn: await parts.digests.lastBefore(asOf),
    away: await parts.absences.on(asOf),
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
  return { asOf, reminders: kept, skipped: [...plan.skipped, ...late] };
}

async function send(
  parts: ReminderParts,
  entry: LedgerEntry,
  reading: RegisterReading,
): Promise<LedgerOutcome> {
  const reminder = reminderOf(entry, reading, parts.policy);
  const before = await parts.ledger.lastSentTo(entry.upn, addDays(entry.day, -LEDGER_DAYS));
  const message = renderReminder({
    reminder,
    page: 1,
    day: entry.day,
    zone: parts.zone,
    saved: new Map(),
    ...(before === null ? { first: { officers: parts.officers } } : {}),
  });
  await parts.ledger.begin(entry.upn, entry.day);
  const delivered = await parts.messenger.sendToPerson(entry.upn, message);
  const outcome: LedgerOutcome =
    delivered.outcome === 'sent'
      ? { status: 'sent', message: delivered.message, sentAt: parts.now() }
      : delivered.outcome === 'unreachable'
        ? { status: 'unreachable', why: whyUnreached(delivered.reason) }
        : { status: 'failed', why: NOT_TAKEN };
  await parts.ledger.finish(entry.upn, entry.day, outcome);
  if (outcome.status === 'sent' && before?.message != null && isUnanswered(before, reading)) {
    await parts.messenger.replace(before.message, renderNewerMessage(entry.day));
  }
  return outcome;
}

/** Whether anything that a message asks for has not been reported since. */
function isUnanswered({ items, sentAt }: LedgerEntry, reading: RegisterReading): boolean {
  const refs = new Set(items.map(({ ref }) => ref));
  return reading.actions.some(
    ({ ref, rag, lastUpdateAt }) =>
      refs.has(ref) &&
      rag !== 'Complete' &&
      (lastUpdateAt === null || secondOf(lastUpdateAt) < secondOf(sentAt ?? '')),
  );
}

/** The reminder that an entry of the ledger stands for, on the register as it is now. */
export function reminderOf(
  entry: LedgerEntry,
  reading: RegisterReading,
  { updateRequestDays }: Pick<ReminderPolicy, 'updateRequestDays'>,
): Reminder {
  const actions = new Map(reading.actions.map((action) => [action.ref, action]));
  return {
    to: { upn: entry.upn, name: entry.name },
    request: requestInWords(updateRequestOn(entry.day, updateRequestDays, reading.meetings)),
    items: entry.items.flatMap((item) => {
      const action = actions.get(item.ref);
      if (action === undefined) return [];
      const days = item.dueOn === null ? null : daysBetween(entry.day, item.dueOn);
      return [{ action, kind: item.kind, dueOn: item.dueOn, days, why: item.why }];
    }),
  };
}

function planned(reminder: Reminder): ReminderMessage {
  return {
    to: reminder.to,
    via: 'chat',
    actions: reminder.items.map(({ action, kind, dueOn, days }) => ({ ref: action.ref, kind, dueOn, days })),
    outcome: 'planned',
    why: null,
  };
}

function messageOf(entry: LedgerEntry, outcome: LedgerOutcome | null): ReminderMessage {
  const status = outcome?.status ?? 'sent';
  return {
    to: { name: entry.name, upn: entry.upn },
    via: status === 'unreachable' ? 'none' : 'chat',
    actions: entry.items.map(({ ref, kind, dueOn }) => ({
      ref,
      kind,
      dueOn,
      days: dueOn === null ? null : daysBetween(entry.day, dueOn),
    })),
    outcome: status,
    why: outcome !== null && outcome.status !== 'sent' ? outcome.why : null,
  };
}
