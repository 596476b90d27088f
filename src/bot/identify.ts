import type { Actor } from '../domain/report.js';
import type { Contacts } from '../domain/state.js';
import { contactOf } from './create-messenger.js';
import type { Incoming } from './incoming.js';
import type { Teams } from './teams.js';

/**
 * Who speaks: the person whom the roster at the activity's own address shows under the id in the
 * tenant that the activity carries. `null` where it carries none, or the roster shows somebody else.
 * Remembers where that person can be written to.
 */
export async function identify(
  incoming: Incoming,
  parts: { readonly teams: Teams; readonly contacts: Contacts },
): Promise<Actor | null> {
  const { from } = incoming;
  if (from === null) return null;
  const known = await parts.contacts.findByEntraId(from.aadObjectId);
  if (known !== null && known.userId === from.userId) {
    const here = incoming.personal ? incoming.conversationId : known.conversationId;
    if (
      here !== known.conversationId ||
      incoming.serviceUrl !== known.serviceUrl ||
      known.unreachable !== null
    ) {
      await parts.contacts.save({
        ...known,
        conversationId: here,
        serviceUrl: incoming.serviceUrl,
        unreachable: null,
      });
    }
    return { name: known.name, upn: known.upn, email: known.email };
  }
  const member = await parts.teams.member(incoming.serviceUrl, incoming.conversationId, from.userId);
  if (member.aadObjectId !== from.aadObjectId) return null;
  await parts.contacts.save({
    ...contactOf({ ...member, userId: from.userId }, incoming.serviceUrl),
    conversationId: incoming.personal ? incoming.conversationId : null,
  });
  return { name: member.name, upn: member.upn, email: member.email };
}
