import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { BOT, CHANNEL, EVERYBODY, type Player, TEAM } from './cast.js';

/** A message that the bot sent, or with which it replaced one. */
export interface SentMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly replaces: boolean;
  readonly activity: Readonly<Record<string, unknown>>;
}

/** A small Bot Connector in this process, which knows a few people. */
export interface OwnConnector {
  readonly serviceUrl: string;
  /** Whom the rosters show under an id in place of who it is. */
  readonly impostors: Map<string, Player>;
  /** The people in whose chat nothing can be written, with Teams' code for why. */
  readonly closed: Map<Player, string>;
  /** The ids of the messages that the bot has taken away. */
  readonly removed: string[];
  /** Is told of each message as it arrives. */
  onMessage: (message: SentMessage) => void;
  close(): Promise<void>;
}

/** Starts it on a free loopback port. Whatever it does not know it refuses as Teams does. */
export async function startConnector(): Promise<OwnConnector> {
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connector: OwnConnector = {
    serviceUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    impostors: new Map(),
    closed: new Map(),
    removed: [],
    onMessage: () => undefined,
    close: async () => {
      server.closeIdleConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const closedFor = (conversation: string): string | undefined =>
    [...connector.closed].find(([{ chatId }]) => chatId === conversation)?.[1];
  /** The conversation of each message. */
  const places = new Map<string, string>();
  const keep = (conversationId: string, id: string, replaces: boolean, activity: SentMessage['activity']) => {
    places.set(id, conversationId);
    connector.onMessage({ id, conversationId, replaces, activity });
    return { id };
  };

  app.use(express.json({ limit: '1mb' }));
  app.get('/v3/conversations/:conversation/members/:member', (request, response) => {
    const { conversation, member } = request.params;
    const found = membersOf(conversation)?.find(
      ({ userId, aadObjectId }) => member === userId || member === aadObjectId,
    );
    if (found === undefined) refuse(response, 'MemberNotFoundInConversation');
    else response.json(shown(connector.impostors.get(found.userId) ?? found));
  });
  app.get('/v3/conversations/:conversation/pagedmembers', (request, response) => {
    const members = membersOf(request.params.conversation);
    if (members === null) refuse(response, 'ConversationNotFound');
    else response.json({ members: members.map(shown) });
  });
  app.get('/v3/teams/:team/conversations', (request, response) => {
    if (request.params.team === TEAM) response.json({ conversations: [{ id: CHANNEL, name: 'SENDIG' }] });
    else refuse(response, 'ConversationNotFound');
  });
  app.post('/v3/conversations', (request, response) => {
    const { members = [] } = request.body as { readonly members?: readonly { readonly id: string }[] };
    const found = EVERYBODY.find(({ userId }) => userId === members[0]?.id);
    if (found === undefined) refuse(response, 'MemberNotFoundInConversation');
    else response.status(201).json({ id: found.chatId });
  });
  app.post('/v3/conversations/:conversation/activities{/:reply}', (request, response) => {
    const { conversation } = request.params;
    if (membersOf(conversation) === null) refuse(response, 'ConversationNotFound');
    else if (closedFor(conversation) !== undefined) {
      refuse(response, closedFor(conversation) ?? '', 403);
    } else {
      const id = `message-${places.size + 1}`;
      response.status(201).json(keep(conversation, id, false, request.body as SentMessage['activity']));
    }
  });
  app.put('/v3/conversations/:conversation/activities/:message', (request, response) => {
    const { conversation, message } = request.params;
    if (places.get(message) !== conversation) refuse(response, 'ActivityNotFoundInConversation');
    else response.json(keep(conversation, message, true, request.body as SentMessage['activity']));
  });
  app.delete('/v3/conversations/:conversation/activities/:message', (request, response) => {
    const { conversation, message } = request.params;
    if (places.get(message) !== conversation) refuse(response, 'ActivityNotFoundInConversation');
    else {
      connector.removed.push(message);
      response.end();
    }
  });
  return connector;
}

/** Those in a conversation, or `null` where there is none of that id. */
function membersOf(conversation: string): readonly Player[] | null {
  const [place] = conversation.split(';');
  if (place === TEAM || place === CHANNEL) return EVERYBODY.filter(({ inTeam }) => inTeam);
  const owner = EVERYBODY.find(({ chatId }) => chatId === conversation);
  return owner === undefined ? null : [owner];
}

function shown({ userId, aadObjectId, name, upn, email }: Player): object {
  return { id: userId, aadObjectId, objectId: aadObjectId, name, userPrincipalName: upn, email };
}

function refuse(response: Response, code: string, status = 404): void {
  response.status(status).json({ error: { code, message: `${BOT.name}: there is no such thing.` } });
}

/** The card of a message that the bot sent. */
export function cardOf(message: SentMessage | undefined): Readonly<Record<string, unknown>> {
  const [attachment] = message!.activity['attachments'] as { readonly content: Record<string, unknown> }[];
  return attachment!.content;
}
