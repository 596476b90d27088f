import type { Action } from '../domain/action.js';
import { groupBy } from '../domain/group-by.js';
import type { RegisterReading } from '../domain/register.js';
import { type Change, isChairs } from '../domain/report.js';

/** The register as it will stand once the reports on their way have arrived, in the order in which they were made. */
export function applyWaiting(reading: RegisterReading, waiting: readonly Change[]): RegisterReading {
  if (waiting.length === 0) return reading;
  const known = new Set(reading.updates.map(({ updateKey }) => updateKey));
  const coming = waiting.filter(({ update }) => !known.has(update.updateKey));
  const byRef = groupBy(coming, ({ ref }) => ref);
  return {
    ...reading,
    actions: reading.actions.map((action) => (byRef.get(action.ref) ?? []).reduce(applyChange, action)),
    updates: [...reading.updates, ...coming.map(({ update }) => update)],
  };
}

/** An action as it will stand once that report has arrived. */
export function applyChange(action: Action, { fields, update }: Change): Action {
  const { question, ...rest } = fields;
  return {
    ...action,
    ...rest,
    // No row has this version: what is decided on it is decided anew on the row that is there by then.
    row: { ...action.row, editedBy: null, etag: action.row.etag.replace(/,\d+"$/, ',0"') },
    // What the chair does is no report of how the action stands.
    ragSetAt: isChairs(update) ? action.ragSetAt : null,
    ...(question === undefined ? {} : { question: question ?? '' }),
  };
}
