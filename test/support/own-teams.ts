import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person } from '../../src/domain/action.js';
import type { Card } from '../../src/domain/messenger.js';

/** What a press is answered with: the card in place of its own, or a line of text beside it. */
export type PressAnswer = { readonly card: Card } | { readonly text: string };

/** A message of the bot's in somebody's chat. */
export interface BotMessage {
  readonly id: string;
  /** Whose chat it is: a UPN; in the channel the conversation. */
  readonly to: string;
  /** What it shows now, after each press and each time the bot has replaced it. */
  readonly card: Card;
  /** Whether the bot wrote it by itself, and not in answer to something. */
  readonly byItself: boolean;
}

/** Teams in the test's own process, with people who type and press. It lives on when the bot is killed. */
export interface OwnTeams {
  readonly serviceUrl: string;
  /** Somebody installs the bot, which so learns of its tenant. */
  install(upn: string): Promise<void>;
  /** Somebody types something; resolves to the bot's answer. Rejects where the bot does not answer. */
  say(upn: string, text: string): Promise<BotMessage>;
  /** Somebody presses a button of a message of the bot's. Rejects where the bot does not answer. */
  press(message: string, verb: string, data: object): Promise<PressAnswer>;
  /** The message as it stands now. */
  find(message: string): BotMessage;
  /** What the bot wrote to people by itself since this was last asked, oldest first. */
  takeNews(): readonly BotMessage[];
  close(): Promise<void>;
}

/** The one tenant of these people. */
export const OWN_TENANT = 'tenant-1';

interface SentActivity {
  readonly attachments?: readonly { readonly content: Card }[];
}

/**
 * Teams with these people in it.
 * @param botUrl where the bot listens now: `http://127.0.0.1:3978/api/messages`
 * @param onNews is told of each message that the bot writes by itself; the bot has its answer once that is over
 * @param onWay is told of each before it is here; `false`: it never comes, and nobody answers
 */
export async function openTeams(
  people: readonly Person[],
  botUrl: () => string,
  onNews: (to: string) => Promise<void> = () => Promise.resolve(),
  onWay: (to: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<OwnTeams> {
  const messages = new Map<string, BotMessage>();
  let news: string[] = [];
  const show = (id: string, to: string, card: Card, byItself: boolean): BotMessage => {
    const message = { id, to, card, byItself };
    messages.set(id, message);
    return message;
  };
  const find = (id: string): BotMessage => {
    const message = messages.get(id);
    if (message === undefined) throw new Error(`there is no message ${id}`);
    return message;
  };

  /** What the Bot Connector answers: members of a chat, a new message, a message replaced. */
  const answer = (method: string, path: string, body: SentActivity): object => {
    const [, , , chat = '', what = '', id = ''] = path.split('/');
    const upn = placeOf(chat);
    if (method === 'GET') return memberOf(people.find((person) => person.upn === upn));
    const card = body.attachments?.[0]?.content ?? {};
    if (method === 'PUT') return { id: show(id, upn, card, find(id).byItself).id };
    if (what !== 'activities') throw new Error(`the bot asked for ${method} ${path}`);
    const sent = show(`message-${String(messages.size + 1)}`, upn, card, id === '');
    if (sent.byItself) news.push(sent.id);
    return { id: sent.id };
  };
  const server = createServer((request, response) => {
    void textOf(request).then(async (text) => {
      const path = decodeURIComponent(new URL(request.url ?? '', 'http://teams').pathname);
      const body = (text === '' ? {} : JSON.parse(text)) as SentActivity;
      response.setHeader('content-type', 'application/json');
      const place = /\/conversations\/([^/]+)\/activities$/.exec(path)?.[1];
      if (place !== undefined && !(await onWay(placeOf(place)))) return;
      const before = news.length;
      const answered = JSON.stringify(answer(request.method ?? '', path, body));
      for (const id of news.slice(before)) await onNews(find(id).to);
      response.end(answered);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const serviceUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;

  const post = async (upn: string, activity: object): Promise<string> => {
    const response = await fetch(botUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        // Another one each time, also where Teams delivers the same click again.
        id: randomUUID(),
        channelId: 'msteams',
        serviceUrl,
        from: { id: `29:${upn}`, aadObjectId: `entra-${upn}` },
        recipient: { id: '28:bot' },
        conversation: { id: `chat-${upn}`, conversationType: 'personal', tenantId: OWN_TENANT },
        ...activity,
      }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`the bot answered ${String(response.status)}: ${text}`);
    return text;
  };

  return {
    serviceUrl,
    find,
    install: async (upn) => {
      await post(upn, { type: 'installationUpdate', action: 'add' });
    },
    say: async (upn, text) => {
      const before = messages.size;
      await post(upn, { type: 'message', text });
      const said = [...messages.values()].slice(before);
      const reply = said.findLast(({ to, byItself }) => to === upn && !byItself);
      if (reply === undefined) throw new Error(`the bot said nothing to "${text}"`);
      return reply;
    },
    press: async (message, verb, data) => {
      const { to, byItself } = find(message);
      const action = { type: 'Action.Execute', verb, data };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: message, value: { action } };
      const { value } = JSON.parse(await post(to, invoke)) as { readonly value: Card | string };
      if (typeof value === 'string') return { text: value };
      show(message, to, value, byItself);
      return { card: value };
    },
    takeNews: () => {
      const taken = news.map(find);
      news = [];
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whose chat it is; the channel, or a thread in it, is its own. */
function placeOf(conversation: string): string {
  return conversation.replace(/^chat-/, '');
}

function memberOf(person: Person | undefined): object {
  if (person === undefined) return {};
  const { name, upn } = person;
  return { id: `29:${upn}`, aadObjectId: `entra-${upn}`, name, userPrincipalName: upn };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
