import { daysBetween } from '../domain/civil-date.js';
import { quarterOf } from '../domain/quarter.js';
import type { RegisterReading } from '../domain/register.js';
import type { Reminder, ReminderPolicy } from '../domain/reminder.js';
import type { LedgerEntry } from '../domain/state.js';
import { requestInWords, updateRequestOn } from '../domain/update-request.js';

/** The reminder that an entry of the ledger stands for, on the register as it is now. */
export function reminderOf(
  entry: Pick<LedgerEntry, 'upn' | 'name' | 'day' | 'items'>,
  reading: RegisterReading,
  { updateRequestDays }: Pick<ReminderPolicy, 'updateRequestDays'>,
): Reminder {
  const actions = new Map(reading.actions.map((action) => [action.ref, action]));
  const measures = new Map(reading.measures.map((measure) => [measure.ref, measure]));
  return {
    to: { upn: entry.upn, name: entry.name },
    request: requestInWords(updateRequestOn(entry.day, updateRequestDays, reading.meetings)),
    items: entry.items.flatMap((item) => {
      const action = item.kind === 'measure' ? undefined : actions.get(item.ref);
      if (action === undefined) return [];
      const days = item.dueOn === null ? null : daysBetween(entry.day, item.dueOn);
      return [{ action, kind: item.kind, dueOn: item.dueOn, days, why: item.why }];
    }),
    figures: entry.items.flatMap(({ kind, ref, dueOn }) => {
      const measure = kind === 'measure' ? measures.get(ref) : undefined;
      return measure === undefined || dueOn === null ? [] : [{ measure, quarter: quarterOf(dueOn) }];
    }),
  };
}
