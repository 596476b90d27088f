import { dateInWords } from './civil-date.js';
import type { MovedEntry } from './digest.js';

/** How far the date of an action has moved. */
export type Move = Pick<MovedEntry, 'baselineOn' | 'dueOn' | 'times' | 'days' | 'agreed'>;

/** How often and how far a date has moved: `Moved twice, from 31 August 2022 to 31 December 2022, about 4 months later. Not yet agreed.` */
export function moveInWords({ baselineOn, dueOn, times, days, agreed }: Move): string {
  const from = baselineOn === null ? '' : ` from ${dateInWords(baselineOn)}`;
  const to = dueOn === null ? '' : ` to ${dateInWords(dueOn)}`;
  const span = days === 0 ? '' : `, ${lengthInWords(Math.abs(days))} ${days > 0 ? 'later' : 'earlier'}`;
  return `${`${timesInWords(times)},${from}${to}${span}`.replace(/,$/, '')}. ${agreed ? 'Agreed' : 'Not yet agreed'}.`;
}

/** How often a date has moved: `Moved twice`. */
export function timesInWords(times: number): string {
  return ['', 'Moved once', 'Moved twice'][times] ?? `Moved ${times.toLocaleString('en-GB')} times`;
}

/** How far a date has moved: `about 4 months`, `12 days`. */
export function lengthInWords(days: number): string {
  const months = Math.round(days / 30.44);
  if (months >= 2) return `about ${String(months)} months`;
  return days === 1 ? '1 day' : `${String(days)} days`;
}
