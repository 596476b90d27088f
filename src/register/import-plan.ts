import type { Plan } from '../domain/plan.js';
import type { ImportPreview, ImportResult } from '../domain/register.js';
import { CodedError } from '../errors.js';
import { COLUMNS } from './columns.js';
import { GraphFailure } from './graph-failure.js';
import { inParallel } from './in-parallel.js';
import type { ListItem } from './list-item.js';
import type { Fields, ListRows } from './list-rows.js';
import {
  leadFields,
  newActionFields,
  newMeasureFields,
  newPriorityFields,
  type PlanPeople,
  planMeasures,
  publishedFields,
  publishedMeasureFields,
  publishedPriorityFields,
} from './plan-fields.js';
import { textIn } from './row-fields.js';

const AT_ONCE = 4;
const MAX_TRIES = 3;

/** What importing needs of the register. */
export interface ImportParts {
  readonly register: ListRows;
  readonly priorities: ListRows;
  readonly measures: ListRows;
  readonly people: PlanPeople;
  readonly zone: string;
  readonly progress: (done: number, of: number) => void;
}

/**
 * Writes a plan into the lists: what is new is added, the plan's own columns of what is there
 * follow it, and everything else in a row belongs to the people who keep it. The result is of the actions.
 */
export async function importPlan(plan: Plan, parts: ImportParts): Promise<ImportResult> {
  const { register, priorities, measures, people, zone } = parts;
  await upsert(priorities, 'PriorityNumber', plan.priorities, {
    keyOf: ({ number }) => number,
    added: (priority) => newPriorityFields(priority, people),
    published: publishedPriorityFields,
    leads: ({ leads }) => leadFields(leads, people),
  });
  await upsert(measures, 'MeasureRef', planMeasures(plan.priorities), {
    keyOf: ({ ref }) => ref,
    added: (measure) => newMeasureFields(measure, zone),
    published: publishedMeasureFields,
  });
  return upsert(register, 'ActionRef', plan.actions, {
    ...actionsOf(people, zone),
    progress: parts.progress,
  });
}

/**
 * What an import would do with the actions, of which nothing is done.
 * @param register `null` where there is no such list yet
 */
export async function previewImport(
  plan: Plan,
  register: ListRows | null,
  { people, zone }: Pick<ImportParts, 'people' | 'zone'>,
): Promise<ImportPreview> {
  const how = actionsOf(people, zone);
  const items = register === null ? [] : await register.all();
  const rows = matched(items, 'ActionRef', plan.actions, how);
  const changed = rows.flatMap(({ key, element, item }) => {
    if (item === null) return [];
    const columns = Object.keys(differing(item, element, how)).flatMap((name) => SHOWN.get(name) ?? []);
    return columns.length === 0 ? [] : [{ ref: key, columns }];
  });
  const changes = new Set(changed.map(({ ref }) => ref));
  const planned = new Set(rows.map(({ key }) => key));
  return {
    added: rows.filter(({ item }) => item === null).map(({ key }) => key),
    changed,
    unchanged: rows.filter(({ key, item }) => item !== null && !changes.has(key)).map(({ key }) => key),
    notInPlan: items
      .map(({ fields }) => textIn(fields['ActionRef']))
      .filter((ref) => ref !== '' && !planned.has(ref)),
  };
}

/** What people see a column called. */
const SHOWN: ReadonlyMap<string, string> = new Map([
  ['LeadLookupId', 'Lead'],
  ...COLUMNS.register.map(({ name, displayName }) => [name, displayName] as const),
]);

interface Upserting<T> {
  readonly keyOf: (element: T) => string | number;
  /** The columns of a new row. */
  readonly added: (element: T) => Fields;
  /** The columns that an existing row takes over. */
  readonly published: (element: T) => Readonly<Record<string, string>>;
  /** The columns that are filled in where a row says nothing of whom to write to. */
  readonly leads?: (element: T) => Fields;
  readonly progress?: (done: number, of: number) => void;
}

function actionsOf(people: PlanPeople, zone: string): Upserting<Plan['actions'][number]> {
  return {
    keyOf: ({ ref }) => ref,
    added: (action) => newActionFields(action, people, zone),
    published: publishedFields,
    leads: ({ leads }) => leadFields(leads, people),
  };
}

interface Matched<T> {
  readonly key: string;
  readonly element: T;
  /** The row that is there, or `null`. */
  readonly item: ListItem | null;
}

async function upsert<T>(
  list: ListRows,
  column: string,
  elements: readonly T[],
  how: Upserting<T>,
): Promise<ImportResult> {
  const rows = matched(await list.all(), column, elements, how);
  const became = new Map<string, keyof ImportResult>();
  await inParallel(AT_ONCE, rows, async ({ key, element, item }) => {
    if (item === null) {
      await list.addOnce({ column, value: how.keyOf(element) }, how.added(element));
      became.set(key, 'added');
    } else {
      became.set(key, (await follow(list, item, element, how)) ? 'updated' : 'unchanged');
    }
    how.progress?.(became.size, rows.length);
  });
  const keysThat = (outcome: keyof ImportResult): string[] =>
    rows.map(({ key }) => key).filter((key) => became.get(key) === outcome);
  return { added: keysThat('added'), updated: keysThat('updated'), unchanged: keysThat('unchanged') };
}

/** Each element of a plan with its row, in the plan's order. */
function matched<T>(
  items: readonly ListItem[],
  column: string,
  elements: readonly T[],
  { keyOf }: Upserting<T>,
): readonly Matched<T>[] {
  const existing = new Map<string, ListItem>();
  for (const item of items) {
    const key = textIn(item.fields[column]);
    if (!existing.has(key)) existing.set(key, item);
  }
  const byKey = new Map<string, T>();
  for (const element of elements) {
    const key = String(keyOf(element));
    // Where a plan has a ref twice the first stands, as in its findings.
    if (!byKey.has(key)) byKey.set(key, element);
  }
  return [...byKey].map(([key, element]) => ({ key, element, item: existing.get(key) ?? null }));
}

/** The columns in which a row does not say what the plan says. */
function differing<T>(item: ListItem, element: T, how: Upserting<T>): Fields {
  const now = item.fields;
  const texts = Object.entries(how.published(element)).filter(
    // What the plan leaves empty may have been filled in by hand.
    ([name, text]) => text !== '' && text !== textIn(now[name]),
  );
  const reachesNobody =
    textIn(now['LeadUpn']) === '' && textIn(now['LeadLookupId']) === '' && !hasPeople(now['Lead']);
  return { ...Object.fromEntries(texts), ...(reachesNobody ? how.leads?.(element) : {}) };
}

function hasPeople(lead: unknown): boolean {
  return Array.isArray(lead) && lead.length > 0;
}

/** Brings the plan's columns of a row up to the plan. Returns whether anything had to be written. */
async function follow<T>(list: ListRows, read: ListItem, element: T, how: Upserting<T>): Promise<boolean> {
  let item = read;
  for (let tries = 1; ; tries += 1) {
    const fields = differing(item, element, how);
    if (Object.keys(fields).length === 0) return false;
    try {
      await list.change(item.id, item.etag, fields);
      return true;
    } catch (error) {
      if (!(error instanceof GraphFailure) || !error.conflict) throw error;
      const current = await list.byId(item.id);
      if (current === null) return false;
      if (tries === MAX_TRIES) throw new CodedError('sharepoint-busy', 'a row is being written', error);
      item = current;
    }
  }
}
