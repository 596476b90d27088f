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
  /** Whether the reader is an officer, who may report for others. */
  readonly officer: boolean;
}

/**
 * What can be typed, with examples from the reader's own actions, and what each RAG word means.
 * @throws CodedError `card-broken`
 */
export function renderHelp({ key, refs, officer }: HelpView): OutgoingMessage {
  const first = refs[0] ?? '3.2.1';
  const second = refs[1] ?? first;
  return renderNotice({
    title: 'What you can ask me',
    paragraphs: [
      'I ask you once for each action that is due, and you answer with the buttons or by typing.',
      `To report, type for example: ${first} amber waiting for the survey, new date 30 September 2022`,
      `Or: ${second} complete see the report to the board. Or for several at once: ${first} ${second} green`,
      officer
        ? `For a lead, end with their name: ${first} amber waiting for the survey, for Allan Pearce. About today's messages, type: reminders, remind now, or who was not reached.`
        : '',
      `To look, type: my actions, action ${first}, overdue, due, digest, digest priority 3, or measures. When you are away: away until 3 October, and then: back.`,
      'What the words mean:',
      ...sayRagKey(key),
      "Please never write a child's name, date of birth, UPN or NHS number. I cannot recognise a name.",
    ],
    buttons: [{ title: 'My actions', verb: VERBS.actionsPage, data: { page: '1' } }],
  });
}
