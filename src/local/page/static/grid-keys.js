/**
 * Makes a table a grid: one stop of the Tab key, and arrow keys from cell to cell.
 * @param {HTMLTableElement} table its cells, or the links in them, carry `data-cell`
 */
export function startGridKeys(table) {
  table.addEventListener('focusin', ({ target }) => {
    if (!target.matches('[data-cell]')) return;
    for (const cell of table.querySelectorAll('[data-cell][tabindex="0"]')) cell.tabIndex = -1;
    target.tabIndex = 0;
  });
  table.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (step === undefined || !event.target.matches('[data-cell]')) return;
    event.preventDefault();
    const row = event.target.closest('tr');
    const rows = [...table.tBodies[0].rows].filter(({ hidden }) => !hidden);
    const column = [...row.cells].indexOf(event.target.closest('td, th'));
    const down = Math.min(Math.max(rows.indexOf(row) + step.down, 0), rows.length - 1);
    const across = Math.min(Math.max(column + step.across, 0), row.cells.length - 1);
    focusable(rows[down].cells[across]).focus();
  });
}

/** Gives the first visible row the stop of the Tab key where no visible cell has it. */
export function settleGrid(table) {
  for (const cell of table.querySelectorAll('[data-cell]:not([tabindex])')) cell.tabIndex = -1;
  if (table.querySelector('tr:not([hidden]) [data-cell][tabindex="0"]') !== null) return;
  const first = table.querySelector('tbody tr:not([hidden]) [data-cell]');
  if (first !== null) first.tabIndex = 0;
}

function focusable(cell) {
  return cell.matches('[data-cell]') ? cell : cell.querySelector('[data-cell]');
}

const STEPS = {
  ArrowDown: { down: 1, across: 0 },
  ArrowUp: { down: -1, across: 0 },
  ArrowRight: { down: 0, across: 1 },
  ArrowLeft: { down: 0, across: -1 },
};
