import { z } from 'zod';
import { secondOf } from '../domain/civil-date.js';
import type { MeasureReading } from '../domain/measure.js';
import { startOfDay } from '../domain/site-time.js';
import { CodedError } from '../errors.js';
import { GraphFailure } from './graph-failure.js';
import type { ListItem } from './list-item.js';
import type { Fields, ListRows } from './list-rows.js';
import { dayField, InstantField, TextField } from './row-fields.js';

const MAX_TRIES = 3;

/** What saving a figure needs of the register. */
interface FigureParts {
  readonly measures: ListRows;
  readonly readings: ListRows;
  readonly zone: string;
}

/**
 * Writes a figure: its row in the history of figures, then the row of its measure, which shows the latest.
 * Whatever part of that an earlier try has done, and wherever it stopped, the same call finishes it and does
 * nothing twice. Where there is no such measure nothing is written; one that is deleted meanwhile is gone too.
 */
export async function saveFigure(reading: MeasureReading, parts: FigureParts): Promise<'saved' | 'gone'> {
  const { measures, readings, zone } = parts;
  const [found] = await measures.where('MeasureRef', reading.ref);
  if (found === undefined) return 'gone';
  await readings.addOnce({ column: 'ReadingKey', value: reading.readingKey }, readingFields(reading, zone));
  let item = found;
  for (let tries = 1; ; tries += 1) {
    if (!(await isToBeShown(item, reading, parts))) return 'saved';
    try {
      await measures.change(item.id, item.etag, shownFields(reading, zone));
      return 'saved';
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      if (!error.conflict && error.status !== 404) throw error;
      const current = await measures.byId(item.id);
      if (current === null) return 'gone';
      if (tries === MAX_TRIES) throw new CodedError('sharepoint-busy', 'the row is being written', error);
      item = current;
    }
  }
}

/** Whether the row of the measure shows something older than this figure. */
async function isToBeShown(item: ListItem, reading: MeasureReading, parts: FigureParts): Promise<boolean> {
  const row = shownShape(parts.zone).parse(item.fields);
  if (row.ActualOn === null || row.ActualOn < reading.actualOn) return true;
  if (row.ActualOn > reading.actualOn) return false;
  if (row.Actual === reading.actual && row.Note === reading.note) return false;
  return !(await wasCorrected(reading, parts));
}

/** Whether somebody has given another figure of the same day since: a try that comes late is not to undo it. */
async function wasCorrected(reading: MeasureReading, { readings, zone }: FigureParts): Promise<boolean> {
  const shape = z.object({ ActualOn: dayField(zone), ReportedAt: InstantField });
  return (await readings.where('MeasureRef', reading.ref)).some(({ fields }) => {
    const { data } = shape.safeParse(fields);
    if (data?.ReportedAt == null || data.ActualOn !== reading.actualOn) return false;
    // SharePoint keeps whole seconds.
    return secondOf(data.ReportedAt) > secondOf(reading.reportedAt);
  });
}

/** What the row of a measure shows. What cannot be read there shows nothing, and may be written over. */
function shownShape(zone: string) {
  return z.object({
    Actual: z.number().nullish().catch(null),
    ActualOn: dayField(zone).catch(null),
    Note: TextField.catch(''),
  });
}

function shownFields({ actual, actualOn, note }: MeasureReading, zone: string): Fields {
  return { Actual: actual, ActualOn: startOfDay(actualOn, zone), Note: note };
}

/** The columns of a figure's own row. */
function readingFields(reading: MeasureReading, zone: string): Fields {
  return {
    ...shownFields(reading, zone),
    Title: reading.ref,
    ReadingKey: reading.readingKey,
    MeasureRef: reading.ref,
    ReportedAt: reading.reportedAt,
    ReportedBy: reading.reportedBy,
  };
}
