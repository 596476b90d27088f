import type { Activity } from 'botbuilder';
import type { OutgoingMessage } from '../domain/messenger.js';

/**
 * The activity that shows a message. The card travels alone, with the notification's words in
 * `summary`: Teams splits an activity of text and card, and the id that comes back is then of no use.
 */
export function activityOf(message: OutgoingMessage): Partial<Activity> {
  return {
    type: 'message',
    summary: message.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
    channelData: { notification: { alert: true } },
  };
}
