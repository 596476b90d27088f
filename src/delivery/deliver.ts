import type { Mail, Mailer, MessageRef, Messenger, OutgoingMessage, Via } from '../domain/messenger.js';
import { IN_DOUBT, MAIL_NOT_TAKEN, NOT_TAKEN, whyUnreached } from '../domain/unreached.js';

/** The ways to somebody. */
export interface Ways {
  readonly messenger: Pick<Messenger, 'sendToPerson' | 'mentionInChannel'>;
  /** `null` where there is no mailbox to send from. */
  readonly mailer: Mailer | null;
}

/** One person's message, as each way needs it. */
interface Letter {
  readonly upn: string;
  readonly inChat: OutgoingMessage;
  readonly inChannel: () => OutgoingMessage;
  readonly mail: () => Mail;
}

/** What became of it. */
export type Delivered =
  | { readonly status: 'sent'; readonly via: Via; readonly message: MessageRef | null }
  | { readonly status: 'failed' | 'unreachable'; readonly why: string };

/**
 * Writes to somebody: in their own chat; where they have none, with a mention in the channel of a team they
 * are in; where they are in none, by email. A way that may have worked is not followed by another.
 */
export async function deliver({ messenger, mailer }: Ways, letter: Letter): Promise<Delivered> {
  const chat = await messenger.sendToPerson(letter.upn, letter.inChat);
  if (chat.outcome === 'sent') return { status: 'sent', via: 'chat', message: chat.message };
  if (chat.outcome === 'failed') return failed(chat);
  const channel = await messenger.mentionInChannel(letter.upn, letter.inChannel());
  if (channel.outcome === 'sent') return { status: 'sent', via: 'channel', message: channel.message };
  if (channel.outcome === 'failed') return failed(channel);
  const why = whyUnreached(chat.reason);
  if (mailer === null) return { status: 'unreachable', why };
  const mail = await mailer.send(letter.mail());
  if (mail === 'sent') return { status: 'sent', via: 'email', message: null };
  return { status: mail === 'failed' ? 'failed' : 'unreachable', why: `${why}, ${MAIL_NOT_TAKEN}` };
}

function failed({ inDoubt }: { readonly inDoubt: boolean }): Delivered {
  return { status: 'failed', why: inDoubt ? IN_DOUBT : NOT_TAKEN };
}
