import assert from 'node:assert/strict';
import { decideUndo } from '../../src/domain/decide-undo.js';
import { reapply } from '../../src/domain/reapply.js';
import { buildAction, day, listRow, person } from '../support/build-action.js';
import { buildChange, buildQuestion, buildRuling } from '../support/build-report.js';

const action = buildAction({
  rag: 'Green',
  progress: 'Begun (1 July 2022, Adrian Rocks)',
  question: 'Is it done?',
});
const amber = buildChange(action, { rag: 'Amber', note: 'Waiting for the survey' });
/** The action as that report leaves it. */
const reported = {
  ...action,
  rag: 'Amber',
  progress: amber.fields.progress!,
  question: '',
  lastUpdateAt: '2022-08-31T10:00:00Z',
  lastUpdateBy: 'Adrian Rocks',
} as const;
const row = listRow('321', '"7"');

describe('a report whose row has moved on', () => {
  it('is written on the row as it stands where the officer changed other columns', () => {
    const result = reapply(amber, { ...action, row, title: 'Review the Local Offer', resource: '4 days' });
    assert.deepEqual(result, { kind: 'change', change: { ...amber, row: { id: '321', etag: '"7"' } } });
  });

  it('keeps a date that the officer moved meanwhile, in the history too', () => {
    const result = reapply(amber, { ...action, row, revisedDueOn: day('2022-10-31') });
    assert.ok(result.kind === 'change');
    assert.deepEqual(result.change.fields, amber.fields);
    assert.deepEqual(
      [result.change.update.fromDueOn, result.change.update.toDueOn],
      ['2022-10-31', '2022-10-31'],
    );
  });

  it('is a conflict where somebody gave another RAG, note or date', () => {
    assert.deepEqual(reapply(amber, { ...action, row, rag: 'Red' }), { kind: 'conflict' });
    const noted = { ...action, row, progress: 'Survey is out (31 August 2022, Elaine Healey)' };
    assert.deepEqual(reapply(amber, noted), { kind: 'conflict' });
    const moved = buildChange(action, { revisedDueOn: day('2022-09-30') });
    assert.deepEqual(reapply(moved, { ...action, row, revisedDueOn: day('2022-10-31') }), {
      kind: 'conflict',
    });
  });

  it('is a conflict where it confirmed a RAG that is another one now, or gone', () => {
    const confirmed = buildChange(action);
    for (const rag of ['Red', null] as const) {
      assert.deepEqual(reapply(confirmed, { ...action, row, rag }), { kind: 'conflict' });
    }
  });

  it('is none where both say the same, or SharePoint only writes line ends its own way', () => {
    const result = reapply(amber, { ...action, row, rag: 'Amber' });
    assert.equal(result.kind, 'change');
    const twoLines = buildAction({ ...action, progress: 'Begun\nand going on' });
    const change = buildChange(twoLines, { rag: 'Amber', note: 'Waiting' });
    assert.equal(reapply(change, { ...twoLines, row, progress: 'Begun\r\nand going on\r\n' }).kind, 'change');
  });

  it('does not answer a question that the chair asked after it', () => {
    const result = reapply(amber, { ...action, row, question: 'Who is waiting?' });
    assert.ok(result.kind === 'change');
    assert.ok(!('question' in result.change.fields));
    assert.equal(result.change.fields.rag, 'Amber');
  });

  it('leaves the history as it was decided when the row holds this very report already', () => {
    const result = reapply(amber, { ...reported, row });
    assert.ok(result.kind === 'change');
    assert.deepEqual(result.change.update, amber.update);
    assert.equal(result.change.row.etag, '"7"');
  });

  it('leaves the history as it was decided when the row has been taken back to before its first report', () => {
    const input = { action: reported, priority: null, officers: [], at: '2022-08-31T10:05:00.000Z' };
    const undo = decideUndo({
      ...input,
      ref: '3.2.1',
      last: amber,
      changedSince: false,
      by: person('Adrian Rocks'),
    });
    assert.ok(undo.allowed);
    const result = reapply(undo.change, { ...action, row });
    assert.ok(result.kind === 'change');
    assert.deepEqual(result.change.update, undo.change.update);
  });
});

describe('what the chair does, on a row that has moved on', () => {
  const moved = { ...action, revisedDueOn: day('2022-10-31') };

  it('asks all the same, in place of a question asked meanwhile, and says how the action stands by then', () => {
    const ask = buildQuestion(action, 'What holds it up?');
    const result = reapply(ask, {
      ...action,
      row,
      rag: 'Red',
      question: 'Is it funded?',
      progress: 'No venue',
    });
    assert.ok(result.kind === 'change');
    const { fields, update } = result.change;
    assert.deepEqual(fields, { question: 'What holds it up?' });
    assert.deepEqual([update.fromRag, update.toRag, update.fromDueOn], ['Red', 'Red', '2022-08-31']);
  });

  it('rules on the date where its lead has reported and left it as it was', () => {
    for (const ruling of ['agree', 'keep'] as const) {
      const change = buildRuling(moved, ruling);
      const result = reapply(change, { ...moved, row, rag: 'Red', progress: 'No venue' });
      assert.ok(result.kind === 'change');
      assert.deepEqual(result.change.fields, change.fields);
      const { fromRag, toRag, fromDueOn, toDueOn } = result.change.update;
      const stands = ruling === 'agree' ? '2022-10-31' : '2022-08-31';
      assert.deepEqual([fromRag, toRag, fromDueOn, toDueOn], ['Red', 'Red', '2022-10-31', stands]);
    }
  });

  it('rules on no other date than the one that was seen', () => {
    for (const ruling of ['agree', 'keep'] as const) {
      const other = { ...moved, row, revisedDueOn: day('2022-11-30'), revisedDueAgreed: true };
      assert.deepEqual(reapply(buildRuling(moved, ruling), other), { kind: 'conflict' });
    }
  });
});
