import { isHistory } from './columns.js';
import { element } from './element.js';
import { createLists } from './lists.js';
import { createRowView } from './row-view.js';
import { createTableView } from './table-view.js';

/** How often the list that is looked at is read again, since nothing tells the page of its changes. */
const LOOK_AGAIN_MS = 4_000;

/** The lists as they stand in SharePoint. `rest` is the title of a list and, for one row alone, its id. */
export function createListsView(page) {
  const { session, person, rest } = page;
  const lists = createLists(session.graph, person.upn);
  const tabs = element('nav', { class: 'tabs', 'aria-label': 'Lists' });
  const holder = element('div', { class: 'list' }, element('p', { class: 'loading' }, 'Reading the lists…'));
  let inner = null;
  let opening = null;
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible' && inner !== null) inner.refresh().catch(() => undefined);
  }, LOOK_AGAIN_MS);

  async function open() {
    const titles = await lists.titles();
    const found = session.lists.flatMap((title) => titles.find((list) => list.title === title) ?? []);
    const list = found.find(({ title }) => title === rest[0]) ?? found[0];
    tabs.replaceChildren(
      ...found.map(({ title }) =>
        element(
          'a',
          {
            href: `#/lists/${encodeURIComponent(title)}`,
            'aria-current': title === list?.title ? 'page' : null,
          },
          title,
        ),
      ),
    );
    if (list === undefined) {
      holder.replaceChildren(element('p', { class: 'empty' }, 'This site has no lists yet.'));
      return null;
    }
    const columns = await lists.columns(list);
    const mayEdit = person.role === 'officer' && !isHistory(columns);
    const parts = { page, lists, list, columns, mayEdit };
    const made = rest[1] === undefined ? createTableView(parts) : createRowView({ ...parts, id: rest[1] });
    holder.replaceChildren(made.element);
    return made;
  }

  return {
    element: element(
      'div',
      { class: 'lists-view' },
      element('h1', {}, 'Lists', element('span', { class: 'under' }, underTitle(person))),
      tabs,
      holder,
    ),
    async refresh() {
      opening ??= open().catch((failure) => {
        opening = null;
        holder.replaceChildren(element('p', { class: 'empty' }, failure.message));
        return null;
      });
      inner = await opening;
      await inner?.refresh();
    },
    onMessages: () => inner?.refresh(),
    close: () => clearInterval(timer),
  };
}

function underTitle(person) {
  return person.role === 'officer'
    ? 'As they stand in SharePoint. Press a cell to change it.'
    : 'As they stand in SharePoint. The project officer can change them.';
}
