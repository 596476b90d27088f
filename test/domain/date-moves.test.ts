import assert from 'node:assert/strict';
import { dateMoves } from '../../src/domain/date-moves.js';
import { type ActionUpdate, standingUpdates } from '../../src/domain/report.js';
import { buildAction, buildUpdate, day } from '../support/build-action.js';
import { digestOf } from './digest-of.js';

/** Its date moves on that day of September, or stays where the chair agrees it. */
function on(at: string, from: string, to: string, said: Partial<ActionUpdate> = {}): ActionUpdate {
  return buildUpdate({
    updateKey: `key-${at}`,
    reportedAt: `2022-09-${at}T10:00:00.000Z`,
    fromRag: 'Amber',
    fromDueOn: day(from),
    toDueOn: day(to),
    ...said,
  });
}

const timesMoved = (updates: readonly ActionUpdate[]): number => dateMoves(standingUpdates(updates)).length;
const first = on('05', '2022-08-31', '2022-10-31');
const second = on('10', '2022-10-31', '2022-12-31');

describe('how often a date has moved', () => {
  it('is how often it has become another one', () => {
    assert.equal(timesMoved([]), 0);
    assert.equal(timesMoved([first, second, buildUpdate({ updateKey: 'same' })]), 2);
    const agreed = on('06', '2022-10-31', '2022-10-31', { updateKey: 'agree-1' });
    assert.equal(timesMoved([first, agreed, second]), 2);
    assert.equal(timesMoved([first, { ...first, updateKey: 'undo-key-05' }]), 0);
  });

  it('leaves out what the chair did not agree', () => {
    const toThePlan = on('12', '2022-12-31', '2022-08-31', { updateKey: 'keep-1' });
    assert.equal(timesMoved([first, second, toThePlan]), 0);
    assert.equal(timesMoved([first, second, toThePlan, on('13', '2022-08-31', '2022-11-30')]), 1);
    const toTheFirst = on('12', '2022-12-31', '2022-10-31', { updateKey: 'keep-1' });
    assert.equal(timesMoved([first, second, toTheFirst]), 1);
  });
});

describe('dates moved, in the digest of any day', () => {
  const agree = on('12', '2022-12-31', '2022-12-31', { updateKey: 'agree-1' });
  const keep = on('12', '2022-12-31', '2022-08-31', { updateKey: 'keep-1' });
  const moved = (asOf: string, updates: readonly ActionUpdate[], said: object) => {
    const action = buildAction({ rag: 'Amber', lastUpdateAt: '2022-09-10T10:00:00Z', ...said });
    const input = { asOf: day(`2022-09-${asOf}`), since: day('2022-08-31'), updates };
    return digestOf([action], input).sections.dateMoved.map(
      ({ dueOn, times, agreed }) => `${String(dueOn)} ${String(times)} ${agreed ? 'agreed' : 'not agreed'}`,
    );
  };

  it('are not agreed before the chair has agreed them', () => {
    const now = { revisedDueOn: day('2022-12-31'), revisedDueAgreed: true };
    assert.deepEqual(moved('11', [first, second, agree], now), ['2022-12-31 2 not agreed']);
    assert.deepEqual(moved('12', [first, second, agree], now), ['2022-12-31 2 agreed']);
    const later = on('20', '2022-12-31', '2023-01-31');
    const since = { revisedDueOn: day('2023-01-31'), revisedDueAgreed: false };
    assert.deepEqual(moved('19', [first, second, agree, later], since), ['2022-12-31 2 agreed']);
    assert.deepEqual(moved('20', [first, second, agree, later], since), ['2023-01-31 3 not agreed']);
  });

  it('need nobody’s agreement where the date is the plan’s again', () => {
    const back = on('12', '2022-12-31', '2022-08-31');
    const now = { revisedDueOn: day('2022-08-31'), revisedDueAgreed: false };
    assert.deepEqual(moved('20', [first, second, back], now), ['2022-08-31 3 agreed']);
  });

  it('are none once the chair has kept the old one', () => {
    const now = { revisedDueOn: null, revisedDueAgreed: false };
    assert.deepEqual(moved('11', [first, second, keep], now), ['2022-12-31 2 not agreed']);
    assert.deepEqual(moved('12', [first, second, keep], now), []);
  });

  it('leave the RAG, the note and the report of the action as its lead gave them', () => {
    const ask = on('12', '2022-12-31', '2022-12-31', { updateKey: 'ask-1', note: 'Why?', toRag: 'Amber' });
    const action = buildAction({
      rag: 'Amber',
      progress: 'Waiting for the survey (10 September 2022, Adrian Rocks)',
      revisedDueOn: day('2022-12-31'),
      question: 'Why?',
      lastUpdateAt: '2022-09-10T10:00:00Z',
    });
    const at = (asOf: string) =>
      digestOf([action], { asOf: day(asOf), updates: [first, second, ask] }).sections.amber;
    assert.deepEqual(at('2022-09-11'), at('2022-09-12'));
    assert.deepEqual(at('2022-09-12')[0]?.reportedAt, '2022-09-10T10:00:00Z');
    const next = { ...on('20', '2022-12-31', '2022-12-31'), fromRag: 'Amber', toRag: 'Amber' } as const;
    const without = digestOf([action], { updates: [first, second, next], asOf: day('2022-09-12') });
    const withIt = digestOf([action], { updates: [first, second, ask, next], asOf: day('2022-09-12') });
    assert.deepEqual(withIt.sections, without.sections, 'nor is the question a note');
  });
});
