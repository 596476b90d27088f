import type { NamedLead } from './action.js';
import type { RegisterReading } from './register.js';

/** The posts of the people whom a register names, to stand in their place. */
export interface Posts {
  /** `Head of SEND`, or `a lead of priority 3` where the register knows no post of theirs. */
  readonly ofLead: (lead: NamedLead, priority: number) => string;
  /** The post of whoever has that name, or `a colleague`. */
  readonly ofName: (name: string) => string;
  /** A text with the post in place of each of those names. */
  readonly inText: (text: string) => string;
}

/** Words that no person has for a name: what leads here is a body or a post. */
const NOBODY =
  /\b(?:bases?|boards?|chairs?|committee|council|directors?|forum|governors?|groups?|heads?|leaders?|managers?|members|officers?|panel|partnership|schools?|services?|teams?|unit)\b/i;
const PERSON = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+\p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u;
const CAPITALS = /^[\p{Lu}\d&]{2,8}$/u;

/** Collects who is named in a register, and what each is there. */
export function createPosts({ actions, priorities, updates }: RegisterReading): Posts {
  const posts = new Map<string, string>();
  const people = new Set<string>();
  const know = (name: string, post: string, person = isPerson(name)): void => {
    if (person) people.add(name);
    if (!posts.has(keyOf(name))) posts.set(keyOf(name), post);
  };
  const led = [
    ...priorities.map((one) => ({ ...one, coLeads: [] })),
    ...actions.map((one) => ({ ...one, number: one.priority })),
  ];
  const named = led.flatMap(({ leads, coLeads, number }) =>
    [...leads, ...coLeads].map((lead) => ({ ...lead, number })),
  );
  for (const { name, role } of named) if (role !== null) know(name, role, !isNobody(name));
  const roles = new Map(posts);
  for (const { name, number } of named) if (isPerson(name)) know(name, leadOf(number));
  // Whoever has an address is a person, however the directory writes the name.
  for (const one of led) for (const { name } of one.people) know(name, leadOf(one.number), true);
  for (const { reportedBy, enteredBy } of updates) {
    for (const name of [reportedBy, enteredBy]) if (isPerson(name)) know(name, COLLEAGUE);
  }
  // A word alone may be no name where it stands. The longest first: "Jo Robinson" is a part of "Jo Robinson Hale".
  const names = [...people].filter((name) => /\S\s+\S/.test(name)).sort((a, b) => b.length - a.length);
  const anyName =
    names.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{M}])(?:${names.map(inPattern).join('|')})(?![\\p{L}\\p{M}])`, 'giu');
  const postOf = (name: string): string => posts.get(keyOf(name)) ?? COLLEAGUE;
  return {
    ofLead: ({ name, role }, priority) => {
      if (role !== null) return role;
      return isNobody(name) ? name : (roles.get(keyOf(name)) ?? leadOf(priority));
    },
    ofName: (name) => (name === '' ? '' : postOf(name)),
    inText: (text) => (anyName === null ? text : text.replace(anyName, postOf)),
  };
}

const COLLEAGUE = 'a colleague';

function leadOf(priority: number): string {
  return `a lead of priority ${String(priority)}`;
}

function isNobody(name: string): boolean {
  return CAPITALS.test(name) || NOBODY.test(name);
}

function isPerson(name: string): boolean {
  return PERSON.test(name) && !isNobody(name);
}

function keyOf(name: string): string {
  return name.replaceAll(/\s+/g, ' ').replaceAll('’', "'").trim().toLowerCase();
}

/** However it is spaced and whichever apostrophe it has. */
function inPattern(name: string): string {
  return name
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/['’]/g, "['’]")
    .replaceAll(/\s+/g, '\\s+');
}
