import type { Action } from '../../src/domain/action.js';
import { planReminders, type ReminderInput } from '../../src/domain/plan-reminders.js';
import { type AskedBefore, DEFAULT_REMINDER_POLICY, type ReminderPlan } from '../../src/domain/reminder.js';
import { buildAction, buildPriority, day } from '../support/build-action.js';

/** The reminders of that day for those actions. */
export function plan(
  asOf: string,
  actions: readonly Action[],
  given: Partial<ReminderInput> = {},
): ReminderPlan {
  return planReminders({
    actions,
    priorities: [buildPriority()],
    askedBefore: [],
    asOf: day(asOf),
    policy: DEFAULT_REMINDER_POLICY,
    zone: 'Europe/London',
    meetings: [],
    lastDigestOn: null,
    ...given,
  });
}

/** Who is asked what, one line a person: `Adrian Rocks: overdue 3.2.1 -1`. */
export function asked(result: ReminderPlan): string[] {
  return result.reminders.map(
    ({ to, items }) =>
      `${to.name}: ${items.map(({ kind, action, days }) => `${kind} ${action.ref} ${String(days)}`).join(', ')}`,
  );
}

/** The ledger, once those reminders have gone. */
export function sent(result: ReminderPlan): AskedBefore[] {
  return result.reminders.flatMap(({ to, items }) =>
    items.map(({ action, kind, dueOn }) => ({
      ref: action.ref,
      kind,
      dueOn,
      upn: to.upn,
      askedOn: result.asOf,
    })),
  );
}

/** An action of that ref, due on that day. */
export const due = (ref: string, dueOn: string, said: Partial<Action> = {}): Action =>
  buildAction({ ref, dueOn: day(dueOn), ...said });
