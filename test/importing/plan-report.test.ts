import assert from 'node:assert/strict';
import { planReport } from '../../src/importing/plan-report.js';
import { due, plan, planAction } from '../register/build-register.js';
import { day, lead } from '../support/build-action.js';

describe('what an officer is told of a plan that was read', () => {
  const review = planAction({ rag: 'amber' });
  const long = planAction({
    ref: '3.2.10',
    action: 'Develop, test and launch the new website of the Local Offer with families and partners.',
    due: due('June 2022 to June 2023', '2022-06-30', { until: day('2023-06-30') }),
    leads: [lead('Allan Pearce'), lead('Adrian Rocks'), lead('Charlotte Finch')],
  });
  const bare = planAction({ ref: '4.1.1', priority: 4, due: due('', null), leads: [], action: 'See 3.2.1' });

  it('is how much there is, a line for each action, and what there is to do', () => {
    const none = { ref: null, text: '' };
    const read = {
      ...plan(review, long, bare),
      findings: [
        { ...none, code: 'joined-over-page', ref: '3.2.1', message: 'The row was joined over a page break.' },
        { ...none, code: 'no-due-date', ref: '4.1.1', message: 'The plan gives no date.' },
        { ...none, code: 'joined-over-page', ref: '4.1.1', message: 'The row was joined over a page break.' },
        { ...none, code: 'row-not-understood', message: 'This row has no ref.', text: 'KK Karen Kromolicki' },
      ] as const,
    };
    assert.deepEqual(planReport(read, 90).split('\n'), [
      '3 actions in 1 priority, 3 leads, 0 impact measures.',
      '1 action without a date. 1 action with a RAG.',
      '',
      'Ref     Due         RAG    Leads                             Action',
      '3.2.1   2022-08-31  amber  Adrian Rocks                      Review what the Local Offer…',
      '3.2.10  2023-06-30  -      Allan Pearce, Adrian Rocks, Cha…  Develop, test and launch the…',
      '4.1.1   no date     -      nobody                            See 3.2.1',
      '',
      '4 findings, by what to do about them:',
      '',
      'Correct these rows (1)',
      '  This row has no ref. “KK Karen Kromolicki”',
      '',
      'Decide on a date, or leave the action without one (1)',
      '  4.1.1: The plan gives no date.',
      '',
      'Compare these rows with the plan (2)',
      '  3.2.1, 4.1.1: The row was joined over a page break.',
    ]);
  });

  it('says so where nothing is unclear', () => {
    assert.match(planReport(plan(review)), /\n\nNothing in it is unclear\.$/);
  });
});
