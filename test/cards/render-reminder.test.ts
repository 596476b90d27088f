import assert from 'node:assert/strict';
import { renderReminder, type SavedRow } from '../../src/cards/render-reminder.js';
import type { Action } from '../../src/domain/action.js';
import { agreedDueOn } from '../../src/domain/action.js';
import { daysBetween } from '../../src/domain/civil-date.js';
import type { Card } from '../../src/domain/messenger.js';
import type { ReminderItem, ReminderKind } from '../../src/domain/reminder.js';
import { versionOf } from '../../src/domain/version.js';
import { buildAction, day, listRow, person } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf, runsOf } from './read-card.js';

const TODAY = day('2022-09-01');
const TODAY_HERE = { day: TODAY, zone: 'Europe/London' };

function item(action: Action, kind: ReminderKind, why = ''): ReminderItem {
  const dueOn = agreedDueOn(action);
  return { action, kind, dueOn, days: dueOn === null ? null : daysBetween(TODAY, dueOn), why };
}

function render(
  items: readonly ReminderItem[],
  more: {
    page?: number;
    saved?: [string, SavedRow][];
    notice?: string;
    name?: string;
    request?: string;
    first?: { officers: readonly string[] };
  } = {},
) {
  const { page = 1, saved = [], name = 'Adrian Rocks', request = '', ...said } = more;
  const reminder = { to: person(name), items, request };
  return renderReminder({ reminder, page, saved: new Map(saved), ...TODAY_HERE, ...said });
}

const UNREPORTED = buildAction();
const REPORTED_GREEN = buildAction({
  ref: '3.3.1',
  title: 'Find out which provision is missing from the Local Offer',
  rag: 'Green',
  lastUpdateAt: '2022-05-04T09:00:00.000Z',
});
const IN_TIME = buildAction({ ref: '4.1.1', dueOn: day('2022-09-30'), dueText: 'September 2022' });
const REPORTED_AMBER = buildAction({
  ref: '7.3.7',
  title: 'Broker and monitor placements more closely',
  dueOn: day('2022-09-30'),
  dueText: 'September 2022',
  rag: 'Amber',
  lastUpdateAt: '2022-07-18T09:00:00.000Z',
  question: 'What do the schools say?',
});

const SAVED: SavedRow = {
  rag: 'Amber',
  at: '2022-09-01T08:12:00.000Z',
  note: 'Waiting for the survey',
  by: '',
  undo: true,
};

/** What a press on a button of an action carries from the first page. */
function pressOf(action: Action) {
  return { ref: action.ref, etag: versionOf(action), page: '1' };
}

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

  it('holds the longest texts in every row and all buttons, on as many pages as that takes', () => {
    const kinds = ['overdue', 'due-today', 'due-soon', 'update-request'] as const;
    for (const text of Object.values(LONGEST_TEXTS).filter((words) => words.trim() !== '')) {
      const items = Array.from({ length: 10 }, (_, i) =>
        item(
          buildAction({
            ref: `100.100.${String(100 + i)}`,
            title: text,
            question: text,
            rag: 'Amber',
            lastUpdateAt: '2022-05-04T09:00:00.000Z',
            revisedDueOn: day('2022-10-31'),
            row: listRow('1', '"6f0d7a52-9b1e-4a77-8c39-2f4b5a1c7e90,123456"'),
          }),
          kinds[i % kinds.length]!,
          text,
        ),
      );
      const row: SavedRow = {
        rag: 'Complete',
        at: '2022-08-30T09:00:00.000Z',
        note: text,
        by: text,
        undo: true,
      };
      for (const answered of [0, 5, 10]) {
        const saved = items.slice(0, answered).map(({ action }): [string, SavedRow] => [action.ref, row]);
        const pages = pagesOf(items, { saved, notice: text, name: text });
        for (const card of pages) assertGoodCard(card);
        assert.equal(pages.flatMap(runsOf).filter((line) => line.startsWith('100.100.')).length, 10);
      }
    }
  });

  it('holds a full page with all its headings beside the longest words around them', () => {
    const long = '"'.repeat(2000);
    const items = Array.from({ length: 20 }, (_, i) =>
      item(
        buildAction({
          ref: `100.100.${String(100 + i)}`,
          title: long,
          question: '"'.repeat(245),
          dueOn: day('2022-12-30'),
          rag: 'Amber',
          lastUpdateAt: '2022-05-04T09:00:00.000Z',
          row: listRow('1', '"6f0d7a52-9b1e-4a77-8c39-2f4b5a1c7e90,123456"'),
        }),
        i < 7 ? 'overdue' : i === 7 ? 'due-today' : i === 8 ? 'due-soon' : 'update-request',
        long,
      ),
    );
    for (const card of pagesOf(items, { notice: long, name: long })) assertGoodCard(card);
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
    const cards = pagesOf(items, { notice: HOSTILE_TEXTS[0] ?? '', name: HOSTILE_TEXTS[1] ?? '' });
    for (const card of cards) assertGoodCard(card);
    const shown = cards.flatMap(runsOf);
    for (const { action } of items) {
      assert.equal(shown.filter((text) => text.startsWith(`${action.ref} `)).length, 1, action.ref);
    }
    assert.ok(shown.includes('9.9.3 ${title} ${$root.etag} ${json(x)}'));
    assert.ok(shown.includes('9.9.2 <at>Adrian Rocks</at> <script>alert(1)</script>'));
    assert.ok(shown.includes('9.9.4 {\u200b{DATE(2022-01-01T00:00:00Z,SHORT)}}'));
  });
});

/** Every page of a lead's message. */
function pagesOf(...[items, more]: Parameters<typeof render>): readonly Card[] {
  const first = render(items, more).card;
  const of = Number(/Page 1 of (\d+)/.exec(linesOf(first).join('\n'))?.[1] ?? 1);
  return Array.from({ length: of }, (_, i) => render(items, { ...more, page: i + 1 }).card);
}
