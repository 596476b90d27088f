import type { Plan } from '../domain/plan.js';
import type { ImportResult } from '../domain/register.js';
import { CodedError } from '../errors.js';
import { GraphFailure } from './graph-failure.js';
import { inParallel } from './in-parallel.js';
import type { ListItem } from './list-item.js';
import type { Fields, ListRows } from './list-rows.js';
import {
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
  });
  await upsert(measures, 'MeasureRef', planMeasures(plan.priorities), {
    keyOf: ({ ref }) => ref,
    added: (measure) => newMeasureFields(measure, zone),
    published: publishedMeasureFields,
  });
  return upsert(register, 'ActionRef', plan.actions, {
    keyOf: ({ ref }) => ref,
    added: (action) => newActionFields(action, people, zone),
    published: publishedFields,
    progress: parts.progress,
  });
}

interface Upserting<T> {
  readonly keyOf: (element: T) => string | number;
  /** The columns of a new row. */
  readonly added: (element: T) => Fields;
  /** The columns that an existing row takes over. */
  readonly published: (element: T) => Readonly<Record<string, string>>;
  readonly progress?: (done: number, of: number) => void;
}

async function upsert<T>(
  list: ListRows,
  column: string,
  elements: readonly T[],
  how: Upserting<T>,
): Promise<ImportResult> {
  const existing = new Map<string, ListItem>();
  for (const item of await list.all()) {
    const key = textIn(item.fields[column]);
    if (!existing.has(key)) existing.set(key, item);
  }
  const byKey = new Map<string, T>();
  for (const element of elements) {
    const key = String(how.keyOf(element));
    // Where a plan has a ref twice the first stands, as in its findings.
    if (!byKey.has(key)) byKey.set(key, element);
  }
  const became = new Map<string, keyof ImportResult>();
  await inParallel(AT_ONCE, [...byKey], async ([key, element]) => {
    const item = existing.get(key);
    if (item === undefined) {
      await list.addOnce({ column, value: how.keyOf(element) }, how.added(element));
      became.set(key, 'added');
    } else {
      became.set(key, (await follow(list, item, how.published(element))) ? 'updated' : 'unchanged');
    }
    how.progress?.(became.size, byKey.size);
  });
  const keysThat = (outcome: keyof ImportResult): string[] =>
    [...byKey.keys()].filter((key) => became.get(key) === outcome);
  return { added: keysThat('added'), updated: keysThat('updated'), unchanged: keysThat('unchanged') };
}

/** Brings the plan's columns of a row up to the plan. Returns whether anything had to be written. */
async function follow(
  list: ListRows,
  read: ListItem,
  published: Readonly<Record<string, string>>,
): Promise<boolean> {
  let item = read;
  for (let tries = 1; ; tries += 1) {
    const now = item.fields;
    const differing = Object.entries(published).filter(
      // What the plan leaves empty may have been filled in by hand.
      ([name, text]) => text !== '' && text !== textIn(now[name]),
    );
    if (differing.length === 0) return false;
    try {
      await list.change(item.id, item.etag, Object.fromEntries(differing));
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
