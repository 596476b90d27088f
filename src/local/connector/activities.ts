import { randomUUID } from 'node:crypto';
import type { LocalPerson, LocalTeam } from './local-person.js';
import type { Place, Places } from './places.js';

/** What every activity of local mode has in common. */
export interface Surroundings {
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly team: LocalTeam;
  readonly serviceUrl: () => string;
  readonly now: () => Date;
  readonly places: Places;
}

/** A button of a card, with what was typed into the card's inputs merged into its data. */
export interface Press {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An activity as Teams posts it to a bot. */
export type Activity = Readonly<Record<string, unknown>>;

/** Something typed. In the channel the bot is mentioned, or it would not be told. */
export function textActivity(
  around: Surroundings,
  said: { readonly id: string; readonly person: LocalPerson; readonly place: Place; readonly text: string },
): Activity {
  const { bot, team } = around;
  const inChannel = said.place.kind === 'channel';
  const mention = `<at>${bot.name}</at>`;
  return {
    ...base(around, said.id, said.person, said.place),
    type: 'message',
    textFormat: 'plain',
    text: inChannel ? `${mention} ${said.text}` : said.text,
    entities: [
      CLIENT,
      ...(inChannel ? [{ type: 'mention', text: mention, mentioned: { id: bot.id, name: bot.name } }] : []),
    ],
    channelData: channelData(around, inChannel ? team : null),
  };
}

/** A button pressed on the card of the message `messageId`. */
export function pressActivity(
  around: Surroundings,
  pressed: {
    readonly person: LocalPerson;
    readonly place: Place;
    readonly messageId: string;
    readonly press: Press;
  },
): Activity {
  const { verb, data } = pressed.press;
  return {
    ...base(around, `f:${randomUUID()}`, pressed.person, pressed.place),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: pressed.messageId,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    entities: [CLIENT],
    channelData: channelData(around, pressed.place.kind === 'channel' ? around.team : null),
  };
}

/** An answer to the question whether a file may be put into somebody's OneDrive. */
export function consentActivity(
  around: Surroundings,
  answered: { readonly person: LocalPerson; readonly messageId: string; readonly value: object },
): Activity {
  const { person, messageId, value } = answered;
  return {
    ...base(around, `f:${randomUUID()}`, person, { kind: 'chat', person }),
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId: messageId,
    value: { type: 'fileUpload', ...value },
    entities: [CLIENT],
    channelData: channelData(around, null),
  };
}

/** The bot was put into the team: what Teams tells it, in the order in which it does. */
export function installationActivities(around: Surroundings, by: LocalPerson): readonly Activity[] {
  const place: Place = { kind: 'channel', rootId: null };
  const added = {
    ...base(around, `f:${randomUUID()}`, by, place),
    conversation: {
      isGroup: true,
      conversationType: 'channel',
      id: around.team.id,
      tenantId: around.tenantId,
    },
    channelData: channelData(around, around.team),
  };
  return [
    { ...added, type: 'installationUpdate', action: 'add' },
    {
      ...added,
      id: `f:${randomUUID()}`,
      type: 'conversationUpdate',
      membersAdded: [{ id: around.bot.id, name: around.bot.name }],
    },
  ];
}

const LOCALE = 'en-GB';
const CLIENT = {
  type: 'clientInfo',
  locale: LOCALE,
  country: 'GB',
  platform: 'Web',
  timezone: 'Europe/London',
};

function base(around: Surroundings, id: string, person: LocalPerson, place: Place): Activity {
  const at = around.now().toISOString();
  return {
    id,
    timestamp: at,
    localTimestamp: at,
    channelId: 'msteams',
    serviceUrl: around.serviceUrl(),
    locale: LOCALE,
    from: { id: person.mri, name: person.name, aadObjectId: person.aadObjectId },
    recipient: { id: around.bot.id, name: around.bot.name },
    conversation: {
      id: around.places.idOf(place),
      conversationType: place.kind === 'chat' ? 'personal' : 'channel',
      isGroup: place.kind === 'channel',
      tenantId: around.tenantId,
    },
  };
}

function channelData(around: Surroundings, team: LocalTeam | null): Activity {
  const tenant = { id: around.tenantId };
  if (team === null) return { tenant };
  return {
    tenant,
    team: { id: team.id, name: team.name },
    channel: { id: team.channel.id, name: team.channel.name },
    teamsChannelId: team.channel.id,
    teamsTeamId: team.id,
  };
}
