import { type CivilDate, monthName, parseCivilDate } from './civil-date.js';

/**
 * A day as people write it: `1 September 2022`, `1st Sept 2022`, `1/9/2022` (the day before the month) or
 * `2022-09-01`. `null` for whatever is not surely one day: no year, a year of two figures, 31 June.
 */
export function parseDay(text: string): CivilDate | null {
  const words = text.trim().replace(/\.$/, '');
  const inFigures = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words);
  if (inFigures !== null) return realDay(inFigures[3], Number(inFigures[2]), inFigures[1]);
  const inWords = /^(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(words);
  if (inWords !== null) return realDay(inWords[3], monthOf(inWords[2] ?? ''), inWords[1]);
  return parseCivilDate(words);
}

function realDay(year: string | undefined, month: number, day: string | undefined): CivilDate | null {
  const text = `${year ?? ''}-${String(month).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return parseCivilDate(text);
}

/** 1 to 12 for a month's name or its beginning (three letters or more), else 0. */
function monthOf(word: string): number {
  for (let month = 1; month <= 12; month += 1) {
    if (monthName(month).toLowerCase().startsWith(word.toLowerCase())) return month;
  }
  return 0;
}
