import { BOT, CHANNEL, type Player, TEAM, TENANT } from './cast.js';

/** An activity as Teams posts it. */
export type Activity = Readonly<Record<string, unknown>>;

/** What every activity of somebody's own chat with the bot has in common. */
export function fromChat(serviceUrl: string, { chatId, userId, aadObjectId, name }: Player): Activity {
  return {
    id: 'activity-1',
    timestamp: '2022-09-01T08:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: userId, name, aadObjectId },
    recipient: BOT,
    conversation: { id: chatId, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
  };
}

/** The same from a thread of the team's channel. */
export function fromChannel(serviceUrl: string, player: Player): Activity {
  return {
    ...fromChat(serviceUrl, player),
    conversation: {
      id: `${CHANNEL};messageid=1`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT,
    },
    channelData: { tenant: { id: TENANT }, team: { id: TEAM }, channel: { id: CHANNEL } },
  };
}

/** Something typed. */
export function typed(text: string): Activity {
  return { type: 'message', text };
}

/** A button pressed, with the card's inputs merged into its data. */
export function pressed(verb: string, data: unknown, replyToId = 'message-none'): Activity {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  };
}

/** The bot is put into the team: what Teams tells it. */
export function installed(serviceUrl: string, by: Player): Activity {
  const { channelData, ...rest } = fromChannel(serviceUrl, by);
  const conversation = { id: TEAM, conversationType: 'channel', isGroup: true, tenantId: TENANT };
  return { ...rest, channelData, conversation, type: 'installationUpdate', action: 'add' };
}
