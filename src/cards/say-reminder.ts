import type { ReminderItem } from '../domain/reminder.js';
import { countOf } from './say-action.js';

/**
 * How much is asked of somebody: `3 actions need an update, 1 is overdue.`
 * @param answered whether they have answered something of this message
 */
export function sayHowMuch(open: readonly ReminderItem[], answered: boolean): string {
  const overdue = open.filter((item) => (item.days ?? 0) < 0).length;
  if (open.length === 0) return answered ? 'Everything here is answered.' : 'Nothing is asked of you today.';
  const [need, are] = open.length === 1 ? ['needs', 'is'] : ['need', 'are'];
  const actions = countOf(open.length, 'action');
  if (overdue === open.length) return `${actions} ${are} overdue and ${need} an update.`;
  const late = overdue === 0 ? '' : `, ${String(overdue)} ${overdue === 1 ? 'is' : 'are'} overdue`;
  return `${actions} ${need} an update${late}.`;
}

/** "Adrian" of "Adrian Rocks" and of "Rocks, Adrian"; with a title in front the whole name, "Dr Ann Gray". */
export function firstName(name: string): string {
  const [last = '', first] = name.split(',').map((part) => part.trim());
  const inOrder = first === undefined || first === '' ? last : first;
  return /^(cllr|dr|dame|miss|mr|mrs|ms|prof|professor|rev|sir)\b/i.test(inOrder)
    ? inOrder
    : (inOrder.split(/\s+/)[0] ?? inOrder);
}
