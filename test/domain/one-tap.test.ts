import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { oneTap, oneTapReport } from '../../src/domain/one-tap.js';
import { buildAction, buildUpdate, day } from '../support/build-action.js';

const ZONE = 'Europe/London';
const TODAY = day('2022-08-15');
const LATER = day('2022-09-01');
const tap = (said: Partial<Action>, on = TODAY) => oneTap(buildAction(said), on, ZONE);
const REPORTED = { lastUpdateAt: '2022-08-01T09:00:00.000Z', lastUpdateBy: 'Adrian Rocks' };

describe('what can be said of an action in one tap', () => {
  it('is "No change" where somebody has reported it', () => {
    assert.equal(tap({ ...REPORTED, rag: 'Amber' }), 'no-change');
    assert.equal(tap({ ...REPORTED, rag: 'Amber' }, LATER), 'no-change');
    assert.equal(tap({ ...REPORTED, rag: 'Green' }), 'no-change');
  });

  it('is "On track" where nobody has', () => {
    assert.equal(tap({}), 'on-track');
    assert.equal(tap({ rag: 'Green' }), 'on-track');
  });

  it('is nothing where the date has passed and it would be Green', () => {
    assert.equal(tap({ ...REPORTED, rag: 'Green' }, LATER), null);
    assert.equal(tap({}, LATER), null);
    assert.equal(tap({ ...REPORTED, rag: 'Green', repeats: '1 month' }, LATER), 'no-change');
  });

  it('is no reason that nobody has given: a RAG that was set in the list is not repeated', () => {
    const set = { ...REPORTED, ragSetAt: '2022-08-10T09:00:00.000Z' };
    assert.equal(tap({ ...set, rag: 'Red' }), null);
    assert.equal(tap({ rag: 'Amber' }), null);
    assert.equal(tap({ ...set, rag: 'Green' }), 'on-track');
  });

  it('is nothing where an action is Complete or only points elsewhere', () => {
    assert.equal(tap({ ...REPORTED, rag: 'Complete' }), null);
    assert.equal(tap({ crossReference: true }), null);
  });
});

describe('the report that one tap makes', () => {
  const made = (said: Partial<Action>, last = buildUpdate()) =>
    oneTapReport(buildAction(said), last, TODAY, ZONE);
  const nothing = { doing: '', otherwise: '', evidence: '', revisedDueOn: null };

  it('repeats the RAG and the reason given last', () => {
    assert.deepEqual(made({ ...REPORTED, rag: 'Amber' }), {
      ref: '3.2.1',
      rag: 'Amber',
      note: 'Waiting for the survey',
      ...nothing,
      source: 'card',
    });
  });

  it('repeats no reason that was given for another RAG', () => {
    assert.equal(made({ ...REPORTED, rag: 'Red' })?.note, '');
  });

  it('is Green without a word where nobody has reported', () => {
    assert.deepEqual(made({}), { ref: '3.2.1', rag: 'Green', note: '', ...nothing, source: 'card' });
  });

  it('is none where one tap says nothing', () => {
    assert.equal(made({ rag: 'Complete' }), null);
  });
});
