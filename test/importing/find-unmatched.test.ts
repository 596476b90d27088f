import assert from 'node:assert/strict';
import { findUnmatched } from '../../src/importing/find-unmatched.js';
import { parsePeople } from '../../src/importing/people.js';
import { plan, planAction } from '../register/build-register.js';
import { lead } from '../support/build-action.js';

describe('the leads whom a list of people does not have', () => {
  const people = parsePeople(
    [
      'name,upn',
      'Adrian Rocks,adrian.rocks@sendig.example',
      'Karen Kromolicki,karen.kromolicki@sendig.example',
      'Karen Ash,karen.ash@sendig.example',
    ].join('\n'),
  );

  it('are named once, with the names that come closest, and taken for nobody', () => {
    const published = plan(
      planAction({ leads: [lead('Adrian Rocks'), lead('Karen Kromilicki')] }),
      planAction({ ref: '3.2.2', leads: [lead('Karen Kromilicki')], coLeads: [lead('Wendy Young')] }),
      planAction({ ref: '3.2.3', leads: [lead('adrian  rocks'), lead('Ownership Board')] }),
    );
    assert.deepEqual(
      findUnmatched(published, people).map(({ code, message }) => `${code}: ${message}`),
      [
        'person-not-matched: “Karen Kromilicki” (3.2.1, 3.2.2) is not in the list of people. The closest there: Karen Kromolicki and Karen Ash.',
        'person-not-matched: “Wendy Young” (3.2.2) is not in the list of people.',
      ],
    );
  });
});
