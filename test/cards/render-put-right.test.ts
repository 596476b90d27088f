import assert from 'node:assert/strict';
import { renderPutRight } from '../../src/cards/render-put-right.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { linesOf } from './read-card.js';

const item = (ref: string, text = 'No date.', webUrl = 'https://contoso.sharepoint.com/row') => ({
  ref,
  text,
  webUrl,
});

describe("the officer's own message", () => {
  it('says each thing once, with a link to its row', () => {
    const { card, summary } = renderPutRight([
      { title: 'Not reached', items: [item('', 'Wendy Young has blocked the bot.', '')] },
      {
        title: 'No date',
        items: [item('8.1.3', 'Share what works', 'https://contoso.sharepoint.com/a (b).aspx?ID=8')],
      },
    ]);
    assertGoodCard(card);
    assert.equal(summary, '2 things to put right in the register.');
    assert.deepEqual(linesOf(card), [
      '2 things to put right in the register',
      'This list comes when it has changed, and once a week while anything is on it.',
      'Not reached',
      'Wendy Young has blocked the bot.',
      'No date',
      '8.1.3 Share what works',
      '[Open 8.1.3](https://contoso.sharepoint.com/a%20%28b%29.aspx?ID=8)',
    ]);
  });

  it('counts what there is no room for', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => item(`3.1.${String(at)}`));
    const lines = linesOf(
      renderPutRight([
        { title: 'No date', items: many(30) },
        { title: 'Rows', items: many(2) },
      ]).card,
    );
    assert.equal(lines[0], '32 things to put right in the register');
    assert.deepEqual(lines.slice(-3), ['and 14 more', 'Rows', '2 things']);
  });

  it('survives whatever the register holds', () => {
    for (const text of [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)]) {
      const items = Array.from({ length: 30 }, () =>
        item(text, text, `https://contoso.sharepoint.com/${'x'.repeat(210)}`),
      );
      assertGoodCard(renderPutRight([{ title: 'Rows', items }]).card);
      assertGoodCard(renderPutRight([{ title: 'Rows', items: [item('', text, text)] }]).card);
    }
  });
});
