import { compareRefs } from './action.js';
import type { Reminder, ReminderItem, ReminderKind } from './reminder.js';

const RANK: Readonly<Record<ReminderKind, number>> = {
  question: 0,
  overdue: 1,
  'due-today': 2,
  'due-soon': 3,
  'update-request': 4,
  impact: 5,
  measure: 6,
  escalation: 7,
};

/** Reminders by name, and in each the most pressing first. */
export function sortReminders(reminders: readonly Reminder[]): readonly Reminder[] {
  return reminders
    .map((reminder) => ({ ...reminder, items: [...reminder.items].sort(byUrgency) }))
    .sort((a, b) => compareText(a.to.name, b.to.name) || compareText(a.to.upn, b.to.upn));
}

function byUrgency(a: ReminderItem, b: ReminderItem): number {
  return (
    RANK[a.kind] - RANK[b.kind] || (a.days ?? 0) - (b.days ?? 0) || compareRefs(a.action.ref, b.action.ref)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
