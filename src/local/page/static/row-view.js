import { editable, editorOf, faultIn, kindOf, shown, written } from './columns.js';
import { element } from './element.js';
import { OVERTAKEN, saveRow } from './save-row.js';

/** One row alone, with all its columns. */
export function createRowView({ page, lists, list, columns, mayEdit, id }) {
  const { zone } = page.session;
  const back = element(
    'a',
    { class: 'back', href: `#/lists/${encodeURIComponent(list.title)}` },
    `All of ${list.title}`,
  );
  const heading = element('h2', {});
  const said = element('p', { class: 'row-said', role: 'status' });
  const holder = element('div', { class: 'row-fields' });
  const save = element('button', { class: 'primary', type: 'submit' }, 'Save');
  const form = element(
    'form',
    { class: 'row-form', novalidate: true, submit: onSubmit },
    holder,
    mayEdit ? save : null,
  );
  let row = null;
  let inputs = new Map();

  function draw(next) {
    row = next;
    const ref = row.fields.ActionRef ?? row.fields.MeasureRef ?? '';
    heading.textContent = `${ref} ${row.fields.Title ?? ''}`.trim() || 'Row';
    inputs = new Map();
    holder.replaceChildren(...columns.map(drawField));
  }

  function drawField(column) {
    const label = column.displayName ?? column.name;
    const value = row.fields[column.name];
    const kind = kindOf(column);
    if (!mayEdit || kind === 'fixed') {
      return element(
        'div',
        { class: `field kind-${kind} c-${column.name}` },
        element('span', { class: 'label' }, label),
        shown(column, value, zone),
      );
    }
    const input = editorOf(column, value, zone, { id: `field-${column.name}` });
    inputs.set(column, input);
    return element(
      'div',
      { class: `field kind-${kind} c-${column.name}` },
      element('label', { for: `field-${column.name}` }, label),
      input,
    );
  }

  function changes() {
    const changed = [...inputs].filter(
      ([column, input]) => input.value !== editable(column, row.fields[column.name], zone),
    );
    return changed.map(([column, input]) => ({ column, text: input.value }));
  }

  async function onSubmit(event) {
    event.preventDefault();
    const changed = changes();
    if (changed.length === 0) {
      said.textContent = 'Nothing has changed.';
      return;
    }
    const fault = changed.map(({ column, text }) => faultIn(column, text)).find((words) => words !== null);
    if (fault !== undefined) {
      said.textContent = fault;
      return;
    }
    const fields = Object.assign({}, ...changed.map(({ column, text }) => written(column, text, zone)));
    save.disabled = true;
    try {
      const outcome = await saveRow(lists, list, row, fields);
      draw(outcome.row);
      said.textContent = outcome.saved ? 'Saved.' : OVERTAKEN;
    } catch (failure) {
      said.textContent = failure.message;
    }
    save.disabled = false;
  }

  return {
    element: element('div', { class: 'row-view' }, back, heading, form, said),
    async refresh() {
      const now = await lists.row(list, id);
      // What is being typed stays until it is saved.
      if (row === null || (now.etag !== row.etag && changes().length === 0)) draw(now);
    },
  };
}
