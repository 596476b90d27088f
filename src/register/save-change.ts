import type { Action } from '../domain/action.js';
import { secondOf } from '../domain/civil-date.js';
import { holds } from '../domain/holds.js';
import { editBefore, isInHistory } from '../domain/list-edit.js';
import { isWritten } from '../domain/reapply.js';
import type { SaveOutcome } from '../domain/register.js';
import {
  type ActionFields,
  type ActionUpdate,
  type Change,
  isReport,
  isUndo,
  undoneKeyOf,
} from '../domain/report.js';
import { startOfDay } from '../domain/site-time.js';
import { CodedError } from '../errors.js';
import { GraphFailure } from './graph-failure.js';
import type { Fields, ListRows } from './list-rows.js';
import { updateFields } from './read-rows.js';

const MAX_TRIES = 3;

/** What saving needs of the register. */
export interface SavingParts {
  readonly register: ListRows;
  readonly updates: ListRows;
  readonly zone: string;
  /** The action in a row as it stands now, or `null` where the row is gone. */
  readonly readRow: (id: string) => Promise<Action | null>;
  readonly readUpdates: (ref: string) => Promise<readonly ActionUpdate[]>;
}

/**
 * Writes a change: what somebody did in SharePoint before it where the history lacks that, so that nobody's
 * words are lost under it, then its row, then its row in the history. Whatever part of that an
 * earlier try has done, and wherever it stopped, the same call finishes it and does nothing twice.
 */
export async function saveChange(change: Change, parts: SavingParts): Promise<SaveOutcome> {
  const { register, updates, zone } = parts;
  const history = await parts.readUpdates(change.ref);
  const { updateKey } = change.update;
  const has = (key: string): boolean => history.some((update) => update.updateKey === key);
  if (has(updateKey)) {
    const row = await register.byId(change.row.id);
    return { outcome: 'saved', etag: row?.etag ?? change.row.etag };
  }
  if (isUndo(change.update) && !has(undoneKeyOf(updateKey))) return { outcome: 'void' };
  await recordBefore(change, history, parts);
  const written = await writeRow(change, parts);
  if (written.outcome === 'saved') await addUpdate(change.update, updates, zone);
  return written;
}

/** Adds a row to the history, once. */
export async function addUpdate(update: ActionUpdate, updates: ListRows, zone: string): Promise<void> {
  await updates.addOnce({ column: 'UpdateKey', value: update.updateKey }, updateFields(update, zone));
}

/** What was typed in SharePoint and is about to be replaced goes into the history first. */
async function recordBefore(
  change: Change,
  history: readonly ActionUpdate[],
  { updates, zone, readRow }: SavingParts,
): Promise<void> {
  const { fromRag: rag, fromDueOn: dueOn, reportedAt: now } = change.update;
  const progress = change.base.progress ?? '';
  if (isInHistory({ rag, dueOn, progress }, history, zone)) return;
  const current = await readRow(change.row.id);
  // A row that has moved on is not written: the change is decided anew on the row as it stands.
  if (current?.row.etag !== change.row.etag) return;
  const edit = editBefore(current, history, { zone, now });
  if (edit !== null) await addUpdate(edit, updates, zone);
}

async function writeRow(change: Change, parts: SavingParts): Promise<SaveOutcome> {
  const { id, etag } = change.row;
  const fields = columnsOf(change.fields, parts.zone);
  for (let tries = 1; ; tries += 1) {
    try {
      return { outcome: 'saved', etag: await parts.register.change(id, etag, fields) };
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      if (!error.conflict && error.status !== 404) throw error;
      const current = await parts.readRow(id);
      if (current === null) return { outcome: 'gone' };
      if (await wroteAlready(change, current, parts)) return { outcome: 'saved', etag: current.row.etag };
      if (current.row.etag !== etag) return { outcome: 'conflict', current };
      // Two writers met and the row is still as it was: SharePoint refuses that too.
      if (tries === MAX_TRIES) throw new CodedError('sharepoint-busy', 'the row is being written', error);
    }
  }
}

/**
 * Whether the row already holds this change, written by a try that ended before it could say so.
 * `LastUpdateAt` is this report's own, but SharePoint keeps whole seconds, so a second report of
 * the same second must not be taken for it.
 */
async function wroteAlready(change: Change, current: Action, parts: SavingParts): Promise<boolean> {
  if (holds(current, change.fields)) return true;
  if (!isWritten(change, current)) return false;
  const { reportedAt, reportedBy } = change.update;
  const reports = (await parts.readUpdates(change.ref)).filter(isReport);
  return !reports.some(
    (other) => other.reportedBy === reportedBy && secondOf(other.reportedAt) === secondOf(reportedAt),
  );
}

const COLUMN_OF: Readonly<Record<keyof ActionFields, string>> = {
  rag: 'Rag',
  progress: 'Progress',
  evidence: 'Evidence',
  question: 'Question',
  revisedDueOn: 'RevisedDueOn',
  revisedDueAgreed: 'RevisedDueAgreed',
  lastUpdateAt: 'LastUpdateAt',
  lastUpdateBy: 'LastUpdateBy',
};

function columnsOf(fields: ActionFields, zone: string): Fields {
  const columns: Record<string, Fields[string]> = {};
  for (const [name, value] of Object.entries(fields) as [keyof ActionFields, Fields[string]][]) {
    columns[COLUMN_OF[name]] = value;
  }
  const { revisedDueOn } = fields;
  if (revisedDueOn != null) columns['RevisedDueOn'] = startOfDay(revisedDueOn, zone);
  return columns;
}
