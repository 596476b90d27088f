import type { Person, Priority } from './action.js';
import type { CivilDate } from './civil-date.js';
import type { Measure } from './measure.js';
import { type Quarter, quarterAskedFor } from './quarter.js';
import type { AskedBefore } from './reminder.js';

/** That somebody is asked for the figure of a measure. */
export interface FigureQuestion {
  readonly to: Person;
  readonly measure: Measure;
  readonly quarter: Quarter;
}

/** What decides beside the measures who is asked for figures. */
interface Around {
  readonly priorities: ReadonlyMap<number, Priority>;
  readonly askedBefore: readonly AskedBefore[];
  readonly away: ReadonlyMap<string, CivilDate>;
  readonly asOf: CivilDate;
  /** How many working days before its end the figures of a quarter are asked for. */
  readonly workingDays: number;
}

/** Who is asked for which figure on a day: the leads of its priority, once a quarter, while it has none. */
export function figureQuestions(
  measures: readonly Measure[],
  { priorities, askedBefore, away, asOf, workingDays }: Around,
): readonly FigureQuestion[] {
  const quarter = quarterAskedFor(asOf, workingDays);
  if (quarter === null) return [];
  const asked = new Set(
    askedBefore
      .filter(({ kind, askedOn }) => kind === 'measure' && askedOn >= quarter.since)
      .map(({ ref, upn }) => `${ref} ${upn}`),
  );
  return measures
    .filter((measure) => !hasFigure(measure, quarter))
    .flatMap((measure) =>
      (priorities.get(measure.priority)?.people ?? [])
        .filter(({ upn }) => !away.has(upn) && !asked.has(`${measure.ref} ${upn}`))
        .map((to) => ({ to, measure, quarter })),
    );
}

/** Whether a measure has a figure of that quarter, or a later one. */
export function hasFigure({ actual, actualOn }: Measure, { from }: Quarter): boolean {
  return actual !== null && actualOn !== null && actualOn >= from;
}
