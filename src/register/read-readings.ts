import { z } from 'zod';
import type { MeasureReading } from '../domain/measure.js';
import type { ListItem } from './list-item.js';
import { type RowsRead, readEach } from './read-rows.js';
import { dayField, InstantField, TextField } from './row-fields.js';

/** Reads the figures that people have given, in the order in which their rows were added. */
export function readReadings(
  items: readonly ListItem[],
  list: string,
  zone: string,
): RowsRead<MeasureReading> {
  const shape = z.object({
    ReadingKey: TextField,
    MeasureRef: TextField.refine((ref) => ref !== ''),
    Actual: z.number(),
    ActualOn: dayField(zone).refine((on) => on !== null),
    ReportedAt: InstantField.pipe(z.string()),
    ReportedBy: TextField,
    Note: TextField,
  });
  const inOrder = [...items].sort((a, b) => Number(a.id) - Number(b.id));
  return readEach(inOrder, shape, list, (row) => ({
    readingKey: row.ReadingKey,
    ref: row.MeasureRef,
    actual: row.Actual,
    actualOn: row.ActualOn,
    reportedAt: row.ReportedAt,
    reportedBy: row.ReportedBy,
    note: row.Note,
  }));
}
