import { json, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { readFileCard } from './file-card.js';
import { type LocalTeam, memberOf } from './local-person.js';
import { loopbackOnly } from './loopback-only.js';
import type { MessageContent, Messages } from './messages.js';
import type { Place, Places } from './places.js';

/** Teams turns away a message that is larger, counted in UTF-16. */
const MOST_BYTES = 100_000;
const PAGE_SIZE = 200;
const CARD = 'application/vnd.microsoft.card.adaptive';

const OutgoingActivity = z.looseObject({
  type: z.literal('message'),
  text: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).nullish(),
});
const Silent = z.looseObject({ type: z.enum(['typing', 'trace']) });
const Card = z.record(z.string(), z.unknown());
const NewConversation = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  activity: OutgoingActivity.nullish(),
});
const PageQuery = z.object({
  pageSize: z.coerce.number().int().min(1).max(500).catch(PAGE_SIZE),
  continuationToken: z.coerce.number().int().min(0).catch(0),
});

/** The Bot Connector's paths, as far as this bot uses them. Errors have the connector's own shape. */
export function connectorRoutes(parts: {
  readonly messages: Messages;
  readonly places: Places;
  readonly team: LocalTeam;
  readonly tenantId: string;
}): Router {
  const { messages, places, team, tenantId } = parts;
  const router = Router();
  router.use(loopbackOnly, json({ limit: '256kb' }));

  router.post('/v3/conversations', async (request, response) => {
    const wanted = NewConversation.safeParse(request.body);
    if (!wanted.success) return refuse(response, 400, 'BadSyntax', 'This is no new conversation.');
    const { members, channelData, activity } = wanted.data;
    const place = placeFor(members?.[0]?.id, channelData?.channel?.id);
    if (place === null)
      return refuse(response, 404, 'MemberNotFoundInConversation', 'There is nobody of that id.');
    if (activity == null) return response.status(201).json({ id: places.idOf(place) });
    const content = contentOf(activity);
    if (content === null) return tooBig(response);
    const sent = await send(place, content);
    return response.status(201).json({ id: places.idOf(threadOf(place, sent)), activityId: sent });
  });

  // A reply stands in the thread that its conversation names; in a chat it is a message like any other.
  const activities = '/v3/conversations/:conversationId/activities';
  const post: RequestHandler<{ conversationId: string }> = async (request, response) => {
    const place = findPlace(request.params);
    if (place === null) return void noConversation(response);
    const activity = OutgoingActivity.safeParse(request.body);
    if (!activity.success) {
      // What only says that the bot is writing leaves nothing behind.
      const silent = Silent.safeParse(request.body);
      if (silent.success) return void response.json({});
      return void refuse(response, 400, 'BadSyntax', 'This is no message.');
    }
    const content = contentOf(activity.data);
    if (content === null) return void tooBig(response);
    if (place.kind === 'channel' && content.files.some(({ kind }) => kind === 'consent')) {
      return void refuse(response, 400, 'BadSyntax', 'A file is offered in a chat with one person only.');
    }
    response.status(201).json({ id: await send(place, content) });
  };
  router.post(activities, post);
  router.post(`${activities}/:replyToId`, post);

  const one = `${activities}/:activityId`;
  router.put(one, async (request, response) => {
    const message = findOwn(request.params);
    if (message === null) return noActivity(response);
    const activity = OutgoingActivity.safeParse(request.body);
    if (!activity.success) return refuse(response, 400, 'BadSyntax', 'This is no message.');
    const content = contentOf(activity.data);
    if (content === null) return tooBig(response);
    await messages.edit(message.id, content);
    return response.json({ id: message.id });
  });
  router.delete(one, async (request, response) => {
    const message = findOwn(request.params);
    if (message === null) return noActivity(response);
    await messages.delete(message.id);
    return response.status(200).end();
  });

  router.get('/v3/conversations/:conversationId/members', (request, response) => {
    const place = findPlace(request.params);
    if (place === null) return noConversation(response);
    return response.json(places.members(place).map((person) => memberOf(person, tenantId)));
  });
  router.get('/v3/conversations/:conversationId/pagedmembers', (request, response) => {
    const place = findPlace(request.params);
    if (place === null) return noConversation(response);
    const { pageSize, continuationToken: from } = PageQuery.parse(request.query);
    const all = places.members(place);
    const to = from + pageSize;
    const members = all.slice(from, to).map((person) => memberOf(person, tenantId));
    return response.json(to < all.length ? { members, continuationToken: String(to) } : { members });
  });
  router.get('/v3/conversations/:conversationId/members/:memberId', (request, response) => {
    const place = findPlace(request.params);
    if (place === null) return noConversation(response);
    const person = places.person(request.params.memberId);
    if (person === null || !places.members(place).includes(person)) {
      return refuse(response, 404, 'MemberNotFoundInConversation', 'There is nobody of that id.');
    }
    return response.json(memberOf(person, tenantId));
  });

  router.get('/v3/teams/:teamId', (request, response) => {
    if (request.params.teamId !== team.id) return noConversation(response);
    return response.json({
      id: team.id,
      name: team.name,
      channelCount: 1,
      memberCount: places.members({ kind: 'channel', rootId: null }).length,
    });
  });
  router.get('/v3/teams/:teamId/conversations', (request, response) => {
    if (request.params.teamId !== team.id) return noConversation(response);
    return response.json({ conversations: [team.channel] });
  });
  return router;

  function placeFor(memberId: string | undefined, channelId: string | undefined): Place | null {
    if (channelId !== undefined) return places.find(channelId);
    const person = memberId === undefined ? null : places.person(memberId);
    return person === null ? null : { kind: 'chat', person };
  }

  /** `null` where there is no such conversation, or its thread has no beginning. */
  function findPlace({ conversationId }: { conversationId: string }): Place | null {
    const place = places.find(conversationId);
    if (place?.kind !== 'channel' || place.rootId === null) return place;
    const root = messages.find(place.rootId);
    return root?.chat === null && root.rootId === null ? place : null;
  }

  async function send(place: Place, content: MessageContent): Promise<string> {
    const chat = place.kind === 'chat' ? place.person.upn : null;
    const rootId = place.kind === 'chat' ? null : place.rootId;
    return (await messages.send({ chat, rootId, by: null, ...content })).id;
  }

  /** A message of the bot's own in that conversation. */
  function findOwn(params: { conversationId: string; activityId: string }) {
    const place = findPlace(params);
    const message = messages.find(params.activityId);
    const chat = place?.kind === 'chat' ? place.person.upn : null;
    if (place === null || message === null || message.by !== null || message.deleted) return null;
    return message.chat === chat ? message : null;
  }
}

function threadOf(place: Place, sent: string): Place {
  return place.kind === 'chat' ? place : { kind: 'channel', rootId: place.rootId ?? sent };
}

/** `null` where it is larger than Teams takes. */
function contentOf(activity: z.infer<typeof OutgoingActivity>): MessageContent | null {
  if (Buffer.byteLength(JSON.stringify(activity), 'utf16le') > MOST_BYTES) return null;
  const attachments = activity.attachments ?? [];
  const cards = attachments
    .filter(({ contentType }) => contentType === CARD)
    .map(({ content }) => Card.safeParse(content))
    .flatMap((card) => (card.success ? [card.data] : []));
  const files = attachments.flatMap((attachment) => readFileCard(attachment) ?? []);
  return { text: activity.text ?? '', cards, files };
}

function refuse(response: Response, status: number, code: string, message: string): Response {
  return response.status(status).json({ error: { code, message } });
}

function noConversation(response: Response): Response {
  return refuse(response, 404, 'ConversationNotFound', 'There is no such conversation.');
}

function noActivity(response: Response): Response {
  return refuse(response, 404, 'ActivityNotFoundInConversation', 'The bot has no such message there.');
}

function tooBig(response: Response): Response {
  return refuse(response, 413, 'MessageSizeTooBig', 'The message is larger than Teams takes.');
}
