import { z } from 'zod';
import type { Mailer } from '../domain/messenger.js';

interface Parts {
  /** Posts to Microsoft Graph; rejects where that fails. */
  readonly post: (path: string, body: object) => Promise<unknown>;
  /** The mailbox that everything is sent from. */
  readonly from: string;
  /** Where answers go. */
  readonly replyTo: readonly string[];
}

/** What sends email through Microsoft Graph, from one mailbox. */
export function createMailer({ post, from, replyTo }: Parts): Mailer {
  return {
    async send({ to, subject, html }) {
      const message = {
        subject,
        body: { contentType: 'HTML', content: html },
        toRecipients: recipients([to]),
        replyTo: recipients(replyTo),
      };
      try {
        await post(`/users/${encodeURIComponent(from)}/sendMail`, { message, saveToSentItems: true });
        return 'sent';
      } catch (error) {
        const { status } = Failure.parse(error);
        // Without an answer, or with one of a busy service, the next run may succeed.
        return status === null || status === 429 || status >= 500 ? 'failed' : 'refused';
      }
    },
  };
}

const Failure = z.object({ status: z.number().nullable().catch(null) }).catch({ status: null });

function recipients(addresses: readonly string[]): readonly object[] {
  return addresses.map((address) => ({ emailAddress: { address } }));
}
