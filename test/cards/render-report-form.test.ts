import assert from 'node:assert/strict';
import { type ReportFormView, renderReportForm } from '../../src/cards/render-report-form.js';
import { sayMeanwhile } from '../../src/cards/say-action.js';
import { LONGEST_NOTE } from '../../src/domain/decide.js';
import { RAGS } from '../../src/domain/rag.js';
import type { ReportField } from '../../src/domain/report.js';
import { versionOf } from '../../src/domain/version.js';
import { buildAction, buildUpdate, day, lead, listRow } from '../support/build-action.js';
import { assertAtMostThreeInSight, assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { behindMore, buttonsOf, inputsOf, inSight, linesOf } from './read-card.js';

const TODAY = day('2022-09-01');
const PAST = buildAction();
const IN_TIME = buildAction({ dueOn: day('2022-09-30'), dueText: 'September 2022' });
const HEAD = [
  'Review the Local Offer with partners',
  'Review what the Local Offer holds with partners and families.',
];
const HEAD_PAST = [...HEAD, 'Due by the end of August 2022, 1 day overdue.'];
const HEAD_IN_TIME = [...HEAD, 'Due by the end of September 2022, in 29 days.'];

/** The form for 3.2.1, a day after its date and from the second page of a list, but for what is said. */
function form(said: Partial<ReportFormView> = {}) {
  const { card, summary } = renderReportForm({
    action: PAST,
    rag: 'Amber',
    day: TODAY,
    zone: 'Europe/London',
    page: 2,
    ...said,
  });
  return { card, summary, seen: linesOf(inSight(card)), more: linesOf(behindMore(card)) };
}

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

  it('stands open where something behind "More" holds words already, or is wrong', () => {
    const doing = 'Agency staff start on 12 September';
    const { card, seen, more } = form({ typed: { note: 'Two posts are empty', doing } });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4), [
      'Why, and what happens next <Two posts are empty>',
      'New date, if it moves <>',
      'The answer <Amber>',
      `What is being done about it <${doing}>`,
      'What happens if nothing is done <>',
      'Evidence: a link or a sentence <>',
      '[Save] [Back]',
    ]);
    assert.deepEqual(more, []);
    const message = 'The evidence is 2,100 characters long. Please shorten it to 2,000.';
    const wrong = form({ error: { field: 'evidence', message } });
    assertGoodCard(wrong.card);
    assert.deepEqual(wrong.seen.slice(9), [message, 'Evidence: a link or a sentence <>', '[Save] [Back]']);
  });

  it('stays short where what is wrong stands in sight', () => {
    const message = 'Say why 3.2.1 is Amber and what happens next.';
    const typed = { ...typedNothing(), rag: 'Amber' };
    const { card, seen } = form({ error: { field: 'note', message }, typed });
    assert.deepEqual(seen.slice(4), [
      message,
      'Why, and what happens next <>',
      'New date, if it moves <>',
      '[More]',
      '[Save] [Back]',
    ]);
    assertAtMostThreeInSight(card);
  });

  it('keeps what was typed beside what is wrong, and lets the person say that a date is no birth', () => {
    const message = '"born on 3 May 2012" looks like a date of birth.';
    const typed = { note: 'Centre born on 3 May 2012', revisedDueOn: '2022-09-30' };
    const { card, seen } = form({ error: { code: 'birth-date', field: 'note', message }, typed });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4), [
      message,
      '[It is no birth date: save]',
      'Why, and what happens next <Centre born on 3 May 2012>',
      'New date, if it moves <2022-09-30>',
      '[More]',
      '[Save] [Back]',
    ]);
    const press = { ref: '3.2.1', etag: versionOf(PAST), page: '2' };
    const [waiver] = buttonsOf(card);
    assert.deepEqual(
      [waiver?.['tooltip'], waiver?.['verb'], waiver?.['data']],
      ["Save the report on 3.2.1: the date in it is nobody's date of birth", 'rag.save-no-birth-date', press],
    );
    const number = form({ error: { code: 'child-data', field: 'note', message: 'A number.' } });
    assert.deepEqual(number.seen.slice(4, 6), ['A number.', 'Why, and what happens next <>']);
  });

  it('puts what is wrong with a date above it and keeps every word as it was typed', () => {
    const note = 'Two posts are empty:\n- one since **May**';
    const message = 'Choose a new date for 3.2.1 after today, 1 September 2022.';
    const { card, seen } = form({
      rag: 'Red',
      error: { field: 'revisedDueOn', message },
      typed: { note, revisedDueOn: '2022-08-01' },
    });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4, 7), [
      `Why, and what happens next <${note}>`,
      message,
      'New date, if it moves <2022-08-01>',
    ]);
    const unread = 'Write the new date as a day in the calendar, for example 30 September 2022.';
    const words = form({
      error: { field: 'revisedDueOn', message: unread },
      typed: { revisedDueOn: 'next week' },
    });
    assert.deepEqual(words.seen.slice(5, 7), [unread, 'New date, if it moves <>']);
  });

  it('says what is wrong with a date that was typed before the answer became Complete', () => {
    const message = '3.2.1 is Complete, so it needs no new date. Leave the date out.';
    const typed = { revisedDueOn: '2022-09-30' };
    const { card, seen } = form({ rag: 'Complete', error: { field: 'revisedDueOn', message }, typed });
    assertGoodCard(card);
    assert.ok(seen.includes(message), seen.join('\n'));
  });

  it('says who has answered meanwhile, and what Save and Back do then', () => {
    const told = { rag: 'Red', lastUpdateBy: 'Elaine Healey', progress: 'Two posts are empty' } as const;
    const { card, seen } = form({ error: { field: null, message: sayMeanwhile(buildAction(told)) } });
    assertGoodCard(card);
    assert.deepEqual(seen.slice(4, 6), [
      'Elaine Healey has changed 3.2.1 in the meantime. It now says ● Red. Two posts are empty. Save puts your answer in its place, and both stay in the history; Back leaves it as it is.',
      'Why, and what happens next <>',
    ]);
  });

  it('says what Save and Back do then, however long the note is that came meanwhile', () => {
    const told = {
      rag: 'Red',
      lastUpdateBy: 'Elaine Healey',
      progress: 'Two posts are empty. '.repeat(90),
    } as const;
    const { seen } = form({ error: { field: null, message: sayMeanwhile(buildAction(told)) } });
    const end = 'Save puts your answer in its place, and both stay in the history; Back leaves it as it is.';
    assert.ok(seen[4]?.endsWith(end), seen[4]);
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

  for (const [sort, text] of Object.entries(LONGEST_TEXTS)) {
    it(`holds the longest texts of ${sort} in every place at once`, () => {
      // What is shown on one line has no line ends left.
      const shown = text.trim() === '' ? LONGEST_TEXTS.quotes : text;
      for (const rag of [...RAGS, null]) {
        for (const field of FIELDS) {
          const said = { rag, typed: typedEverywhere(text), error: wrong(field, shown) };
          assertGoodCard(form({ ...everywhere(shown), ...said }).card);
        }
      }
    });
  }

  it('gives back every word that an input takes', () => {
    for (const sort of ['plain letters', 'short lines', 'emoji'] as const) {
      const text = LONGEST_TEXTS[sort].slice(0, LONGEST_NOTE);
      const { card } = form({ typed: typedEverywhere(text) });
      for (const input of inputsOf(card).filter(({ type }) => type === 'Input.Text')) {
        assert.ok(input['value'] === text, `${sort} are lost: ${String(input['label'])}`);
      }
    }
  });

  it('survives whatever the register holds and whatever is typed', () => {
    for (const text of HOSTILE_TEXTS) {
      for (const rag of [...RAGS, null]) {
        const typed = { ...typedEverywhere(text), revisedDueOn: text };
        assertGoodCard(form({ ...everywhere(text), rag, typed, error: wrong('note', text) }).card);
      }
    }
  });

  it('survives whatever the leads are called for whom an officer answers', () => {
    for (const text of [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)]) {
      const leads = Array.from({ length: 12 }, (_, i) => `${String(i)} ${text}`);
      const typed = { ...typedEverywhere('x'.repeat(2000)), reportedFor: leads[0]! };
      assertGoodCard(form({ leads, typed }).card);
    }
  });
});

const FIELDS: readonly (ReportField | null)[] = [
  'rag',
  'note',
  'doing',
  'otherwise',
  'evidence',
  'revisedDueOn',
  'reportedFor',
  null,
];

/** What a press sends from a form in which nothing was typed. */
function typedNothing() {
  return { note: '', doing: '', otherwise: '', evidence: '', revisedDueOn: '', reportedFor: '' };
}

function typedEverywhere(text: string) {
  return {
    note: text,
    doing: text,
    otherwise: text,
    evidence: text,
    revisedDueOn: '2022-12-31',
    reportedFor: '',
  };
}

function wrong(field: ReportField | null, message: string) {
  return { code: 'birth-date' as const, field, message };
}

/** An action with that text in each place, its version as long as SharePoint makes it, its last report and its lead. */
function everywhere(text: string): Partial<ReportFormView> {
  return {
    action: buildAction({
      ref: '100.100.100',
      title: text,
      text: `${text} in full`,
      question: text,
      successMeasure: text,
      coLeads: [lead(text), lead(text)],
      revisedDueOn: day('2022-08-30'),
      row: listRow('1', '"6f0d7a52-9b1e-4a77-8c39-2f4b5a1c7e90,123456"'),
    }),
    lastUpdate: buildUpdate({ note: text, reportedBy: text }),
    leads: [text],
    page: 100,
  };
}
