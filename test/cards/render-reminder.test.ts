import assert from 'node:assert/strict';
import { renderReminder, type SavedRow } from '../../src/cards/render-reminder.js';
import type { Action } from '../../src/domain/action.js';
import { agreedDueOn } from '../../src/domain/action.js';
import { daysBetween } from '../../src/domain/civil-date.js';
import type { ReminderItem, ReminderKind } from '../../src/domain/reminder.js';
import { buildAction, day, listRow, person } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf, runsOf } from './read-card.js';

const TODAY = day('2022-09-01');
const TODAY_HERE = { day: TODAY, zone: 'Europe/London' };

function item(action: Action, kind: ReminderKind, why = ''): ReminderItem {
  const dueOn = agreedDueOn(action);
  return { action, kind, dueOn, days: dueOn === null ? null : daysBetween(TODAY, dueOn), why };
}

function render(
  items: readonly ReminderItem[],
  more: { page?: number; saved?: [string, SavedRow][]; notice?: string; name?: string } = {},
) {
  const { page = 1, saved = [], name = 'Adrian Rocks', ...said } = more;
  const reminder = { to: person(name), items };
  return renderReminder({ reminder, page, saved: new Map(saved), ...TODAY_HERE, ...said });
}

const UNREPORTED = buildAction();
const REPORTED_GREEN = buildAction({
  ref: '3.3.1',
  title: 'Find out which provision is missing from the Local Offer',
  rag: 'Green',
  lastUpdateAt: '2022-05-04T09:00:00.000Z',
});
const REPORTED_AMBER = buildAction({
  ref: '7.3.7',
  title: 'Broker and monitor placements more closely',
  dueOn: day('2022-09-30'),
  dueText: 'September 2022',
  rag: 'Amber',
  lastUpdateAt: '2022-07-18T09:00:00.000Z',
  question: 'What do the schools say?',
});

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
      assert.deepEqual(button['data'], { ref: '7.3.7', etag: '"1"', page: '1' });
    }
  });

  it('shows what was saved in place of the buttons, and lets it be changed', () => {
    const moved = { ...UNREPORTED, rag: 'Amber' as const, revisedDueOn: day('2022-09-30') };
    const saved: SavedRow = { rag: 'Amber', at: '2022-09-01T08:12:00.000Z', note: 'Waiting for the survey' };
    const { card } = render([item(moved, 'overdue'), item(REPORTED_GREEN, 'overdue')], {
      saved: [['3.2.1', saved]],
      notice: 'Saved: 3.2.1 is Amber.',
    });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card).slice(0, 8), [
      'Good morning, Adrian.',
      '1 action is overdue and needs an update.',
      'Saved: 3.2.1 is Amber.',
      'Overdue',
      '3.2.1 Review the Local Offer with partners',
      'Saved: ▲ Amber. Waiting for the survey. New date 30 September 2022, which the group will be asked to agree.',
      '[Change]',
      '3.3.1 Find out which provision is missing from the Local Offer',
    ]);
  });

  it('thanks the lead when everything is answered, and says when', () => {
    const saved: SavedRow = { rag: 'Green', at: '2022-08-31T23:30:00.000Z', note: '' };
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

  it('puts ten actions on a page and keeps the page on each button', () => {
    const items = Array.from({ length: 23 }, (_, i) =>
      item(buildAction({ ref: `3.2.${String(i + 1)}` }), 'overdue'),
    );
    const { card } = render(items, { page: 2 });
    assertGoodCard(card);
    assert.deepEqual(
      linesOf(card)
        .filter((line) => /^\d/.test(line) && line.includes('Review'))
        .map((line) => line.split(' ')[0]),
      Array.from({ length: 10 }, (_, i) => `3.2.${String(i + 11)}`),
    );
    assert.deepEqual(linesOf(card).slice(-3, -1), ['Page 2 of 3', '[Previous] [Next]']);
    const pages = buttonsOf(card).map((button) => (button['data'] as { page: string }).page);
    assert.deepEqual([...new Set(pages)], ['2', '1', '3']);
  });

  it('shows whatever the register holds as text, and loses no action for it', () => {
    const etag = `"${'a'.repeat(60)},12"`;
    const items = HOSTILE_TEXTS.map((text, i) =>
      item(
        buildAction({
          ref: `9.9.${String(i + 1)}`,
          title: text,
          question: text,
          rag: 'Amber',
          lastUpdateAt: '2022-05-04T09:00:00.000Z',
          row: listRow('1', etag),
        }),
        'overdue',
        text,
      ),
    );
    const first = render(items, { notice: HOSTILE_TEXTS[0] ?? '', name: HOSTILE_TEXTS[1] ?? '' });
    const pages = Number(/Page 1 of (\d+)/.exec(linesOf(first.card).join('\n'))?.[1]);
    const cards = Array.from({ length: pages }, (_, i) => render(items, { page: i + 1 }).card);
    for (const card of [first.card, ...cards]) assertGoodCard(card);
    const shown = cards.flatMap(runsOf);
    for (const { action } of items) {
      assert.equal(shown.filter((text) => text.startsWith(`${action.ref} `)).length, 1, action.ref);
    }
    assert.ok(shown.includes('9.9.3 ${title} ${$root.etag} ${json(x)}'));
    assert.ok(shown.includes('9.9.2 <at>Adrian Rocks</at> <script>alert(1)</script>'));
    assert.ok(shown.includes('9.9.4 {\u200b{DATE(2022-01-01T00:00:00Z,SHORT)}}'));
  });
});
