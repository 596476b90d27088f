import assert from 'node:assert/strict';
import { type Action, agreedDueOn } from '../../src/domain/action.js';
import type { Rag } from '../../src/domain/rag.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { type ActionUpdate, isUndo, undoKeyOf } from '../../src/domain/report.js';

/** Something of which somebody was told that it is saved, or taken back. */
export interface Told {
  readonly what: 'report' | 'tap' | 'undo';
  readonly ref: string;
  /** The name of whoever says it, and the UPN of whoever told the bot. */
  readonly by: string;
  readonly toldBy: string;
  readonly rag: Rag | null;
  /** `''` where it was one tap. */
  readonly note: string;
  /** Its `updateKey`. */
  readonly key: string;
  /** What tells the press of the form that said it, where it was one. */
  readonly click?: string;
  /** It was sent back to them, since somebody else had changed the same thing first. */
  returned: boolean;
}

/** What the officer did to an action in SharePoint itself. */
export interface ListEdit {
  readonly ref: string;
  readonly rag?: Rag | null;
  readonly dueOn?: string | null;
  readonly words?: string;
  /** The officer wrote other words over these. */
  overwritten: boolean;
}

/** What people were told, and what the officer did: what the register is held against. */
export interface Reckoning {
  readonly told: readonly Told[];
  readonly edits: readonly ListEdit[];
}

/** Sees to it that the register and its history hold what people were told, and nothing that nobody said. */
export function reckon({ actions, updates }: RegisterReading, { told, edits }: Reckoning): void {
  const keys = updates.map(({ updateKey }) => updateKey);
  assert.equal(new Set(keys).size, keys.length, 'a key stands twice in the history');
  for (const action of actions) {
    const isOwn = ({ ref }: { readonly ref: string }): boolean => ref === action.ref;
    const history = updates.filter(isOwn);
    const standing = told.filter((one) => isOwn(one) && !one.returned);
    const own = edits.filter(isOwn);
    replay(action, history);
    eachOnce(history, standing);
    nothingInvented(history, own);
    wordsKept(history, own);
  }
}

/** Each row of the history begins where the one before ended, and the last one ends where the action stands. */
function replay(action: Action, history: readonly ActionUpdate[]): void {
  let [rag, dueOn] = [null as Rag | null, action.dueOn];
  for (const { fromRag, toRag, fromDueOn, toDueOn, note } of history) {
    assert.deepEqual([fromRag, fromDueOn], [rag, dueOn], `the row of "${note}" begins elsewhere`);
    [rag, dueOn] = [toRag, toDueOn];
  }
  assert.deepEqual([action.rag, agreedDueOn(action)], [rag, dueOn], 'it is not what its history says');
}

/** Each thing that somebody was told stands there once, in their words and under their name, and nothing else does. */
function eachOnce(history: readonly ActionUpdate[], told: readonly Told[]): void {
  const rows = new Map(
    history.filter(({ source }) => source !== 'sharepoint').map((row) => [row.updateKey, row]),
  );
  assert.deepEqual(
    [...rows.keys()].sort(),
    told.map(({ key }) => key).sort(),
    'what was told, and what is there',
  );
  for (const { what, key, by, rag, note } of told) {
    const row = rows.get(key)!;
    assert.equal(row.reportedBy, by);
    if (what === 'undo') assert.ok(isUndo(row));
    else assert.equal(row.toRag, rag);
    if (what === 'report') assert.equal(row.note, note);
  }
}

/** What stands as an edit in SharePoint was one, and only what was reported is taken back. */
function nothingInvented(history: readonly ActionUpdate[], edits: readonly ListEdit[]): void {
  for (const { updateKey, source, fromRag, toRag, fromDueOn, toDueOn, note } of history) {
    const taken = history.some((update) => undoKeyOf(update.updateKey) === updateKey);
    assert.equal(taken, isUndo({ updateKey }), 'what is taken back was never there');
    assert.notEqual(source, 'import', `"${note}" is said to have been imported`);
    if (source !== 'sharepoint') continue;
    const rags = edits.map(({ rag }) => rag);
    const dates = edits.map(({ dueOn }) => dueOn);
    assert.ok(fromRag === toRag || rags.includes(toRag), `nobody set it to ${String(toRag)} in the list`);
    assert.ok(
      fromDueOn === toDueOn || dates.includes(toDueOn) || dates.includes(null),
      `nobody moved it to ${String(toDueOn)} in the list`,
    );
    assert.ok(note === '' || edits.some(({ words }) => words === note), `nobody typed "${note}" in the list`);
  }
}

/** Words that were typed in the list stand in the history, once. */
function wordsKept(history: readonly ActionUpdate[], edits: readonly ListEdit[]): void {
  for (const { words, overwritten } of edits) {
    if (words === undefined || overwritten) continue;
    const kept = history.filter(({ source, note }) => source === 'sharepoint' && note === words);
    assert.equal(kept.length, 1, `so often "${words}", typed in the list, is in the history`);
  }
}
