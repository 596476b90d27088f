import { type CivilDate, dateInWords, isLastDayOfMonth, monthName, partsOf } from './civil-date.js';
import type { MeasureOnDay } from './measure-on-day.js';

/** A figure with its unit: `45 %`, `12 days`, `45`; what arithmetic leaves behind the sixth digit is left out. */
export function figureInWords(figure: number, unit: string): string {
  const number = figure.toLocaleString('en-GB', { maximumFractionDigits: 6, signDisplay: 'negative' });
  return unit === '' ? number : `${number} ${unit}`;
}

const DIRECTIONS = { better: 'better', worse: 'worse', same: 'no change' } as const;

/**
 * Where a measure began, where it stands and where it is to go, in one or two sentences:
 * `From 61 % (September 2021) to 68 % (June 2022): better; the target is 90 % by April 2023.`
 */
export function measureInWords({ measure, first, latest, direction, targetMet }: MeasureOnDay): string {
  const { unit, target, targetOn } = measure;
  const at = ({ value, on }: { readonly value: number; readonly on: CivilDate | null }): string =>
    `${figureInWords(value, unit)}${on === null ? '' : ` (${dayInWords(on)})`}`;
  const aim =
    target === null
      ? ''
      : targetMet === true
        ? `the target of ${figureInWords(target, unit)} is met`
        : `the target is ${figureInWords(target, unit)}${targetOn === null ? '' : ` by ${dayInWords(targetOn)}`}`;
  const inARow = (...parts: readonly string[]): string => parts.filter(Boolean).join('; ');
  if (latest === null || first === null) {
    const known = inARow(first === null ? '' : `the baseline is ${at(first)}`, aim);
    return known === ''
      ? 'Not yet measured.'
      : `Not yet measured. ${known.charAt(0).toUpperCase()}${known.slice(1)}.`;
  }
  // A figure without a day of its own stands right before the other one, which has the unit.
  const began = first.on === null ? figureInWords(first.value, '') : at(first);
  const wentTo = `From ${began} to ${at(latest)}`;
  if (direction !== null) return `${inARow(`${wentTo}: ${DIRECTIONS[direction]}`, aim)}.`;
  if (first.on !== null && first.on > latest.on)
    return `${inARow(`${at(latest)}, before the baseline of ${at(first)}`, aim)}.`;
  if (measure.baseline === null && first.on === latest.on)
    return `${inARow(`${at(latest)}, the only figure so far`, aim)}.`;
  return `${inARow(wentTo, 'nobody has said which way is better', aim)}.`;
}

/** A day, of which the last of a month stands for the month: `June 2022`, `14 June 2022`. */
function dayInWords(day: CivilDate): string {
  const { year, month } = partsOf(day);
  return isLastDayOfMonth(day) ? `${monthName(month)} ${String(year)}` : dateInWords(day);
}
