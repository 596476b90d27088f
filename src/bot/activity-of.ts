import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { FileMessage } from './file-cards.js';

/**
 * The activity that shows a message. The card travels alone, with the notification's words in
 * `summary`: Teams splits an activity of text and card, and the id that comes back is then of no use.
 */
export function activityOf(message: OutgoingMessage | FileMessage): Partial<Activity> {
  return {
    type: 'message',
    summary: message.summary,
    attachments: [
      'card' in message
        ? { contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }
        : message.attachment,
    ],
    channelData: { notification: { alert: true } },
  };
}

/** The activity that shows a message below a mention of somebody, who is told of it. */
export function mentioning(
  { userId, name }: { readonly userId: string; readonly name: string },
  { card, summary }: OutgoingMessage,
): Partial<Activity> {
  const { body = [], msteams = {} } = Mentionable.parse(card);
  const text = `<at>${name.replace(/[<>&]/g, ' ')}</at>`;
  const entity = { type: 'mention', text, mentioned: { id: userId, name } };
  return activityOf({
    summary,
    card: {
      ...card,
      body: [{ type: 'TextBlock', wrap: true, text }, ...body],
      msteams: { ...msteams, entities: [entity] },
    },
  });
}

const Mentionable = z.looseObject({
  body: z.array(z.unknown()).exactOptional(),
  msteams: z.record(z.string(), z.unknown()).exactOptional(),
});
