import { type CivilDate, dateInWords } from '../domain/civil-date.js';
import { countOf, sentences } from './say-action.js';

/** How far the date of an action has moved. */
export interface Move {
  /** The date of the plan. */
  readonly baselineOn: CivilDate | null;
  /** The date that now stands. */
  readonly dueOn: CivilDate | null;
  /** How often it has moved. */
  readonly times: number;
  /** From the one to the other; negative where it has come nearer. */
  readonly days: number;
  readonly agreed: boolean;
}

/** How often and how far a date has moved: `Moved twice, from 31 August 2022 to 31 December 2022, about 4 months later. Not yet agreed.` */
export function sayMove({ baselineOn, dueOn, times, days, agreed }: Move): string {
  const often =
    times === 1 ? 'Moved once' : times === 2 ? 'Moved twice' : `Moved ${times.toLocaleString('en-GB')} times`;
  const from = baselineOn === null ? '' : ` from ${dateInWords(baselineOn)}`;
  const to = dueOn === null ? '' : ` to ${dateInWords(dueOn)}`;
  const span = days === 0 ? '' : `, ${sayLength(Math.abs(days))} ${days > 0 ? 'later' : 'earlier'}`;
  return sentences(`${often},${from}${to}${span}`.replace(/,$/, ''), agreed ? 'Agreed' : 'Not yet agreed');
}

function sayLength(days: number): string {
  const months = Math.round(days / 30.44);
  return months < 2 ? countOf(days, 'day') : `about ${countOf(months, 'month')}`;
}
