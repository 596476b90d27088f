import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import type { CivilDate } from '../../src/domain/civil-date.js';
import type { AskedBefore } from '../../src/domain/reminder.js';
import { day, lead, person } from '../support/build-action.js';
import { asked, due, plan, sent } from './plan-a-day.js';

describe('asking several leads of one action', () => {
  const led = (...names: string[]) =>
    due('3.2.1', '2022-08-31', { people: names.map((name) => person(name)) });
  const told = (action: Action): string[] =>
    plan('2022-09-01', [action]).reminders.map(({ to, items }) => `${to.name}: ${items[0]?.why ?? ''}`);

  it('tells each who else is asked', () => {
    assert.deepEqual(told(led('Adrian Rocks', 'Elaine Healey')), [
      'Adrian Rocks: Elaine Healey is asked too.',
      'Elaine Healey: Adrian Rocks is asked too.',
    ]);
    assert.deepEqual(told(led('Adrian Rocks')), ['Adrian Rocks: ']);
  });

  it('names no more than a few', () => {
    const many = led(
      'Adrian Rocks',
      'Elaine Healey',
      'Tim Bowman',
      'Wendy Young',
      'Allan Pearce',
      'Lynzi Shepherd',
    );
    assert.equal(
      told(many)[0],
      'Adrian Rocks: Elaine Healey, Tim Bowman, Wendy Young and 2 others are asked too.',
    );
  });
});

describe('asking while somebody is away', () => {
  const away = (...names: string[]) => new Map(names.map((name) => [person(name).upn, day('2022-10-03')]));
  const told = (people: readonly string[], absent: ReadonlyMap<string, CivilDate>): readonly string[] => {
    const action = due('3.2.1', '2022-08-31', { people: people.map((name) => person(name)) });
    const { reminders, skipped } = plan('2022-09-01', [action], { away: absent });
    return [
      ...reminders.map(({ to, items }) => `${to.name}: ${items[0]?.why ?? ''}`),
      ...skipped.map(({ why }) => why),
    ];
  };

  it('leaves them in peace and tells the others who share the action', () => {
    assert.deepEqual(told(['Allan Pearce', 'Elaine Healey'], away('Allan Pearce')), [
      'Elaine Healey: Allan Pearce is away until 3 October.',
    ]);
  });

  it('asks the leads of the priority where nobody who leads it is here', () => {
    assert.deepEqual(told(['Allan Pearce', 'Tim Bowman'], away('Allan Pearce', 'Tim Bowman')), [
      'Adrian Rocks: Allan Pearce is away until 3 October and Tim Bowman is away until 3 October, so we are asking the leads of priority 3.',
    ]);
    assert.deepEqual(told(['Allan Pearce'], away('Allan Pearce', 'Adrian Rocks')), [
      'Allan Pearce is away until 3 October',
    ]);
  });

  it('asks on the day on which they are back for what came due meanwhile', () => {
    const action = due('3.2.1', '2022-09-16');
    const on = (asOf: string) =>
      asked(plan(asOf, [action], { away: asOf < '2022-10-03' ? away('Adrian Rocks') : new Map() }));
    assert.deepEqual(on('2022-09-30'), []);
    assert.deepEqual(on('2022-10-03'), ['Adrian Rocks: overdue 3.2.1 -17']);
  });
});

describe('asking once somebody has said that an action is not theirs', () => {
  const told = (people: readonly string[], ...notTheirs: readonly string[]): readonly string[] => {
    const action = due('3.2.1', '2022-08-31', { people: people.map((name) => person(name)) });
    const disclaimers = notTheirs.map((name) => ({
      ref: '3.2.1',
      upn: person(name).upn,
      name,
      instead: '',
      at: '2022-08-31T09:00:00Z',
    }));
    const { reminders, skipped } = plan('2022-09-01', [action], { disclaimers });
    return [
      ...reminders.map(({ to, items }) => `${to.name}: ${items[0]?.why ?? ''}`),
      ...skipped.map(({ why }) => why),
    ];
  };

  it('leaves them in peace and asks the others', () => {
    assert.deepEqual(told(['Allan Pearce', 'Elaine Healey'], 'Allan Pearce'), [
      'Elaine Healey: Allan Pearce says that it is not theirs.',
    ]);
  });

  it('asks the leads of the priority where nobody is left, and in the end nobody', () => {
    assert.deepEqual(told(['Allan Pearce', 'Tim Bowman'], 'Allan Pearce', 'Tim Bowman'), [
      'Adrian Rocks: Allan Pearce and Tim Bowman say that it is not theirs, so we are asking the leads of priority 3.',
    ]);
    assert.deepEqual(told(['Allan Pearce'], 'Allan Pearce', 'Adrian Rocks'), [
      'Allan Pearce says that it is not theirs',
    ]);
  });
});

describe('telling the leads of the priority', () => {
  const late = due('3.2.2', '2022-08-05', {
    people: [person('Allan Pearce')],
    leads: [lead('Allan Pearce')],
  });

  it('happens after 28 days without a report, once in 28 days', () => {
    assert.deepEqual(asked(plan('2022-09-01', [late])), ['Allan Pearce: overdue 3.2.2 -27']);
    const first = plan('2022-09-02', [late]);
    assert.deepEqual(asked(first), ['Adrian Rocks: escalation 3.2.2 -28', 'Allan Pearce: overdue 3.2.2 -28']);
    assert.equal(
      first.reminders[0]?.items[0]?.why,
      'It is 28 days overdue without a recent report, so the leads of priority 3 are told too.',
    );
    const askedBefore = sent(first);
    assert.deepEqual(asked(plan('2022-09-12', [late], { askedBefore })), ['Allan Pearce: overdue 3.2.2 -38']);
    assert.equal(plan('2022-09-30', [late], { askedBefore }).reminders[0]?.items[0]?.kind, 'escalation');
  });

  it('spares whoever has been asked about the action already, and whoever leads it too', () => {
    const askedBefore: AskedBefore[] = [
      {
        ref: '3.2.2',
        kind: 'due-soon',
        dueOn: day('2022-08-05'),
        upn: person('Adrian Rocks').upn,
        askedOn: day('2022-07-29'),
      },
    ];
    assert.deepEqual(asked(plan('2022-09-05', [late], { askedBefore })), ['Allan Pearce: overdue 3.2.2 -31']);
    assert.deepEqual(plan('2022-09-05', [late], { askedBefore }).forOfficers, ['3.2.2']);
    assert.deepEqual(plan('2022-09-05', [late]).forOfficers, []);
    const own = due('3.2.1', '2022-08-05');
    assert.deepEqual(asked(plan('2022-09-05', [own])), ['Adrian Rocks: overdue 3.2.1 -31']);
  });

  it('waits while the lead reports', () => {
    const reported = { ...late, rag: 'Amber', lastUpdateAt: '2022-08-22T10:00:00Z' } as const;
    assert.deepEqual(plan('2022-09-05', [reported]).skipped, [
      { ref: '3.2.2', why: 'reported on 22 August' },
    ]);
    const afterDigest = plan('2022-09-05', [reported], { lastDigestOn: day('2022-09-01') });
    assert.deepEqual(asked(afterDigest), ['Allan Pearce: overdue 3.2.2 -31']);
  });
});
