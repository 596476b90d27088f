import { renderNewerMessage, renderReminder } from '../cards/render-reminder.js';
import { addDays, type Instant, secondOf } from '../domain/civil-date.js';
import { hasFigure } from '../domain/figure-question.js';
import type { Messenger } from '../domain/messenger.js';
import { quarterOf } from '../domain/quarter.js';
import type { RegisterReading } from '../domain/register.js';
import type { ReminderPolicy } from '../domain/reminder.js';
import type { Ledger, LedgerEntry, LedgerOutcome } from '../domain/state.js';
import { NOT_DRAWN } from '../domain/unreached.js';
import { CodedError } from '../errors.js';
import { letterOf } from '../mail/letter.js';
import { renderMail } from '../mail/render-mail.js';
import { deliver, type Ways } from './deliver.js';
import { LEDGER_DAYS } from './plan-day.js';
import { reminderOf } from './reminder-of.js';

/** What sending one message needs. */
export interface SendingParts extends Ways {
  readonly messenger: Messenger;
  readonly ledger: Ledger;
  /** UPNs. */
  readonly officers: readonly string[];
  readonly policy: ReminderPolicy;
  readonly zone: string;
  readonly now: () => Instant;
}

/** Sends one person's message and writes down what became of it. */
export async function sendReminder(
  parts: SendingParts,
  entry: LedgerEntry,
  reading: RegisterReading,
): Promise<LedgerOutcome> {
  const { ledger, officers, zone } = parts;
  const reminder = reminderOf(entry, reading, parts.policy);
  const before = await ledger.lastSentTo(entry.upn, addDays(entry.day, -LEDGER_DAYS));
  const view = {
    reminder,
    page: 1,
    day: entry.day,
    zone,
    saved: new Map(),
    ...(before === null ? { first: { officers } } : {}),
  };
  const inChat = drawn(() => renderReminder(view));
  if (inChat === null) {
    const undrawn: LedgerOutcome = { status: 'failed', why: NOT_DRAWN };
    await ledger.finish(entry.upn, entry.day, undrawn);
    return undrawn;
  }
  await ledger.begin(entry.upn, entry.day);
  const delivered = await deliver(parts, {
    upn: entry.upn,
    inChat,
    inChannel: () => renderReminder({ ...view, notice: IN_CHANNEL }),
    mail: () => renderMail(entry.upn, letterOf(reminder, { day: entry.day, zone }), officers[0] ?? null),
  });
  const outcome: LedgerOutcome =
    delivered.status === 'sent' ? { ...delivered, sentAt: parts.now() } : delivered;
  await ledger.finish(entry.upn, entry.day, outcome);
  if (outcome.status === 'sent' && before?.message != null && isUnanswered(before, reading)) {
    await parts.messenger.replace(before.message, renderNewerMessage(entry.day));
  }
  return outcome;
}

/** What was drawn, or `null` where something in the register cannot be: one person's row is not to stop the rest. */
function drawn<T>(draw: () => T): T | null {
  try {
    return draw();
  } catch (error) {
    if (error instanceof CodedError && error.code === 'card-broken') return null;
    throw error;
  }
}

const IN_CHANNEL = 'I cannot write to you in our own chat, so I ask you here.';

/** Whether anything that a message asks for has not been reported since. */
function isUnanswered({ items, sentAt }: LedgerEntry, reading: RegisterReading): boolean {
  const refs = new Set(items.map(({ ref }) => ref));
  const figures = new Map(items.map(({ ref, dueOn }) => [ref, dueOn]));
  return (
    reading.actions.some(
      ({ ref, rag, lastUpdateAt }) =>
        refs.has(ref) &&
        rag !== 'Complete' &&
        (lastUpdateAt === null || secondOf(lastUpdateAt) < secondOf(sentAt ?? '')),
    ) ||
    reading.measures.some((measure) => {
      const dueOn = figures.get(measure.ref) ?? null;
      return dueOn !== null && !hasFigure(measure, quarterOf(dueOn));
    })
  );
}
