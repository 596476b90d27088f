import assert from 'node:assert/strict';
import { applyWaiting } from '../../src/delivery/apply-waiting.js';
import { buildAction, day, listRow } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';
import { buildChange, buildQuestion, buildRuling } from '../support/build-report.js';

describe('the register with the reports that are on their way', () => {
  const action = buildAction({ row: listRow('1', '"a,3"'), question: 'Is it done?' });
  const reading = buildReading({ actions: [action] });
  const first = buildChange(action, { rag: 'Complete', evidence: 'Minutes', updateKey: 'first' });
  const second = buildChange(action, { rag: 'Amber', note: 'Waiting', updateKey: 'second' });

  it('stands as all of them will leave it, in the order in which they were made', () => {
    const { actions, updates } = applyWaiting(reading, [first, second]);
    const [now] = actions;
    assert.deepEqual([now?.rag, now?.evidence, now?.question], ['Amber', 'Minutes', '']);
    assert.deepEqual(
      updates.map(({ updateKey }) => updateKey),
      ['first', 'second'],
    );
  });

  it('has what the chair has asked and ruled, which says nothing of how an action stands', () => {
    const set = { rag: 'Red', ragSetAt: '2022-08-30T10:00:00.000Z' } as const;
    const moved = { ...action, ...set, revisedDueOn: day('2022-10-31') };
    const coming = [buildQuestion(moved, 'Why?'), buildRuling(moved, 'agree', { key: 'key-2' })];
    const [now] = applyWaiting(buildReading({ actions: [moved] }), coming).actions;
    assert.deepEqual(now, {
      ...moved,
      question: 'Why?',
      revisedDueAgreed: true,
      row: listRow('1', '"a,0"'),
    });
  });

  it('has a version that no row has, so that what is decided on it is decided anew when it is written', () => {
    assert.equal(applyWaiting(reading, [first]).actions[0]?.row.etag, '"a,0"');
  });

  it('counts a report once that SharePoint has already', () => {
    const there = { ...reading, updates: [first.update] };
    assert.deepEqual(applyWaiting(there, [first]), there);
  });
});
