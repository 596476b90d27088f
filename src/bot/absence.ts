import { renderNotice } from '../cards/render-notice.js';
import { dayInShortWords } from '../domain/civil-date.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { AwayWords } from '../domain/parse-words.js';
import type { Actor } from '../domain/report.js';
import type { Desk } from './desk.js';

/** Takes note that somebody is away, or back. */
export async function sayAbsence(
  desk: Desk,
  actor: Actor,
  words: AwayWords | { readonly kind: 'back' },
): Promise<OutgoingMessage> {
  // The register may know a guest by either.
  const addresses = actor.email === undefined ? [actor.upn] : [actor.upn, actor.email];
  if (words.kind === 'back') {
    for (const address of addresses) await desk.absences.end(address);
    return notice('Welcome back', 'I will ask you again when something of yours is due.');
  }
  const { until } = words;
  if (until === null) {
    return notice(
      'Until when are you away?',
      'Nothing was changed. Write the day on which you are back, for example: away until 3 October',
    );
  }
  for (const address of addresses) await desk.absences.set(address, until);
  const day = dayInShortWords(until, desk.today());
  return notice(
    `You are away until ${day}`,
    `I send you no reminders before then. Whoever leads an action with you is told when they are asked; what you lead alone is asked of the leads of its priority. If you are here sooner, type: back`,
  );
}

function notice(title: string, text: string): OutgoingMessage {
  return renderNotice({ title, paragraphs: [text] });
}
