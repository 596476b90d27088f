import { renderNotice } from '../cards/render-notice.js';
import { isOfficer } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { nearestWords } from '../domain/nearest-words.js';
import { ownRefs } from './lists.js';
import type { TypedMessage } from './typed-report.js';

/** What somebody is told whose words mean nothing to the bot, with examples from their own actions. */
export function notUnderstood({ desk, actor, seen, incoming }: TypedMessage): OutgoingMessage {
  const [first = '3.2.1', second = first] = ownRefs(desk, actor, seen.reading);
  const asker = { personal: incoming.personal, officer: isOfficer(actor, desk.officers) };
  return renderNotice({
    title: 'I did not understand that',
    paragraphs: [
      `To report, begin with the action's number, for example: ${first} amber waiting for the survey. Or: ${second} green`,
      'To look, press what you meant, or type help. Nothing was changed.',
    ],
    offers: nearestWords(incoming.text, desk.today(), asker),
  });
}
