import assert from 'node:assert/strict';
import { renderReportForm } from '../../src/cards/render-report-form.js';
import { buildAction, buildUpdate, day, lead } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf, partsOf } from './read-card.js';

const HERE = { day: day('2022-09-01'), zone: 'Europe/London', page: 2 };

function inputs(card: unknown): readonly unknown[] {
  return partsOf(card)
    .filter((part) => part.type.startsWith('Input.'))
    .map((part) => part['id']);
}

describe('the form for one answer', () => {
  it('asks for a reason and a new date where an action is Amber', () => {
    const { card, summary } = renderReportForm({
      ...HERE,
      action: buildAction({ coLeads: [lead('Elaine Healey')], question: 'Will it be done by October?' }),
      rag: 'Amber',
      lastUpdate: buildUpdate({ toRag: 'Green', note: 'The workshop is booked' }),
    });
    assertGoodCard(card);
    assert.equal(summary, 'Your report on 3.2.1 Review the Local Offer with partners');
    assert.deepEqual(linesOf(card), [
      'Your report on 3.2.1: Amber',
      'Review the Local Offer with partners',
      'Review what the Local Offer holds with partners and families.',
      'Due by the end of August 2022, 1 day overdue.',
      'Co-led by Elaine Healey.',
      'Last said by Adrian Rocks on 31 August 2022: ■ Green. The workshop is booked.',
      'The chair asks: Will it be done by October?',
      'Where does it stand? <Amber>',
      'Why, and what happens next <>',
      'New date, if it moves <>',
      '[Save] [Back] [Complete instead]',
    ]);
    assert.equal(partsOf(card).find((part) => part.type === 'Input.Date')?.['min'], '2022-09-02');
  });

  it('keeps what was typed beside what is wrong, and lets the person say that a date is no birth', () => {
    const message = '"born on 3 May 2012" looks like a date of birth.';
    const typed = { note: 'Centre born on 3 May 2012', evidence: '', revisedDueOn: '2022-09-30' };
    const { card } = renderReportForm({
      ...HERE,
      action: buildAction(),
      rag: 'Amber',
      error: { code: 'birth-date', field: 'note', message },
      typed,
    });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(4), [
      'Where does it stand? <Amber>',
      message,
      '[It is no birth date: save]',
      'Why, and what happens next <Centre born on 3 May 2012>',
      'New date, if it moves <2022-09-30>',
      '[Save] [Back] [Complete instead]',
    ]);
    assert.deepEqual(
      buttonsOf(card).map(({ verb }) => verb),
      ['rag.save-no-birth-date', 'rag.save', 'actions.page', 'rag.complete'],
    );
    const number = renderReportForm({
      ...HERE,
      action: buildAction(),
      rag: 'Amber',
      error: { code: 'child-data', field: 'note', message: 'A number.' },
    });
    assert.equal(linesOf(number.card).at(-1), '[Save] [Back] [Complete instead]');
  });

  it('asks how we know where an action is Complete, beside what the plan says', () => {
    const { card } = renderReportForm({ ...HERE, action: buildAction(), rag: 'Complete' });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(4), [
      'Where does it stand? <Complete>',
      'How the plan says we will know: Families say that they find what they look for.',
      'How do we know? A link or a sentence <>',
      'Anything to add (optional) <>',
      '[Save] [Back] [Amber instead]',
    ]);
  });

  it('opens without an answer chosen', () => {
    const { card } = renderReportForm({ ...HERE, action: buildAction(), rag: null });
    assertGoodCard(card);
    assert.equal(linesOf(card)[0], 'Your report on 3.2.1');
    assert.ok(linesOf(card).includes('Why, and what happens next (for Red and Amber) <>'));
  });

  it('never has more than three inputs in sight', () => {
    for (const rag of ['Red', 'Amber', 'Green', 'Complete', null] as const) {
      assert.equal(inputs(renderReportForm({ ...HERE, action: buildAction(), rag }).card).length, 3);
    }
  });

  it('puts what is missing above its input and keeps everything that was typed', () => {
    const { card } = renderReportForm({
      ...HERE,
      action: buildAction(),
      rag: 'Red',
      error: { field: 'revisedDueOn', message: 'The new date must be after today.' },
      typed: { note: 'Two posts are empty:\n- one since **May**', evidence: '', revisedDueOn: '2022-08-01' },
    });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(4, 8), [
      'Where does it stand? <Red>',
      'Why, and what happens next <Two posts are empty:\n- one since **May**>',
      'The new date must be after today.',
      'New date, if it moves <2022-08-01>',
    ]);
  });

  it('shows what is about no input above them all', () => {
    const error = { field: null, message: 'Somebody else changed 3.2.1 just now.' };
    const { card } = renderReportForm({ ...HERE, action: buildAction(), rag: 'Green', error });
    assert.deepEqual(linesOf(card).slice(4, 6), [error.message, 'Where does it stand? <Green>']);
  });

  it('goes back to the page it came from', () => {
    const { card } = renderReportForm({ ...HERE, action: buildAction(), rag: 'Amber' });
    const press = { ref: '3.2.1', etag: '"1"', page: '2' };
    assert.deepEqual(
      buttonsOf(card).map(({ tooltip, verb, data }) => ({ tooltip, verb, data })),
      [
        { tooltip: 'Save the report on 3.2.1', verb: 'rag.save', data: press },
        { tooltip: 'Back to the list, without saving', verb: 'actions.page', data: { page: '2' } },
        { tooltip: 'Answer Complete for 3.2.1 instead', verb: 'rag.complete', data: press },
      ],
    );
  });

  it('survives whatever the register holds and whatever is typed', () => {
    for (const text of HOSTILE_TEXTS) {
      const action = buildAction({
        title: text,
        text,
        question: text,
        successMeasure: text,
        coLeads: [lead(text)],
      });
      const typed = { note: text, evidence: text, revisedDueOn: text };
      const lastUpdate = buildUpdate({ note: text, reportedBy: text });
      for (const rag of ['Amber', 'Complete'] as const) {
        const view = {
          ...HERE,
          action,
          rag,
          typed,
          lastUpdate,
          error: { field: 'note' as const, message: text },
        };
        assertGoodCard(renderReportForm(view).card);
      }
    }
  });
});
