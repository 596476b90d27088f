import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findActions } from '../../src/domain/find-actions.js';
import { buildAction, buildPriority, lead, person } from '../support/build-action.js';

const ACTIONS = [
  buildAction({ ref: '3.2.1', title: 'Review the Local Offer', text: 'Review it with the parents’ forum.' }),
  buildAction({
    ref: '3.2.10',
    title: 'Publish the Local Offer in plain words',
    text: 'Publish what families ask for.',
    leads: [lead('Siobhán O’Neill')],
    people: [person('Siobhán O’Neill')],
    coLeads: [lead('Elaine Healey')],
  }),
  buildAction({
    ref: '3.20.1',
    title: 'Train coordinators',
    text: 'Train a coordinator in each school to use the local offer.',
    partners: 'Hyde Community College',
    progress: 'Waiting for the café (31 August 2022, Adrian Rocks)',
    evidence: 'https://sendig.example/minutes',
  }),
];
const PRIORITIES = [buildPriority({ outcomes: [{ ref: '3.2', title: 'Families know where to look' }] })];
const find = (words: string): readonly string[] =>
  findActions(words, ACTIONS, PRIORITIES).map(({ ref }) => ref);

describe('finding actions by words', () => {
  it('looks in everything that is said of an action, for whole words and their beginnings', () => {
    assert.deepEqual(find('forum'), ['3.2.1']);
    assert.deepEqual(find('coord'), ['3.20.1']);
    assert.deepEqual(find('ordinator'), []);
    assert.deepEqual(find('Healey'), ['3.2.10']);
    assert.deepEqual(find('hyde'), ['3.20.1']);
    assert.deepEqual(find('waiting'), ['3.20.1']);
    assert.deepEqual(find('minutes'), ['3.20.1']);
    assert.deepEqual(find('look'), ['3.2.1', '3.2.10'], 'the outcome');
    assert.deepEqual(find('adrian rocks'), ['3.2.1', '3.20.1']);
  });

  it('wants every word, in any order', () => {
    assert.deepEqual(find('offer families'), ['3.2.1', '3.2.10']);
    assert.deepEqual(find('words plain'), ['3.2.10']);
    assert.deepEqual(find('plain bananas'), []);
  });

  it('folds case, accents and apostrophes', () => {
    for (const words of ['PARENTS', 'parent’s', "parents'"]) assert.deepEqual(find(words), ['3.2.1'], words);
    for (const words of ['siobhan', 'SIOBHÁN', 'oneill', "O'Neill", 'o’neill']) {
      assert.deepEqual(find(words), ['3.2.10'], words);
    }
    assert.deepEqual(find('cafe'), ['3.20.1']);
  });

  it('finds the refs that begin so, number by number', () => {
    assert.deepEqual(find('3.2'), ['3.2.1', '3.2.10']);
    assert.deepEqual(find('3.2.1'), ['3.2.1']);
    assert.deepEqual(find('"3.20",'), ['3.20.1']);
    assert.deepEqual(find('3.2 plain'), ['3.2.10']);
    assert.deepEqual(find('9.9'), []);
  });

  it('puts those first that say it in their title', () => {
    assert.deepEqual(find('local offer'), ['3.2.1', '3.2.10', '3.20.1']);
    assert.deepEqual(find('publish'), ['3.2.10']);
    const first = buildAction({ ref: '1.1.1', title: 'Ask the schools', text: 'The Local Offer once more.' });
    assert.deepEqual(
      findActions('local offer', [first, ...ACTIONS], PRIORITIES).map(({ ref }) => ref),
      ['3.2.1', '3.2.10', '1.1.1', '3.20.1'],
    );
  });

  it('takes any words at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        assert.ok(find(words).length <= ACTIONS.length);
      }),
      { seed: 2022, numRuns: 200 },
    );
  });
});
