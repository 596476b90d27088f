import { z } from 'zod';
import { COLUMNS, type ListRole } from './columns.js';
import type { Graph } from './graph.js';
import type { ListTitles, SiteLists } from './site-lists.js';

const ROLES = Object.keys(COLUMNS) as ListRole[];
const Created = z.object({ id: z.string() });
const Column = z.object({ name: z.string() });

/**
 * Creates the lists and columns that are missing and leaves everything else as people have it.
 * Returns a sentence for each thing that it created: none at all the second time.
 */
export async function provision(parts: {
  readonly graph: Graph;
  readonly lists: SiteLists;
  readonly titles: ListTitles;
}): Promise<readonly string[]> {
  const { graph, lists, titles } = parts;
  const done: string[] = [];
  lists.forget();
  for (const role of ROLES) {
    const title = titles[role];
    const columns = COLUMNS[role];
    let path = await lists.listPath(role);
    if (path === null) {
      // The service names the list itself; a `name` here would be refused.
      const body = { displayName: title, columns, list: { template: 'genericList' } };
      const site = await lists.sitePath();
      path = `${site}/lists/${(await graph.post(Created, `${site}/lists`, body)).id}`;
      done.push(`Created the list ${title}.`);
    }
    // A list has been known to be created without the columns that were asked for with it.
    const found = await graph.getAll(Column, `${path}/columns`, { $select: 'name' });
    const names = new Set(found.map(({ name }) => name));
    for (const column of columns.filter(({ name }) => !names.has(name))) {
      await graph.post(Created, `${path}/columns`, column);
      done.push(`Added the column ${column.displayName} to ${title}.`);
    }
  }
  lists.forget();
  return done;
}
