import { z } from 'zod';
import type { Measure } from '../domain/measure.js';
import type { Finding } from '../domain/plan.js';
import { findingIn, type ListItem, listRowOf } from './list-item.js';
import { type RowsRead, readEach } from './read-rows.js';
import { dayField, TextField } from './row-fields.js';

const NumberField = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

/** A choice that nobody has made is empty; people may have written it their own way. */
const BetterField = TextField.transform((text) => text.toLowerCase())
  .pipe(z.enum(['higher', 'lower', '']))
  .transform((better) => (better === '' ? null : better));

function measureShape(zone: string) {
  const day = dayField(zone);
  return z.object({
    Title: TextField,
    MeasureRef: TextField.refine((ref) => ref !== ''),
    Priority: z.number().int(),
    MeasureText: TextField,
    Unit: TextField,
    Better: BetterField,
    Baseline: NumberField,
    BaselineOn: day,
    Target: NumberField,
    TargetOn: day,
    Actual: NumberField,
    ActualOn: day,
    Note: TextField,
  });
}

/** Reads the impact measures, by priority and then in the order of their refs, each ref once. */
export function readMeasures(items: readonly ListItem[], list: string, zone: string): RowsRead<Measure> {
  const { rows, findings } = readEach(items, measureShape(zone), list, toMeasure);
  const byRef = new Map<string, Measure>();
  const twice: Finding[] = [];
  for (const { measure, item } of rows) {
    if (!byRef.has(measure.ref)) byRef.set(measure.ref, measure);
    else {
      const message = `${list} has ${measure.ref} twice; the bot leaves row ${item.id} aside.`;
      twice.push(findingIn(item, { code: 'duplicate-ref', ref: null, message, text: measure.text }));
    }
  }
  return {
    rows: [...byRef.values()].sort(
      (a, b) => a.priority - b.priority || a.ref.localeCompare(b.ref, 'en', { numeric: true }),
    ),
    findings: [...findings, ...twice],
  };
}

function toMeasure(row: z.infer<ReturnType<typeof measureShape>>, item: ListItem) {
  const measure: Measure = {
    ref: row.MeasureRef,
    priority: row.Priority,
    // Whoever adds a measure by hand may fill in the title alone.
    text: row.MeasureText === '' ? row.Title : row.MeasureText,
    unit: row.Unit,
    better: row.Better,
    baseline: row.Baseline,
    baselineOn: row.BaselineOn,
    target: row.Target,
    targetOn: row.TargetOn,
    actual: row.Actual,
    actualOn: row.ActualOn,
    note: row.Note,
    row: listRowOf(item),
  };
  return { measure, item };
}
