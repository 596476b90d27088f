import { z } from 'zod';
import type { DeliveryOutcome, Messenger, UnreachableReason } from '../domain/messenger.js';
import type { Contact, Contacts } from '../domain/state.js';
import { activityOf } from './activity-of.js';
import type { Member, Teams } from './teams.js';

interface Parts {
  readonly teams: Teams;
  readonly contacts: Contacts;
  readonly tenantId: () => Promise<string | null>;
  /** The channel for digests, or `null` for the one that the bot knows. */
  readonly digestChannel: string | null;
  /** Where every message goes instead of the address that was remembered, in local mode's own page. */
  readonly serviceUrl: string | null;
}

/** What carries messages to Teams. */
export function createMessenger(parts: Parts): Messenger {
  const { teams, contacts } = parts;

  return {
    async sendToPerson(upn, message) {
      const contact = (await contacts.find(upn)) ?? (await findInTeams(upn));
      if (contact === null) return { outcome: 'unreachable', reason: 'not-in-team' };
      if (contact.unreachable !== null) return { outcome: 'unreachable', reason: contact.unreachable };
      return attempt(async () => {
        const conversationId = contact.conversationId ?? (await openChat(contact));
        return teams.send(addressOf(contact), conversationId, activityOf(message));
      }, upn);
    },

    async postToChannel(message) {
      const [team] = await contacts.teams();
      const channel = parts.digestChannel ?? team?.channelId;
      if (team === undefined || channel === undefined)
        return { outcome: 'unreachable', reason: 'no-address' };
      return attempt(() => teams.send(addressOf(team), channel, activityOf(message)), null);
    },

    async replace(ref, message) {
      const [team] = await contacts.teams();
      const contact = await contacts.findByConversation(ref.conversationId);
      const known = contact ?? team;
      if (known === undefined) return false;
      const outcome = await attempt(async () => {
        await teams.replace(addressOf(known), ref, activityOf(message));
        return ref;
      }, null);
      return outcome.outcome === 'sent';
    },
  };

  function addressOf(place: { readonly serviceUrl: string }): string {
    return parts.serviceUrl ?? place.serviceUrl;
  }

  async function openChat(contact: Contact): Promise<string> {
    const tenantId = (await parts.tenantId()) ?? '';
    const conversationId = await teams.openChat(addressOf(contact), contact.userId, tenantId);
    await contacts.save({ ...contact, conversationId });
    return conversationId;
  }

  /** Reads the rosters of the teams once for whoever is not known yet, and remembers all of them. */
  async function findInTeams(upn: string): Promise<Contact | null> {
    for (const team of await contacts.teams()) {
      for (const member of await teams.members(addressOf(team), team.teamId)) {
        if ((await contacts.find(member.upn)) === null)
          await contacts.save(contactOf(member, addressOf(team)));
      }
    }
    return contacts.find(upn);
  }

  async function attempt(
    send: () => Promise<{ conversationId: string; activityId: string }>,
    upn: string | null,
  ): Promise<DeliveryOutcome> {
    try {
      return { outcome: 'sent', message: await send() };
    } catch (error) {
      const failure = ConnectorFailure.safeParse(error);
      const status = failure.success ? failure.data.statusCode : undefined;
      const reason = status === 403 || status === 404 ? reasonOf(status, failure.data?.code ?? '') : null;
      if (reason === null) return { outcome: 'failed', retryAfterMs: status === 429 ? 1000 : null };
      if (upn !== null && status === 403) await contacts.setUnreachable(upn, reason);
      return { outcome: 'unreachable', reason };
    }
  }
}

/** The contact that a member of a roster becomes. */
export function contactOf(member: Member, serviceUrl: string): Contact {
  return { ...member, conversationId: null, serviceUrl, unreachable: null };
}

function reasonOf(status: number, code: string): UnreachableReason {
  if (status === 404) return 'not-in-team';
  return code === 'BotNotInConversationRoster' ? 'uninstalled' : 'blocked';
}

const ConnectorFailure = z.looseObject({
  statusCode: z.number().exactOptional(),
  code: z.string().nullish().catch(null),
});
