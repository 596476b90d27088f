import { listInWords } from './due-words.js';
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

const MOST_NAMES = 3;

/** "Elaine Healey is asked too.", with the names of those who are asked the same; `''` where nobody is. */
export function othersInWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length - MOST_NAMES;
  const shown = more > 1 ? [...names.slice(0, MOST_NAMES), `${String(more)} others`] : names;
  return `${listInWords(shown)} ${names.length === 1 ? 'is' : 'are'} asked too.`;
}
