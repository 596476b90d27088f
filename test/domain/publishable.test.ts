import assert from 'node:assert/strict';
import { publishable } from '../../src/domain/publishable.js';
import { buildAction, buildPriority, buildUpdate, day, lead, person } from '../support/build-action.js';
import { buildMeasure, buildReading } from '../support/build-reading.js';

const ZONE = 'Europe/London';
const PROGRESS = 'Adrian Rocks waits for the survey (31 August 2022, Adrian Rocks)';
const reported = {
  progress: PROGRESS,
  evidence: 'Notes of Adrian Rocks',
  lastUpdateAt: '2022-08-31T10:00:00.000Z',
  lastUpdateBy: 'Adrian Rocks',
} as const;
const update = buildUpdate({
  note: 'Adrian Rocks waits for the survey',
  evidence: 'Notes of Adrian Rocks',
  enteredBy: 'Olu Officer',
});

describe('the register as it may be published', () => {
  it('puts posts in the place of people', () => {
    const action = buildAction({
      text: 'Adrian Rocks and ADRIAN  ROCKS review it with Kristiane Sulek, the EPS and Rocksmith.',
      leads: [lead('Adrian Rocks', 'Head of Education Commissioning'), lead('Kristiane Sulek'), lead('EPS')],
      coLeads: [lead('Ownership Board'), lead('Madonna')],
      people: [person('Adrian Rocks'), person('Kristiane Sulek')],
    });
    const other = buildAction({
      ref: '4.1.1',
      priority: 4,
      leads: [lead('Kristiane Sulek'), lead('Adrian Rocks')],
      people: [],
    });
    const [elsewhere, shown] = publishable(buildReading({ actions: [other, action] }), ZONE).actions;
    assert.deepEqual(
      elsewhere?.leads.map(({ name }) => name),
      ['a lead of priority 4', 'Head of Education Commissioning'],
    );
    assert.deepEqual(
      [...(shown?.leads ?? []), ...(shown?.coLeads ?? [])].map(({ name, role }) => [name, role]),
      [
        ['Head of Education Commissioning', null],
        ['a lead of priority 3', null],
        ['EPS', null],
        ['Ownership Board', null],
        ['a lead of priority 3', null],
      ],
    );
    assert.equal(
      shown?.text,
      'Head of Education Commissioning and Head of Education Commissioning review it with a lead of priority 4, the EPS and Rocksmith.',
    );
    assert.deepEqual(shown.people, []);
  });

  it('has the post of whoever leads it now, where the list names somebody else than the plan', () => {
    const action = buildAction({ people: [{ name: 'Pearce, Allan', upn: 'allan.pearce@sendig.example' }] });
    const other = buildAction({ ref: '3.2.2', leads: [lead('Allan Pearce', 'Web manager')], people: [] });
    const [shown] = publishable(buildReading({ actions: [action, other] }), ZONE).actions;
    assert.deepEqual(shown?.leads, [{ name: 'a lead of priority 3', role: null }]);
  });

  it('leaves out what nobody has marked as fit', () => {
    const reading = buildReading({ actions: [buildAction(reported)], updates: [update] });
    const { actions, updates } = publishable(reading, ZONE);
    assert.deepEqual([actions[0]?.progress, actions[0]?.evidence], ['', '']);
    assert.deepEqual([updates[0]?.note, updates[0]?.evidence, updates[0]?.enteredBy], ['', '', '']);
  });

  it('keeps what was written up to the day of the mark, with the post of whoever wrote it', () => {
    const shownAt = (publishNotesTo: string) => {
      const action = buildAction({ ...reported, publishNotesTo: day(publishNotesTo) });
      return publishable(buildReading({ actions: [action], updates: [update] }), ZONE).actions[0];
    };
    assert.equal(
      shownAt('2022-08-31')?.progress,
      'Head of Education Commissioning waits for the survey (31 August 2022, Head of Education Commissioning)',
    );
    assert.equal(shownAt('2022-08-31')?.evidence, 'Notes of Head of Education Commissioning');
    assert.equal(shownAt('2022-08-30')?.progress, '');
  });

  it('withholds a later note until the mark is moved on', () => {
    const later = buildUpdate({
      updateKey: 'key-2',
      reportedAt: '2022-09-02T10:00:00.000Z',
      note: 'The survey of three families is in',
    });
    const action = buildAction({ ...reported, publishNotesTo: day('2022-08-31'), progress: later.note });
    const { actions, updates } = publishable(
      buildReading({ actions: [action], updates: [update, later] }),
      ZONE,
    );
    assert.equal(actions[0]?.progress, '');
    assert.deepEqual(
      updates.map(({ note }) => note),
      ['Head of Education Commissioning waits for the survey', ''],
    );
  });

  it('keeps the progress of the plan itself once it is marked', () => {
    const action = buildAction({ progress: 'The groups are on board.', publishNotesTo: day('2022-09-01') });
    const [shown] = publishable(buildReading({ actions: [action] }), ZONE).actions;
    assert.equal(shown?.progress, 'The groups are on board.');
  });

  it('has no question of the chair, and no remark on a measure', () => {
    const reading = buildReading({
      actions: [buildAction({ question: 'Why is it late?' })],
      priorities: [buildPriority()],
      measures: [buildMeasure({ note: 'Asked of Adrian Rocks', text: 'Adrian Rocks counts visits' })],
    });
    const shown = publishable(reading, ZONE);
    assert.equal(shown.actions[0]?.question, '');
    assert.deepEqual(
      [shown.measures[0]?.note, shown.measures[0]?.text],
      ['', 'Head of Education Commissioning counts visits'],
    );
    assert.deepEqual(shown.priorities[0]?.leads, [{ name: 'Head of Education Commissioning', role: null }]);
  });
});
