import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { actionOnDay } from '../../src/domain/action-on-day.js';
import { dateMoves } from '../../src/domain/date-moves.js';
import { decideUndo } from '../../src/domain/decide-undo.js';
import { isInHistory } from '../../src/domain/list-edit.js';
import { type Change, isReport, standingUpdates } from '../../src/domain/report.js';
import { dayFinderOf } from '../../src/domain/site-time.js';
import { buildAction, buildPriority, buildUpdate, day, lead, person } from '../support/build-action.js';
import { buildChange, buildRuling } from '../support/build-report.js';

const officer = { name: 'Project officer', upn: 'officer@sendig.example' };
const BEFORE = buildAction({
  rag: 'Green',
  progress: 'Begun (1 July 2022, Adrian Rocks)',
  question: 'Is it done?',
  lastUpdateAt: '2022-07-01T09:00:00.000Z',
  lastUpdateBy: 'Adrian Rocks',
  coLeads: [lead('Elaine Healey')],
});
const REPORT = buildChange(BEFORE, {
  rag: 'Amber',
  note: 'Waiting for the survey',
  evidence: 'Minutes',
  revisedDueOn: day('2022-09-30'),
});

/** The action once that change has been written; SharePoint keeps whole seconds. */
function after(change: Change, action: Action = BEFORE): Action {
  const { question, ...fields } = change.fields;
  const said = { ...action, ...fields, question: question ?? '' };
  return { ...said, row: { ...action.row, etag: '"2"' } };
}

function undone(said: Partial<Parameters<typeof decideUndo>[0]> = {}) {
  return decideUndo({
    ref: '3.2.1',
    action: after(REPORT),
    priority: buildPriority(),
    last: REPORT,
    changedSince: false,
    by: person('Adrian Rocks'),
    officers: ['officer@sendig.example'],
    at: '2022-09-01T09:59:59.000Z',
    ...said,
  });
}

function refusal(...given: Parameters<typeof undone>): string {
  const decision = undone(...given);
  assert.ok(!decision.allowed, 'it was allowed');
  return `${decision.refusal.code}: ${decision.refusal.message}`;
}

describe('a report that is taken back', () => {
  it('leaves the action as it was before, the chair’s question too, and is a row of its own', () => {
    const decision = undone();
    assert.ok(decision.allowed);
    const { fields, update, row } = decision.change;
    assert.deepEqual(fields, {
      rag: 'Green',
      progress: 'Begun (1 July 2022, Adrian Rocks)',
      evidence: '',
      revisedDueOn: null,
      revisedDueAgreed: false,
      question: 'Is it done?',
      lastUpdateAt: '2022-07-01T09:00:00.000Z',
      lastUpdateBy: 'Adrian Rocks',
    });
    assert.equal(row.etag, '"2"');
    assert.deepEqual(
      [update.updateKey, update.fromRag, update.toRag, update.fromDueOn, update.toDueOn, update.note],
      ['undo-key-1', 'Amber', 'Green', '2022-09-30', '2022-08-31', ''],
    );
  });

  it('can be taken back although SharePoint keeps no fractions of a second', () => {
    const action = { ...after(REPORT), lastUpdateAt: '2022-08-31T10:00:00Z' };
    assert.ok(undone({ action }).allowed);
  });

  it('counts no more, neither as the last report nor as a date that moved', () => {
    const told = REPORT.update;
    const decision = undone();
    assert.ok(decision.allowed);
    const first = buildUpdate({
      updateKey: 'first',
      toRag: 'Green',
      note: 'Begun',
      reportedAt: '2022-07-01T09:00:00.000Z',
    });
    const history = [first, told, decision.change.update];
    assert.deepEqual(standingUpdates(history), [first]);
    assert.equal(isReport(decision.change.update), false);
    const { rag, dueOn, progress } = { ...BEFORE, dueOn: day('2022-08-31') };
    assert.ok(
      isInHistory(
        { rag, dueOn, progress },
        [{ ...first, toDueOn: dueOn }, ...history.slice(1)],
        'Europe/London',
      ),
    );
    const state = actionOnDay(BEFORE, history, day('2022-09-02'), {
      zone: 'Europe/London',
      officers: [],
      dayOf: dayFinderOf('Europe/London'),
    });
    assert.deepEqual([dateMoves(state.past).length, state.reportedOn], [0, '2022-07-01']);
  });

  it('still stands in the digest of the day on which nobody had taken it back', () => {
    const decision = undone();
    assert.ok(decision.allowed);
    const history = [REPORT.update, decision.change.update];
    const state = actionOnDay(BEFORE, history, day('2022-08-31'), {
      zone: 'Europe/London',
      officers: [],
      dayOf: dayFinderOf('Europe/London'),
    });
    assert.deepEqual([state.rag, state.agreedOn, dateMoves(state.past).length], ['Amber', '2022-09-30', 1]);
  });
});

describe('who may take a report back, and when', () => {
  it('is whoever made it, and an officer', () => {
    assert.ok(undone().allowed);
    assert.ok(undone({ by: officer }).allowed);
    assert.equal(
      refusal({ by: person('Elaine Healey') }),
      'not-yours: Only Adrian Rocks can take this report on 3.2.1 back. To change it, answer once more.',
    );
    assert.equal(
      refusal({ by: person('Wendy Young') }),
      'not-yours: 3.2.1 is led by Adrian Rocks. They, the leads of priority 3 and the project officer can report on it.',
    );
  });

  it('is for a day', () => {
    const gone =
      'nothing-to-undo: There is no report on 3.2.1 of the last day to take back. To change it, answer once more.';
    assert.equal(refusal({ at: '2022-09-01T10:00:00.001Z' }), gone);
    assert.equal(refusal({ last: null }), gone);
    const first = undone();
    assert.ok(first.allowed);
    assert.equal(refusal({ last: first.change, action: BEFORE }), gone);
  });

  it('is as long as nobody has changed what it wrote', () => {
    assert.equal(
      refusal({ action: { ...after(REPORT), rag: 'Red' } }),
      'changed-since: Somebody has changed 3.2.1 since that report, so it was not taken back. To change it, answer once more.',
    );
    assert.match(
      refusal({ action: { ...after(REPORT), lastUpdateAt: '2022-08-31T11:00:00Z' } }),
      /^changed-since/,
    );
    assert.match(refusal({ changedSince: true }), /^changed-since/, 'or said something else since');
    assert.ok(undone({ action: { ...after(REPORT), partners: 'The forum' } }).allowed);
  });

  it('is although the chair has asked something since, and that question stands', () => {
    const decision = undone({ action: { ...after(REPORT), question: 'Who is waiting?' } });
    assert.ok(decision.allowed);
    const { fields, base } = decision.change;
    assert.deepEqual(['question' in fields, 'question' in base], [false, false]);
    assert.equal(fields.rag, 'Green');
  });

  it('is no longer once the chair has ruled on the date in it', () => {
    for (const ruling of ['agree', 'keep'] as const) {
      const action = after(REPORT);
      const ruled = after(buildRuling(action, ruling, { updates: [REPORT.update] }), action);
      assert.match(refusal({ action: ruled }), /^changed-since/);
    }
  });

  it('is no action that the register does not have', () => {
    assert.equal(refusal({ action: null }), 'not-in-register: The register has no action 3.2.1.');
  });
});
