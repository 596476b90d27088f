/** Somebody whom local mode knows. */
export interface LocalPerson {
  readonly name: string;
  /** Lower case. */
  readonly upn: string;
  /** Their id in the tenant (Entra). */
  readonly aadObjectId: string;
  /** Their id to the bot, `29:…`. */
  readonly mri: string;
  /** Whether they come from another organisation. */
  readonly isGuest?: boolean;
}

/** The team that local mode plays, with its one channel. */
export interface LocalTeam {
  readonly id: string;
  readonly name: string;
  readonly channel: { readonly id: string; readonly name: string };
}

/** A person as Teams lists members of a conversation. */
export function memberOf(person: LocalPerson, tenantId: string): Readonly<Record<string, string>> {
  const [givenName = '', ...rest] = person.name.split(' ');
  return {
    id: person.mri,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: person.upn,
    userPrincipalName: person.upn,
    tenantId,
    userRole: person.isGuest === true ? 'guest' : 'user',
  };
}
