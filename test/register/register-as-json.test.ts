import assert from 'node:assert/strict';
import { registerAsJson } from '../../src/register/register-as-json.js';
import { buildAction, day, lead, listRow, person } from '../support/build-action.js';
import { buildMeasure, buildReading } from '../support/build-reading.js';
import { due } from './build-register.js';

const read = (text: string) => due(text, text === 'August 2022' ? '2022-08-31' : null);

describe('register --json', () => {
  it('has the shape of import --json, with what only the register knows', () => {
    const action = buildAction({
      text: 'Review the Local Offer as 3.2 says, then 3.2.1, for £3.2 and 3.9 days.',
      rag: 'Amber',
      revisedDueOn: day('2022-10-31'),
      lastUpdateAt: '2022-09-01T08:12:30.000Z',
      lastUpdateBy: 'Adrian Rocks',
      row: listRow('7', '"1"', 'https://contoso.example/7'),
    });
    const outcomes = [{ ref: '3.2', title: 'Families are aware of the Local Offer' }];
    const priority = {
      number: 3,
      title: 'The Local Offer',
      leads: [],
      people: [],
      outcomes,
      row: listRow('3', '"1"'),
    };
    const measures = [
      buildMeasure(),
      buildMeasure({ ref: 'M4.1', priority: 4, text: 'Not of this priority' }),
    ];
    const reading = buildReading({ actions: [action], priorities: [priority], measures });
    assert.deepEqual(registerAsJson(reading, read), {
      priorities: [
        {
          number: 3,
          title: 'The Local Offer',
          leads: [],
          outcomes,
          impactMeasures: ['Visits to the Local Offer pages rise by 25%.'],
        },
      ],
      actions: [
        {
          ref: '3.2.1',
          priority: 3,
          outcome: '3.2',
          links: [],
          action: 'Review the Local Offer as 3.2 says, then 3.2.1, for £3.2 and 3.9 days.',
          due: due('August 2022', '2022-08-31'),
          revisedDue: due('31 October 2022', '2022-10-31', { precision: 'day' }),
          leads: [lead('Adrian Rocks', 'Head of Education Commissioning')],
          coLeads: [],
          partners: '',
          resource: '',
          measure: 'Families say that they find what they look for.',
          progress: '',
          milestones: [],
          rag: 'amber',
          crossReference: false,
          mentions: ['3.2'],
          source: null,
          title: 'Review the Local Offer with partners',
          revisedDueOn: '2022-10-31',
          people: [person('Adrian Rocks')],
          evidence: '',
          lastUpdateAt: '2022-09-01T08:12:30.000Z',
          lastUpdateBy: 'Adrian Rocks',
          webUrl: 'https://contoso.example/7',
        },
      ],
      findings: [],
    });
  });

  it('lets DueOn win over DueText, and says so', () => {
    const moved = buildAction({ dueOn: day('2022-09-15') });
    const emptied = buildAction({ ref: '3.2.2', dueOn: null });
    const reading = buildReading({ actions: [moved, emptied] });
    const { actions, findings } = registerAsJson(reading, read);
    assert.deepEqual(
      actions.map((action) => action.due),
      [due('August 2022', '2022-09-15', { precision: 'day' }), due('August 2022', null)],
    );
    assert.deepEqual(findings, [
      {
        code: 'due-text-differs',
        ref: '3.2.1',
        message: 'DueOn of 3.2.1 says 15 September 2022, which is not what DueText says; DueOn counts.',
        text: 'August 2022',
      },
      {
        code: 'due-text-differs',
        ref: '3.2.2',
        message: 'DueOn of 3.2.2 is empty, which is not what DueText says; DueOn counts.',
        text: 'August 2022',
      },
    ]);
  });
});
