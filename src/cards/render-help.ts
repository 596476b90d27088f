import type { OutgoingMessage } from '../domain/messenger.js';
import type { RagKey } from '../domain/rag.js';
import { renderNotice } from './render-notice.js';
import { sayRagKey } from './say-rag.js';
import { VERBS } from './verbs.js';

/** What the help shows. */
export interface HelpView {
  readonly key: RagKey;
  /** Refs of the reader's own actions, for the examples; may be empty. */
  readonly refs: readonly string[];
  /** Whether the reader is a chair or speaks for one. */
  readonly chair: boolean;
  /** Whether the reader is an officer, who may report for others. */
  readonly officer: boolean;
  /** Whether it stands in the reader's own chat, where every word answers. */
  readonly personal: boolean;
}

/**
 * What can be typed here, with examples from the reader's own actions, and what each RAG word means.
 * @throws CodedError `card-broken`
 */
export function renderHelp(view: HelpView): OutgoingMessage {
  const { key, refs, chair, officer, personal } = view;
  const first = refs[0] ?? '3.2.1';
  const second = refs[1] ?? first;
  return renderNotice({
    title: 'What you can ask me',
    paragraphs: [
      personal
        ? 'I ask you once for each action that is due, and you answer with the buttons or by typing.'
        : 'Everybody here reads my answers. Names, my actions and being away are for our own chat: ask me for help there.',
      `To report, type for example: ${first} amber waiting for the survey, new date 30 September 2022`,
      `Or: ${second} complete see the report to the board. Or for several at once: ${first} ${second} green`,
      officer
        ? `For a lead, end with their name: ${first} amber waiting for the survey, for Allan Pearce.`
        : '',
      `To look, type: ${personal ? 'my actions, ' : ''}action ${first}, history ${first}, overdue, due, find board, digest, digest priority 3, questions, measures, or paper.`,
      'To ask: what is red in priority 3, what is overdue for Allan Pearce, what is due before 1 October, what has no update, what moved, or who has not reported.',
      chair
        ? `For the chair: ask ${first} what is holding it up?, agree ${first}, keep the old date of ${first}, digest since 1 September 2022, or digest as at 30 June 2022.${personal ? ' Here, who has not reported gives their names.' : ''}`
        : '',
      officer && personal
        ? "About today's messages, type: reminders, remind now, or who was not reached."
        : '',
      personal ? 'When you are away: away until 3 October, and then: back.' : '',
      'What the words mean:',
      ...sayRagKey(key),
      "Please never write a child's name, date of birth, UPN or NHS number. I cannot recognise a name.",
    ],
    buttons: personal ? [{ title: 'My actions', verb: VERBS.actionsPage, data: { page: '1' } }] : [],
  });
}
