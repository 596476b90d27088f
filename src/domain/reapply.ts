import { type Action, agreedDueOn } from './action.js';
import { holds, keysOf, same } from './holds.js';
import { type ActionFields, type Change, isQuestion } from './report.js';

/** What is to become of a change whose row has moved on. */
export type Reapplied = { readonly kind: 'change'; readonly change: Change } | { readonly kind: 'conflict' };

/** Columns in which a later report simply stands; the chair's new question is kept below. */
const NEVER_IN_CONFLICT: ReadonlySet<string> = new Set(['question', 'lastUpdateAt', 'lastUpdateBy']);

/**
 * The change again, on the row as it stands now: as it was decided where somebody changed other columns,
 * else a conflict, so that nobody's words are overwritten unseen.
 */
export function reapply(change: Change, current: Action): Reapplied {
  const clashes = keysOf(change.base).some(
    (key) =>
      !NEVER_IN_CONFLICT.has(key) &&
      !same(current[key], change.base[key]) &&
      !(key in change.fields && same(current[key], change.fields[key])),
  );
  if (clashes) return { kind: 'conflict' };
  const row = { id: current.row.id, etag: current.row.etag };
  if (isWritten(change, current)) return { kind: 'change', change: { ...change, row } };
  const fields = withoutNewQuestion(change, current);
  const fromDueOn = agreedDueOn(current);
  const update = {
    ...change.update,
    fromRag: current.rag,
    toRag: 'rag' in change.fields ? change.update.toRag : current.rag,
    fromDueOn,
    toDueOn: 'revisedDueOn' in change.fields ? (change.fields.revisedDueOn ?? current.dueOn) : fromDueOn,
  };
  const base = Object.fromEntries(keysOf(change.base).map((key) => [key, current[key]])) as ActionFields;
  return { kind: 'change', change: { ...change, row, fields, base, update } };
}

/** Whether the row holds this very report: it was written, and its answer was lost or its history is still to come. */
export function isWritten({ fields }: Pick<Change, 'fields'>, current: Action): boolean {
  const { lastUpdateAt = null, lastUpdateBy = '' } = fields;
  // Its writer and its second tell a report; what takes the first report back empties both.
  return holds(current, lastUpdateAt === null ? fields : { lastUpdateAt, lastUpdateBy });
}

/** A question asked since is not answered by this report; another question takes its place. */
function withoutNewQuestion({ fields, base, update }: Change, current: Action): ActionFields {
  const { question, ...others } = fields;
  if (question === undefined || isQuestion(update)) return fields;
  return same(current.question, base.question) ? fields : others;
}
