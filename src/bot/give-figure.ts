import { renderMeasureForm } from '../cards/render-measure-form.js';
import { childDataIn } from '../domain/child-data.js';
import { dateInWords, parseCivilDate } from '../domain/civil-date.js';
import { listInWords } from '../domain/due-words.js';
import { givesFigures } from '../domain/may-report.js';
import type { Measure, MeasureReading } from '../domain/measure.js';
import { figureInWords } from '../domain/measure-words.js';
import { parseFigure } from '../domain/parse-figure.js';
import { quarterAskedFor } from '../domain/quarter.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import { markOf } from '../domain/sighting.js';
import { CodedError } from '../errors.js';
import type { Desk } from './desk.js';
import { listFor, reminderAt } from './lists.js';
import { measuresCard } from './measures.js';
import { type CardAnswer, OLD_BUTTON, type Press } from './press.js';

/** So long somebody waits for SharePoint; then they are asked to press once more, which writes nothing twice. */
const PATIENCE_MS = 1_500;
const LONGEST_NOTE = 500;

/** Opens the form for the figure of a measure. */
export async function openFigure(press: Press): Promise<CardAnswer> {
  const { desk, actor, pressed, seen } = press;
  const measure = measureOf(seen.reading, pressed.measure);
  if (measure === null) return { text: OLD_BUTTON };
  const refusal = whoGives(desk, actor, seen.reading, measure);
  if (refusal !== '') return { text: refusal };
  const quarter = quarterAskedFor(desk.today(), desk.policy.updateRequestDays);
  const day = quarter === null || quarter.to > desk.today() ? desk.today() : quarter.to;
  return formOf(press, measure, { actual: '', actualOn: day, note: '' }, '');
}

/** Saves a figure; what is wrong comes back in the form, with everything typed still there. */
export async function saveFigure(press: Press): Promise<CardAnswer> {
  const { desk, actor, pressed, seen, message } = press;
  const measure = measureOf(seen.reading, pressed.measure);
  if (measure === null) return { text: OLD_BUTTON };
  const refusal = whoGives(desk, actor, seen.reading, measure);
  if (refusal !== '') return { text: refusal };
  const typed = { actual: pressed.actual, actualOn: pressed.actualOn, note: pressed.note };
  const read = readFigure(desk, actor, measure, typed);
  if (typeof read === 'string') return formOf(press, measure, typed, read);
  const failure = await write(desk, read);
  if (failure !== '') return formOf(press, measure, typed, failure);
  const { actual, actualOn, note } = read;
  const measures = seen.reading.measures.map((one) =>
    one.ref === measure.ref && (one.actualOn === null || one.actualOn <= actualOn)
      ? { ...one, actual, actualOn, note }
      : one,
  );
  const notice = `Saved: ${measure.ref} was ${figureInWords(actual, measure.unit)} on ${dateInWords(actualOn)}.`;
  const measureReadings = [...seen.reading.measureReadings, read];
  const reading = { ...seen.reading, measures, measureReadings };
  const { page, priority } = pressed;
  const list =
    (await reminderAt(desk, message, actor)) === null
      ? measuresCard(press, reading, { page, priority, notice })
      : await listFor(desk, message, actor, reading, { page, notice });
  return { message: list, everywhere: true };
}

/** The form; Back leads to where it was opened, a reminder or the card of the measures. */
async function formOf(
  { desk, actor, pressed, message }: Press,
  measure: Measure,
  typed: { readonly actual: string; readonly actualOn: string; readonly note: string },
  error: string,
): Promise<CardAnswer> {
  const asked = (await reminderAt(desk, message, actor)) !== null;
  const { page, priority } = pressed;
  return { message: renderMeasureForm({ measure, page, priority, asked, day: desk.today(), typed, error }) };
}

/** The figure that was typed, or what is wrong with it in a sentence. */
function readFigure(
  desk: Desk,
  actor: Actor,
  measure: Measure,
  typed: { readonly actual: string; readonly actualOn: string; readonly note: string },
): MeasureReading | string {
  const actual = parseFigure(typed.actual, measure.unit);
  if (actual === null) return 'Write the figure as a number, for example 45 or 45.5.';
  const actualOn = parseCivilDate(typed.actualOn);
  if (actualOn === null || actualOn > desk.today())
    return 'Choose the day that the figure is of, today at the latest.';
  const note = typed.note.trim();
  if (note.length > LONGEST_NOTE) return `Write at most ${String(LONGEST_NOTE)} letters beside the figure.`;
  if (childDataIn(note) !== null)
    return 'This looks like a number or a date of birth of a child. The register holds nothing about one child, so nothing was saved. Take it out and save again.';
  const mark = markOf(JSON.stringify([actual, note, actor.upn]));
  return {
    readingKey: `${measure.ref} ${actualOn} ${mark}`,
    ref: measure.ref,
    actual,
    actualOn,
    reportedAt: desk.now(),
    reportedBy: actor.name,
    note,
  };
}

/** Writes it; what stands in the way, in a sentence, or `''`. */
async function write(desk: Desk, figure: MeasureReading): Promise<string> {
  const written = desk.saveFigure(figure).catch((error: unknown) => {
    desk.log.warn({ code: error instanceof CodedError ? error.code : 'unknown' }, 'a figure was not saved');
    return 'failed' as const;
  });
  const outcome = await Promise.race([written, after(PATIENCE_MS)]);
  if (outcome === 'gone') return 'The register has no such measure any more, so nothing was saved.';
  return outcome === 'saved'
    ? ''
    : 'SharePoint does not answer just now. Please press Save again in a minute: the figure is written once.';
}

function measureOf({ measures }: RegisterReading, ref: string): Measure | null {
  return measures.find((measure) => measure.ref === ref) ?? null;
}

/** Who gives the figures of a measure, where this person does not; else `''`. */
function whoGives(desk: Desk, actor: Actor, { priorities }: RegisterReading, measure: Measure): string {
  const priority = priorities.find(({ number }) => number === measure.priority) ?? null;
  if (givesFigures(actor, priority, desk.officers)) return '';
  const people = priority?.people ?? [];
  const names = people.length === 0 ? 'the project officer' : listInWords(people.map(({ name }) => name));
  return `The figure of ${measure.ref} is given by ${names}.`;
}

function after(ms: number): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, 'late').unref();
  });
}
