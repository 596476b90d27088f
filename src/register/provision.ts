import { z } from 'zod';
import type { Provisioned, Shortfall } from '../domain/register.js';
import { CodedError } from '../errors.js';
import { COLUMNS, type ColumnDefinition, type ListRole } from './columns.js';
import { FoundColumn } from './found-column.js';
import type { Graph } from './graph.js';
import { GraphFailure } from './graph-failure.js';
import { type ColumnPlan, planColumn, RUN_AGAIN } from './plan-columns.js';
import type { ListTitles, SiteLists } from './site-lists.js';

const ROLES = Object.keys(COLUMNS) as ListRole[];
const Answer = z.object({ id: z.string() });
/** A column has no eTag; this lets a change that was lost on its way be sent again. */
const ANY_VERSION = '*';

/**
 * Creates the lists and columns that are missing and adds the indexes, uniqueness and choices that
 * columns lack; everything else stays as people have it. The second time it writes nothing.
 * @throws CodedError `provision-not-allowed`, which says too what had been done until then
 */
export async function provision(parts: {
  readonly graph: Graph;
  readonly lists: SiteLists;
  readonly titles: ListTitles;
}): Promise<Provisioned> {
  const { graph, lists, titles } = parts;
  const [created, changed]: [string[], string[]] = [[], []];
  const left: Shortfall[] = [];
  lists.forget();
  const site = await lists.sitePath();

  /** The answer, or `null` where SharePoint refuses this one thing: that is noted, and the rest goes on. */
  const attempt = async <T>(
    write: () => Promise<T>,
    refused: (reason: string) => Shortfall,
  ): Promise<T | null> => {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      if (error.status === 403) throw notAllowed(site, error, [...created, ...changed]);
      if (error.status !== 400 && error.status !== 409) throw error;
      left.push(refused(error.detail));
      return null;
    }
  };

  const createList = async (title: string, columns: readonly ColumnDefinition[]): Promise<string | null> => {
    // The service names the list itself; a `name` here would be refused.
    const body = { displayName: title, columns, list: { template: 'genericList' } };
    const list = await attempt(
      () => graph.post(Answer, `${site}/lists`, body),
      (reason) => listRefused(title, reason),
    );
    if (list === null) return null;
    created.push(`Created the list ${title}.`);
    return `${site}/lists/${list.id}`;
  };

  const addColumn = async (path: string, title: string, column: ColumnDefinition): Promise<void> => {
    const answer = await attempt(
      () => graph.post(Answer, `${path}/columns`, column),
      (reason) => columnRefused(column, title, reason),
    );
    if (answer !== null) created.push(`Added the column ${column.displayName} to ${title}.`);
  };

  const completeColumn = async (path: string, { changes, shortfall }: ColumnPlan): Promise<void> => {
    if (shortfall !== null) left.push(shortfall);
    for (const { body, done, refused } of changes) {
      const answer = await attempt(() => graph.patch(Answer, path, ANY_VERSION, body), refused);
      if (answer !== null) changed.push(done);
    }
  };

  try {
    for (const role of ROLES) {
      const [title, columns] = [titles[role], COLUMNS[role]];
      const path = (await lists.listPath(role)) ?? (await createList(title, columns));
      if (path === null) continue;
      // A list has been known to be created without the columns that were asked for with it.
      const found = await graph.getAll(FoundColumn, `${path}/columns`);
      for (const column of columns) {
        const there = found.find(({ name }) => name === column.name);
        if (there === undefined) await addColumn(path, title, column);
        else await completeColumn(`${path}/columns/${there.id}`, planColumn(column, there, title));
      }
    }
  } finally {
    lists.forget();
  }
  return { created, changed, left };
}

function notAllowed(site: string, error: GraphFailure, done: readonly string[]): CodedError {
  const before = done.length === 0 ? 'Nothing had been done before that.' : `Before that: ${done.join(' ')}`;
  const detail = `the site ${site.replace('/sites/', '')} (${error.detail}). ${before}`;
  return new CodedError('provision-not-allowed', detail, error);
}

function listRefused(title: string, reason: string): Shortfall {
  return {
    message: `The list ${title} could not be created (${reason}).`,
    remedy: `Look in the site's contents for something of that name, perhaps with other capitals: rename it, or set the list's variable (such as REGISTER_LIST) to exactly what it is called, and ${RUN_AGAIN}.`,
  };
}

function columnRefused({ name }: ColumnDefinition, title: string, reason: string): Shortfall {
  return {
    message: `The column ${name} could not be added to ${title} (${reason}).`,
    remedy: `Look in the list's settings for a column that is in its way, or for too many columns, and ${RUN_AGAIN}.`,
  };
}
