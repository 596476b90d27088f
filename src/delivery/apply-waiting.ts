import type { Action } from '../domain/action.js';
import type { Change } from '../domain/report.js';

/** The actions as they will stand once the reports on their way have arrived. */
export function applyWaiting(actions: readonly Action[], waiting: readonly Change[]): readonly Action[] {
  if (waiting.length === 0) return actions;
  const fields = new Map(waiting.map((change) => [change.ref, change.fields]));
  return actions.map((action) => {
    const changed = fields.get(action.ref);
    if (changed === undefined) return action;
    const { question, ...rest } = changed;
    return {
      ...action,
      ...rest,
      ragSetAt: null,
      ...(question === undefined ? {} : { question: question ?? '' }),
    };
  });
}
