import { z } from 'zod';
import {
  type ColumnFault,
  type EditedRow,
  type Inspection,
  LIST_ROLES,
  type ListRole,
  type Look,
  type SiteInspection,
} from '../domain/inspection.js';
import { CodedError } from '../errors.js';
import { COLUMNS } from './columns.js';
import { compareColumns, dayColumnsOf } from './compare-columns.js';
import { FoundColumn } from './found-column.js';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';
import type { SiteLists } from './site-lists.js';

const PAGE = '200';
const DATES = ['DueOn', 'RevisedDueOn'];

const Site = z.object({ id: z.string() });
const Drive = z.object({ id: z.string() });
const Person = z.object({ id: z.string() });
const DatedRow = z.object({ fields: z.record(z.string(), z.unknown()).nullish() });
/** Graph names a person as `user`, an app as `application`, and both where a person used some app. */
const Identity = z.object({ user: z.unknown().optional() }).nullish();
const Update = z.object({
  webUrl: z.string().nullish(),
  createdBy: Identity,
  lastModifiedBy: Identity,
  fields: z.object({ Title: z.string().nullish() }).nullish(),
});

/** What the inspection looks through. */
interface Parts {
  readonly graph: Graph;
  /** `contoso.sharepoint.com:/sites/send`. */
  readonly site: string;
  readonly lists: SiteLists;
}

/** Looks at everything that the register needs of SharePoint. It changes nothing and does not throw. */
export async function inspect(parts: Parts): Promise<Inspection> {
  const { graph, site, lists } = parts;
  lists.forget();
  // As in site-lists.ts: the client would take a whole address for another host.
  const path = `/sites/${encodeURI(site).replaceAll('//', '%2F%2F')}`;
  const found = await look(() => graph.get(Site, path));
  return {
    site: 'found' in found ? { found: await inspectSite(parts) } : found,
    skewMs: graph.skewMs(),
  };
}

async function inspectSite({ graph, lists }: Parts): Promise<SiteInspection> {
  const columnsOf = (role: ListRole): Promise<Look<readonly FoundColumn[] | null>> =>
    look(async () => {
      const path = await lists.listPath(role);
      return path === null ? null : graph.getAll(FoundColumn, `${path}/columns`);
    });
  const found = new Map<ListRole, Look<readonly FoundColumn[] | null>>();
  // One after another: a set-up that is being throttled is not to be made worse by looking at it.
  for (const role of LIST_ROLES) found.set(role, await columnsOf(role));
  const faultsOf = (role: ListRole): Look<readonly ColumnFault[]> | null => {
    const columns = found.get(role);
    if (columns === undefined || 'obstacle' in columns) return columns ?? null;
    return columns.found === null ? null : { found: compareColumns(COLUMNS[role], columns.found) };
  };
  const register = found.get('register');
  const days = register !== undefined && 'found' in register ? dayColumnsOf(register.found ?? [], DATES) : [];

  return {
    columns: {
      register: faultsOf('register'),
      priorities: faultsOf('priorities'),
      updates: faultsOf('updates'),
      measures: faultsOf('measures'),
      readings: faultsOf('readings'),
      meetings: faultsOf('meetings'),
    },
    people: await look(async () => {
      const path = await lists.peoplePath();
      return path === null ? null : (await graph.getAll(Person, `${path}/items`, { $top: PAGE })).length;
    }),
    dates: days.length === 0 ? null : await look(() => datesOf(graph, lists, days)),
    edited: faultsOf('updates') === null ? null : await look(() => editedOf(graph, lists)),
    library: await look(async () => {
      await graph.get(Drive, `${await lists.sitePath()}/drive`);
      return true as const;
    }),
  };
}

async function datesOf(graph: Graph, lists: SiteLists, columns: readonly string[]): Promise<string[]> {
  const query = { $expand: `fields($select=${columns.join(',')})`, $top: PAGE };
  const rows = await graph.getAll(DatedRow, `${(await lists.listPath('register')) ?? ''}/items`, query);
  return rows.flatMap(({ fields }) =>
    columns.map((name) => fields?.[name]).filter((value): value is string => typeof value === 'string'),
  );
}

async function editedOf(graph: Graph, lists: SiteLists): Promise<EditedRow[]> {
  const query = { $expand: 'fields($select=Title)', $top: PAGE };
  const rows = await graph.getAll(Update, `${(await lists.listPath('updates')) ?? ''}/items`, query);
  return rows
    .filter(({ createdBy, lastModifiedBy }) => createdBy?.user != null || lastModifiedBy?.user != null)
    .map(({ fields, webUrl }) => ({ ref: fields?.Title ?? '', webUrl: webUrl ?? '' }));
}

/** What was found, or what stood in the way: whatever it was, the next look is still taken. */
async function look<T>(work: () => Promise<T>): Promise<Look<T>> {
  try {
    return { found: await work() };
  } catch (error) {
    if (error instanceof GraphFailure) return { obstacle: { status: error.status, detail: error.detail } };
    // An answer came, and could not be used.
    if (error instanceof CodedError) {
      return { obstacle: { status: 200, detail: error.message.replace(/\.$/, '') } };
    }
    return { obstacle: { status: null, detail: error instanceof Error ? error.name : 'unknown' } };
  }
}
