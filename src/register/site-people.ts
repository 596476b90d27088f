import { z } from 'zod';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';
import type { SiteLists } from './site-lists.js';

/** Somebody whom the site knows. Its number is the site's own: another site has another for them. */
interface SitePerson {
  readonly id: number;
  readonly name: string;
  /** Lower case. */
  readonly upn: string;
}

/** The people of the site, by number and by address. */
export interface PeopleIndex {
  byId(id: number): SitePerson | null;
  byUpn(upn: string): SitePerson | null;
}

/** The site's list of people, read once and again when it lacks somebody. */
export interface SitePeople {
  /** Knows at least `ids`, where the list has them. Empty where the app may not read the list. */
  load(ids: Iterable<number>): Promise<PeopleIndex>;
}

const Row = z.object({
  id: z.coerce.number().int(),
  fields: z.object({
    ContentType: z.string().nullish(),
    Title: z.string().nullish(),
    Name: z.string().nullish(),
    UserName: z.string().nullish(),
    EMail: z.string().nullish(),
  }),
});
const SELECT = 'fields($select=Title,Name,UserName,EMail,ContentType)';

/** Reads the people of the site through Graph. */
export function createSitePeople(parts: { readonly graph: Graph; readonly lists: SiteLists }): SitePeople {
  let known: readonly SitePerson[] | null = null;
  /** Numbers that were looked for in vain: not a reason to read the list each time. */
  const strangers = new Set<number>();

  const readAll = async (): Promise<readonly SitePerson[]> => {
    const path = await parts.lists.peoplePath();
    if (path === null) return [];
    try {
      const rows = await parts.graph.getAll(Row, `${path}/items`, { $expand: SELECT, $top: '200' });
      return rows.flatMap((row) => readPerson(row) ?? []);
    } catch (error) {
      if (error instanceof GraphFailure && (error.status === 403 || error.status === 404)) return [];
      throw error;
    }
  };

  return {
    load: async (ids) => {
      const wanted = [...ids];
      const lacks = (id: number): boolean =>
        !strangers.has(id) && known?.some((person) => person.id === id) !== true;
      if (known === null || wanted.some(lacks)) {
        known = await readAll();
        for (const id of wanted.filter(lacks)) strangers.add(id);
      }
      return indexOf(known);
    },
  };
}

function indexOf(people: readonly SitePerson[]): PeopleIndex {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byUpn = new Map(people.map((person) => [person.upn, person]));
  return { byId: (id) => byId.get(id) ?? null, byUpn: (upn) => byUpn.get(upn.toLowerCase()) ?? null };
}

function readPerson({ id, fields }: z.infer<typeof Row>): SitePerson | null {
  // Groups stand in the same list.
  if (fields.ContentType != null && fields.ContentType !== 'Person') return null;
  const addresses = [fields.UserName, fields.Name, fields.EMail].map((text) => bareAddress(text ?? ''));
  const upn = addresses.find((address) => address.includes('@'));
  return upn === undefined ? null : { id, name: fields.Title?.trim() ?? upn, upn };
}

/** An address without the claim before it: `i:0#.f|membership|ann@…` is `ann@…`. Lower case. */
export function bareAddress(text: string): string {
  return text
    .slice(text.lastIndexOf('|') + 1)
    .trim()
    .toLowerCase();
}
