import { randomUUID } from 'node:crypto';
import type { Person } from '../../domain/action.js';
import { type Column, TITLE_COLUMN } from './column.js';
import type { List } from './entry.js';
import { peopleShelf, personByUpn, toSecond } from './site-lists.js';
import type { Store } from './store.js';

const TEXT_COLUMNS = ['Name', 'EMail', 'UserName', 'SipAddress'];

/**
 * Sees to it that each person has a row in the hidden User Information List. A row keeps its id for
 * ever, as rows elsewhere name it; a person who is no longer among `people` keeps theirs too.
 */
export function seedPeople(store: Store, people: readonly Person[], now: () => Date): void {
  const at = toSecond(now());
  const list = peopleShelf(store)?.list ?? createPeopleList(store, at);
  for (const person of people) {
    const upn = person.upn.toLowerCase();
    const known = personByUpn(store, upn);
    if (known?.name === person.name) continue;
    const shelf = peopleShelf(store);
    const row = known && shelf?.items.get(known.id);
    store.saveItem(list.id, {
      id: row?.id ?? (shelf?.list.lastItemId ?? 0) + 1,
      guid: row?.guid ?? randomUUID(),
      version: (row?.version ?? 0) + 1,
      createdAt: row?.createdAt ?? at,
      createdBy: null,
      modifiedAt: at,
      modifiedBy: null,
      values: {
        Title: person.name,
        Name: `i:0#.f|membership|${upn}`,
        EMail: upn,
        UserName: upn,
        SipAddress: upn,
      },
    });
  }
}

function createPeopleList(store: Store, at: string): List {
  const text = (name: string): Column => ({ id: randomUUID(), name, text: {} });
  return store.saveList({
    id: randomUUID(),
    displayName: 'User Information List',
    system: true,
    createdAt: at,
    modifiedAt: at,
    columns: [TITLE_COLUMN, ...TEXT_COLUMNS.map(text)],
    lastItemId: 0,
    deltaFloor: 0,
  });
}
