import assert from 'node:assert/strict';
import type { Action } from '../../src/domain/action.js';
import type { Digest } from '../../src/domain/digest.js';
import type { ActionUpdate, Report } from '../../src/domain/report.js';
import { defaultSince } from '../../src/domain/rhythm.js';
import { buildAction, buildUpdate, day, lead, person } from '../support/build-action.js';
import { buildChange } from '../support/build-report.js';
import { digestOf } from './digest-of.js';

const refs = (entries: readonly { readonly ref: string }[]): string[] => entries.map(({ ref }) => ref);

/** An action as a report leaves it, with the row that the report adds. */
function reported(action: Action, said: Partial<Report>): [Action, ActionUpdate] {
  const { fields, update } = buildChange(action, { ref: action.ref, ...said });
  const { question, ...others } = fields;
  return [
    { ...action, ...others, question: question ?? '', progress: fields.progress ?? action.progress },
    update,
  ];
}

describe('a digest', () => {
  const [complete, completed] = reported(buildAction({ ref: '3.1.1' }), {
    rag: 'Complete',
    at: '2022-09-20T10:00:00Z',
    evidence: 'https://sendig.example/board',
    updateKey: 'a',
  });
  const [amber, moved] = reported(buildAction({ ref: '3.2.1' }), {
    rag: 'Amber',
    note: 'Waiting for the survey',
    revisedDueOn: day('2022-10-14'),
    at: '2022-09-12T10:00:00Z',
    updateKey: 'b',
  });
  const actions = [
    buildAction({ ref: '3.2.10', dueOn: day('2022-09-15') }),
    amber,
    complete,
    buildAction({ ref: '3.2.2', rag: 'Red', progress: 'No money', lastUpdateAt: '2022-08-03T10:00:00Z' }),
    buildAction({ ref: '4.1.1', priority: 4, dueOn: null, leads: [] }),
    buildAction({
      ref: '3.2.9',
      dueOn: day('2022-09-30'),
      rag: 'Green',
      lastUpdateAt: '2022-09-29T10:00:00Z',
    }),
    buildAction({
      ref: '3.2.8',
      dueOn: day('2022-11-30'),
      rag: 'Green',
      lastUpdateAt: '2022-09-29T10:00:00Z',
    }),
  ];
  const result = digestOf(actions, { updates: [moved, completed] });

  it('counts every action once and says the counts in one sentence', () => {
    assert.equal(
      result.counts,
      '7 actions: 1 complete, 2 green, 1 amber, 1 red, 2 with no update. 2 are overdue.',
    );
    assert.deepEqual(result.totals, {
      actions: 7,
      red: 1,
      amber: 1,
      green: 2,
      complete: 1,
      noUpdate: 2,
      overdue: 2,
      dueNext: 2,
    });
    assert.deepEqual(result.priorities, [
      {
        number: 3,
        title: 'A Local Offer that families know and use',
        leads: ['Adrian Rocks'],
        red: 1,
        amber: 1,
        green: 2,
        complete: 1,
        noUpdate: 1,
        overdue: ['3.2.2', '3.2.10'],
        notReported: 1,
      },
      {
        number: 4,
        title: '',
        leads: [],
        red: 0,
        amber: 0,
        green: 0,
        complete: 0,
        noUpdate: 1,
        overdue: [],
        notReported: 0,
      },
    ]);
  });

  it('puts each action where a board looks for it', () => {
    const { sections } = result;
    assert.deepEqual(refs(sections.overdue), ['3.2.2', '3.2.10'], 'the longest overdue first');
    assert.deepEqual(refs(sections.red), ['3.2.2']);
    assert.deepEqual(refs(sections.amber), ['3.2.1']);
    assert.deepEqual(refs(sections.completedSince), ['3.1.1']);
    assert.deepEqual(refs(sections.dueNext), ['3.2.9', '3.2.1'], 'due today is due next, not overdue');
    assert.deepEqual(refs(sections.noUpdate), ['3.2.2', '3.2.10', '4.1.1'], 'an old Red is silent too');
    assert.deepEqual(sections.dateMoved, [
      {
        ref: '3.2.1',
        action: 'Review the Local Offer with partners',
        leads: ['Adrian Rocks'],
        dueOn: '2022-10-14',
        rag: 'amber',
        note: 'Waiting for the survey (12 September 2022, Adrian Rocks)',
        evidence: '',
        reportedAt: '2022-09-12T10:00:00Z',
        setAt: null,
        baselineOn: '2022-08-31',
        times: 1,
        days: 44,
        movedOn: '2022-09-12',
        reason: 'Waiting for the survey',
        agreed: false,
      },
    ]);
  });

  it('looks ahead as far as the next SENDIG meeting where one is known', () => {
    const meetings = [
      { board: 'EAIB', meetingOn: day('2022-10-03'), papersDueOn: null },
      { board: 'SENDIG', meetingOn: day('2022-12-01'), papersDueOn: null },
      { board: 'SENDIG', meetingOn: day('2022-09-30'), papersDueOn: null },
    ];
    assert.deepEqual(refs(digestOf(actions, { meetings }).sections.dueNext), ['3.2.9', '3.2.1', '3.2.8']);
  });

  it('can be limited to a priority', () => {
    const four = digestOf(actions, { priority: 4 });
    assert.equal(four.counts, 'Priority 4: 1 action: 1 with no update. None is overdue.');
    assert.equal(four.headline, 'Priority 4. As many overdue, Red, Amber and Complete as on 31 August 2022.');
    assert.deepEqual(
      four.priorities.map(({ number }) => number),
      [4],
    );
    assert.equal(
      digestOf(actions, { priority: 9 }).counts,
      'Priority 9: there are no actions in the register.',
    );
  });

  it('does not depend on the order in which rows are read', () => {
    assert.deepEqual(digestOf(actions.toReversed(), { updates: [completed, moved] }), result);
  });

  it('counts the day it compares with, so that nothing said after that morning is lost', () => {
    const on = (since: string): Digest['sections'] =>
      digestOf([complete, amber], { updates: [moved, completed], since: day(since) }).sections;
    assert.deepEqual(refs(on('2022-09-20').completedSince), ['3.1.1']);
    assert.deepEqual(refs(on('2022-09-21').completedSince), []);
    assert.deepEqual(refs(on('2022-09-12').noUpdate), []);
    assert.deepEqual(refs(on('2022-09-13').noUpdate), ['3.2.1']);
  });

  it('does not tell twice of what was complete before', () => {
    const again = {
      rag: 'Complete',
      evidence: 'The minutes',
      at: '2022-09-28T10:00:00Z',
      updateKey: 'c',
    } as const;
    const [confirmed, confirmation] = reported(complete, again);
    const updates = [completed, confirmation];
    assert.deepEqual(
      digestOf([confirmed], { updates, since: day('2022-09-21') }).sections.completedSince,
      [],
    );
  });

  it('says in its headline what has changed since, how old the Greens are and what the plan had promised', () => {
    assert.equal(
      result.headline,
      'Since 31 August 2022: 2 more overdue, 1 more Amber and 1 more Complete. 3 open actions are past their published date.',
    );
    const old = digestOf([
      buildAction({ rag: 'Green', dueOn: day('2022-12-31'), lastUpdateAt: '2022-08-03T10:00:00Z' }),
    ]);
    assert.equal(
      old.headline,
      'As many overdue, Red, Amber and Complete as on 31 August 2022. 1 of 1 Green not reported since.',
    );
  });

  it('compares with the register as it stood on the morning of the other day', () => {
    const before = (since: string): Digest['before'] =>
      digestOf(actions, { updates: [moved, completed], since: day(since) }).before;
    assert.deepEqual(before('2022-09-12'), {
      actions: 7,
      red: 1,
      amber: 0,
      green: 2,
      complete: 0,
      noUpdate: 4,
      overdue: 3,
      dueNext: 2,
    });
    assert.deepEqual(
      [before('2022-09-13').amber, before('2022-09-20').complete, before('2022-09-21').complete],
      [1, 0, 1],
    );
  });

  it('says how often the leads of a silent action were asked since its last report, and names nobody', () => {
    const asked = (ref: string, askedOn: string, upn = 'adrian.rocks@sendig.example') => ({
      ref,
      kind: 'overdue' as const,
      dueOn: day('2022-08-31'),
      upn,
      askedOn: day(askedOn),
    });
    const { noUpdate } = digestOf(actions, {
      updates: [moved, completed],
      askedBefore: [
        asked('3.2.2', '2022-07-01'),
        asked('3.2.2', '2022-09-01'),
        asked('3.2.2', '2022-09-01', 'wendy.young@sendig.example'),
        asked('3.2.2', '2022-09-08'),
        asked('3.2.2', '2022-10-03'),
        { ...asked('3.2.10', '2022-09-05'), kind: 'escalation' },
      ],
    }).sections;
    assert.deepEqual(
      noUpdate.map(({ ref, asked: { times, lastOn } }) => [ref, times, lastOn]),
      [
        ['3.2.2', 2, '2022-09-08'],
        ['3.2.10', 0, null],
        ['4.1.1', 0, null],
      ],
    );
  });

  it('counts the open actions that stand nowhere else, and the rows that only point at others', () => {
    const onTrack = buildAction({
      ref: '3.2.7',
      rag: 'Green',
      dueOn: day('2023-03-31'),
      lastUpdateAt: '2022-09-29T10:00:00Z',
    });
    const pointer = buildAction({ ref: '4.1.2', dueOn: null, crossReference: true });
    const { quiet, pointers, sections } = digestOf([onTrack, pointer]);
    assert.deepEqual([quiet, pointers, sections.noUpdate], [1, 1, []]);
  });

  it('begins with what the chair has asked', () => {
    const question = buildUpdate({
      updateKey: 'ask-1',
      reportedAt: '2022-09-02T10:00:00Z',
      reportedBy: 'Chair of SENDIG',
      fromRag: 'Amber',
      note: 'What is holding it up?',
    });
    const digest = digestOf(actions, { updates: [moved, completed, question] });
    assert.deepEqual(
      digest.asked.map(({ ref, question: words, askedOn, answer }) => [ref, words, askedOn, answer?.note]),
      [['3.2.1', 'What is holding it up?', '2022-09-02', 'Waiting for the survey']],
    );
    assert.deepEqual(digestOf(actions, { updates: [moved, completed, question], priority: 4 }).asked, []);
  });

  it('hands on who was not reached', () => {
    const unreached = [
      { name: 'Elaine Healey', upn: null, why: 'No address is known.', remedy: 'Add it to the row.' },
    ];
    assert.deepEqual(digestOf([], { unreached }).sections.unreached, unreached);
  });

  it('compares with the last digest, else with a month before', () => {
    assert.equal(defaultSince(day('2022-09-30'), day('2022-09-01')), '2022-09-01');
    assert.equal(defaultSince(day('2022-09-30'), null), '2022-08-31');
    assert.equal(defaultSince(day('2022-09-12'), null), '2022-08-12');
  });
});

describe('a repeating action in the digest', () => {
  it('is due at its next occurrence, and overdue when that has passed', () => {
    const monthly = buildAction({
      dueOn: day('2022-04-30'),
      repeats: '1 month',
      rag: 'Green',
      lastUpdateAt: '2022-08-31T10:00:00Z',
      leads: [lead('Wendy Young')],
      people: [person('Wendy Young')],
    });
    assert.deepEqual(refs(digestOf([monthly]).sections.dueNext), ['3.2.1']);
    assert.equal(digestOf([monthly], { asOf: day('2022-10-01') }).sections.overdue[0]?.dueOn, '2022-09-30');
    assert.deepEqual(digestOf([monthly]).sections.dateMoved, []);
  });
});
