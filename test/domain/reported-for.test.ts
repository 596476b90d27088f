import assert from 'node:assert/strict';
import { findNamed, mayReportFor } from '../../src/domain/reported-for.js';
import { buildAction, buildPriority, lead, person } from '../support/build-action.js';

const OFFICERS = ['officer@sendig.example'];
const officer = { name: 'Project officer', upn: 'officer@sendig.example' };
const action = buildAction({
  ref: '3.2.3',
  leads: [lead('Allan Pearce')],
  people: [{ name: 'Pearce, Allan', upn: 'ap1@sendig.example' }],
  coLeads: [lead('Elaine Healey')],
});

describe('those for whom an officer may report', () => {
  const leads = mayReportFor(officer, OFFICERS, action, buildPriority());

  it('are the leads and co-leads of the action and the leads of its priority, with the address that is known', () => {
    assert.deepEqual(leads.slice(0, 2), [
      { name: 'Allan Pearce', upn: 'ap1@sendig.example' },
      { name: 'Elaine Healey', upn: '' },
    ]);
    assert.ok(
      leads.some(({ name }) => name === 'Adrian Rocks'),
      'who leads priority 3',
    );
  });

  it('are found by their name, whichever way round it is written', () => {
    assert.equal(findNamed(leads, 'allan pearce')?.upn, 'ap1@sendig.example');
    assert.equal(findNamed(leads, 'Healey, Elaine')?.name, 'Elaine Healey');
    assert.equal(findNamed(leads, 'the board meeting'), null);
    assert.equal(findNamed(leads, ''), null);
  });

  it('are nobody where a lead answers for themselves, an officer who leads it too', () => {
    assert.deepEqual(mayReportFor(person('Elaine Healey'), OFFICERS, action, null), []);
    assert.deepEqual(mayReportFor(officer, OFFICERS, { ...action, people: [officer] }, null), []);
  });
});
