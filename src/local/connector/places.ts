import { createHash } from 'node:crypto';
import type { LocalPerson, LocalTeam } from './local-person.js';

/** Where messages stand: somebody's own chat with the bot, or the channel. */
export type Place =
  | { readonly kind: 'chat'; readonly person: LocalPerson }
  /** `rootId` is the message that a thread began with; `null` begins one. */
  | { readonly kind: 'channel'; readonly rootId: string | null };

/** What conversation ids mean. */
export interface Places {
  /** `null` where there is no such conversation. */
  find(conversationId: string): Place | null;
  /** The conversation of a place, as Teams writes it. */
  idOf(place: Place): string;
  /** By `29:…` or id in the tenant. */
  person(id: string): LocalPerson | null;
  personByUpn(upn: string): LocalPerson | null;
  /** The members of a place. */
  members(place: Place): readonly LocalPerson[];
}

const THREAD = ';messageid=';

/** The conversations among these people and the bot. A chat's id follows from the person, so it is the same for ever. */
export function createPlaces(people: readonly LocalPerson[], team: LocalTeam): Places {
  const chats = new Map(people.map((person) => [chatIdOf(person), person]));
  return {
    find(conversationId) {
      const person = chats.get(conversationId);
      if (person !== undefined) return { kind: 'chat', person };
      const [id = '', rootId] = conversationId.split(THREAD);
      if (id !== team.channel.id && id !== team.id) return null;
      return { kind: 'channel', rootId: rootId ?? null };
    },
    idOf(place) {
      if (place.kind === 'chat') return chatIdOf(place.person);
      return place.rootId === null ? team.channel.id : `${team.channel.id}${THREAD}${place.rootId}`;
    },
    person: (id) => people.find(({ mri, aadObjectId }) => mri === id || aadObjectId === id) ?? null,
    personByUpn: (upn) => people.find((person) => person.upn === upn.toLowerCase()) ?? null,
    members: (place) => (place.kind === 'chat' ? [place.person] : people),
  };
}

function chatIdOf(person: LocalPerson): string {
  return `a:${createHash('sha256').update(person.mri).digest('base64url')}`;
}
