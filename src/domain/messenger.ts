/** An Adaptive Card, ready to be sent. */
export type Card = Readonly<Record<string, unknown>>;

/** Something to be shown to somebody. */
export interface OutgoingMessage {
  readonly card: Card;
  /** What the notification and the activity feed say: never "sent a card". */
  readonly summary: string;
}

/** Where a message stands, so that it can be replaced later. */
export interface MessageRef {
  readonly conversationId: string;
  readonly activityId: string;
}

/** How somebody was written to. */
export type Via = 'chat' | 'channel' | 'email';

/** Why somebody could not be reached. */
export type UnreachableReason = 'not-in-team' | 'blocked' | 'uninstalled' | 'switched-off' | 'no-address';

/** What became of one message. */
export type DeliveryOutcome =
  | { readonly outcome: 'sent'; readonly message: MessageRef }
  | { readonly outcome: 'unreachable'; readonly reason: UnreachableReason }
  /** `inDoubt`: Teams did not say whether it took it; else it certainly did not. */
  | { readonly outcome: 'failed'; readonly inDoubt: boolean };

/** Whatever carries messages to people: Teams. It never throws for a person who cannot be reached. */
export interface Messenger {
  /** Sends to a person's own chat with the bot, creating the chat where there is none yet. */
  sendToPerson(upn: string, message: OutgoingMessage): Promise<DeliveryOutcome>;
  /** Starts a thread in the channel of a team that the person is in, with a mention of them. */
  mentionInChannel(upn: string, message: OutgoingMessage): Promise<DeliveryOutcome>;
  /** Starts a thread in the group's channel. */
  postToChannel(message: OutgoingMessage): Promise<DeliveryOutcome>;
  /** Replies to a message in the channel, in its thread. */
  replyInThread(root: MessageRef, message: OutgoingMessage): Promise<DeliveryOutcome>;
  /** Replaces a message that was sent before. `false` where it is gone. */
  replace(ref: MessageRef, message: OutgoingMessage): Promise<boolean>;
}

/** An email. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
}

/** What carries email. It never throws: `refused` will not succeed if it is tried again, `failed` may. */
export interface Mailer {
  send(mail: Mail): Promise<'sent' | 'refused' | 'failed'>;
}
