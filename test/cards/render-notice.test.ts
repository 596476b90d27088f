import assert from 'node:assert/strict';
import { renderHelp } from '../../src/cards/render-help.js';
import { renderNotice } from '../../src/cards/render-notice.js';
import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { linesOf } from './read-card.js';

describe('a notice', () => {
  it('says its words, and offers what can be done', () => {
    const { card, summary } = renderNotice({
      title: 'There is no action 3.2.9',
      paragraphs: ['The register has no action of that number.'],
      buttons: [{ title: 'My actions', verb: 'actions.page', data: { page: '1' } }],
    });
    assertGoodCard(card);
    assert.equal(summary, 'There is no action 3.2.9. The register has no action of that number.');
    assert.deepEqual(linesOf(card), [
      'There is no action 3.2.9',
      'The register has no action of that number.',
      '[My actions]',
    ]);
  });

  it('shows whatever it is given as text', () => {
    for (const text of HOSTILE_TEXTS)
      assertGoodCard(renderNotice({ title: text, paragraphs: [text, text] }).card);
    assertGoodCard(renderNotice({ title: 'Many', paragraphs: HOSTILE_TEXTS }).card);
    for (const text of Object.values(LONGEST_TEXTS)) {
      const paragraphs = Array.from({ length: 12 }, () => text);
      assertGoodCard(renderNotice({ title: `Many: ${text}`, paragraphs }).card);
    }
  });
});

describe('the help', () => {
  it("gives examples from the reader's own actions and says what the words mean", () => {
    const { card } = renderHelp({ key: DEFAULT_RAG_KEY, refs: ['7.3.7', '10.4.2'], officer: true });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), [
      'What you can ask me',
      'I ask you once for each action that is due, and you answer with the buttons or by typing.',
      'To report, type for example: 7.3.7 amber waiting for the survey, new date 30 September 2022',
      'Or: 10.4.2 complete see the report to the board. Or for several at once: 7.3.7 10.4.2 green',
      "For a lead, end with their name: 7.3.7 amber waiting for the survey, for Allan Pearce. About today's messages, type: reminders, remind now, or who was not reached.",
      'To look, type: my actions, action 7.3.7, overdue, due, digest, digest priority 3, or measures. When you are away: away until 3 October, and then: back.',
      'What the words mean:',
      '● Red: more than a month late, or unlikely to be done without help',
      '▲ Amber: up to a month late, or at risk with a plan to recover',
      '■ Green: on track for its date',
      '✓ Complete: done, with evidence that it has worked',
      '○ No update: nobody has reported on it',
      "Please never write a child's name, date of birth, UPN or NHS number. I cannot recognise a name.",
      '[My actions]',
    ]);
  });
});
