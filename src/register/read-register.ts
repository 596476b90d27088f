import { compareRefs } from '../domain/action.js';
import { groupBy } from '../domain/group-by.js';
import type { Finding } from '../domain/plan.js';
import type { RegisterReading } from '../domain/register.js';
import { ragSetAt } from '../domain/unexplained-edit.js';
import { COLUMNS, type ListRole } from './columns.js';
import { findingIn, type ListItem } from './list-item.js';
import type { ListRows } from './list-rows.js';
import { type ActionRow, createActionReader, toAction } from './read-action.js';
import { readMeasures } from './read-measures.js';
import { readReadings } from './read-readings.js';
import { type PriorityRow, readMeetings, readPriorityRows, readUpdateRows, toPriority } from './read-rows.js';
import { leadIdsOf } from './row-leads.js';
import type { ListTitles, SiteLists } from './site-lists.js';
import type { PeopleIndex, SitePeople } from './site-people.js';

/** The lists that a reading is made of; `null` where the site has none of that title. */
type Lists = Readonly<Record<'register', ListRows>> &
  Readonly<Record<'priorities' | 'meetings' | 'updates' | 'measures' | 'readings', ListRows | null>>;

/** What a reading was made of, so that one of the same rows need not be made again. */
interface Made {
  readonly reading: RegisterReading;
  readonly rows: readonly unknown[];
  readonly leadIds: ReadonlySet<number>;
  readonly index: PeopleIndex;
}

/**
 * What reads the register whole. Rows that have not changed since are neither asked for nor read again.
 * @param parts `needRegister` opens the list without which no action can be read
 */
export function createRegisterReader(parts: {
  readonly lists: SiteLists;
  readonly sitePeople: SitePeople;
  readonly titles: ListTitles;
  readonly zone: string;
  readonly needRegister: () => Promise<ListRows>;
}): () => Promise<RegisterReading> {
  const { lists, sitePeople, titles, zone } = parts;
  const readRow = onceAnItem(createActionReader(zone));
  let last: Made | null = null;

  return async () => {
    const [register, priorities, meetings, updates, measures, readings] = await Promise.all([
      parts.needRegister(),
      lists.open('priorities'),
      lists.open('meetings'),
      lists.open('updates'),
      lists.open('measures'),
      lists.open('readings'),
    ]);
    const found: Lists = { register, priorities, meetings, updates, measures, readings };
    const caches = Object.values(found).flatMap((rows) => rows?.cache ?? []);
    await lists.update(caches);
    const rows = caches.flatMap((cache) => [cache, cache.version()]);
    if (last?.rows.length === rows.length && rows.every((part, place) => part === last?.rows[place])) {
      if ((await sitePeople.load(last.leadIds)) === last.index) return last.reading;
    }
    const sorted = sortRows(itemsOf(register).map(readRow));
    const priorityRows = readPriorityRows(itemsOf(priorities), titles.priorities);
    const leadIds = leadIdsOf([...sorted.rows, ...priorityRows.rows]);
    const index = await sitePeople.load(leadIds);
    const reading = assemble(found, sorted, priorityRows, index);
    last = { reading, rows, leadIds, index };
    return reading;
  };

  function assemble(
    found: Lists,
    actionRows: { readonly rows: readonly ActionRow[]; readonly findings: readonly Finding[] },
    priorityRows: { readonly rows: readonly PriorityRow[]; readonly findings: readonly Finding[] },
    index: PeopleIndex,
  ): RegisterReading {
    const meetings = readMeetings(itemsOf(found.meetings), titles.meetings, zone);
    const updates = readUpdateRows(itemsOf(found.updates), titles.updates, zone);
    const measures = readMeasures(itemsOf(found.measures), titles.measures, zone);
    const readings = readReadings(itemsOf(found.readings), titles.readings, zone);
    const history = groupBy(updates.rows, ({ ref }) => ref);
    const actions = actionRows.rows.map((row) => {
      const { action, findings } = toAction(row, index);
      return { action: { ...action, ragSetAt: ragSetAt(history.get(action.ref) ?? []) }, findings };
    });
    const priorities = priorityRows.rows.map((row) => toPriority(row, index));
    return {
      actions: actions.map(({ action }) => action).sort((a, b) => compareRefs(a.ref, b.ref)),
      priorities: priorities.map(({ priority }) => priority).sort((a, b) => a.number - b.number),
      meetings: meetings.rows,
      updates: updates.rows,
      measures: measures.rows,
      measureReadings: readings.rows,
      findings: [
        ...(['register', 'priorities', 'meetings', 'updates', 'measures', 'readings'] as const).flatMap(
          (role) => missing(role, found[role], titles[role]),
        ),
        ...[
          actionRows,
          priorityRows,
          meetings,
          updates,
          measures,
          readings,
          ...actions,
          ...priorities,
        ].flatMap(({ findings }) => findings),
      ],
    };
  }
}

/** `read`, which does its work once for each row: a row that has not changed is the same object still. */
function onceAnItem<T>(read: (item: ListItem) => T): (item: ListItem) => T {
  const known = new WeakMap<ListItem, { readonly result: T }>();
  return (item) => {
    const found = known.get(item) ?? { result: read(item) };
    known.set(item, found);
    return found.result;
  };
}

function itemsOf(rows: ListRows | null): readonly ListItem[] {
  return rows?.cache.items() ?? [];
}

function missing(role: ListRole, rows: ListRows | null, title: string): Finding[] {
  const remedy = 'run "npm run -s sendig -- provision" to create it';
  if (rows === null) {
    const message = `The site has no list ${title}; ${remedy}.`;
    return [{ code: 'missing-list', ref: null, message, text: title }];
  }
  return COLUMNS[role]
    .filter(({ name }) => !rows.columns.has(name))
    .map(({ name }) => {
      const message = `The list ${title} has no column ${name}; ${remedy}.`;
      return { code: 'missing-column', ref: null, message, text: name };
    });
}

/** The rows that read, each ref once, and a finding for every other one. */
function sortRows(results: readonly ReturnType<ReturnType<typeof createActionReader>>[]): {
  rows: ActionRow[];
  findings: Finding[];
} {
  const rows = new Map<string, ActionRow>();
  const findings: Finding[] = [];
  for (const result of results) {
    if (!result.ok) findings.push(result.finding);
    else if (rows.has(result.row.ActionRef)) {
      const { ActionRef: ref, Title: text, item } = result.row;
      const message = `The register has ${ref} twice; the bot leaves row ${item.id} aside.`;
      findings.push(findingIn(item, { code: 'duplicate-ref', ref, message, text }));
    } else rows.set(result.row.ActionRef, result.row);
  }
  return { rows: [...rows.values()], findings };
}
