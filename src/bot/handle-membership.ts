import type { Desk } from './desk.js';
import type { Incoming } from './incoming.js';

/** The bot was added somewhere or removed: remembers where it can write. Safe to hear twice. */
export async function handleMembership(desk: Desk, incoming: Incoming): Promise<void> {
  const { teamId, serviceUrl } = incoming;
  if (teamId !== null) {
    if (incoming.kind === 'removed') await desk.contacts.removeTeam(teamId);
    else
      await desk.contacts.saveTeam({
        teamId,
        channelId: await firstChannel(desk, incoming, teamId),
        serviceUrl,
      });
    return;
  }
  if (incoming.from === null) return;
  const contact = await desk.contacts.findByEntraId(incoming.from.aadObjectId);
  if (incoming.kind === 'removed') {
    if (contact !== null) await desk.contacts.setUnreachable(contact.upn, 'uninstalled');
    return;
  }
  const member = await desk.teams.member(serviceUrl, incoming.conversationId, incoming.from.userId);
  if (member.aadObjectId !== incoming.from.aadObjectId) return;
  await desk.contacts.save({
    ...member,
    conversationId: incoming.conversationId,
    serviceUrl,
    unreachable: null,
  });
}

/** The first standard channel of a team; its general one has the team's own id. */
async function firstChannel(desk: Desk, incoming: Incoming, teamId: string): Promise<string> {
  try {
    const [first] = await desk.teams.channels(incoming.serviceUrl, teamId);
    return first ?? teamId;
  } catch {
    // A roster that cannot be read now is no reason to forget the team.
    desk.log.warn({}, 'the channels of a team could not be read');
    return teamId;
  }
}
