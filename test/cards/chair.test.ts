import assert from 'node:assert/strict';
import type { ChairPlace } from '../../src/cards/chair-buttons.js';
import { renderAction } from '../../src/cards/render-action.js';
import { type AskFormView, renderAskForm } from '../../src/cards/render-ask-form.js';
import { renderDigest } from '../../src/cards/render-digest.js';
import { renderQuestions } from '../../src/cards/render-questions.js';
import type { Action } from '../../src/domain/action.js';
import type { Digest } from '../../src/domain/digest.js';
import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import type { ActionUpdate } from '../../src/domain/report.js';
import { versionOf } from '../../src/domain/version.js';
import { digestOf } from '../domain/digest-of.js';
import { buildAction, buildUpdate, day, lead } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf } from './read-card.js';

const HERE = { day: day('2022-09-01'), zone: 'Europe/London' };
const TEXTS = [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)];
const DIGEST: ChairPlace = {
  kind: 'digest',
  page: 2,
  asOf: day('2022-09-30'),
  since: day('2022-08-31'),
  priority: 3,
};
const ask = buildUpdate({
  updateKey: 'ask-1',
  reportedAt: '2022-08-12T10:00:00.000Z',
  reportedBy: 'Winifred Ashe',
  fromRag: 'Amber',
  note: 'Is it funded?',
});
/** An action whose date has moved, and nobody has agreed that. */
const MOVED = buildAction({ rag: 'Amber', progress: 'Waiting', revisedDueOn: day('2022-10-31') });

/** What each button of a card asks for, and what it carries. */
const presses = (card: unknown) =>
  buttonsOf(card).map(({ title, tooltip, verb, data }) => ({ title, tooltip, verb, data }));

describe('the form for a question of the chair’s', () => {
  const form = (said: Partial<AskFormView> = {}) =>
    renderAskForm({
      ...HERE,
      action: buildAction({ question: 'Is it funded?' }),
      asked: ask,
      typed: 'What is holding it up?',
      error: '',
      place: DIGEST,
      ...said,
    }).card;

  it('shows the action, what was asked before, and words that may be changed', () => {
    assertGoodCard(form());
    assert.deepEqual(linesOf(form()), [
      'Ask the lead of 3.2.1',
      'Review the Local Offer with partners',
      'Adrian Rocks. Due by the end of August 2022, 1 day overdue. ○ No update yet.',
      'Winifred Ashe asked on 12 August 2022, and nobody has answered yet: Is it funded? A new question takes its place.',
      'Your question heads the next message to its lead, and the next digest says whether it was answered.',
      'Your question <What is holding it up?>',
      '[Ask] [Back]',
    ]);
    assert.equal(
      linesOf(form({ asked: null, action: buildAction({ question: 'Typed in the list?', leads: [] }) }))[3],
      'This was asked, and nobody has answered yet: Typed in the list? A new question takes its place.',
    );
    assert.ok(
      linesOf(form({ error: 'Write what you would like to ask.' })).includes(
        'Write what you would like to ask.',
      ),
    );
  });

  it('comes back to the card from which it was opened', () => {
    const etag = versionOf(buildAction());
    const page = { page: '2', asOf: '2022-09-30', since: '2022-08-31', priority: '3' };
    const carried = (place: ChairPlace) => presses(form({ place })).map(({ verb, data }) => [verb, data]);
    assert.deepEqual(carried(DIGEST), [
      ['digest.ask-save', { ref: '3.2.1', etag, ...page }],
      ['digest.page', page],
    ]);
    const asOf = day('2022-09-01');
    assert.deepEqual(carried({ kind: 'questions', page: 3, asOf }), [
      ['digest.ask-save', { ref: '3.2.1', etag, page: '3', asOf }],
      ['digest.questions', { page: '3', asOf }],
    ]);
    assert.deepEqual(carried({ kind: 'action' }), [
      ['digest.ask-save', { ref: '3.2.1', etag }],
      ['actions.show', { ref: '3.2.1' }],
    ]);
  });

  it('survives whatever the register holds and somebody types', () => {
    for (const text of TEXTS) {
      const action = buildAction({ title: text, question: text, leads: [lead(text)], coLeads: [lead(text)] });
      const asked = { ...ask, note: text, reportedBy: text };
      assertGoodCard(form({ action, asked, typed: text, error: `No: ${text}` }));
    }
  });
});

describe('the chair’s buttons in the digest', () => {
  const draw = (digest: Digest, said: object = {}, page = 1) =>
    renderDigest({
      digest,
      key: DEFAULT_RAG_KEY,
      page,
      asAt: 'as at 30 September 2022',
      zone: HERE.zone,
      ...said,
    }).card;
  const digest = digestOf([MOVED, buildAction({ ref: '3.2.2', rag: 'Green' })]);

  it('stand below what they are about, and carry where they were pressed and the date that was seen', () => {
    const place = { page: '1', asOf: '2022-09-30', since: '2022-08-31' };
    const asking = (ref: string, tooltip: string) => ({
      title: 'Ask the lead',
      tooltip,
      verb: 'digest.ask',
      data: { ref, ...place },
    });
    const ruling = { ref: '3.2.1', ...place, etag: '2022-10-31' };
    assert.deepEqual(presses(draw(digest)), [
      asking('3.2.2', 'Ask the lead of 3.2.2'),
      asking('3.2.1', 'Ask the lead of 3.2.1'),
      { title: 'Agree', tooltip: 'Agree 31 October 2022 for 3.2.1', verb: 'digest.agree', data: ruling },
      {
        title: 'Keep the old date',
        tooltip: 'Keep the old date of 3.2.1 instead of 31 October 2022',
        verb: 'digest.keep-date',
        data: ruling,
      },
      asking('3.2.1', 'Ask the lead of 3.2.1 (Dates moved)'),
      asking('3.2.2', 'Ask the lead of 3.2.2 (Questions the chair may wish to ask)'),
    ]);
  });

  it('stand on no card of somebody who may not ask, and on that of everybody', () => {
    assert.deepEqual(presses(draw(digest, { mayAsk: false })), []);
    assert.equal(presses(draw(digest, { mayAsk: true })).length, 6);
  });

  it('come with a sentence on top of what has just been done', () => {
    const { length } = linesOf(draw(digest));
    const lines = linesOf(draw(digest, { notice: 'Asked.' }));
    assert.deepEqual([lines[2], lines.length], ['Asked.', length + 1]);
  });

  it('leave each page small, whatever the words', () => {
    for (const text of TEXTS) {
      const actions = Array.from({ length: 40 }, (_, i) =>
        buildAction({
          ...MOVED,
          ref: `100.100.${String(100 + i)}`,
          title: text.slice(0, 2000),
          progress: text.slice(0, 2000),
          leads: [lead(text.slice(0, 300))],
        }),
      );
      const long = digestOf(actions);
      const pages = Number(/Page 1 of (\d+)/.exec(linesOf(draw(long)).join('\n'))?.[1] ?? 1);
      for (let page = 1; page <= pages; page += 1) assertGoodCard(draw(long, { notice: text }, page));
    }
  });

  it('are for the date that was agreed of what comes round again', () => {
    const monthly = { ...MOVED, repeats: '1 month', lastUpdateAt: '2022-11-20T10:00:00Z' } as const;
    const asOf = { asOf: day('2022-11-30'), since: day('2022-10-31') };
    const agree = presses(draw(digestOf([monthly], asOf))).find(({ title }) => title === 'Agree');
    assert.equal((agree?.data as { etag: string }).etag, '2022-10-31');
  });
});

describe('the questions that the chair may wish to ask', () => {
  const late = (count: number, said: Partial<Action> = {}) =>
    digestOf(
      Array.from({ length: count }, (_, i) =>
        buildAction({ ref: `3.2.${String(100 + i)}`, rag: 'Green', ...said }),
      ),
    );
  const titles = (text: string) =>
    new Map(Array.from({ length: 60 }, (_, i) => [`3.2.${String(100 + i)}`, text] as const));

  it('stand in a list, each with its button', () => {
    const { card, summary } = renderQuestions({
      digest: late(40),
      titles: titles('Review the Local Offer'),
      page: 2,
      notice: 'Asked.',
      mayAsk: true,
    });
    assertGoodCard(card);
    assert.equal(summary, '40 questions the chair may wish to ask');
    const asked =
      'It is Green, and its date was the end of August 2022. Is it complete, or does it need a new date?';
    assert.deepEqual(linesOf(card).slice(0, 6), [
      '40 questions the chair may wish to ask',
      'As at 30 September 2022.',
      'Asked.',
      '3.2.115 Review the Local Offer',
      asked,
      '[Ask the lead]',
    ]);
    assert.deepEqual(linesOf(card).slice(-2), ['Page 2 of 3', '[Previous] [Next]']);
    const on = { asOf: '2022-09-30' };
    assert.deepEqual(presses(card).at(0)?.data, { ref: '3.2.115', page: '2', ...on });
    assert.deepEqual(presses(card).at(-1), {
      title: 'Next',
      tooltip: 'Page 3 of 3',
      verb: 'digest.questions',
      data: { page: '3', ...on },
    });
  });

  it('may be read by others, and may be none', () => {
    const view = { titles: titles(''), page: 1, mayAsk: false };
    const { card } = renderQuestions({ ...view, digest: late(1) });
    assertGoodCard(card);
    assert.deepEqual(presses(card), []);
    assert.deepEqual(linesOf(renderQuestions({ ...view, digest: digestOf([]) }).card), [
      'The register raises no question today',
      'As at 30 September 2022.',
    ]);
  });

  it('survive whatever the register holds', () => {
    for (const text of TEXTS) {
      const digest = late(40, { dueText: text });
      for (const page of [1, 2, 3]) {
        assertGoodCard(
          renderQuestions({ digest, titles: titles(text), page, notice: text, mayAsk: true }).card,
        );
      }
    }
  });
});

describe('the chair’s part on an action’s own card', () => {
  const draw = (said: Partial<Parameters<typeof renderAction>[0]> = {}) =>
    renderAction({ ...HERE, action: MOVED, updates: [], mayReport: false, mayAsk: true, ...said }).card;
  const said = (...updates: readonly ActionUpdate[]) => {
    const lines = linesOf(draw({ updates }));
    return lines.slice(lines.indexOf('What has been said') + 1);
  };

  it('has buttons for the chair alone, and rules only where a date is to be agreed', () => {
    assertGoodCard(draw());
    assert.deepEqual(linesOf(draw()).slice(-2), ['[Agree] [Keep the old date]', '[Ask the lead]']);
    assert.deepEqual(linesOf(draw({ action: buildAction() })).slice(-1), ['[Ask the lead]']);
    assert.deepEqual(presses(draw({ mayAsk: false })), []);
    assert.deepEqual(presses(draw({ action: buildAction({ crossReference: true }) })), []);
    assert.deepEqual(
      presses(draw()).map(({ verb, data }) => [verb, data]),
      [
        ['digest.agree', { ref: '3.2.1', etag: '2022-10-31' }],
        ['digest.keep-date', { ref: '3.2.1', etag: '2022-10-31' }],
        ['digest.ask', { ref: '3.2.1' }],
      ],
    );
  });

  it('shows an open question, who asked it and when', () => {
    const open = { ...MOVED, question: 'Is it funded?' };
    const fact = (action: Action) =>
      linesOf(draw({ action, updates: [ask] })).find((line) => line.startsWith('The chair asks'));
    assert.equal(fact(open), 'The chair asks: Is it funded? (asked on 12 August 2022 by Winifred Ashe)');
    assert.equal(fact({ ...open, question: 'Typed in the list?' }), 'The chair asks: Typed in the list?');
    assert.equal(fact(MOVED), undefined);
  });

  it('tells in its history what was asked and ruled', () => {
    const on = (updateKey: string, to: string): ActionUpdate => ({
      ...ask,
      updateKey,
      fromDueOn: day('2022-10-31'),
      toDueOn: day(to),
      note: '',
    });
    assert.deepEqual(said(ask, on('agree-1', '2022-10-31'), on('keep-1', '2022-08-31')), [
      '12 August 2022, Winifred Ashe',
      'The old date, 31 August 2022, stands: 31 October 2022 was not agreed.',
      '12 August 2022, Winifred Ashe',
      '31 October 2022 was agreed.',
      '12 August 2022, Winifred Ashe',
      'The chair asked: Is it funded?',
    ]);
  });

  it('survives whatever the register holds', () => {
    for (const text of TEXTS) {
      const people = [lead(text)];
      const action = {
        ...MOVED,
        ...{ title: text, text, progress: text, evidence: text, question: text, partners: text },
        ...{ successMeasure: text, leads: people, coLeads: people },
        milestones: [{ on: day('2022-09-16'), text }],
      };
      const updates = Array.from({ length: 8 }, () => ({ ...ask, note: text, reportedBy: text }));
      assertGoodCard(draw({ action, updates, mayReport: true, notice: text }));
    }
  });
});
