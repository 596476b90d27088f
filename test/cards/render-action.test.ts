import assert from 'node:assert/strict';
import { renderAction } from '../../src/cards/render-action.js';
import { versionOf } from '../../src/domain/version.js';
import { buildAction, buildUpdate, day, lead } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf } from './read-card.js';

const HERE = { day: day('2022-09-01'), zone: 'Europe/London' };

describe('one action in full', () => {
  it('tells where it stands and what has been said, newest first', () => {
    const action = buildAction({
      rag: 'Amber',
      lastUpdateAt: '2022-08-31T10:00:00.000Z',
      progress: 'Waiting for the survey (31 August 2022, Adrian Rocks)',
      revisedDueOn: day('2022-09-30'),
      coLeads: [lead('Elaine Healey')],
      milestones: [{ on: day('2022-09-16'), text: 'The survey closes' }],
    });
    const updates = [
      buildUpdate({ updateKey: 'a', toRag: 'Green', reportedAt: '2022-05-04T09:00:00.000Z', note: '' }),
      buildUpdate({ updateKey: 'b', fromRag: 'Green', toDueOn: day('2022-09-30'), enteredBy: 'Wendy Young' }),
    ];
    const { card, summary } = renderAction({ ...HERE, action, updates, mayReport: true });
    assertGoodCard(card);
    assert.equal(
      summary,
      '3.2.1 Review the Local Offer with partners. Due by 30 September 2022, in 29 days. ▲\u00a0Amber.',
    );
    assert.deepEqual(linesOf(card), [
      'Action 3.2.1',
      'Review the Local Offer with partners',
      'Review what the Local Offer holds with partners and families.',
      'When: Due by 30 September 2022, in 29 days. This date is new and not yet agreed; the plan says the end of August 2022.',
      'The date: Moved once, from 31 August 2022 to 30 September 2022, 30 days later. Not yet agreed.',
      'Where it stands: ▲ Amber, last reported 31 August 2022.',
      'Latest note: Waiting for the survey (31 August 2022, Adrian Rocks)',
      'Lead: Adrian Rocks',
      'Co-lead: Elaine Healey',
      'How we will know: Families say that they find what they look for.',
      'On the way: 16 Sep 2022 The survey closes',
      '[Green] [Amber] [Red]',
      '[Complete] [No change]',
      'What has been said',
      '31 August 2022, Adrian Rocks, entered by Wendy Young',
      'From ■ Green to ▲ Amber. Date moved from 31 August 2022 to 30 September 2022.',
      'Waiting for the survey.',
      '4 May 2022, Adrian Rocks',
      'From ○ No update to ■ Green.',
    ]);
  });

  it('says what was changed in the list itself, and says nothing for whoever changed only the leads', () => {
    const updates = [
      buildUpdate({
        updateKey: 'a',
        source: 'sharepoint',
        reportedBy: 'Project officer',
        toRag: 'Red',
        note: '',
      }),
      buildUpdate({
        updateKey: 'b',
        source: 'sharepoint',
        reportedBy: 'Project officer',
        fromRag: 'Red',
        toRag: 'Red',
        fromLeads: 'Adrian Rocks <adrian.rocks@sendig.example>',
        toLeads: 'Tim Bowman <tim.bowman@sendig.example>\nWendy Young <wendy.young@sendig.example>',
        note: '',
      }),
    ];
    const { card } = renderAction({
      ...HERE,
      action: buildAction({ rag: 'Red' }),
      updates,
      mayReport: false,
    });
    assertGoodCard(card);
    const lines = linesOf(card);
    assert.deepEqual(lines.slice(lines.indexOf('What has been said')), [
      'What has been said',
      '31 August 2022, Project officer, in the list',
      'Led by Tim Bowman and Wendy Young instead of Adrian Rocks.',
      '31 August 2022, Project officer, in the list',
      'From ○ No update to ● Red.',
    ]);
  });

  it('offers in one tap that it is on track, where its date has not passed and nobody has reported', () => {
    const action = buildAction({ dueOn: day('2022-09-30'), dueText: 'September 2022' });
    const { card } = renderAction({ ...HERE, action, updates: [], mayReport: true });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(-2), ['[Green] [Amber] [Red]', '[Complete] [On track]']);
    for (const button of buttonsOf(card)) {
      assert.deepEqual(button['data'], { ref: '3.2.1', etag: versionOf(action), page: '1' });
    }
  });

  it('counts how often and how far the date has moved, and whether that is agreed', () => {
    const said = (revisedDueOn: string, revisedDueAgreed: boolean, ...moves: [string, string][]) => {
      const updates = moves.map(([from, to], i) =>
        buildUpdate({ updateKey: String(i), fromDueOn: day(from), toDueOn: day(to) }),
      );
      const action = buildAction({ revisedDueOn: day(revisedDueOn), revisedDueAgreed });
      return linesOf(renderAction({ ...HERE, action, updates, mayReport: false }).card)[4];
    };
    assert.equal(
      said('2022-12-31', true, ['2022-08-31', '2022-09-30'], ['2022-09-30', '2022-12-31']),
      'The date: Moved twice, from 31 August 2022 to 31 December 2022, about 4 months later. Agreed.',
    );
    assert.equal(
      said('2022-09-30', false),
      'The date: Moved once, from 31 August 2022 to 30 September 2022, 30 days later. Not yet agreed.',
      'it may have moved before the bot kept a history',
    );
  });

  it("does not say that a date has moved to the plan's own date", () => {
    const there = buildUpdate({ updateKey: 'a', toDueOn: day('2022-09-30') });
    const back = buildUpdate({ updateKey: 'b', fromDueOn: day('2022-09-30'), source: 'sharepoint' });
    const view = { ...HERE, action: buildAction({ rag: 'Amber' }), updates: [there, back], mayReport: false };
    const { card } = renderAction(view);
    assert.doesNotMatch(linesOf(card).join('\n'), /The date: .*from 31 August 2022 to 31 August 2022/);
  });

  it('counts no move that was taken back', () => {
    const [first, second] = [day('2022-09-30'), day('2022-12-31')];
    const updates = [
      buildUpdate({ updateKey: 'a', toDueOn: first }),
      buildUpdate({ updateKey: 'b', fromDueOn: first, toDueOn: second }),
      buildUpdate({ updateKey: 'undo-b', fromDueOn: second, toDueOn: first }),
    ];
    const action = buildAction({ revisedDueOn: first });
    assert.equal(
      linesOf(renderAction({ ...HERE, action, updates, mayReport: false }).card)[4],
      'The date: Moved once, from 31 August 2022 to 30 September 2022, 30 days later. Not yet agreed.',
    );
  });

  it('tells that a report was taken back', () => {
    const moved = buildUpdate({ updateKey: 'a', toDueOn: day('2022-09-30') });
    const undone = buildUpdate({
      updateKey: 'undo-a',
      reportedAt: '2022-08-31T10:05:00.000Z',
      fromRag: 'Amber',
      toRag: null,
      fromDueOn: day('2022-09-30'),
      note: '',
    });
    const { card } = renderAction({
      ...HERE,
      action: buildAction(),
      updates: [moved, undone],
      mayReport: false,
    });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(3), [
      'When: Due by the end of August 2022, 1 day overdue.',
      'Where it stands: ○ No update yet.',
      'Lead: Adrian Rocks',
      'How we will know: Families say that they find what they look for.',
      'What has been said',
      '31 August 2022, Adrian Rocks',
      'A report was taken back. From ▲ Amber to ○ No update. Date moved from 30 September 2022 to 31 August 2022.',
      '31 August 2022, Adrian Rocks',
      'From ○ No update to ▲ Amber. Date moved from 31 August 2022 to 30 September 2022.',
      'Waiting for the survey.',
    ]);
  });

  it('gives no button to a reader who may not report, and counts the older reports', () => {
    const updates = Array.from({ length: 9 }, (_, i) =>
      buildUpdate({ updateKey: String(i), fromRag: 'Amber' }),
    );
    const { card } = renderAction({ ...HERE, action: buildAction(), updates, mayReport: false });
    assert.ok(!linesOf(card).some((line) => line.startsWith('[')));
    assert.equal(linesOf(card).at(-1), 'and 3 earlier reports');
    assert.equal(linesOf(card).filter((line) => line === 'Still ▲ Amber.').length, 6);
  });

  it('survives whatever the register holds', () => {
    for (const text of [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)]) {
      const [people, on] = [[lead(text)], day('2022-09-16')];
      const action = buildAction({
        title: text,
        text,
        progress: text,
        evidence: text,
        question: text,
        partners: text,
        successMeasure: text,
        leads: people,
        coLeads: people,
        milestones: [{ on, text }],
      });
      const updates = Array.from({ length: 8 }, () =>
        buildUpdate({ note: text, evidence: text, reportedBy: text, enteredBy: text }),
      );
      assertGoodCard(renderAction({ ...HERE, action, updates, mayReport: true }).card);
    }
  });
});
