import type { ColumnFault } from '../domain/inspection.js';
import type { ColumnDefinition } from './columns.js';
import { asFound, type FoundColumn, kindOf } from './found-column.js';

/** What is wrong with the columns of a list, in the order of `wanted`. People may add columns of their own. */
export function compareColumns(
  wanted: readonly ColumnDefinition[],
  found: readonly FoundColumn[],
): readonly ColumnFault[] {
  const byName = new Map(found.map((column) => [column.name, column]));
  return wanted.flatMap((definition): ColumnFault[] => {
    const column = byName.get(definition.name);
    return column === undefined
      ? [{ column: definition.name, fault: 'missing' }]
      : compare(definition, column);
  });
}

/** The names of those columns that hold a day without a time. */
export function dayColumnsOf(found: readonly FoundColumn[], names: readonly string[]): string[] {
  return found
    .filter((column) => names.includes(column.name) && kindOf(column) === 'day')
    .map(({ name }) => name);
}

function compare(definition: ColumnDefinition, found: FoundColumn): ColumnFault[] {
  const column = definition.name;
  const wanted = asFound(definition);
  const faults: ColumnFault[] = [];
  const [is, should] = [kindOf(found), kindOf(wanted)];
  if (is !== should) faults.push({ column, fault: 'wrong-kind', is, wanted: should });
  else if (is === 'choice') {
    const choices = (wanted.choice?.choices ?? []).filter(
      (word) => found.choice?.choices?.includes(word) !== true,
    );
    if (choices.length > 0) faults.push({ column, fault: 'lacks-choices', choices });
  }
  if (wanted.indexed === true && found.indexed !== true) faults.push({ column, fault: 'not-indexed' });
  if (wanted.enforceUniqueValues === true && found.enforceUniqueValues !== true) {
    faults.push({ column, fault: 'not-unique' });
  }
  return faults;
}
