import type { Reminder } from './reminder.js';

/** What a notification says of a reminder: "3 actions need an update, 1 is overdue". */
export function remindersSummary(reminder: Reminder): string {
  const count = reminder.items.length;
  const overdue = reminder.items.filter(({ days }) => days !== null && days < 0).length;
  if (count === 1) return `1 action needs an update${overdue === 1 ? ' and is overdue' : ''}`;
  const need = `${String(count)} actions need an update`;
  if (overdue === 0) return need;
  if (overdue === count) return `${need}, all are overdue`;
  return `${need}, ${String(overdue)} ${overdue === 1 ? 'is' : 'are'} overdue`;
}
