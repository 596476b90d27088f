import type { Priority } from './action.js';
import type { CivilDate } from './civil-date.js';
import { groupBy } from './group-by.js';
import type { Measure, MeasureReading } from './measure.js';
import { type MeasureOnDay, measureOnDay } from './measure-on-day.js';
import { measureInWords } from './measure-words.js';

/** The impact measures as at the end of a day: whether children and families are better off. */
export interface MeasuresReport {
  readonly asOf: CivilDate;
  /** The counts in a sentence or two. */
  readonly headline: string;
  readonly counts: MeasureCounts;
  /** In the order of the measures; those without one are left out. */
  readonly priorities: readonly MeasuresOfPriority[];
}

/** The measures of one priority, in the order of their refs. */
export interface MeasuresOfPriority {
  readonly number: number;
  /** `''` where the register has no such priority. */
  readonly title: string;
  readonly counts: MeasureCounts;
  readonly measures: readonly ReportedMeasure[];
}

/** A measure with where it began, where it stands and which way that is, also in words. */
export interface ReportedMeasure extends MeasureOnDay {
  readonly sentence: string;
}

/** How many measures there are and where they have gone; all but `targetMet` add up to `measures`. */
export interface MeasureCounts {
  readonly measures: number;
  readonly better: number;
  readonly worse: number;
  readonly same: number;
  /** Measured, and yet neither: see `MeasureOnDay.direction`. */
  readonly uncompared: number;
  readonly notYetMeasured: number;
  readonly targetMet: number;
}

/** What a report on measures is compiled from. */
export interface MeasuresInput {
  /** By priority, and within one in the order of their refs. */
  readonly measures: readonly Measure[];
  /** The rows of `Measure readings`, in the order in which they were added. */
  readonly measureReadings: readonly MeasureReading[];
  readonly priorities: readonly Priority[];
  /** The report is of the end of this day. */
  readonly asOf: CivilDate;
  /** The site's IANA time zone. */
  readonly zone: string;
  /** The priority it is limited to, or `null`. */
  readonly priority: number | null;
}

/** The report on the measures as at the end of a day. The same inputs give the same report. */
export function compileMeasures(input: MeasuresInput): MeasuresReport {
  const { asOf, zone, priority } = input;
  const readings = groupBy(input.measureReadings, ({ ref }) => ref);
  const titles = new Map(input.priorities.map(({ number, title }) => [number, title]));
  const reported = input.measures
    .filter((measure) => priority === null || measure.priority === priority)
    .map((measure): ReportedMeasure => {
      const onDay = measureOnDay(measure, readings.get(measure.ref) ?? [], asOf, zone);
      return { ...onDay, sentence: measureInWords(onDay) };
    });
  const counts = countsOf(reported);
  return {
    asOf,
    headline: headlineOf(counts, priority),
    counts,
    priorities: [...groupBy(reported, ({ measure }) => measure.priority)].map(([number, measures]) => ({
      number,
      title: titles.get(number) ?? '',
      counts: countsOf(measures),
      measures,
    })),
  };
}

function countsOf(measures: readonly MeasureOnDay[]): MeasureCounts {
  const count = (is: (measure: MeasureOnDay) => boolean): number => measures.filter(is).length;
  return {
    measures: measures.length,
    better: count(({ direction }) => direction === 'better'),
    worse: count(({ direction }) => direction === 'worse'),
    same: count(({ direction }) => direction === 'same'),
    uncompared: count(({ direction, latest }) => direction === null && latest !== null),
    notYetMeasured: count(({ latest }) => latest === null),
    targetMet: count(({ targetMet }) => targetMet === true),
  };
}

function headlineOf(counts: MeasureCounts, priority: number | null): string {
  const { measures, targetMet } = counts;
  const where = priority === null ? '' : `Priority ${String(priority)}: `;
  if (measures === 0)
    return `${where}${where === '' ? 'There' : 'there'} are no impact measures in the register.`;
  const words = [
    [counts.better, 'better'],
    [counts.worse, 'worse'],
    [counts.same, 'with no change'],
    [counts.uncompared, 'with nothing to compare yet'],
    [counts.notYetMeasured, 'not yet measured'],
  ] as const;
  const said = words.filter(([count]) => count > 0).map(([count, word]) => `${String(count)} ${word}`);
  const met =
    targetMet === 0
      ? 'None has met its target'
      : targetMet === 1
        ? '1 has met its target'
        : `${String(targetMet)} have met their target`;
  const many = `${String(measures)} impact ${measures === 1 ? 'measure' : 'measures'}`;
  return `${where}${many}: ${said.join(', ')}. ${met}.`;
}
