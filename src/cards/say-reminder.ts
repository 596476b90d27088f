import type { ReminderItem } from '../domain/reminder.js';

import { countOf } from '../domain/sentences.js';
import { LONGEST } from './card-limits.js';
import { plainText } from './escape.js';

/** So many of the chair's questions head a message; the others stand with their actions. */
const QUESTIONS_AT_THE_TOP = 3;

/** What the chair asks of the actions in a message, which heads it: `The chair asks about 3.2.1: What holds it up?` */
export function sayQuestions(items: readonly ReminderItem[]): readonly string[] {
  const asked = items.filter(({ action, kind }) => action.question !== '' && kind !== 'escalation');
  const more = asked.length - QUESTIONS_AT_THE_TOP;
  return [
    ...asked
      .slice(0, QUESTIONS_AT_THE_TOP)
      .map(({ action: { ref, question } }) =>
        plainText(`The chair asks about ${ref}: ${question}`, LONGEST.note),
      ),
    ...(more > 0 ? [`The chair asks about ${countOf(more, 'more action')} below.`] : []),
  ];
}

/**
 * How much is asked of somebody: `3 actions need an update, 1 is overdue. 2 figures are asked for.`
 * @param figures how many figures are asked for
 * @param answered whether they have answered something of this message
 */
export function sayHowMuch(open: readonly ReminderItem[], figures: number, answered: boolean): string {
  const wanted = `${countOf(figures, 'figure')} ${figures === 1 ? 'is' : 'are'} asked for.`;
  if (open.length === 0) {
    if (figures > 0) return wanted;
    return answered ? 'Everything here is answered.' : 'Nothing is asked of you today.';
  }
  const overdue = open.filter((item) => (item.days ?? 0) < 0).length;
  const [need, are] = open.length === 1 ? ['needs', 'is'] : ['need', 'are'];
  const actions = countOf(open.length, 'action');
  const late = overdue === 0 ? '' : `, ${String(overdue)} ${overdue === 1 ? 'is' : 'are'} overdue`;
  const words =
    overdue === open.length
      ? `${actions} ${are} overdue and ${need} an update.`
      : `${actions} ${need} an update${late}.`;
  return figures === 0 ? words : `${words} ${wanted}`;
}

/** "Adrian" of "Adrian Rocks" and of "Rocks, Adrian"; with a title in front the whole name, "Dr Ann Gray". */
export function firstName(name: string): string {
  const [last = '', first] = name.split(',').map((part) => part.trim());
  const inOrder = first === undefined || first === '' ? last : first;
  return /^(cllr|dr|dame|miss|mr|mrs|ms|prof|professor|rev|sir)\b/i.test(inOrder)
    ? inOrder
    : (inOrder.split(/\s+/)[0] ?? inOrder);
}
