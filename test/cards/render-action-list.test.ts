import assert from 'node:assert/strict';
import { renderActionList } from '../../src/cards/render-action-list.js';
import { VERBS } from '../../src/cards/verbs.js';
import { buildAction, day, lead, person } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
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
