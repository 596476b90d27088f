import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { childDataIn } from '../../src/domain/child-data.js';
import { decide, LONGEST_NOTE } from '../../src/domain/decide.js';
import { decideQuestion, decideRuling, type RulingDecision } from '../../src/domain/decide-chair.js';
import { decideUndo } from '../../src/domain/decide-undo.js';
import type { RegisterReading } from '../../src/domain/register.js';
import {
  type ActionUpdate,
  type Actor,
  type Change,
  isAgreement,
  isChairs,
  isQuestion,
  isUndo,
} from '../../src/domain/report.js';
import type { BotWorld } from './bot-world.js';
import { CHAIR, EVERYBODY, MAY_REPORT, OFFICER, TODAY } from './cast.js';

/**
 * Fails unless each row of `Action updates` is one that a decider of the domain allows on what the rows before
 * it made of the register, and the register is what they made of it all in all.
 */
export async function assertRegister({ config, parts }: BotWorld, before: RegisterReading): Promise<number> {
  const after = await parts.register.read();
  const actions = new Map(before.actions.map((action) => [action.ref, action]));
  const last = new Map<string, Change>();
  for (const update of after.updates) {
    if (isChairs(update)) {
      const action = actions.get(update.ref) ?? null;
      const told = after.updates
        .slice(0, after.updates.indexOf(update))
        .filter(({ ref }) => ref === update.ref);
      const change = allowed(chairsDecision(update, action, told), update);
      assert.deepEqual(change.update, update);
      assert.ok(action);
      actions.set(action.ref, made(action, change));
      continue;
    }
    assertTaken(update);
    if (isUndo(update)) assertTakenBack(update, last.get(update.ref)?.update);
    const action = actions.get(update.ref) ?? null;
    const priority = before.priorities.find(({ number }) => number === action?.priority) ?? null;
    const by = whoTold(update);
    const known = { action, priority, officers: config.officers };
    const decision = isUndo(update)
      ? decideUndo({
          ...known,
          ref: update.ref,
          last: last.get(update.ref) ?? null,
          changedSince: false,
          by,
          at: update.reportedAt,
        })
      : decide({
          ...known,
          report: reportOf(update, by),
          day: TODAY,
          zone: config.zone,
          policy: config.policy,
        });
    const change = allowed(decision, update);
    assert.deepEqual(change.update, update);
    assert.ok(action);
    actions.set(action.ref, made(action, change));
    last.set(action.ref, change);
  }
  assert.deepEqual(after.actions.map(saidBy), [...actions.values()].map(saidBy));
  assert.deepEqual(after.priorities, before.priorities);
  assert.deepEqual(after.findings, []);
  const keys = after.updates.map(({ updateKey }) => updateKey);
  assert.equal(new Set(keys).size, keys.length, 'a report stands there twice');
  return after.updates.length;
}

/** What becomes of what the chair or the officer has asked or ruled; nobody else does. */
function chairsDecision(
  update: ActionUpdate,
  action: Action | null,
  updates: readonly ActionUpdate[],
): RulingDecision {
  const { ref, updateKey, note, reportedAt: at, source, fromDueOn: seenOn } = update;
  const by = whoTold(update);
  assert.ok([CHAIR.upn, OFFICER.upn].includes(by.upn), JSON.stringify(update));
  const key = updateKey.replace(/^(ask|agree|keep)-/, '');
  const who = { by, chairs: [CHAIR.upn], officers: [OFFICER.upn] };
  const input = { ref, action, ...who, at, source, key };
  if (isQuestion(update)) return decideQuestion({ ...input, question: note });
  return decideRuling({ ...input, ruling: isAgreement(update) ? 'agree' : 'keep', seenOn, updates });
}

/** The rules of a report that do not need the register, told once more. */
function assertTaken(update: ActionUpdate): void {
  const { ref, note, evidence, toRag, toDueOn, fromDueOn } = update;
  const told = JSON.stringify(update);
  assert.ok(['card', 'reply', 'officer'].includes(update.source), told);
  assert.ok(MAY_REPORT[ref]?.some(({ upn }) => upn === whoTold(update).upn) === true, `not theirs: ${told}`);
  if (update.enteredBy !== '') {
    const lead = MAY_REPORT[ref].some(({ name }) => name === update.reportedBy && name !== OFFICER.name);
    assert.ok(lead, `for somebody who does not lead it: ${told}`);
  }
  if (isUndo(update)) return;
  if (toRag === 'Red' || toRag === 'Amber') assert.notEqual(note, '', `no reason: ${told}`);
  assert.ok(note.length <= LONGEST_NOTE && evidence.length <= LONGEST_NOTE, `too long: ${told}`);
  for (const words of [note, evidence]) {
    const kind = childDataIn(words)?.kind ?? 'date-of-birth';
    assert.equal(kind, 'date-of-birth', `about one child: ${told}`);
  }
  if (toDueOn !== fromDueOn) assert.ok(toDueOn !== null && toDueOn > TODAY && toRag !== 'Complete', told);
}

/**
 * A report is taken back by whoever it is from or by the officer, once, and what was before it stands again. A date
 * that it did not move stays as it is: the chair may have ruled on it since.
 */
function assertTakenBack(update: ActionUpdate, last: ActionUpdate | undefined): void {
  assert.ok(last, `nothing to take back: ${JSON.stringify(update)}`);
  assert.equal(update.updateKey, `undo-${last.updateKey}`);
  assert.ok([last.reportedByUpn, OFFICER.upn].includes(update.reportedByUpn), JSON.stringify(update));
  const dueBefore = last.toDueOn === last.fromDueOn ? update.fromDueOn : last.fromDueOn;
  assert.deepEqual([update.toRag, update.toDueOn], [last.fromRag, dueBefore]);
}

/** Who told the bot: the officer who entered it, else whoever it is from. */
function whoTold({ reportedByUpn, enteredBy }: ActionUpdate): Actor {
  const who = EVERYBODY.find(({ upn, name }) =>
    enteredBy === '' ? upn === reportedByUpn : name === enteredBy,
  );
  assert.ok(who, `nobody known: ${reportedByUpn} ${enteredBy}`);
  return { name: who.name, upn: who.upn, email: who.email };
}

function reportOf(update: ActionUpdate, by: Actor) {
  assert.ok(update.toRag !== null);
  const moved = update.toDueOn !== update.fromDueOn;
  return {
    ref: update.ref,
    rag: update.toRag,
    note: update.note,
    doing: '',
    otherwise: '',
    evidence: update.evidence,
    revisedDueOn: moved ? update.toDueOn : null,
    by,
    reportedFor: update.enteredBy === '' ? null : { name: update.reportedBy, upn: update.reportedByUpn },
    source: update.source,
    at: update.reportedAt,
    updateKey: update.updateKey,
    noBirthDate: true,
  };
}

function allowed(decision: RulingDecision, update: ActionUpdate): Change {
  const why = decision.allowed ? 'It was so already.' : decision.refusal.message;
  if (decision.allowed && decision.change !== null) return decision.change;
  return assert.fail(`${why} But it was written: ${JSON.stringify(update)}`);
}

function made(action: Action, { fields }: Change): Action {
  const { question = action.question, ...rest } = fields;
  return { ...action, ...rest, question: question ?? '' };
}

/** What the action says. SharePoint keeps whole seconds; the version of a row is its own affair. */
function saidBy({ row: _row, ...words }: Action): object {
  return words;
}
