import assert from 'node:assert/strict';
import { RAGS } from '../../src/domain/rag.js';
import { versionOf } from '../../src/domain/version.js';
import { buildAction, buildUpdate, lead } from '../support/build-action.js';
import { assertAtMostThreeInSight, assertGoodCard } from './check-card.js';
import { form, HEAD_IN_TIME, HEAD_PAST, IN_TIME, PAST, typedNothing } from './draw-form.js';
import { buttonsOf, inputsOf } from './read-card.js';

describe('the form for one answer', () => {
  it('asks for a reason and a new date where an action is Amber or Red, and keeps the rest behind "More"', () => {
    const { card, summary, seen, more } = form({
      action: buildAction({ coLeads: [lead('Elaine Healey')], question: 'Will it be done by October?' }),
      lastUpdate: buildUpdate({ toRag: 'Green', note: 'The workshop is booked' }),
    });
    assertGoodCard(card);
    assert.equal(summary, 'Your report on 3.2.1 Review the Local Offer with partners');
    assert.deepEqual(seen, [
      'Your report on 3.2.1: Amber',
      ...HEAD_PAST,
      'Co-led by Elaine Healey.',
      'Last said by Adrian Rocks on 31 August 2022: ■ Green. The workshop is booked.',
      'The chair asks: Will it be done by October?',
      'Why, and what happens next <>',
      'New date, if it moves <>',
      '[More]',
      '[Save] [Back]',
    ]);
    assert.deepEqual(more, [
      'The answer <Amber>',
      'What is being done about it <>',
      'What happens if nothing is done <>',
      'Evidence: a link or a sentence <>',
    ]);
    assert.equal(inputsOf(card).find(({ id }) => id === 'revisedDueOn')?.['min'], '2022-09-02');
    const red = form({ rag: 'Red' });
    assert.deepEqual(red.seen.slice(4), [
      'Why, and what happens next <>',
      'New date, if it moves <>',
      '[More]',
      '[Save] [Back]',
    ]);
    assert.equal(red.more[0], 'The answer <Red>');
  });

  it('asks for nothing where an action is Green in time: Save is enough', () => {
    const { card, seen, more } = form({ action: IN_TIME, rag: 'Green' });
    assertGoodCard(card);
    assert.deepEqual(seen, ['Your report on 3.2.1: Green', ...HEAD_IN_TIME, '[More]', '[Save] [Back]']);
    assert.deepEqual(more, [
      'The answer <Green>',
      'Anything to add <>',
      'New date, if it moves <>',
      'What is being done about it <>',
      'What happens if nothing is done <>',
      'Evidence: a link or a sentence <>',
    ]);
  });

  it('asks for the new date where an action is Green past its date, or whether it is Complete', () => {
    const { card, seen, more } = form({ rag: 'Green' });
    assertGoodCard(card);
    assert.deepEqual(seen, [
      'Your report on 3.2.1: Green',
      ...HEAD_PAST,
      'Its date has passed. Give the new date, or answer Complete.',
      'The new date <>',
      '[More]',
      '[Save] [Back] [Complete instead]',
    ]);
    assert.deepEqual(more, [
      'The answer <Green>',
      'Anything to add <>',
      'What is being done about it <>',
      'What happens if nothing is done <>',
      'Evidence: a link or a sentence <>',
    ]);
  });

  it('asks how we know where an action is Complete, beside what the plan says, and for no date', () => {
    const { card, seen, more } = form({ rag: 'Complete' });
    assertGoodCard(card);
    assert.deepEqual(seen, [
      'Your report on 3.2.1: Complete',
      ...HEAD_PAST,
      'How the plan says we will know: Families say that they find what they look for.',
      'How do we know? A link or a sentence <>',
      '[More]',
      '[Save] [Back]',
    ]);
    assert.deepEqual(more, [
      'The answer <Complete>',
      'Anything to add <>',
      'What is being done about it <>',
      'What happens if nothing is done <>',
    ]);
    const unmeasured = form({ action: buildAction({ successMeasure: '' }), rag: 'Complete' });
    assert.deepEqual(unmeasured.seen.slice(4), [
      'How do we know? A link or a sentence <>',
      '[More]',
      '[Save] [Back]',
    ]);
  });

  it('asks for the answer to the chair’s question, whatever the action is', () => {
    const asked = { question: 'Will it be done by October?' };
    for (const [rag, action] of [
      ['Green', { ...IN_TIME, ...asked }],
      ['Complete', { ...PAST, ...asked }],
    ] as const) {
      const { card, seen } = form({ rag, action });
      assertGoodCard(card);
      assert.ok(seen.includes('The chair asks: Will it be done by October?'));
      assert.ok(seen.includes('Your answer to the chair <>'), seen.join('\n'));
    }
  });

  it('asks where the action stands where no answer is chosen', () => {
    const { card, seen, more } = form({ rag: null });
    assertGoodCard(card);
    assert.deepEqual(seen, [
      'Your report on 3.2.1',
      ...HEAD_PAST,
      'Where does it stand? ( ) Red ( ) Amber ( ) Green ( ) Complete',
      'Why, and what happens next (for Red and Amber) <>',
      'New date, if it moves <>',
      '[More]',
      '[Save] [Back]',
    ]);
    assert.deepEqual(more, [
      'What is being done about it <>',
      'What happens if nothing is done <>',
      'Evidence: a link or a sentence <>',
    ]);
  });

  it('asks an officer whose answer it is: a lead’s, or their own', () => {
    const leads = ['Adrian Rocks', 'Elaine Healey'];
    const { card, seen } = form({ leads });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4), [
      'Whose answer is it? <I say so, as project officer>',
      'Why, and what happens next <>',
      'New date, if it moves <>',
      '[More]',
      '[Save] [Back]',
    ]);
    assert.deepEqual(inputsOf(card)[0]?.['choices'], [
      { title: 'Adrian Rocks', value: 'Adrian Rocks' },
      { title: 'Elaine Healey', value: 'Elaine Healey' },
      { title: 'I say so, as project officer', value: 'me' },
    ]);
    assert.deepEqual(form({ leads, rag: 'Green', action: IN_TIME }).seen.slice(4), [
      'Whose answer is it? <I say so, as project officer>',
      '[More]',
      '[Save] [Back]',
    ]);
    const unchosen = form({ leads, rag: null });
    assert.deepEqual(unchosen.seen.slice(4), [
      'Whose answer is it? <I say so, as project officer>',
      'Where does it stand? ( ) Red ( ) Amber ( ) Green ( ) Complete',
      'Why, and what happens next (for Red and Amber) <>',
      '[More]',
      '[Save] [Back]',
    ]);
    assert.equal(unchosen.more[0], 'New date, if it moves <>');
    const whose = (reportedFor: string) => form({ leads, typed: { reportedFor } }).seen[4];
    assert.equal(whose('Elaine Healey'), 'Whose answer is it? <Elaine Healey>');
    assert.equal(
      whose('Tim Bowman'),
      'Whose answer is it? <I say so, as project officer>',
      'who no longer leads it',
    );
  });

  it('never asks for more than three things at once', () => {
    for (const rag of [...RAGS, null]) {
      for (const leads of [[], ['Adrian Rocks']]) {
        for (const action of [IN_TIME, PAST]) assertAtMostThreeInSight(form({ action, rag, leads }).card);
      }
    }
  });

  it('asks for no more when the person turns to another answer on the form', () => {
    // A press on "Complete instead" sends the answer that stands behind "More" along with what was typed.
    const typed = { ...typedNothing(), rag: 'Green' };
    const { card, seen } = form({ rag: 'Complete', typed });
    assertAtMostThreeInSight(card);
    assert.deepEqual(seen.slice(5), ['How do we know? A link or a sentence <>', '[More]', '[Save] [Back]']);
  });

  it('goes back to the page it came from, and carries the version it was made of', () => {
    const { card } = form({ rag: 'Green' });
    const press = { ref: '3.2.1', etag: versionOf(PAST), page: '2' };
    const back = { page: '2' };
    assert.deepEqual(
      buttonsOf(card).map(({ tooltip, verb, data, associatedInputs }) => ({
        tooltip,
        verb,
        data,
        associatedInputs,
      })),
      [
        {
          tooltip: 'Show or hide the other things you can fill in',
          verb: undefined,
          data: undefined,
          associatedInputs: undefined,
        },
        { tooltip: 'Save the report on 3.2.1', verb: 'rag.save', data: press, associatedInputs: undefined },
        {
          tooltip: 'Back to the list, without saving',
          verb: 'actions.page',
          data: back,
          associatedInputs: 'none',
        },
        {
          tooltip: 'Answer Complete for 3.2.1 instead',
          verb: 'rag.complete',
          data: press,
          associatedInputs: undefined,
        },
      ],
    );
    const answered = form({ action: buildAction({ rag: 'Red' }), rag: 'Green' });
    const [, save] = buttonsOf(answered.card);
    assert.notDeepEqual(save?.['data'], press, 'the same row with another answer is another version');
  });
});
