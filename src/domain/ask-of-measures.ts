import { compareRefs } from './action.js';
import type { ActionOnDay } from './action-on-day.js';
import type { CivilDate } from './civil-date.js';
import type { DigestQuestion } from './digest.js';
import { groupBy } from './group-by.js';
import type { Measure, MeasureReading } from './measure.js';
import { measureOnDay } from './measure-on-day.js';
import { measureInWords } from './measure-words.js';
import { shortTitle } from './short-title.js';

/** The measures as they were read, and the day as at which they count. */
interface Measured {
  readonly measures: readonly Measure[];
  readonly measureReadings: readonly MeasureReading[];
  readonly asOf: CivilDate;
  readonly zone: string;
}

/**
 * What the chair may ask where everything in a priority is done, and children and families are worse off all the
 * same. It is put to the leads of the action that was completed last.
 * @param states every action of those priorities, as it stood at the end of the day
 */
export function questionsOfMeasures(
  states: readonly ActionOnDay[],
  { measures, measureReadings, asOf, zone }: Measured,
): readonly DigestQuestion[] {
  if (measures.length === 0) return [];
  const reportable = states.filter(({ action }) => !action.crossReference);
  const done = [...groupBy(reportable, ({ action }) => action.priority)].filter(([, own]) =>
    own.every(({ rag }) => rag === 'Complete'),
  );
  const lastOf = new Map(done.map(([priority, own]) => [priority, lastCompleted(own)]));
  return measures.flatMap((measure) => {
    const ref = lastOf.get(measure.priority);
    if (ref === undefined) return [];
    const onDay = measureOnDay(measure, measureReadings, asOf, zone);
    if (onDay.direction !== 'worse') return [];
    const asked = `Every action of priority ${String(measure.priority)} is Complete, and measure ${measure.ref} is worse. What else is needed?`;
    const title = shortTitle(measure.text).replace(/\.$/, '');
    const question = `${asked} ${title}: ${measureInWords(onDay)}`;
    return [{ ref, kind: 'measure-worse', question }];
  });
}

function lastCompleted(states: readonly ActionOnDay[]): string {
  const [last] = [...states].sort(
    (a, b) =>
      (b.completedOn ?? '').localeCompare(a.completedOn ?? '') || compareRefs(a.action.ref, b.action.ref),
  );
  return last?.action.ref ?? '';
}
