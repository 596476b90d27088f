import assert from 'node:assert/strict';
import type { SavedRow } from '../../src/cards/render-reminder.js';
import type { Card } from '../../src/domain/messenger.js';
import { buildAction, day, listRow } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { item, render } from './draw-reminder.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf, runsOf } from './read-card.js';

describe("a lead's message, with many actions and any text in it", () => {
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
