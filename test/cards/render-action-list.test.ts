import assert from 'node:assert/strict';
import { renderActionList } from '../../src/cards/render-action-list.js';
import { VERBS } from '../../src/cards/verbs.js';
import { versionOf } from '../../src/domain/version.js';
import { buildAction, day, lead, person } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf } from './read-card.js';

const TODAY = { day: day('2022-09-01'), zone: 'Europe/London' };
const OTHERS = buildAction({
  ref: '3.2.2',
  title: 'Write the case for a new website',
  leads: [lead('Allan Pearce')],
  people: [person('Allan Pearce')],
});

describe('a list of actions', () => {
  it("shows a lead's own actions with their buttons", () => {
    const { card, summary } = renderActionList({
      title: 'My actions',
      intro: 'You lead one open action.',
      actions: [buildAction()],
      mayReport: true,
      page: 1,
      ...TODAY,
    });
    assertGoodCard(card);
    assert.equal(summary, 'My actions. You lead one open action.');
    assert.deepEqual(linesOf(card), [
      'My actions',
      'You lead one open action.',
      '3.2.1 Review the Local Offer with partners',
      'Due by the end of August 2022, 1 day overdue. ○ No update yet.',
      '[Green] [Amber] [Red]',
      '[Complete]',
    ]);
  });

  it('names who leads what the reader may not report on, and gives it no button', () => {
    const { card } = renderActionList({
      title: 'Overdue actions',
      intro: '2 actions are overdue.',
      actions: [buildAction(), OTHERS],
      mayReport: (action) => action.ref === '3.2.1',
      page: 1,
      ...TODAY,
    });
    assert.deepEqual(linesOf(card).slice(6), [
      '3.2.2 Write the case for a new website',
      'Allan Pearce',
      'Due by the end of August 2022, 1 day overdue. ○ No update yet.',
    ]);
    assert.ok(buttonsOf(card).every((button) => (button['data'] as { ref: string }).ref === '3.2.1'));
  });

  it('shows what was saved today, and leads on to the next of the list', () => {
    const mine = [buildAction(), buildAction({ ref: '3.3.1', title: 'Find out what is missing' })];
    const view = {
      title: 'My actions',
      intro: 'You lead 2 open actions.',
      actions: mine,
      mayReport: true,
      page: 1,
      ...TODAY,
    };
    const at = '2022-09-01T08:12:00.000Z';
    const saved = new Map([['3.2.1', { rag: 'Green' as const, at, note: '', by: '', undo: true }]]);
    const { card } = renderActionList({ ...view, saved, notice: 'Saved: 3.2.1 is Green.' });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), [
      'My actions',
      'You lead 2 open actions.',
      'Saved: 3.2.1 is Green.',
      '[Next: 3.3.1, 2 of 2]',
      '3.2.1 Review the Local Offer with partners',
      'Saved: ■ Green.',
      '[Change] [Undo]',
      '3.3.1 Find out what is missing',
      'Due by the end of August 2022, 1 day overdue. ○ No update yet.',
      '[Green] [Amber] [Red]',
      '[Complete]',
    ]);
    const [next] = buttonsOf(card);
    assert.deepEqual(next?.['data'], { ref: '3.3.1', etag: versionOf(mine[1]!), page: '1' });
    const all = new Map([...saved, ['3.3.1', { ...saved.get('3.2.1')!, undo: false }]]);
    const done = linesOf(renderActionList({ ...view, saved: all, notice: 'Saved: 3.3.1 is Green.' }).card);
    assert.deepEqual(done.slice(2), [
      'Saved: 3.3.1 is Green.',
      '3.2.1 Review the Local Offer with partners',
      'Saved: ■ Green.',
      '[Change] [Undo]',
      '3.3.1 Find out what is missing',
      'Saved: ■ Green.',
      '[Change]',
    ]);
    const reopened = linesOf(renderActionList({ ...view, saved }).card);
    assert.equal(reopened[2], '3.2.1 Review the Local Offer with partners', 'nothing was saved just now');
  });

  it('turns the pages of the list that it is', () => {
    const actions = Array.from({ length: 11 }, (_, i) => buildAction({ ref: `5.1.${String(i + 1)}` }));
    const { card } = renderActionList({
      title: 'Overdue actions',
      intro: '11 actions are overdue.',
      actions,
      mayReport: false,
      page: 1,
      pageVerb: VERBS.overduePage,
      ...TODAY,
    });
    assertGoodCard(card);
    assert.deepEqual(
      buttonsOf(card).map(({ title, tooltip, verb, data }) => ({ title, tooltip, verb, data })),
      [{ title: 'Next', tooltip: 'Page 2 of 2', verb: 'actions.overdue', data: { page: '2' } }],
    );
  });

  it('survives whatever the register holds', () => {
    for (const text of [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)]) {
      const actions = Array.from({ length: 12 }, (_, i) =>
        buildAction({
          ref: `3.2.${String(i + 1)}`,
          title: text,
          question: text,
          leads: [lead(text)],
          people: [person(text)],
        }),
      );
      const view = { title: text, intro: text, actions, notice: text, ...TODAY };
      for (const mayReport of [true, false]) {
        assertGoodCard(renderActionList({ ...view, mayReport, page: 1 }).card);
        assertGoodCard(renderActionList({ ...view, mayReport, page: 2 }).card);
      }
    }
  });

  it('says so when there is nothing', () => {
    const view = {
      title: 'My actions',
      intro: 'You lead no open action.',
      actions: [],
      mayReport: true,
      page: 1,
    };
    const { card } = renderActionList({ ...view, ...TODAY });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), ['My actions', 'You lead no open action.']);
  });
});
