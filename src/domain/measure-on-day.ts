import type { CivilDate, Instant } from './civil-date.js';
import type { Measure, MeasureReading } from './measure.js';
import { endOfDay } from './site-time.js';

/** What a measure said as at the end of a day. */
export interface MeasureOnDay {
  readonly measure: Measure;
  /** Where it began: the baseline, whose day nobody may have said, else the earliest figure. */
  readonly first: { readonly value: number; readonly on: CivilDate | null } | null;
  /** The figure of the latest day; `null`: not yet measured. */
  readonly latest: { readonly value: number; readonly on: CivilDate } | null;
  /**
   * Where it has gone since `first`; `null` where it is not yet measured, there is one figure alone, the latest is
   * of a day before the baseline, or nobody has said which way is better.
   */
  readonly direction: 'better' | 'worse' | 'same' | null;
  /** `null` where there is no target, it is not yet measured, or nobody has said which way is better. */
  readonly targetMet: boolean | null;
  /** The figures known by then, one for each day that they are of, by that day. */
  readonly figures: readonly Figure[];
}

/** A figure, given or typed into the row of its measure. */
export type Figure = Omit<MeasureReading, 'readingKey' | 'ref'>;

/**
 * What a measure said as at the end of `day`: by the figures that had been reported by then. Of two figures of the
 * same day the one that was reported later stands. What the row of the measure shows without a row in
 * `Measure readings` was typed there, and counts from when the row was last changed: what it showed before, and
 * since when, nobody can tell. Figures without a day of their own are left out.
 *
 * @param readings the rows of `Measure readings`, of this measure or of all, in the order in which they were added
 * @param zone the site's IANA time zone
 */
export function measureOnDay(
  measure: Measure,
  readings: readonly MeasureReading[],
  day: CivilDate,
  zone: string,
): MeasureOnDay {
  const given: readonly Figure[] = readings.filter(({ ref }) => ref === measure.ref);
  const typed = typedFigure(measure, zone);
  const shown = typed !== null && standing(given).get(typed.actualOn)?.actual === typed.actual;
  const end = endOfDay(day, zone);
  const known = (typed === null || shown ? given : [...given, typed]).filter(
    ({ reportedAt }) => Date.parse(reportedAt) <= Date.parse(end),
  );
  const figures = [...standing(known).values()].sort((a, b) => (a.actualOn < b.actualOn ? -1 : 1));
  const { baseline, baselineOn, better, target } = measure;
  const [earliest] = figures;
  const last = figures.at(-1);
  const latest = last === undefined ? null : { value: last.actual, on: last.actualOn };
  const first =
    baseline !== null
      ? { value: baseline, on: baselineOn }
      : earliest === undefined
        ? null
        : { value: earliest.actual, on: earliest.actualOn };
  const gained = (from: number, to: number): number => (better === 'higher' ? to - from : from - to);
  const compared = first !== null && latest !== null && better !== null;
  const moved =
    compared && (baseline === null ? figures.length > 1 : first.on === null || first.on <= latest.on);
  return {
    measure,
    first,
    latest,
    direction: moved ? directionOf(gained(first.value, latest.value)) : null,
    targetMet:
      target === null || latest === null || better === null ? null : gained(target, latest.value) >= 0,
    figures,
  };
}

function directionOf(gain: number): 'better' | 'worse' | 'same' {
  return gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same';
}

/** The figure that stands for each day: the one that was reported last. */
function standing(figures: readonly Figure[]): Map<CivilDate, Figure> {
  const byDay = new Map<CivilDate, Figure>();
  for (const figure of figures) {
    const before = byDay.get(figure.actualOn);
    if (before === undefined || Date.parse(figure.reportedAt) >= Date.parse(before.reportedAt))
      byDay.set(figure.actualOn, figure);
  }
  return byDay;
}

/** What the row of a measure shows, as a figure. */
function typedFigure(measure: Measure, zone: string): Figure | null {
  const { actual, actualOn, note, row } = measure;
  if (actual === null || actualOn === null) return null;
  const reportedAt: Instant = row.editedAt ?? endOfDay(actualOn, zone);
  return { actual, actualOn, reportedAt, reportedBy: row.editedBy?.name ?? '', note };
}
