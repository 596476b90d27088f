import path from 'node:path';
import { Router } from 'express';
import { groupBy } from '../../domain/group-by.js';
import {
  consentActivity,
  installationActivities,
  type Press,
  pressActivity,
  type Surroundings,
  textActivity,
} from './activities.js';
import { tellBot } from './bot-line.js';
import { connectorRoutes } from './connector-routes.js';
import { type FileCardView, viewFileCard } from './file-card.js';
import type { LocalPerson, LocalTeam } from './local-person.js';
import { type Message, openMessages } from './messages.js';
import { createPlaces, type Place } from './places.js';
import { openUploads } from './uploads.js';

export type { LocalPerson } from './local-person.js';

/** What `createConnector` is made of. */
interface ConnectorOptions {
  /** Where messages are kept. */
  readonly folder: string;
  /** Where the bot listens: `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: () => string;
  /** Where the bot reaches this connector, with a slash at the end. */
  readonly serviceUrl: () => string;
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly LocalPerson[];
  readonly team: LocalTeam;
  readonly now: () => Date;
}

/** A message as one person sees it. */
interface MessageView {
  readonly id: string;
  readonly by: { readonly name: string; readonly upn: string | null; readonly isBot: boolean };
  readonly at: string;
  /** Markdown from the bot, plain text from a person. */
  readonly text: string;
  readonly cards: readonly Readonly<Record<string, unknown>>[];
  readonly files: readonly FileCardView[];
  readonly deleted: boolean;
  /** Differs whenever the message has changed. */
  readonly version: number;
}

/** A thread of the channel: the message that it began with, then the replies. */
interface ThreadView {
  readonly root: MessageView;
  readonly replies: readonly MessageView[];
}

/** What became of something said: `unheard` where it is kept and the bot did not take it. */
type Said = { readonly outcome: 'heard' | 'unheard'; readonly id: string } | { readonly outcome: 'refused' };

/** What became of a button: `refused` where that person has no such message. */
type Pressed =
  | { readonly outcome: 'card' | 'failed' | 'refused' }
  | { readonly outcome: 'notice'; readonly text: string };

/** What became of such an answer: `refused` where that person has no such message. */
interface Consented {
  readonly outcome: 'taken' | 'failed' | 'refused';
}

/** Where a message was added or changed. */
interface MessageChange {
  /** The UPN of the person whose chat it is; `null` in the channel. */
  readonly chat: string | null;
}

/** Teams, as far as local mode needs it: what the bot talks to, and what the page shows. */
export interface Connector {
  /** The Bot Connector; to be mounted where `serviceUrl` leads. */
  readonly router: Router;
  readonly bot: { readonly id: string; readonly name: string };
  readonly team: LocalTeam;
  /** Tells the bot that it is in the team, as often as one likes. `false` where it did not answer. */
  announce(): Promise<boolean>;
  /** Somebody says something: in the own chat, in a new thread of the channel, or in the thread `threadId`. */
  say(upn: string, text: string, where: 'chat' | 'channel', threadId?: string): Promise<Said>;
  /** Somebody presses a button on the card of that message. */
  press(upn: string, messageId: string, press: Press): Promise<Pressed>;
  /** Somebody answers whether the file that this message offers may be put into their OneDrive. */
  consent(upn: string, messageId: string, action: 'accept' | 'decline'): Promise<Consented>;
  /** Somebody's chat with the bot, oldest first; `null` where nobody has that UPN. */
  chat(upn: string): readonly MessageView[] | null;
  /** The channel as that person sees it, oldest thread first; `null` where nobody has that UPN. */
  channel(upn: string): readonly ThreadView[] | null;
  /** Calls back after each change, until what it returns is called. */
  subscribe(listener: (change: MessageChange) => void): () => void;
  close(): Promise<void>;
}

/** Opens the messages in the folder and speaks for Teams. @throws CodedError `state-unreadable` */
export async function createConnector(options: ConnectorOptions): Promise<Connector> {
  const { people, team, bot, tenantId, botUrl } = options;
  const places = createPlaces(people, team);
  const around: Surroundings = { ...options, places };
  const listeners = new Set<(change: MessageChange) => void>();
  const messages = await openMessages(options.folder, options.now, ({ chat }) => {
    for (const listener of listeners) listener({ chat });
  });

  const uploads = openUploads(path.join(options.folder, 'files'), options.serviceUrl);
  return {
    router: Router().use(uploads.router, connectorRoutes({ messages, places, team, tenantId })),
    bot,
    team,

    async announce() {
      const [by] = people;
      if (by === undefined) return false;
      for (const activity of installationActivities(around, by)) {
        if ((await tellBot(botUrl(), activity)).outcome === 'failed') return false;
      }
      return true;
    },

    async say(upn, text, where, threadId) {
      const person = places.personByUpn(upn);
      if (person === null) return { outcome: 'refused' };
      const root = threadId === undefined ? null : messages.find(threadId);
      if (threadId !== undefined && (root?.chat !== null || root.rootId !== null))
        return { outcome: 'refused' };
      const sent = await messages.send({
        chat: where === 'chat' ? person.upn : null,
        rootId: threadId ?? null,
        by: person.upn,
        text,
        cards: [],
        files: [],
      });
      const place: Place =
        where === 'chat' ? { kind: 'chat', person } : { kind: 'channel', rootId: threadId ?? sent.id };
      const answer = await tellBot(botUrl(), textActivity(around, { id: sent.id, person, place, text }));
      return { outcome: answer.outcome === 'failed' ? 'unheard' : 'heard', id: sent.id };
    },

    async press(upn, messageId, press) {
      const person = places.personByUpn(upn);
      const message = messages.find(messageId);
      if (person === null || message === null || message.by !== null) return { outcome: 'refused' };
      if (message.deleted || (message.chat !== null && message.chat !== person.upn))
        return { outcome: 'refused' };
      const place: Place =
        message.chat === null
          ? { kind: 'channel', rootId: message.rootId ?? message.id }
          : { kind: 'chat', person };
      const answer = await tellBot(botUrl(), pressActivity(around, { person, place, messageId, press }));
      if (answer.outcome === 'notice') return answer;
      if (answer.outcome !== 'card') return { outcome: 'failed' };
      await messages.show(messageId, person.upn, answer.card);
      return { outcome: 'card' };
    },

    async consent(upn, messageId, action) {
      const person = places.personByUpn(upn);
      const message = messages.find(messageId);
      const offer = message?.files.find((file) => file.kind === 'consent');
      if (person === null || message?.chat !== person.upn || offer === undefined) {
        return { outcome: 'refused' };
      }
      const uploadInfo = action === 'accept' ? uploads.open(offer.name) : undefined;
      if (uploadInfo === null) return { outcome: 'failed' };
      const value = { action, context: offer.contexts[action], uploadInfo };
      const { outcome } = await tellBot(botUrl(), consentActivity(around, { person, messageId, value }));
      return { outcome: outcome === 'taken' ? 'taken' : 'failed' };
    },

    chat(upn) {
      const person = places.personByUpn(upn);
      if (person === null) return null;
      return messages.in(person.upn).map((message) => view(message, person));
    },

    channel(upn) {
      const person = places.personByUpn(upn);
      if (person === null) return null;
      const replies = groupBy(
        messages.in(null).filter(({ rootId }) => rootId !== null),
        ({ rootId }) => rootId,
      );
      return messages
        .in(null)
        .filter(({ rootId }) => rootId === null)
        .map((root) => ({
          root: view(root, person),
          replies: (replies.get(root.id) ?? []).map((message) => view(message, person)),
        }));
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    close: () => messages.close(),
  };

  function view(message: Message, reader: LocalPerson): MessageView {
    const { id, at, text, files, deleted, version } = message;
    const own = message.shown.get(reader.upn);
    const writer = message.by === null ? null : places.personByUpn(message.by);
    return {
      id,
      by: {
        name: message.by === null ? bot.name : (writer?.name ?? message.by),
        upn: message.by,
        isBot: message.by === null,
      },
      at,
      text,
      cards: own === undefined ? message.cards : [own],
      files: files.map(viewFileCard),
      deleted,
      version,
    };
  }
}
