import type { DeliveryOutcome, MessageRef, Messenger } from '../domain/messenger.js';
import type { Contact, Contacts, Team } from '../domain/state.js';
import { activityOf, mentioning } from './activity-of.js';
import { failureOf, isInDoubt, unreachableBy } from './connector-failure.js';
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

/** Rosters are read at most so often: a run may ask for many people who are on none. */
const ROSTERS_MS = 60_000;

/** What carries messages to Teams. */
export function createMessenger(parts: Parts): Messenger {
  const { teams, contacts } = parts;
  let rosters: { readonly readAt: number; readonly done: Promise<void> } | null = null;

  return {
    sendToPerson: (upn, message) =>
      attempt(async (sending) => {
        const contact = await find(upn);
        if (contact === null) return 'not-in-team';
        if (contact.unreachable !== null) return contact.unreachable;
        return sendInChat(contact, (chat) =>
          sending(() => teams.send(addressOf(contact), chat, activityOf(message))),
        );
      }, upn),

    mentionInChannel: (upn, message) =>
      attempt(async (sending) => {
        const contact = await find(upn);
        const team = contact === null ? null : await teamOf(contact);
        if (contact === null || team === null) return 'not-in-team';
        return sending(() => teams.send(addressOf(team), team.channelId, mentioning(contact, message)));
      }),

    postToChannel: (message) =>
      attempt(async (sending) => {
        const [team] = await allTeams();
        if (team === undefined) return 'no-address';
        return sending(() => teams.send(addressOf(team), team.channelId, activityOf(message)));
      }),

    replyInThread: ({ conversationId, activityId }, message) =>
      attempt(async (sending) => {
        const [team] = await allTeams();
        if (team === undefined) return 'no-address';
        // The message that the thread begins with has alerted people already.
        const quiet = activityOf(message);
        delete quiet.channelData;
        return sending(() => teams.send(addressOf(team), `${conversationId};messageid=${activityId}`, quiet));
      }),

    async replace(ref, message) {
      const [team] = await contacts.teams();
      const known = (await contacts.findByConversation(ref.conversationId)) ?? team;
      if (known === undefined) return false;
      const { outcome } = await attempt(async () => {
        await teams.replace(addressOf(known), ref, activityOf(message));
        return ref;
      });
      return outcome === 'sent';
    },
  };

  function addressOf(place: { readonly serviceUrl: string }): string {
    return parts.serviceUrl ?? place.serviceUrl;
  }

  /** The teams that have the bot, each with the channel to write in. */
  async function allTeams(): Promise<readonly Team[]> {
    const all = await contacts.teams();
    return all.map((team, index) =>
      index === 0 ? { ...team, channelId: parts.digestChannel ?? team.channelId } : team,
    );
  }

  /** Sends in somebody's chat; a chat that Teams no longer knows is opened anew, once. */
  async function sendInChat(
    contact: Contact,
    send: (conversationId: string) => Promise<MessageRef>,
  ): Promise<MessageRef> {
    if (contact.conversationId !== null) {
      try {
        return await send(contact.conversationId);
      } catch (error) {
        if (failureOf(error).status !== 404) throw error;
      }
    }
    const tenantId = (await parts.tenantId()) ?? '';
    const conversationId = await teams.openChat(addressOf(contact), contact.userId, tenantId);
    await contacts.save({ ...contact, conversationId });
    return send(conversationId);
  }

  /** The first team that somebody is in, or `null`. */
  async function teamOf({ aadObjectId }: Contact): Promise<Team | null> {
    for (const team of await allTeams()) {
      try {
        const member = await teams.member(addressOf(team), team.teamId, aadObjectId);
        if (member.aadObjectId === aadObjectId) return team;
      } catch (error) {
        // "No such member" is how the connector says no.
        if (unreachableBy(failureOf(error)) === null) throw error;
      }
    }
    return null;
  }

  /** Somebody whom the bot has met, or who is on the roster of a team that has it. */
  async function find(upn: string): Promise<Contact | null> {
    const known = await contacts.find(upn);
    if (known !== null) return known;
    const now = performance.now();
    if (rosters === null || now - rosters.readAt > ROSTERS_MS) rosters = { readAt: now, done: readRosters() };
    try {
      await rosters.done;
    } catch (error) {
      rosters = null;
      throw error;
    }
    return contacts.find(upn);
  }

  /** Remembers everybody on the rosters whom the bot has not met. */
  async function readRosters(): Promise<void> {
    for (const team of await contacts.teams()) {
      const members = await teams.members(addressOf(team), team.teamId);
      await contacts.meet(members.map((member) => contactOf(member, addressOf(team))));
    }
  }

  /**
   * @param send wraps the call that puts the message there in what it is given: if that fails without a clear no,
   * the message may stand there all the same
   * @param upn whose chat it is: a refusal is remembered of them until they come back
   */
  async function attempt(
    send: (
      sending: <T>(call: () => Promise<T>) => Promise<T>,
    ) => Promise<MessageRef | Extract<DeliveryOutcome, { outcome: 'unreachable' }>['reason']>,
    upn?: string,
  ): Promise<DeliveryOutcome> {
    const post = { begun: false };
    const sending = <T>(call: () => Promise<T>): Promise<T> => {
      post.begun = true;
      return call();
    };
    try {
      const sent = await send(sending);
      return typeof sent === 'string'
        ? { outcome: 'unreachable', reason: sent }
        : { outcome: 'sent', message: sent };
    } catch (error) {
      const failure = failureOf(error);
      const reason = unreachableBy(failure);
      if (reason === null) return { outcome: 'failed', inDoubt: post.begun && isInDoubt(failure) };
      const lasts = reason === 'blocked' || reason === 'uninstalled';
      if (upn !== undefined && lasts) await contacts.setUnreachable(upn, reason);
      return { outcome: 'unreachable', reason };
    }
  }
}

/** The contact that a member of a roster becomes. */
export function contactOf(member: Member, serviceUrl: string): Contact {
  return { ...member, conversationId: null, serviceUrl, unreachable: null };
}
