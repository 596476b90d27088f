import assert from 'node:assert/strict';
import { digestAsText } from '../../src/domain/digest-text.js';
import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import { buildAction, buildUpdate, day } from '../support/build-action.js';
import { digestOf } from './digest-of.js';

describe('the digest as text', () => {
  it('reads well in an email', () => {
    const digest = digestOf(
      [
        buildAction({
          rag: 'Amber',
          progress: 'Waiting for the survey\nand for OKE (12 September 2022, Adrian Rocks)',
          revisedDueOn: day('2022-10-14'),
          lastUpdateAt: '2022-09-12T10:00:00Z',
        }),
        buildAction({ ref: '3.2.2', title: 'Move the website…', leads: [], people: [] }),
        buildAction({
          ref: '3.1.1',
          title: 'Set up the board.',
          rag: 'Complete',
          lastUpdateAt: '2022-09-20T10:00:00Z',
        }),
        buildAction({ ref: '4.1.1', title: 'See 2.4.1', dueOn: null }),
      ],
      {
        updates: [
          buildUpdate({ reportedAt: '2022-09-01T10:00:00Z', toDueOn: day('2022-09-30') }),
          buildUpdate({
            reportedAt: '2022-09-12T10:00:00Z',
            fromDueOn: day('2022-09-30'),
            toDueOn: day('2022-10-14'),
          }),
          buildUpdate({
            updateKey: 'ask-1',
            reportedAt: '2022-09-20T10:00:00Z',
            fromRag: 'Amber',
            fromDueOn: day('2022-10-14'),
            toDueOn: day('2022-10-14'),
            note: 'Who is waiting for whom?',
          }),
        ],
        unreached: [
          {
            name: 'Elaine Healey',
            upn: null,
            why: 'has no address in Teams',
            remedy: 'Correct LeadUpn in the register.',
          },
        ],
      },
    );
    assert.deepEqual(digestAsText(digest, DEFAULT_RAG_KEY, 'Europe/London').split('\n'), [
      'SEND action register on 30 September 2022, compared with 31 August 2022',
      '',
      'Since 31 August 2022: 1 more overdue and 1 more Amber. 2 open actions are past their published date.',
      '4 actions: 1 complete, 1 amber, 2 with no update. 1 is overdue.',
      '',
      'What you asked last time (1)',
      '- 3.2.1: Who is waiting for whom?',
      '  Not answered yet. Asked on 20 September 2022.',
      '',
      'By priority',
      '- Priority 3: A Local Offer that families know and use (Adrian Rocks). 1 complete, 1 amber, 1 with no update; overdue: 3.2.2',
      '- Priority 4. 1 with no update',
      '',
      'Overdue (1)',
      '- 3.2.2 Move the website…',
      '  No lead. Due by 31 August 2022, 30 days overdue. No update yet.',
      '',
      'Amber (1)',
      '- 3.2.1 Review the Local Offer with partners',
      '  Adrian Rocks. Due by 14 October 2022, in 14 days. Amber, last reported 12 September 2022.',
      '  Waiting for the survey',
      '  and for OKE (12 September 2022, Adrian Rocks).',
      '',
      'Completed since 31 August 2022 (1)',
      '- 3.1.1 Set up the board.',
      '  Adrian Rocks. Due by 31 August 2022. Complete, last reported 20 September 2022.',
      '  Evidence: none recorded.',
      '',
      'Dates moved (1)',
      '- 3.2.1 Review the Local Offer with partners',
      '  Moved twice, from 31 August 2022 to 14 October 2022, 44 days later. Not yet agreed.',
      '  Waiting for the survey.',
      '',
      'Due by 31 October 2022 (1)',
      '- Listed earlier: 3.2.1.',
      '',
      'No update since 31 August 2022 (2)',
      '- Not asked yet: 3.2.2 and 4.1.1.',
      '',
      'Questions the chair may wish to ask (1)',
      '- 3.1.1: It is Complete, and no evidence is recorded. What shows that it has worked?',
      '',
      'Not reached (1)',
      '- Elaine Healey has no address in Teams. Correct LeadUpn in the register.',
      '',
      'What the words mean',
      'Red: more than a month late, or unlikely to be done without help',
      'Amber: up to a month late, or at risk with a plan to recover',
      'Green: on track for its date',
      'Complete: done, with evidence that it has worked',
      'No update: nobody has reported on it',
      '',
    ]);
  });
});
