import type { CivilDate } from '../../domain/civil-date.js';
import { startOfDay } from '../../domain/site-time.js';
import { type Column, holdsMany, kindOf } from './column.js';
import type { Item, List, Value } from './entry.js';
import type { FieldChoice } from './query.js';
import { columnOf, personById, type Site, siteIdOf, toSecond } from './site-lists.js';
import type { Shelf } from './store.js';

type Resource = Readonly<Record<string, unknown>>;

/** The identity under which the bot itself writes. */
const APP = { id: '5e0d16b0-7c3e-4d0f-9f0a-0e7d3c1a5b10', displayName: 'SENDIG action register' };

/** The site as Graph shows it. */
export function renderSite(site: Site): Resource {
  return {
    id: siteIdOf(site),
    displayName: site.displayName,
    name: site.path.split('/').at(-1) ?? '',
    createdDateTime: toSecond(site.store.site.createdAt),
    webUrl: `https://${site.host}/${site.path}`,
  };
}

/** A list as Graph shows it. */
export function renderList(site: Site, list: List): Resource {
  return {
    id: list.id,
    name: list.displayName,
    displayName: list.displayName,
    createdDateTime: list.createdAt,
    lastModifiedDateTime: list.modifiedAt,
    webUrl: `https://${site.host}/${site.path}/${placeOf(list)}`,
    parentReference: { siteId: siteIdOf(site) },
    list: {
      hidden: list.system,
      contentTypesEnabled: false,
      template: list.system ? 'userInformation' : 'genericList',
    },
    ...(list.system ? { system: {} } : {}),
  };
}

/** The hidden list stands beside the lists of people, at an address that no language changes. */
function placeOf(list: List): string {
  return list.system ? '_catalogs/users/simple.aspx' : `Lists/${encodeURIComponent(list.displayName)}`;
}

/** A column as Graph shows it. */
export function renderColumn(column: Column, readOnly = false): Resource {
  return {
    displayName: column.name,
    indexed: false,
    enforceUniqueValues: false,
    required: false,
    hidden: false,
    readOnly,
    ...column,
  };
}

/** The row's eTag, its quotes included. */
export function etagOf(item: Item): string {
  return `"${item.guid},${String(item.version)}"`;
}

/** A row as Graph shows it, with the fields that were asked for. */
export function renderItem(
  site: Site,
  { list }: Shelf,
  item: Item,
  fields: FieldChoice,
  origin: string,
): Resource {
  return {
    '@odata.etag': etagOf(item),
    id: String(item.id),
    eTag: etagOf(item),
    createdDateTime: item.createdAt,
    lastModifiedDateTime: item.modifiedAt,
    webUrl: site.webUrlOf(origin, list.displayName, String(item.id)),
    createdBy: identityOf(site, item.createdBy),
    lastModifiedBy: identityOf(site, item.modifiedBy),
    parentReference: { id: list.id, siteId: siteIdOf(site) },
    contentType: { id: `0x0100${list.id.replaceAll('-', '')}`, name: contentTypeOf(list) },
    ...(fields === 'none' ? {} : { fields: renderFields(site, list, item, fields) }),
  };
}

/** A row that is gone, as delta tells of it. */
export function renderDeletion(site: Site, { list }: Shelf, itemId: number): Resource {
  return {
    id: String(itemId),
    parentReference: { id: list.id, siteId: siteIdOf(site) },
    contentType: { id: `0x0100${list.id.replaceAll('-', '')}`, name: contentTypeOf(list) },
    deleted: { state: 'deleted' },
  };
}

/** The columns of a row. An empty one is absent; who is behind a person column shows only if named. */
export function renderFields(
  site: Site,
  list: List,
  item: Item,
  choice: 'all' | ReadonlySet<string>,
): Resource {
  const all = choice === 'all';
  const named = all ? new Set<string>() : choice;
  const fields: Record<string, unknown> = { '@odata.etag': etagOf(item), id: String(item.id) };
  for (const [key, value] of Object.entries(systemFieldsOf(list, item))) {
    if (all || named.has(key)) fields[key] = value;
  }
  for (const [name, value] of Object.entries(item.values)) {
    const column = columnOf(list.columns, name);
    if (column === undefined) continue;
    if (column.personOrGroup !== undefined) {
      if (named.has(name)) fields[name] = peopleIn(site, column, value);
      const lookup = `${name}LookupId`;
      if (!holdsMany(column) && (all || named.has(lookup))) fields[lookup] = String(value);
    } else if (all ? column.hidden !== true : named.has(name)) {
      fields[name] = cellOf(site, column, value);
    }
  }
  return fields;
}

/** What a cell shows: as stored, but for a date, which SharePoint gives as the instant its day begins. */
export function cellOf(site: Site, column: Column, value: Value): Value {
  const dateOnly = kindOf(column) === 'dateTime' && column.dateTime?.format === 'dateOnly';
  return dateOnly ? toSecond(startOfDay(value as CivilDate, site.zone)) : value;
}

function peopleIn(site: Site, column: Column, value: Value): unknown {
  if (!holdsMany(column)) return personById(site.store, Number(value))?.name;
  return (Array.isArray(value) ? value : [value]).map((id) => {
    const person = personById(site.store, Number(id));
    return { LookupId: Number(id), LookupValue: person?.name ?? '', Email: person?.email ?? '' };
  });
}

function systemFieldsOf(list: List, item: Item): Resource {
  const title = item.values['Title'];
  return {
    ContentType: contentTypeOf(list),
    Created: item.createdAt,
    Modified: item.modifiedAt,
    ...(item.createdBy === null ? {} : { AuthorLookupId: String(item.createdBy) }),
    ...(item.modifiedBy === null ? {} : { EditorLookupId: String(item.modifiedBy) }),
    _UIVersionString: `${String(item.version)}.0`,
    Attachments: false,
    Edit: '',
    ...(title === undefined ? {} : { LinkTitle: title, LinkTitleNoMenu: title }),
    ItemChildCount: '0',
    FolderChildCount: '0',
    _ComplianceFlags: '',
    _ComplianceTag: '',
    _ComplianceTagWrittenTime: '',
    _ComplianceTagUserId: '',
  };
}

function identityOf(site: Site, actor: number | null): Resource {
  const person = actor === null ? undefined : personById(site.store, actor);
  if (person === undefined) return { application: APP };
  return { user: { email: person.email, displayName: person.name } };
}

function contentTypeOf(list: List): string {
  return list.system ? 'Person' : 'Item';
}
