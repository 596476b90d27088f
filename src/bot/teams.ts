import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  type ConnectorClientOptions,
  TeamsConnectorClient,
} from 'botframework-connector';
import { z } from 'zod';
import type { BotIdentity } from '../config/config.js';
import type { MessageRef } from '../domain/messenger.js';

/** Somebody on a roster of Teams. */
export interface Member {
  /** `29:…`, their id to this bot. */
  readonly userId: string;
  readonly aadObjectId: string;
  readonly name: string;
  /** Lower case. */
  readonly upn: string;
  /** Lower case; `''` where the roster shows none. */
  readonly email: string;
}

/** The calls to the Bot Connector that this bot makes. Each throws what the connector answers. */
export interface Teams {
  /** Opens somebody's chat with the bot; the same chat every time. */
  openChat(serviceUrl: string, userId: string, tenantId: string): Promise<string>;
  send(serviceUrl: string, conversationId: string, activity: Partial<Activity>): Promise<MessageRef>;
  replace(serviceUrl: string, ref: MessageRef, activity: Partial<Activity>): Promise<void>;
  remove(serviceUrl: string, ref: MessageRef): Promise<void>;
  /** One member by their `29:…` or Entra id. */
  member(serviceUrl: string, conversationId: string, id: string): Promise<Member>;
  /** @param nextPage is waited for before each page but the first, which is a call of its own */
  members(
    serviceUrl: string,
    conversationId: string,
    nextPage?: () => Promise<void>,
  ): Promise<readonly Member[]>;
  /** The ids of a team's channels, the general one first. */
  channels(serviceUrl: string, teamId: string): Promise<readonly string[]>;
}

/** How this bot proves who it is; in local mode nobody asks. */
export function createAuthentication(identity: BotIdentity | null): BotFrameworkAuthentication {
  const settings =
    identity === null
      ? {}
      : {
          MicrosoftAppId: identity.appId,
          MicrosoftAppType: identity.appType,
          MicrosoftAppTenantId: identity.tenantId,
          MicrosoftAppPassword: identity.password,
        };
  // Posting is not idempotent: a repeat by the library could put the same message in a chat twice.
  const options: ConnectorClientOptions & { retryOptions: { maxRetries: number } } = {
    retryOptions: { maxRetries: 0 },
  };
  return new ConfigurationBotFrameworkAuthentication(settings, undefined, undefined, undefined, options);
}

/** The Bot Connector, as this bot uses it. */
export function createTeams(authentication: BotFrameworkAuthentication, identity: BotIdentity | null): Teams {
  const appId = identity?.appId ?? '';
  const factory = authentication.createConnectorFactory(
    new ClaimsIdentity([
      { type: AuthenticationConstants.AudienceClaim, value: appId },
      { type: AuthenticationConstants.AppIdClaim, value: appId },
    ]),
  );
  const clients = new Map<string, Promise<ConnectorClient>>();
  const clientOf = (serviceUrl: string): Promise<ConnectorClient> => {
    const known = clients.get(serviceUrl);
    if (known !== undefined) return known;
    const client = factory.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
    clients.set(serviceUrl, client);
    return client;
  };

  return {
    async openChat(serviceUrl, userId, tenantId) {
      const client = await clientOf(serviceUrl);
      const chat = await client.conversations.createConversation({
        isGroup: false,
        bot: { id: `28:${appId}`, name: '' },
        members: [{ id: userId, name: '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
        activity: undefined as never,
        topicName: undefined as never,
      });
      return chat.id;
    },

    async send(serviceUrl, conversationId, activity) {
      const client = await clientOf(serviceUrl);
      const sent = await client.conversations.sendToConversation(conversationId, activity);
      return { conversationId, activityId: sent.id };
    },

    async replace(serviceUrl, ref, activity) {
      const client = await clientOf(serviceUrl);
      await client.conversations.updateActivity(ref.conversationId, ref.activityId, {
        ...activity,
        id: ref.activityId,
      });
    },

    async remove(serviceUrl, ref) {
      const client = await clientOf(serviceUrl);
      await client.conversations.deleteActivity(ref.conversationId, ref.activityId);
    },

    async member(serviceUrl, conversationId, id) {
      const client = await clientOf(serviceUrl);
      return TeamsMember.parse(await client.conversations.getConversationMember(conversationId, id));
    },

    async members(serviceUrl, conversationId, nextPage) {
      const client = await clientOf(serviceUrl);
      const members: Member[] = [];
      let continuationToken: string | undefined;
      do {
        if (continuationToken !== undefined) await nextPage?.();
        // The library's types want both; Teams wants no token on the first page.
        const options =
          continuationToken === undefined ? { pageSize: 200 } : { pageSize: 200, continuationToken };
        const page = await client.conversations.getConversationPagedMembers(
          conversationId,
          options as { pageSize: number; continuationToken: string },
        );
        for (const candidate of page.members) {
          const member = TeamsMember.safeParse(candidate);
          if (member.success) members.push(member.data);
        }
        continuationToken = page.continuationToken;
      } while (hasMore(continuationToken));
      return members;
    },

    async channels(serviceUrl, teamId) {
      const { credentials } = await clientOf(serviceUrl);
      const client = new TeamsConnectorClient(credentials, { baseUri: serviceUrl });
      const list = await client.teams.fetchChannelList(teamId);
      return ChannelList.parse(list).conversations.map((channel) => channel.id);
    },
  };
}

/** Teams leaves the token out after the last page, or leaves it empty. */
function hasMore(continuationToken: string | undefined): boolean {
  return continuationToken !== undefined && continuationToken !== '';
}

const TeamsMember = z
  .object({
    id: z.string().min(1),
    aadObjectId: z.string().min(1).exactOptional(),
    objectId: z.string().min(1).exactOptional(),
    name: z.string().catch(''),
    userPrincipalName: z.string().nullish(),
    email: z.string().nullish(),
  })
  .transform((member, context): Member => {
    const email = (member.email ?? '').trim().toLowerCase();
    const upn = (member.userPrincipalName ?? '').trim().toLowerCase() || email;
    const aadObjectId = member.aadObjectId ?? member.objectId ?? '';
    if (upn === '' || aadObjectId === '') {
      context.addIssue({ code: 'custom', message: 'a member without a UPN or an id in the tenant' });
      return z.NEVER;
    }
    return { userId: member.id, aadObjectId, name: member.name === '' ? upn : member.name, upn, email };
  });

const ChannelList = z.object({ conversations: z.array(z.object({ id: z.string() })).catch([]) });
