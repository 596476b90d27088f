import pMap, { pMapSkip } from 'p-map';
import { type CivilDate, daysBetween } from '../domain/civil-date.js';
import type { RegisterReading } from '../domain/register.js';
import type { Held, Reminder } from '../domain/reminder.js';
import { disagreement, type ReminderMessage, type ReminderRun } from '../domain/reminder-run.js';
import type { LedgerEntry, LedgerItem, LedgerOutcome } from '../domain/state.js';
import { IN_DOUBT } from '../domain/unreached.js';
import { CodedError } from '../errors.js';
import { type PlanningParts, planDay } from './plan-day.js';
import { type SendingParts, sendReminder } from './send-reminder.js';

/** What a run needs. */
export interface ReminderParts extends PlanningParts, SendingParts {
  /** Reads the register, with what people did in SharePoint itself in its history; writes that down or not. */
  readonly read: (write: boolean) => Promise<RegisterReading>;
}

/** Up to so many messages go one by one, so that a crash can repeat at most one; of more, so many at once. */
const ONE_BY_ONE = 100;
const AT_ONCE = 8;

/** How a run goes. */
export interface RunOptions {
  readonly dryRun?: boolean;
  /** What nobody is to be written to about. */
  readonly held?: Held;
  /** Whether a message goes again of which nobody knows whether it arrived; it does unless said. */
  readonly repeatsInDoubt?: boolean;
  /** Asked before each message: `false` stops the run. */
  readonly mayGoOn?: () => boolean;
}

/**
 * Plans the reminders of a day and, unless it is a dry run, sends what of them has not been sent.
 * @throws CodedError `reminders-stopped`
 */
export async function runReminders(
  parts: ReminderParts,
  asOf: CivilDate,
  { dryRun = false, held, repeatsInDoubt = true, mayGoOn = () => true }: RunOptions,
): Promise<ReminderRun> {
  const reading = await parts.read(!dryRun);
  const before = await parts.ledger.entriesOf(asOf);
  const plan = await planDay(parts, reading, asOf, before, held);
  const { skipped, forOfficers } = plan;
  if (dryRun) {
    const messages = plan.reminders.map((reminder) => planned(reminder, asOf));
    return { asOf, messages, skipped, forOfficers, broken: null };
  }

  await parts.ledger.plan(
    plan.reminders.map((reminder) => ({
      upn: reminder.to.upn,
      name: reminder.to.name,
      day: asOf,
      items: askedIn(reminder),
    })),
  );
  const isOpen = ({ status, why }: LedgerEntry): boolean =>
    status !== 'sent' && (repeatsInDoubt || status !== 'failed' || why !== IN_DOUBT);
  const entries = await parts.ledger.entriesOf(asOf);
  const messages = await sendAll(entries, mayGoOn, async (entry) =>
    messageOf(entry, isOpen(entry) ? await sendReminder(parts, entry, reading) : null),
  );
  const broken = disagreement(
    { messages, skipped },
    {
      people: [...before.map(({ upn }) => upn), ...plan.reminders.map(({ to }) => to.upn)],
      actions: reading.actions.filter(({ rag }) => rag !== 'Complete').map(({ ref }) => ref),
    },
  );
  return { asOf, messages, skipped, forOfficers, broken };
}

/** Sends what has not been sent. After a failure nothing more is begun, and what is under way is waited for. */
async function sendAll(
  entries: readonly LedgerEntry[],
  mayGoOn: () => boolean,
  send: (entry: LedgerEntry) => Promise<ReminderMessage>,
): Promise<readonly ReminderMessage[]> {
  const failures: unknown[] = [];
  const messages = await pMap(
    entries,
    async (entry) => {
      if (failures.length === 0 && !mayGoOn()) failures.push(new CodedError('reminders-stopped'));
      if (failures.length > 0) return pMapSkip;
      try {
        return await send(entry);
      } catch (error) {
        failures.push(error);
        return pMapSkip;
      }
    },
    { concurrency: entries.length > ONE_BY_ONE ? AT_ONCE : 1 },
  );
  if (failures.length > 0) throw failures[0];
  return messages;
}

/** What a reminder asks, as the ledger keeps it. */
function askedIn({ items, figures }: Reminder): readonly LedgerItem[] {
  return [
    ...items.map(({ action, kind, dueOn, why }) => ({ ref: action.ref, kind, dueOn, why })),
    ...figures.map(({ measure, quarter }) => ({
      ref: measure.ref,
      kind: 'measure' as const,
      dueOn: quarter.to,
      why: '',
    })),
  ];
}

function planned(reminder: Reminder, asOf: CivilDate): ReminderMessage {
  const actions = actionsOf(askedIn(reminder), asOf);
  return { to: reminder.to, via: 'chat', actions, outcome: 'planned', why: null };
}

function actionsOf(items: readonly LedgerItem[], day: CivilDate): ReminderMessage['actions'] {
  return items.map(({ ref, kind, dueOn }) => ({
    ref,
    kind,
    dueOn,
    days: dueOn === null ? null : daysBetween(day, dueOn),
  }));
}

/** @param outcome what became of it in this run; `null` where it was left as it is */
function messageOf(entry: LedgerEntry, outcome: LedgerOutcome | null): ReminderMessage {
  const {
    status,
    via = null,
    why = null,
  }: Pick<LedgerEntry, 'status'> & Partial<LedgerEntry> = outcome ?? entry;
  return {
    to: { name: entry.name, upn: entry.upn },
    via: via ?? 'none',
    actions: actionsOf(entry.items, entry.day),
    outcome: status === 'sending' ? 'planned' : status,
    why,
  };
}
