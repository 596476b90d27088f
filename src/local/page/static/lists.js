import { call } from './api.js';

const HIDDEN = new Set([
  'ContentType',
  'Attachments',
  'Edit',
  'LinkTitle',
  'LinkTitleNoMenu',
  'DocIcon',
  'ID',
]);

/**
 * The lists of the site, through the same Graph that the bot uses.
 * @param {{ path: string, token: string, site: string }} graph
 * @param {string} upn who edits
 */
export function createLists(graph, upn) {
  const headers = { authorization: `Bearer ${graph.token}`, 'x-local-person': upn };
  const get = (path) => call(path.startsWith(graph.path) ? path : graph.path + path, { headers });
  const all = async (path) => {
    const found = [];
    for (let next = path; next !== null; ) {
      const page = await get(next);
      found.push(...page.value);
      const link = page['@odata.nextLink'];
      next = link === undefined ? null : new URL(link).pathname + new URL(link).search;
    }
    return found;
  };
  let site = null;
  const sitePath = () => {
    site ??= get(`/sites/${encodeURI(graph.site)}`).then(({ id }) => `/sites/${id}`);
    return site;
  };

  const fieldsOf = (list) => (list.select === undefined ? 'fields' : `fields($select=${list.select})`);
  /** Whom the site knows, with their numbers on it. */
  const people = async () => {
    const path = await sitePath();
    const lists = await all(`${path}/lists?$select=id,list,system`);
    const hidden = lists.find(({ list }) => list?.template === 'userInformation');
    if (hidden === undefined) return [];
    const rows = await all(
      `${path}/lists/${hidden.id}/items?$expand=fields($select=Title,UserName)&$top=200`,
    );
    return rows.map(({ id, fields }) => ({
      id: Number(id),
      name: fields.Title ?? '',
      upn: fields.UserName ?? '',
    }));
  };

  return {
    /** @returns {Promise<{ title: string, path: string }[]>} */
    async titles() {
      const path = await sitePath();
      const lists = await all(`${path}/lists?$select=id,displayName`);
      return lists.map(({ id, displayName }) => ({ title: displayName, path: `${path}/lists/${id}` }));
    },
    /** The columns that people see, in the order of the list. From then on its rows are read with these. */
    async columns(list) {
      const columns = (await all(`${list.path}/columns`)).filter(
        ({ name, hidden, readOnly }) => !hidden && !readOnly && !HIDDEN.has(name),
      );
      // A person is told by name only where the column is asked for by name.
      list.select = columns.map(({ name }) => name).join(',');
      const known = columns.some(({ personOrGroup }) => personOrGroup !== undefined) ? await people() : [];
      return columns.map((column) =>
        column.personOrGroup === undefined ? column : { ...column, people: known },
      );
    },
    rows: async (list) => (await all(`${list.path}/items?$expand=${fieldsOf(list)}&$top=200`)).map(rowOf),
    row: async (list, id) =>
      rowOf(await get(`${list.path}/items/${encodeURIComponent(id)}?$expand=${fieldsOf(list)}`)),
    /** Writes those columns to a row that is still at that version. @throws Failure 412 where it is not */
    change: (list, id, etag, fields) =>
      call(`${graph.path}${list.path}/items/${encodeURIComponent(id)}/fields`, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/json', 'if-match': etag },
        body: JSON.stringify(fields),
      }),
  };
}

function rowOf(item) {
  return { id: item.id, etag: item.eTag ?? item['@odata.etag'], fields: item.fields ?? {} };
}
