import assert from 'node:assert/strict';
import type { SavedRow } from '../../src/cards/render-reminder.js';
import type { ReminderItem } from '../../src/domain/reminder.js';
import { versionOf } from '../../src/domain/version.js';
import { buildAction, day } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import {
  IN_TIME,
  item,
  pressOf,
  REPORTED_AMBER,
  REPORTED_GREEN,
  render,
  SAVED,
  TODAY,
  UNREPORTED,
} from './draw-reminder.js';
import { buttonsOf, linesOf } from './read-card.js';

describe("a lead's message", () => {
  it('tells Adrian Rocks what is due, most pressing first, with a button for each answer', () => {
    const { card, summary } = render([
      item(REPORTED_AMBER, 'due-soon'),
      item(UNREPORTED, 'overdue'),
      item(REPORTED_GREEN, 'overdue'),
    ]);
    assertGoodCard(card);
    assert.equal(summary, 'Good morning, Adrian. 3 actions need an update, 2 are overdue.');
    assert.deepEqual(linesOf(card), [
      'Good morning, Adrian.',
      'The chair asks about 7.3.7: What do the schools say?',
      '3 actions need an update, 2 are overdue.',
      'Overdue',
      '3.2.1 Review the Local Offer with partners',
      'Due by the end of August 2022, 1 day overdue. ○ No update yet.',
      '[Green] [Amber] [Red]',
      '[Complete]',
      '3.3.1 Find out which provision is missing from the Local Offer',
      'Due by the end of August 2022, 1 day overdue. ■ Green, last reported 4 May 2022.',
      '[Green] [Amber] [Red]',
      '[Complete]',
      'Due soon',
      '7.3.7 Broker and monitor placements more closely',
      'The chair asks: What do the schools say?',
      'Due by the end of September 2022, in 29 days. ▲ Amber, last reported 18 July 2022.',
      '[Green] [Amber] [Red]',
      '[Complete] [No change]',
      'Answer here, or type for example: 3.2.1 amber waiting for the survey',
    ]);
  });

  it('is headed by what the chair asks, and that action comes first', () => {
    const { card } = render([item(UNREPORTED, 'overdue'), item(REPORTED_AMBER, 'question')]);
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), [
      'Good morning, Adrian.',
      'The chair asks about 7.3.7: What do the schools say?',
      '2 actions need an update, 1 is overdue.',
      'The chair asks',
      '7.3.7 Broker and monitor placements more closely',
      'The chair asks: What do the schools say?',
      'Due by the end of September 2022, in 29 days. ▲ Amber, last reported 18 July 2022.',
      '[Green] [Amber] [Red]',
      '[Complete] [No change]',
      'Overdue',
      '3.2.1 Review the Local Offer with partners',
      'Due by the end of August 2022, 1 day overdue. ○ No update yet.',
      '[Green] [Amber] [Red]',
      '[Complete]',
      'Answer here, or type for example: 7.3.7 amber waiting for the survey',
    ]);
  });

  it('is headed by three questions of the chair’s at the most, on its first page', () => {
    const asked = Array.from({ length: 12 }, (_, i) =>
      item({ ...REPORTED_AMBER, ref: `7.3.${String(i + 1)}` }, i === 11 ? 'escalation' : 'question'),
    );
    assert.deepEqual(linesOf(render(asked).card).slice(1, 6), [
      'The chair asks about 7.3.1: What do the schools say?',
      'The chair asks about 7.3.2: What do the schools say?',
      'The chair asks about 7.3.3: What do the schools say?',
      'The chair asks about 8 more actions below.',
      '11 actions need an update.',
    ]);
    assert.equal(linesOf(render(asked, { page: 2 }).card)[1], '11 actions need an update.');
  });

  it('names the action on each button for a screen reader and carries nothing but where it stands', () => {
    const { card } = render([item(REPORTED_AMBER, 'due-soon')]);
    assert.deepEqual(
      buttonsOf(card).map((button) => [button['tooltip'], button['verb']]),
      [
        ['Set 7.3.7 to Green', 'rag.green'],
        ['Set 7.3.7 to Amber', 'rag.amber'],
        ['Set 7.3.7 to Red', 'rag.red'],
        ['Set 7.3.7 to Complete', 'rag.complete'],
        ['7.3.7: no change, still Amber', 'rag.same'],
      ],
    );
    for (const button of buttonsOf(card)) {
      assert.deepEqual(button['data'], { ref: '7.3.7', etag: versionOf(REPORTED_AMBER), page: '1' });
    }
  });

  it('offers in one tap that an action is on track, where its date has not passed and nobody has reported', () => {
    const { card } = render([item(IN_TIME, 'due-soon')]);
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(3, 7), [
      '4.1.1 Review the Local Offer with partners',
      'Due by the end of September 2022, in 29 days. ○ No update yet.',
      '[Green] [Amber] [Red]',
      '[Complete] [On track]',
    ]);
    const onTrack = buttonsOf(card).at(-1);
    assert.deepEqual(
      [onTrack?.['tooltip'], onTrack?.['verb'], onTrack?.['data']],
      ['4.1.1 is on track: Green', 'rag.same', pressOf(IN_TIME)],
    );
  });

  it('shows what was saved in place of the buttons, to change or undo, and leads on to what is next', () => {
    const moved = { ...UNREPORTED, rag: 'Amber' as const, revisedDueOn: day('2022-09-30') };
    const { card } = render([item(moved, 'overdue'), item(REPORTED_GREEN, 'overdue')], {
      saved: [['3.2.1', SAVED]],
      notice: 'Saved: 3.2.1 is Amber. The group will be asked to agree this date.',
    });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), [
      'Good morning, Adrian.',
      '1 action is overdue and needs an update.',
      'Saved: 3.2.1 is Amber. The group will be asked to agree this date.',
      '[Next: 3.3.1, 2 of 2]',
      'Overdue',
      '3.2.1 Review the Local Offer with partners',
      'Saved: ▲ Amber. Waiting for the survey. New date 30 September 2022, which the group will be asked to agree.',
      '[Change] [Undo]',
      '3.3.1 Find out which provision is missing from the Local Offer',
      'Due by the end of August 2022, 1 day overdue. ■ Green, last reported 4 May 2022.',
      '[Green] [Amber] [Red]',
      '[Complete]',
      'Answer here, or type for example: 3.3.1 amber waiting for the survey',
    ]);
    assert.deepEqual(
      buttonsOf(card)
        .slice(0, 3)
        .map(({ tooltip, verb, data }) => [tooltip, verb, data]),
      [
        ['Answer 3.3.1 next', 'rag.open', pressOf(REPORTED_GREEN)],
        ['Change the answer for 3.2.1', 'rag.open', pressOf(moved)],
        ['Take the answer for 3.2.1 back', 'rag.undo', pressOf(moved)],
      ],
    );
  });

  it('leads on to what is next only once something was saved, and not to what is for information', () => {
    const two = [item(UNREPORTED, 'overdue'), item(REPORTED_GREEN, 'overdue')];
    const told = item(buildAction({ ref: '3.1.5' }), 'escalation');
    const next = (...[items, more]: Parameters<typeof render>) =>
      linesOf(render(items, more).card).find((line) => line.startsWith('[Next'));
    const one: [string, SavedRow][] = [['3.2.1', SAVED]];
    assert.equal(next(two, { saved: one }), undefined);
    assert.equal(next([...two, told], { saved: one, notice: 'Saved.' }), '[Next: 3.3.1, 2 of 2]');
    const three = [...two, item(REPORTED_AMBER, 'due-soon')];
    assert.equal(next(three, { saved: [['3.3.1', SAVED]], notice: 'Saved.' }), '[Next: 3.2.1, 2 of 3]');
    assert.equal(next([two[0]!, told], { saved: one, notice: 'Saved.' }), undefined);
  });

  it('says who else has answered, and leaves it to them to take that back', () => {
    const theirs: SavedRow = { ...SAVED, by: 'Elaine Healey', undo: false };
    const { card } = render([item(UNREPORTED, 'overdue')], { saved: [['3.2.1', theirs]] });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(3), [
      '3.2.1 Review the Local Offer with partners',
      'Elaine Healey said: ▲ Amber. Waiting for the survey.',
      '[Change]',
    ]);
    const earlier = { ...theirs, at: '2022-08-30T09:00:00.000Z' };
    const { card: later } = render([item(UNREPORTED, 'overdue')], { saved: [['3.2.1', earlier]] });
    assert.equal(linesOf(later)[4], 'Elaine Healey said on 30 August 2022: ▲ Amber. Waiting for the survey.');
  });

  it('thanks the lead when everything is answered, and says when', () => {
    const saved: SavedRow = { rag: 'Green', at: '2022-08-31T23:30:00.000Z', note: '', by: '', undo: false };
    const { card, summary } = render([item(UNREPORTED, 'update-request')], { saved: [['3.2.1', saved]] });
    assert.equal(summary, 'Thank you, Adrian. Everything here is answered.');
    assert.deepEqual(linesOf(card).slice(2), [
      'Update asked for',
      '3.2.1 Review the Local Offer with partners',
      'Saved: ■ Green.',
      '[Change]',
    ]);
    const earlier = render([item(UNREPORTED, 'update-request')], {
      saved: [['3.2.1', { ...saved, at: '2022-08-30T09:00:00.000Z' }]],
    });
    assert.ok(linesOf(earlier.card).includes('Saved on 30 August 2022: ■ Green.'));
  });

  it("tells a priority's lead of others' late actions without asking for an answer", () => {
    const why = 'You lead priority 3; Elaine Healey has not reported.';
    const { card, summary } = render([item(buildAction({ ref: '3.1.5' }), 'escalation', why)]);
    assert.equal(summary, 'Good morning, Adrian. Nothing is asked of you today.');
    assert.deepEqual(linesOf(card), [
      'Good morning, Adrian.',
      'Nothing is asked of you today.',
      'For your information',
      '3.1.5 Review the Local Offer with partners',
      why,
      'Due by the end of August 2022, 1 day overdue. ○ No update yet.',
    ]);
  });

  it('says in the first message who has set it up, why, and where answers go', () => {
    const first = { officers: ['officer@sendig.example'] };
    const { card } = render([item(UNREPORTED, 'overdue')], { first });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(0, 4), [
      'Good morning, Adrian.',
      '1 action is overdue and needs an update.',
      'You get this because you lead actions of the SEND improvement plan. The project officer (officer@sendig.example) has set it up in place of emails: one message a day at the most, and none when nothing is due. Your answers go to the action register in SharePoint and into the digest of the SEND Improvement Group.',
      'Overdue',
    ]);
  });

  it('says by when updates are wanted, and for which meeting', () => {
    const request = 'by Thursday 22 September, for SENDIG on the 29th';
    const { card } = render([item(UNREPORTED, 'overdue'), item(IN_TIME, 'update-request')], { request });
    assertGoodCard(card);
    const lines = linesOf(card);
    assert.equal(lines[2], 'Overdue');
    assert.ok(lines.includes(`Update asked for ${request}`), lines.join('\n'));
  });

  it('says that a date has moved and is not agreed', () => {
    const moved = buildAction({ revisedDueOn: day('2022-09-30') });
    assert.equal(
      linesOf(render([item(moved, 'due-soon')]).card)[4],
      'Due by 30 September 2022, in 29 days. This date is new and not yet agreed; the plan says the end of August 2022. ○ No update yet.',
    );
  });

  it('counts in plain words', () => {
    const today = buildAction({ ref: '1.1.1', dueOn: TODAY });
    const said = (...items: ReminderItem[]): string => linesOf(render(items).card)[1] ?? '';
    assert.equal(said(item(today, 'due-today')), '1 action needs an update.');
    assert.equal(
      said(item(today, 'due-today'), item(UNREPORTED, 'overdue')),
      '2 actions need an update, 1 is overdue.',
    );
    assert.equal(
      said(item(UNREPORTED, 'overdue'), item(REPORTED_GREEN, 'overdue')),
      '2 actions are overdue and need an update.',
    );
    assert.ok(
      linesOf(render([item(today, 'due-today')]).card).includes(
        'Due by 1 September 2022, which is today. ○ No update yet.',
      ),
    );
  });

  it('calls people by the name they are called by', () => {
    const named = (name: string): string =>
      linesOf(render([item(UNREPORTED, 'overdue')], { name }).card)[0] ?? '';
    assert.equal(named('Rocks, Adrian'), 'Good morning, Adrian.');
    assert.equal(named('Dr Rocks'), 'Good morning, Dr Rocks.');
    assert.equal(named('_Adrian_ Rocks'), 'Good morning, \\_Adrian\\_.');
  });
});
