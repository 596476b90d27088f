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
  /** Whether that number is a group's: it stands in the same list, and nobody can write to it. */
  isGroup(id: number): boolean;
  byId(id: number): SitePerson | null;
  byUpn(upn: string): SitePerson | null;
}

/** The site's list of people, read once and again when it lacks somebody. */
export interface SitePeople {
  /**
   * Knows at least `ids`, where the list has them. Empty where the app may not read the list. The same
   * index again as long as the list has not been read anew.
   */
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
type PeopleRow = z.infer<typeof Row>;
const SELECT = 'fields($select=Title,Name,UserName,EMail,ContentType)';

/** How long the list is taken to be as it was: people change their names and addresses. */
const KEPT_MS = 3_600_000;

/** Reads the people of the site through Graph. */
export function createSitePeople(parts: {
  readonly graph: Graph;
  readonly lists: SiteLists;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): SitePeople {
  let known: PeopleIndex | null = null;
  let readAtMs = 0;
  /** Numbers that were looked for in vain: not a reason to read the list each time. */
  const strangers = new Set<number>();

  const readAll = async (): Promise<readonly PeopleRow[]> => {
    const path = await parts.lists.peoplePath();
    if (path === null) return [];
    try {
      return await parts.graph.getAll(Row, `${path}/items`, { $expand: SELECT, $top: '200' });
    } catch (error) {
      if (error instanceof GraphFailure && (error.status === 403 || error.status === 404)) return [];
      throw error;
    }
  };

  return {
    load: async (ids) => {
      const wanted = [...ids];
      const lacks = (id: number): boolean =>
        !strangers.has(id) && known?.isGroup(id) !== true && known?.byId(id) == null;
      const old = parts.now() - readAtMs >= KEPT_MS;
      if (known === null || old || wanted.some(lacks)) {
        if (old) strangers.clear();
        known = indexOf(await readAll());
        readAtMs = parts.now();
        for (const id of wanted.filter(lacks)) strangers.add(id);
      }
      return known;
    },
  };
}

function indexOf(rows: readonly PeopleRow[]): PeopleIndex {
  const people = rows.flatMap((row) => readPerson(row) ?? []);
  const byId = new Map(people.map((person) => [person.id, person]));
  const byUpn = new Map(people.map((person) => [person.upn, person]));
  const groups = new Set(rows.filter(isGroup).map(({ id }) => id));
  return {
    byId: (id) => byId.get(id) ?? null,
    byUpn: (upn) => byUpn.get(upn.toLowerCase()) ?? null,
    isGroup: (id) => groups.has(id),
  };
}

/** Groups stand in the same list, SharePoint's own and those of the directory, whose claim begins `c:0`. */
function isGroup({ fields }: PeopleRow): boolean {
  const { ContentType: type, Name: claim } = fields;
  return (type != null && type !== 'Person') || claim?.startsWith('c:0') === true;
}

function readPerson(row: PeopleRow): SitePerson | null {
  if (isGroup(row)) return null;
  const { id, fields } = row;
  const addresses = [fields.UserName, fields.Name, fields.EMail].map((text) => bareAddress(text ?? ''));
  const upn = addresses.find((address) => address.includes('@'));
  return upn === undefined ? null : { id, name: fields.Title?.trim() ?? upn, upn };
}

/**
 * An address without the claim before it: `i:0#.f|membership|ann@…` is `ann@…`, and that of somebody to
 * whom only something was shared, `urn:spo:guest#ann@…`, too. Lower case.
 */
export function bareAddress(text: string): string {
  return text
    .slice(text.lastIndexOf('|') + 1)
    .replace(/^urn:spo:guest#/i, '')
    .trim()
    .toLowerCase();
}
