import type { CivilDate } from './civil-date.js';
import type { Held, Reminder, ReminderPlan } from './reminder.js';
import { markOf } from './sighting.js';

/** What waits for an officer to press Send: who would get what. */
export interface Preview {
  readonly day: CivilDate;
  readonly held: 'all' | 'some' | 'none';
  /** The messages, or where only some actions are held, those messages that hold one of them. */
  readonly reminders: readonly Reminder[];
  /** A mark of who would get what: what was looked at is what is sent. */
  readonly mark: string;
}

/** The preview of a day, from its plan with nothing held back. */
export function previewOf(plan: ReminderPlan, held: Held): Preview {
  const some = held !== 'all' && held.size > 0;
  const reminders = plan.reminders.filter(
    ({ items, figures }) =>
      !some ||
      items.some(({ action }) => held.has(action.ref)) ||
      figures.some(({ measure }) => held.has(measure.ref)),
  );
  const who = reminders.map(({ to, items, figures }) => [
    to.upn,
    items.map(({ action, kind }) => [action.ref, kind]),
    figures.map(({ measure }) => measure.ref),
  ]);
  return {
    day: plan.asOf,
    held: held === 'all' ? 'all' : some ? 'some' : 'none',
    reminders,
    mark: markOf(JSON.stringify(who)),
  };
}
