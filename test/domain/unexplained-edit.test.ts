import assert from 'node:assert/strict';
import { ragSetAt, unexplainedEdit } from '../../src/domain/unexplained-edit.js';
import { buildAction, buildUpdate } from '../support/build-action.js';
import { digestOf } from './digest-of.js';
import { asked, due, plan, sent } from './plan-a-day.js';

const green = buildUpdate({ toRag: 'Green', note: '' });

describe('a Red or Amber that was set in the list without a reason', () => {
  const edit = buildUpdate({ source: 'sharepoint', fromRag: 'Green', toRag: 'Red', note: '' });
  it('stays unexplained until somebody says why', () => {
    assert.equal(unexplainedEdit([green, edit]), edit);
    assert.equal(
      unexplainedEdit([edit, buildUpdate({ fromRag: 'Red', toRag: 'Red', note: 'No venue' })]),
      null,
    );
    assert.equal(unexplainedEdit([edit, buildUpdate({ fromRag: 'Red', toRag: 'Green', note: '' })]), null);
  });

  it('is not explained by what the chair asks about it', () => {
    const question = buildUpdate({
      updateKey: 'ask-1',
      fromRag: 'Red',
      toRag: 'Red',
      note: 'Why is it Red?',
    });
    assert.equal(unexplainedEdit([green, edit, question]), edit);
    assert.equal(ragSetAt([green, edit, question]), edit.reportedAt);
  });

  it('is explained by words typed with it, and Green needs none', () => {
    assert.equal(unexplainedEdit([{ ...edit, note: 'No venue' }]), null);
    assert.equal(unexplainedEdit([{ ...edit, toRag: 'Green', fromRag: 'Red' }]), null);
    assert.equal(unexplainedEdit([buildUpdate({ toRag: 'Red', note: '' })]), null);
  });
});

describe('a Red without a reason, in a lead’s reminder', () => {
  const action = due('3.2.1', '2023-03-31', { rag: 'Red', lastUpdateAt: '2022-09-01T10:00:00Z' });
  const updates = [
    buildUpdate({ reportedAt: '2022-09-01T10:00:00Z', toRag: 'Green' }),
    buildUpdate({
      source: 'sharepoint',
      reportedAt: '2022-09-05T10:00:00Z',
      fromRag: 'Green',
      toRag: 'Red',
      note: '',
    }),
  ];

  it('is asked of its lead once, who is told why, although they have just reported', () => {
    const result = plan('2022-09-06', [action], { updates });
    assert.deepEqual(asked(result), ['Adrian Rocks: update-request 3.2.1 206']);
    assert.equal(
      result.reminders[0]?.items[0]?.why,
      'It was set to Red in the list on 5 September, without a reason.',
    );
    const later = plan('2022-09-13', [action], { updates, askedBefore: sent(result) });
    assert.deepEqual(later.skipped, [{ ref: '3.2.1', why: 'already asked on 6 September' }]);
  });

  it('is asked although its lead was asked about the action earlier that day', () => {
    const askedAt = (sentAt: string) =>
      plan('2022-09-06', [action], {
        updates,
        askedBefore: sent(plan('2022-09-05', [due('3.2.1', '2022-09-05')])).map((one) => ({
          ...one,
          sentAt,
        })),
      });
    assert.deepEqual(asked(askedAt('2022-09-05T07:00:00.000Z')), ['Adrian Rocks: update-request 3.2.1 206']);
    assert.deepEqual(askedAt('2022-09-05T11:00:00.000Z').skipped, [
      { ref: '3.2.1', why: 'already asked on 5 September' },
    ]);
  });

  it('is no question any more when somebody has said why', () => {
    const reason = buildUpdate({
      reportedAt: '2022-09-06T08:00:00Z',
      fromRag: 'Red',
      toRag: 'Red',
      note: 'No venue',
    });
    assert.deepEqual(plan('2022-09-06', [action], { updates: [...updates, reason] }).skipped, [
      { ref: '3.2.1', why: 'reported on 1 September' },
    ]);
  });
});

describe('a Red or Amber that was set in the list, in the digest', () => {
  it('is a question for the chair too, old words or not', () => {
    const updates = [buildUpdate({ source: 'sharepoint', fromRag: 'Green', toRag: 'Red', note: '' })];
    const action = buildAction({ rag: 'Red', progress: 'All is well (4 May 2022, Adrian Rocks)' });
    assert.deepEqual(digestOf([action], { updates }).sections.questions, [
      {
        ref: '3.2.1',
        kind: 'no-reason',
        question: 'It is Red, and no reason is recorded. What is being done about it?',
      },
    ]);
  });

  it('is no report of its lead', () => {
    const updates = [
      buildUpdate({ reportedAt: '2022-05-04T10:00:00Z', toRag: 'Green' }),
      buildUpdate({
        source: 'sharepoint',
        reportedAt: '2022-09-20T10:00:00Z',
        fromRag: 'Green',
        toRag: 'Amber',
      }),
    ];
    const action = buildAction({ rag: 'Amber', lastUpdateAt: '2022-05-04T10:00:00Z' });
    const { noUpdate, amber } = digestOf([action], { updates }).sections;
    assert.deepEqual(
      noUpdate.map(({ ref, reportedAt }) => [ref, reportedAt]),
      [['3.2.1', '2022-05-04T10:00:00Z']],
    );
    assert.deepEqual(
      amber.map(({ setAt }) => setAt),
      ['2022-09-20T10:00:00Z'],
    );
  });
});
