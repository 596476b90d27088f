import { civilDateAt, startOfDay } from '../../src/domain/site-time.js';

/** A request as it arrived: the path after the version, and the query decoded. */
export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly path: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** What happens to a request instead of, or after, being carried out. */
type Fault = (seen: Seen, carryOut: () => Response) => Response | Promise<Response> | null;

interface Column {
  readonly name: string;
  readonly indexed?: boolean;
  readonly enforceUniqueValues?: boolean;
  readonly dateTime?: { readonly format: string };
  readonly [member: string]: unknown;
}

interface Row {
  readonly id: string;
  version: number;
  fields: Record<string, unknown>;
}

interface List {
  readonly id: string;
  readonly displayName: string;
  readonly template: string;
  readonly columns: Column[];
  readonly rows: Row[];
}

const ZONE = 'Europe/London';
const SITE = '/sites/contoso.sharepoint.com:/sites/send';

/** A SharePoint site in memory, as small as these tests need it and as strict as SharePoint is. */
export class FakeSharePoint {
  readonly lists: List[] = [];
  readonly seen: Seen[] = [];
  fault: Fault = () => null;
  pageSize = 200;

  constructor(readonly origin = 'http://127.0.0.1:4000') {}

  /** In the place of `fetch`. */
  readonly fetch = (async (input: string, init: RequestInit = {}) => {
    const url = new URL(input);
    const path = decodeURIComponent(url.pathname).replace(/^\/v1\.0/, '');
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const headers = new Headers(init.headers);
    const seen: Seen = { method: init.method ?? 'GET', url, path, headers, body };
    this.seen.push(seen);
    const carryOut = (): Response => this.answer(seen);
    return (await this.fault(seen, carryOut)) ?? carryOut();
  }) as typeof fetch;

  list(title: string): List {
    const list = this.lists.find(({ displayName }) => displayName === title);
    if (list === undefined) throw new Error(`no list ${title}`);
    return list;
  }

  /** The rows of a list as their columns stand. */
  rows(title: string): Record<string, unknown>[] {
    return this.list(title).rows.map(({ fields }) => fields);
  }

  /** Somebody edits a row in SharePoint itself. */
  edit(title: string, id: string, fields: Record<string, unknown>): void {
    const row = this.list(title).rows.find((candidate) => candidate.id === id);
    if (row === undefined) throw new Error(`no row ${id}`);
    Object.assign(row.fields, fields);
    row.version += 1;
  }

  /** The people whom the site knows, in its hidden list. */
  knows(...people: { readonly name: string; readonly upn: string }[]): void {
    const rows = people.map(({ name, upn }, at) => {
      const Name = `i:0#.f|membership|${upn}`;
      return { id: String(at + 11), version: 1, fields: { Title: name, Name, ContentType: 'Person' } };
    });
    const columns = ['Name', 'UserName', 'EMail', 'ContentType'].map((name) => asColumn({ name }));
    this.lists.push({ id: 'people', displayName: 'Personas', template: 'userInformation', columns, rows });
  }

  /** The writes that arrived. */
  writes(): string[] {
    return this.seen.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  }

  private answer(seen: Seen): Response {
    const { method, path, body } = seen;
    if (path === SITE) return json(200, { id: 'contoso.sharepoint.com,1,2' });
    if (path === '/sites/contoso.sharepoint.com,1,2/drive') return json(200, { id: 'b!1' });
    const [listId, kind, id, leaf] = path.replace(/^\/sites\/[^/]+\/lists\/?/, '').split('/');
    if (!path.startsWith('/sites/contoso.sharepoint.com,1,2/lists')) return refused(404, 'itemNotFound');
    if (listId === undefined || listId === '') {
      if (method === 'GET') return this.page(seen, this.lists.map(asList));
      const columns = [{ name: 'Title' }, ...(body['columns'] as Column[])].map(asColumn);
      const displayName = String(body['displayName']);
      const list = { id: `list-${String(this.lists.length + 1)}`, displayName, template: 'genericList' };
      this.lists.push({ ...list, columns, rows: [] });
      return json(201, asList(this.list(displayName)));
    }
    const list = this.lists.find((candidate) => candidate.id === listId);
    if (list === undefined) return refused(404, 'itemNotFound');
    if (kind === undefined) return json(200, asList(list));
    if (kind === 'columns') {
      if (method === 'GET') return this.page(seen, list.columns);
      if (method === 'PATCH') return changeColumn(list, String(id), body);
      const column = asColumn(body as unknown as Column);
      list.columns.push(column);
      return json(201, column);
    }
    if (id === undefined) return method === 'GET' ? this.find(seen, list) : this.add(list, body);
    const row = list.rows.find((candidate) => candidate.id === id);
    if (row === undefined) return refused(404, 'itemNotFound');
    return leaf === 'fields' ? this.change(seen, list, row) : json(200, asItem(row, seen));
  }

  private find(seen: Seen, list: List): Response {
    const filter = seen.url.searchParams.get('$filter');
    if (filter === null) {
      return this.page(
        seen,
        list.rows.map((row) => asItem(row, seen)),
      );
    }
    const [, name = '', text, number] = /^fields\/(\w+) eq (?:'(.*)'|(\d+))$/.exec(filter) ?? [];
    if (list.columns.find((column) => column.name === name)?.indexed !== true) {
      return refused(400, 'invalidRequest');
    }
    const value = text === undefined ? Number(number) : text.replaceAll("''", "'");
    const found = list.rows.filter((row) => row.fields[name] === value);
    return this.page(
      seen,
      found.map((row) => asItem(row, seen)),
    );
  }

  private page(seen: Seen, all: readonly unknown[]): Response {
    const from = Number(seen.url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(seen.url);
    next.searchParams.set('$skiptoken', String(from + this.pageSize));
    const more = from + this.pageSize < all.length ? { '@odata.nextLink': next.href } : {};
    return json(200, { value: all.slice(from, from + this.pageSize), ...more });
  }

  private add(list: List, body: Record<string, unknown>): Response {
    const fields = store(list, body['fields'] as Record<string, unknown>);
    if (fields === null) return refused(400, 'invalidRequest');
    const taken = list.columns.some(
      ({ name, enforceUniqueValues }) =>
        enforceUniqueValues === true && list.rows.some((row) => row.fields[name] === fields[name]),
    );
    if (taken) return refused(400, 'invalidRequest');
    const row = { id: String(list.rows.length + 1), version: 1, fields };
    list.rows.push(row);
    return json(201, { id: row.id });
  }

  private change(seen: Seen, list: List, row: Row): Response {
    if (seen.headers.get('If-Match') !== etagOf(row)) return refused(412, 'resourceModified');
    const fields = store(list, seen.body);
    if (fields === null) return refused(400, 'invalidRequest');
    row.fields = Object.fromEntries(
      Object.entries({ ...row.fields, ...fields }).filter(([, value]) => value !== null && value !== ''),
    );
    row.version += 1;
    return json(200, { '@odata.etag': etagOf(row) });
  }
}

/** The columns as SharePoint keeps them, or `null` where there is one that it does not know. */
function store(list: List, written: Record<string, unknown>): Record<string, unknown> | null {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(written)) {
    if (name.endsWith('@odata.type')) continue;
    if (name === 'LeadLookupId') {
      if (written['LeadLookupId@odata.type'] !== 'Collection(Edm.Int32)') return null;
      kept['Lead'] = (value as number[]).map((LookupId) => ({ LookupId, LookupValue: '', Email: '' }));
      continue;
    }
    const column = list.columns.find((candidate) => candidate.name === name);
    if (column === undefined) return null;
    kept[name] = typeof value === 'string' && column.dateTime ? storedTime(value, column) : value;
  }
  return kept;
}

function storedTime(value: string, column: Column): string {
  const at = column.dateTime?.format === 'dateOnly' ? startOfDay(civilDateAt(value, ZONE), ZONE) : value;
  return `${at.slice(0, 19)}Z`;
}

function etagOf(row: Row): string {
  return `"row-${row.id},${String(row.version)}"`;
}

function asItem(row: Row, seen: Seen): unknown {
  const select = /\$select=([^)]*)/.exec(seen.url.searchParams.get('$expand') ?? '')?.[1]?.split(',') ?? [];
  const fields = Object.fromEntries(Object.entries(row.fields).filter(([name]) => select.includes(name)));
  return { id: row.id, eTag: etagOf(row), webUrl: `https://contoso.example/${row.id}`, fields };
}

/** Uniqueness needs an index, and rows that keep to it already. */
function changeColumn(list: List, id: string, changes: Record<string, unknown>): Response {
  const at = list.columns.findIndex((column) => column['id'] === id);
  const old = list.columns[at];
  if (old === undefined) return refused(404, 'itemNotFound');
  const column = { ...old, ...changes };
  const values = list.rows.flatMap(({ fields }) => fields[column.name] ?? []);
  const kept = column.indexed === true && new Set(values).size === values.length;
  if (column.enforceUniqueValues === true && !kept) return refused(400, 'invalidRequest');
  list.columns[at] = column;
  return json(200, column);
}

function asColumn(column: Column): Column {
  return { id: `id-of-${column.name}`, ...column };
}

function asList(list: List): unknown {
  return { id: list.id, displayName: list.displayName, list: { template: list.template } };
}

/** An answer in JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

/** A refusal as Graph words it. */
export function refused(status: number, code: string, headers: Record<string, string> = {}): Response {
  return json(status, { error: { code, message: 'not for people' } }, { 'request-id': 'abc', ...headers });
}
