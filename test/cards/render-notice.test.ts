import assert from 'node:assert/strict';
import { type HelpView, renderHelp } from '../../src/cards/render-help.js';
import { renderNotice } from '../../src/cards/render-notice.js';
import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf } from './read-card.js';

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

  it('offers up to three things to say, as if they had been typed', () => {
    const offers = ['overdue', 'what is red in priority 3', `find ${'x'.repeat(90)}`, 'due'];
    const { card } = renderNotice({ title: 'I did not understand that', paragraphs: [], offers });
    assertGoodCard(card);
    assert.deepEqual(
      buttonsOf(card).map(({ type, title, tooltip, data }) => ({ type, title, tooltip, data })),
      offers.slice(0, 3).map((value) => ({
        type: 'Action.Submit',
        title: value,
        tooltip: `Ask: ${value}`,
        data: { msteams: { type: 'imBack', value } },
      })),
    );
  });

  it('shows whatever it is given as text', () => {
    for (const text of HOSTILE_TEXTS)
      assertGoodCard(renderNotice({ title: text, paragraphs: [text, text] }).card);
    assertGoodCard(renderNotice({ title: 'Many', paragraphs: HOSTILE_TEXTS }).card);
    const buttons = ['1', '2', '3'].map((title) => ({
      title,
      verb: 'actions.page',
      data: {},
    }));
    for (const text of Object.values(LONGEST_TEXTS)) {
      const paragraphs = Array.from({ length: 20 }, () => text);
      const offers = ['a', 'b', 'c'].map((letter) => letter + text);
      assertGoodCard(renderNotice({ title: `Many: ${text}`, paragraphs, buttons, offers }).card);
    }
  });
});

describe('the help', () => {
  const lines = (said: Partial<HelpView> = {}): readonly string[] => {
    const { card } = renderHelp({
      key: DEFAULT_RAG_KEY,
      refs: ['7.3.7', '10.4.2'],
      chair: false,
      officer: false,
      personal: true,
      ...said,
    });
    assertGoodCard(card);
    return linesOf(card);
  };

  it('gives a lead examples from their own actions and says what the words mean', () => {
    assert.deepEqual(lines(), [
      'What you can ask me',
      'I ask you once for each action that is due, and you answer with the buttons or by typing.',
      'To report, type for example: 7.3.7 amber waiting for the survey, new date 30 September 2022',
      'Or: 10.4.2 complete see the report to the board. Or for several at once: 7.3.7 10.4.2 green',
      'To look, type: my actions, action 7.3.7, history 7.3.7, overdue, due, find board, digest, digest priority 3, questions, measures, or paper.',
      'To ask: what is red in priority 3, what is overdue for Allan Pearce, what is due before 1 October, what has no update, what moved, or who has not reported.',
      'When you are away: away until 3 October, and then: back.',
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

  it('gives a chair the words of a chair, and an officer those of both', () => {
    const chair =
      'For the chair: ask 7.3.7 what is holding it up?, agree 7.3.7, keep the old date of 7.3.7, digest since 1 September 2022, or digest as at 30 June 2022. Here, who has not reported gives their names.';
    const officer = [
      'For a lead, end with their name: 7.3.7 amber waiting for the survey, for Allan Pearce.',
      "About today's messages, type: reminders, remind now, or who was not reached.",
    ];
    const more = (said: Partial<HelpView>) => lines(said).filter((line) => !lines().includes(line));
    assert.deepEqual(more({ chair: true }), [chair]);
    assert.deepEqual(more({ chair: true, officer: true }), [officer[0], chair, officer[1]]);
  });

  it('says in the channel what is for the own chat alone, and names no word that does not answer there', () => {
    assert.deepEqual(lines({ chair: true, officer: true, personal: false }).slice(0, 9), [
      'What you can ask me',
      'Everybody here reads my answers. Names, my actions and being away are for our own chat: ask me for help there.',
      'To report, type for example: 7.3.7 amber waiting for the survey, new date 30 September 2022',
      'Or: 10.4.2 complete see the report to the board. Or for several at once: 7.3.7 10.4.2 green',
      'For a lead, end with their name: 7.3.7 amber waiting for the survey, for Allan Pearce.',
      'To look, type: action 7.3.7, history 7.3.7, overdue, due, find board, digest, digest priority 3, questions, measures, or paper.',
      'To ask: what is red in priority 3, what is overdue for Allan Pearce, what is due before 1 October, what has no update, what moved, or who has not reported.',
      'For the chair: ask 7.3.7 what is holding it up?, agree 7.3.7, keep the old date of 7.3.7, digest since 1 September 2022, or digest as at 30 June 2022.',
      'What the words mean:',
    ]);
  });
});
