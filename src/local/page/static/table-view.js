import { briefOf, inWords, kindOf, shown } from './columns.js';
import { editCell } from './edit-cell.js';
import { element } from './element.js';
import { settleGrid, startGridKeys } from './grid-keys.js';

/** All rows of a list in a table, with a box that filters them. */
export function createTableView({ page, lists, list, columns, mayEdit }) {
  const { zone } = page.session;
  const brief = briefOf(columns);
  const [key] = brief;
  const drawn = new Map();
  const filter = element('input', { type: 'search', id: 'filter', autocomplete: 'off', input: () => sift() });
  const count = element('p', { class: 'count', role: 'status' });
  const role = mayEdit ? 'grid' : 'table';
  const body = element('tbody', { role: 'rowgroup' });
  const table = element(
    'table',
    { role, 'aria-label': list.title },
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        ...brief.map(({ name, displayName }) =>
          element('th', { role: 'columnheader', scope: 'col', class: `c-${name}` }, displayName ?? name),
        ),
      ),
    ),
    body,
  );
  if (mayEdit) startGridKeys(table);

  function drawRow(row) {
    const line = element('tr', { role: 'row', 'data-id': row.id });
    line.append(...brief.map((column) => drawCell(line, row, column)));
    return line;
  }

  function drawCell(line, row, column) {
    const label = column.displayName ?? column.name;
    const value = row.fields[column.name];
    if (column === key) {
      const words = inWords(column, value, zone);
      const href = `#/lists/${encodeURIComponent(list.title)}/${encodeURIComponent(row.id)}`;
      return element(
        'th',
        { role: 'rowheader', scope: 'row', class: `c-${column.name}`, 'data-label': label },
        element('a', { href, 'data-cell': true }, words === '' ? 'Open' : words),
      );
    }
    const cell = {
      role: mayEdit ? 'gridcell' : 'cell',
      class: `c-${column.name} kind-${kindOf(column)}`,
      'data-label': label,
    };
    if (!mayEdit || kindOf(column) === 'fixed') {
      return element('td', { ...cell, 'data-cell': mayEdit }, shown(column, value, zone));
    }
    const made = element(
      'td',
      { ...cell, 'data-cell': true, class: `${cell.class} may-edit` },
      shown(column, value, zone),
    );
    const edit = () => editCell({ page, lists, list, row, column, cell: made, onRow: replace, zone });
    made.addEventListener('click', edit);
    made.addEventListener('keydown', (event) => {
      if (event.target !== made || (event.key !== 'Enter' && event.key !== 'F2')) return;
      event.preventDefault();
      edit();
    });
    return made;
  }

  function replace(row) {
    const json = JSON.stringify(row);
    const known = drawn.get(row.id);
    if (known?.json === json) return known.line;
    const line = drawRow(row);
    const at =
      known === undefined
        ? -1
        : [...known.line.children].findIndex((cell) => cell.contains(document.activeElement));
    if (known === undefined) body.append(line);
    else known.line.replaceWith(line);
    drawn.set(row.id, { json, line, words: wordsOf(row) });
    if (at !== -1) (line.children[at].querySelector('[data-cell]') ?? line.children[at]).focus();
    return line;
  }

  function wordsOf(row) {
    return brief
      .map((column) => inWords(column, row.fields[column.name], zone))
      .join('\n')
      .toLowerCase();
  }

  function sift() {
    const wanted = filter.value.trim().toLowerCase();
    let visible = 0;
    for (const { line, words } of drawn.values()) {
      line.hidden = !words.includes(wanted);
      if (!line.hidden) visible += 1;
    }
    const all = drawn.size;
    count.textContent = wanted === '' ? `${all} ${all === 1 ? 'row' : 'rows'}` : `${visible} of ${all} rows`;
    if (mayEdit) settleGrid(table);
  }

  return {
    element: element(
      'div',
      { class: 'table-view' },
      element('div', { class: 'tools' }, element('label', { for: 'filter' }, 'Filter'), filter, count),
      element(
        'div',
        { class: 'wide', tabindex: '0', role: 'region', 'aria-label': `${list.title}, table` },
        table,
      ),
    ),
    async refresh() {
      const rows = inOrder(await lists.rows(list), key, zone);
      // What somebody is typing stays; the next look brings the rest.
      if (body.querySelector('.editing') !== null) return;
      for (const row of rows) replace(row);
      const ids = new Set(rows.map(({ id }) => id));
      for (const [id, { line }] of drawn) {
        if (ids.has(id)) continue;
        line.remove();
        drawn.delete(id);
      }
      if (rows.some(({ id }, index) => body.children[index]?.dataset.id !== id)) {
        body.append(...rows.map(({ id }) => drawn.get(id).line));
      }
      sift();
    },
  };
}

/** By the list's key, 2.1.10 after 2.1.9; reports with the newest first. */
function inOrder(rows, key, zone) {
  const reported = rows.some(({ fields }) => fields.ReportedAt !== undefined);
  if (reported) return rows.sort((a, b) => (a.fields.ReportedAt < b.fields.ReportedAt ? 1 : -1));
  const words = (row) => inWords(key, row.fields[key.name], zone);
  return rows.sort((a, b) => words(a).localeCompare(words(b), 'en-GB', { numeric: true }));
}
