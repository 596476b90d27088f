import type { FileCard } from './file-card.js';
import { type MessageEvent, openMessageLog } from './message-log.js';

/** An Adaptive Card. */
type Card = Readonly<Record<string, unknown>>;

/** What a message says. */
export interface MessageContent {
  readonly text: string;
  readonly cards: readonly Card[];
  readonly files: readonly FileCard[];
}

/** A message as it stands now. */
export interface Message extends MessageContent {
  /** Unique; a later message has a greater one. */
  readonly id: string;
  /** The UPN of the person whose chat it stands in; `null` in the channel. */
  readonly chat: string | null;
  readonly rootId: string | null;
  /** The UPN of who wrote it; `null` for the bot. */
  readonly by: string | null;
  /** An instant. */
  readonly at: string;
  readonly deleted: boolean;
  /** Rises with each change. */
  readonly version: number;
  /** The cards that took the message's place for single people, by UPN. */
  readonly shown: ReadonlyMap<string, Card>;
}

/** All messages. Each method resolves once the change is on the disk. */
export interface Messages {
  find(id: string): Message | null;
  /** In the order in which they were sent. */
  in(chat: string | null): readonly Message[];
  send(message: Pick<Message, 'chat' | 'rootId' | 'by'> & MessageContent): Promise<Message>;
  /** Changes it for everybody, in its place and under its id. */
  edit(id: string, content: MessageContent): Promise<void>;
  delete(id: string): Promise<void>;
  /** Puts a card in its place for one person. */
  show(id: string, to: string, card: Card): Promise<void>;
  close(): Promise<void>;
}

/** Opens the messages kept in `folder`. @throws CodedError `state-unreadable` */
export async function openMessages(
  folder: string,
  now: () => Date,
  onChange: (message: Message) => void,
): Promise<Messages> {
  const log = await openMessageLog(folder);
  const messages = new Map<string, Message>();
  let lastId = 0;

  function apply(event: MessageEvent): Message | null {
    const before = messages.get(event.id);
    const after = before === undefined ? born(event) : changed(before, event);
    if (after === null) return null;
    messages.set(after.id, after);
    lastId = Math.max(lastId, Number(after.id));
    return after;
  }
  async function record(event: MessageEvent): Promise<Message | null> {
    await log.append(event);
    const message = apply(event);
    if (message !== null) onChange(message);
    return message;
  }
  for (const event of log.past) apply(event);

  return {
    find: (id) => messages.get(id) ?? null,
    in: (chat) => [...messages.values()].filter((message) => message.chat === chat),
    async send({ chat, rootId, by, text, cards, files }) {
      const at = now();
      // The day can be moved back, and a later message must still have the greater id.
      lastId = Math.max(lastId + 1, at.getTime());
      const event = {
        kind: 'sent',
        id: String(lastId),
        chat,
        rootId,
        by,
        at: at.toISOString(),
        text,
        cards,
        files,
      } as const;
      await record(event);
      return born(event);
    },
    async edit(id, { text, cards, files }) {
      await record({ kind: 'edited', id, text, cards, files });
    },
    async delete(id) {
      await record({ kind: 'deleted', id });
    },
    async show(id, to, card) {
      await record({ kind: 'shown', id, to, card });
    },
    close: () => log.close(),
  };
}

function born(event: MessageEvent & { kind: 'sent' }): Message;
function born(event: MessageEvent): Message | null;
function born(event: MessageEvent): Message | null {
  if (event.kind !== 'sent') return null;
  const { id, chat, rootId, by, at, text, cards, files } = event;
  return { id, chat, rootId, by, at, text, cards, files, deleted: false, version: 1, shown: new Map() };
}

function changed(before: Message, event: MessageEvent): Message {
  const next = { ...before, version: before.version + 1 };
  switch (event.kind) {
    case 'sent':
      return before;
    case 'edited':
      return { ...next, text: event.text, cards: event.cards, files: event.files, shown: new Map() };
    case 'deleted':
      return { ...next, text: '', cards: [], files: [], deleted: true, shown: new Map() };
    case 'shown':
      return { ...next, shown: new Map([...before.shown, [event.to, event.card]]) };
  }
}
