import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import { filterActions, leadsCalled } from '../../src/domain/action-filter.js';
import { parseWords } from '../../src/domain/parse-words.js';
import { buildAction, day, lead, person } from '../support/build-action.js';

/** A Thursday. */
const TODAY = day('2022-09-01');
const action = (ref: string, dueOn: string | null, said: Partial<Action> = {}): Action =>
  buildAction({ ref, dueOn: dueOn === null ? null : day(dueOn), ...said });
const ALLAN = { leads: [lead('Allan Pearce')], people: [person('Allan Pearce')] };
const ACTIONS = [
  action('1.1.1', '2022-08-31', { rag: 'Red', ...ALLAN }),
  action('1.1.2', '2022-09-01', { rag: 'Amber' }),
  action('1.1.3', '2022-09-30', { rag: 'Green', coLeads: [lead('Allan Pearce')] }),
  action('1.1.4', '2022-10-01', { rag: 'Green' }),
  action('1.1.5', '2022-08-31', { rag: 'Complete' }),
  action('1.1.6', null, { rag: null }),
  action('3.2.1', '2022-08-31', { revisedDueOn: day('2022-10-31'), rag: 'Amber' }),
  action('3.2.2', '2022-07-31', {
    repeats: '3 months',
    lastUpdateAt: '2022-08-10T09:00:00.000Z',
    rag: 'Green',
  }),
  action('3.2.3', '2022-08-31', { crossReference: true, leads: [] }),
  action('4.1.1', '2022-08-01', { rag: null }),
];
const FACTS = {
  day: TODAY,
  zone: 'Europe/London',
  noUpdate: new Set(['1.1.1', '1.1.6', '3.2.3', '4.1.1']),
  moved: new Set(['3.2.1']),
};
/** The refs of the answer, how many of them are overdue, and how many more are. */
const ask = (text: string): readonly [string, number, number] => {
  const words = parseWords(text, TODAY);
  assert.ok(words.kind === 'filter', text);
  const { actions, overdue, earlier } = filterActions(words.filter, ACTIONS, FACTS);
  return [actions.map(({ ref }) => ref).join(' '), overdue, earlier];
};

describe('what a question finds in the register', () => {
  it('is what every part of it says', () => {
    assert.deepEqual(ask('what is red'), ['1.1.1', 1, 0]);
    assert.deepEqual(ask('what is red or amber'), ['1.1.1 1.1.2 3.2.1', 1, 0]);
    assert.deepEqual(ask('what is complete'), ['1.1.5', 0, 0]);
    assert.deepEqual(ask('what is in priority 3'), ['3.2.1 3.2.2', 0, 0]);
    assert.deepEqual(ask('what is amber in priority 3 or 4'), ['3.2.1', 0, 0]);
    assert.deepEqual(ask('what has no update'), ['1.1.1 1.1.6 4.1.1', 2, 0]);
    assert.deepEqual(ask('what has no update and is red'), ['1.1.1', 1, 0]);
    assert.deepEqual(ask('what moved'), ['3.2.1', 0, 0]);
    assert.deepEqual(ask('what is red in priority 3'), ['', 0, 0]);
  });

  it('is overdue by the date now agreed; what is complete or without a date never is', () => {
    assert.deepEqual(ask('what is overdue'), ['1.1.1 4.1.1', 2, 0]);
    assert.deepEqual(ask('what is overdue in priority 4'), ['4.1.1', 1, 0]);
    assert.deepEqual(ask('what is overdue and complete'), ['', 0, 0]);
  });

  it('is due from today on, before that day or on it at the latest; the overdue are counted beside it', () => {
    assert.deepEqual(ask('what is due before 1 October'), ['1.1.2 1.1.3', 0, 2]);
    assert.deepEqual(ask('what is due by 1 October'), ['1.1.2 1.1.3 1.1.4', 0, 2]);
    assert.deepEqual(ask('what is due before 2 September 2022'), ['1.1.2', 0, 2]);
    assert.deepEqual(ask('what is due by 1 September 2022'), ['1.1.2', 0, 2]);
    assert.deepEqual(ask('what is due by 31 October in priority 3'), ['3.2.1 3.2.2', 0, 0]);
  });

  it('looks back where the day has passed, or where it asks for what is overdue', () => {
    assert.deepEqual(ask('what is due before 1 September 2022'), ['1.1.1 4.1.1', 2, 0]);
    assert.deepEqual(ask('what is due by 1 August 2022'), ['4.1.1', 1, 0]);
    assert.deepEqual(ask('what is overdue and due before 1 October'), ['1.1.1 4.1.1', 2, 0]);
  });

  it('is due in the whole of a month', () => {
    assert.deepEqual(ask('what is due this month'), ['1.1.2 1.1.3', 0, 0]);
    assert.deepEqual(ask('what is due next month'), ['1.1.4 3.2.1 3.2.2', 0, 0]);
    assert.deepEqual(ask('what is due in August 2022'), ['1.1.1 4.1.1', 2, 0]);
  });

  it('is led or co-led by whoever has all the words in their name', () => {
    assert.deepEqual(ask('what is led by Allan Pearce'), ['1.1.1 1.1.3', 1, 0]);
    assert.deepEqual(ask('what is green for pearce'), ['1.1.3', 0, 0]);
    assert.deepEqual(ask('what is for Al'), ['', 0, 0]);
    assert.deepEqual(leadsCalled('ADRIAN', ACTIONS), ['Adrian Rocks']);
    const others = [action('5.1.1', null, { leads: [lead('Siobhán O’Neill')], people: [] })];
    assert.deepEqual(leadsCalled("siobhan o'neill", others), ['Siobhán O’Neill']);
    assert.deepEqual(leadsCalled('Siobhan Rocks', [...ACTIONS, ...others]), []);
  });
});
