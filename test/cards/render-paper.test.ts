import assert from 'node:assert/strict';
import { renderPaper } from '../../src/cards/render-paper.js';
import { day } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf } from './read-card.js';

const PAPER = {
  title: 'SENDIG action register for the *Health* Board',
  asOf: day('2022-09-30'),
  headline: 'Since 31 August 2022: 5 fewer overdue and 3 more Red.',
  url: 'https://contoso.sharepoint.com/sites/send/_layouts/15/Doc.aspx?file=a%20b.docx&action=default',
};

describe('the card of a paper', () => {
  it('says what it is, of which day, how it stands, and where to open it', () => {
    const { card, summary } = renderPaper(PAPER);
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), [
      'SENDIG action register for the \\*Health\\* Board',
      'As at 30 September 2022',
      'Since 31 August 2022: 5 fewer overdue and 3 more Red.',
      '[Open the paper]',
      "It is in the folder SENDIG papers of the group's site. Whoever may open the site may open it.",
    ]);
    assert.equal(buttonsOf(card)[0]?.['url'], PAPER.url);
    assert.equal(summary, 'SENDIG action register for the *Health* Board. As at 30 September 2022.');
  });

  it('holds whatever words there are', () => {
    for (const words of HOSTILE_TEXTS) {
      assertGoodCard(renderPaper({ ...PAPER, title: `x${words}`, headline: `x${words}` }).card);
    }
  });
});
