import { editable, editorOf, faultIn, kindOf, shown, written } from './columns.js';
import { element } from './element.js';
import { OVERTAKEN, saveRow } from './save-row.js';

/**
 * Turns a cell into an editor. Enter saves (with Control where a text has lines), and so does leaving
 * it; Escape leaves it as it was.
 */
export function editCell({ page, lists, list, row, column, cell, onRow, zone }) {
  if (cell.classList.contains('editing')) return;
  const label = column.displayName ?? column.name;
  const before = editable(column, row.fields[column.name], zone);
  const input = editorOf(column, row.fields[column.name], zone, { 'aria-label': label });
  const lines = ['lines', 'people'].includes(kindOf(column));
  const hint = element(
    'span',
    { class: 'edit-hint' },
    lines ? 'Ctrl+Enter saves, Esc cancels' : 'Enter saves, Esc cancels',
  );
  let done = false;
  cell.classList.add('editing');
  cell.replaceChildren(input, hint);
  input.focus();
  if (input.select !== undefined && !lines) input.select();

  const leave = (toCell) => {
    done = true;
    cell.classList.remove('editing');
    cell.replaceChildren(shown(column, row.fields[column.name], zone));
    if (toCell) cell.focus();
  };
  const save = async (toCell) => {
    if (done) return;
    const typed = input.value;
    if (input.validity?.valid === false) {
      page.announce(`${label}: this cannot be read.`);
      return;
    }
    const fault = faultIn(column, typed);
    if (fault !== null) {
      page.announce(fault);
      return;
    }
    leave(toCell);
    if (typed === before) return;
    cell.classList.add('saving');
    try {
      const outcome = await saveRow(lists, list, row, written(column, typed, zone));
      const line = onRow(outcome.row);
      if (!outcome.saved) line.classList.add('overtaken');
      page.announce(outcome.saved ? 'Saved.' : OVERTAKEN);
    } catch (failure) {
      page.announce(failure.message);
    } finally {
      cell.classList.remove('saving');
    }
  };
  input.addEventListener('blur', () => void save(false));
  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') leave(true);
    else if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save(true);
    }
  });
}
