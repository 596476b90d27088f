import {
  addDays,
  type CivilDate,
  civilDateOf,
  dateInWords,
  monthName,
  parseCivilDate,
  partsOf,
} from '../../domain/civil-date.js';

/** How a number is shown. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  /** With so many decimals, after a currency, with commas; `percent` where it is shown times a hundred. */
  | {
      readonly kind: 'fixed';
      readonly decimals: number;
      readonly percent: boolean;
      readonly currency: string;
      readonly commas: boolean;
    }
  | { readonly kind: 'date'; readonly shows: 'day' | 'month' | 'year' };

/** Excel's own formats that are not the plain one, by number; those from 27 to 58 are dates of East Asian editions. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'dd/mm/yyyy hh:mm',
};
const FIXED = /^(?<currency>[£€$]?)(?<commas>#,##)?0(?:\.(?<decimals>0{1,10}))?(?<percent>%)?$/;
/** Day 60 is 29 February 1900, which never was; nothing from before it is a date of a plan. */
const FIRST_DAY = 61;
const LAST_DAY = 2_958_465;
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1904 = 1462;

/** What a format shows. */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  // What stands in quotation marks or square brackets, or after a stroke, is no part of the pattern; but for a
  // currency, and hours that go on after 24.
  const pattern = (code ?? BUILT_IN[id] ?? '')
    .replace(/"([£€$])"|\[\$([£€$])[^\]]*\]|\[([hms])[hms]{0,9}\]/gi, '$1$2$3')
    .replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
    .split(';')[0]
    ?.toLowerCase();
  const fixed = FIXED.exec(pattern ?? '')?.groups;
  if (fixed !== undefined) {
    return {
      kind: 'fixed',
      decimals: fixed.decimals?.length ?? 0,
      percent: fixed.percent !== undefined,
      currency: fixed.currency ?? '',
      commas: fixed.commas !== undefined,
    };
  }
  const shows = shownOf(pattern ?? '');
  return shows === null ? { kind: 'plain' } : { kind: 'date', shows };
}

function shownOf(pattern: string): 'day' | 'month' | 'year' | null {
  if (pattern.startsWith('general')) return null;
  if (pattern.includes('d')) return 'day';
  // Beside hours and seconds, m is minutes.
  if (/m/.test(pattern) && !/[hs]/.test(pattern)) return 'month';
  return pattern.includes('y') ? 'year' : null;
}

/** A number as a reader sees it: a date in words, so many decimals, or what it is in fifteen digits. */
export function numberInWords(value: string, format: NumberFormat, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (format.kind === 'fixed') return fixedInWords(number, format);
  const date = format.kind === 'date' ? dateOfSerial(number + (from1904 ? DAYS_TO_1904 : 0)) : null;
  return date === null || format.kind !== 'date'
    ? String(Number(number.toPrecision(15)))
    : shownDate(date, format.shows);
}

function fixedInWords(
  number: number,
  { decimals, percent, currency, commas }: Extract<NumberFormat, { kind: 'fixed' }>,
): string {
  const shown = Math.abs(percent ? number * 100 : number).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: commas,
  });
  return `${number < 0 ? '-' : ''}${currency}${shown}${percent ? '%' : ''}`;
}

/** A date that a cell holds as text of its own kind, `2022-09-30T00:00:00`, in words. */
export function isoInWords(value: string): string {
  const date = parseCivilDate(value.slice(0, 10));
  return date === null ? value : dateInWords(date);
}

function dateOfSerial(serial: number): CivilDate | null {
  if (!(serial >= FIRST_DAY && serial < LAST_DAY + 1)) return null;
  return addDays(civilDateOf(1970, 1, 1), Math.floor(serial) - DAYS_TO_1970);
}

function shownDate(date: CivilDate, shows: 'day' | 'month' | 'year'): string {
  const { year, month } = partsOf(date);
  if (shows === 'year') return String(year);
  return shows === 'month' ? `${monthName(month)} ${String(year)}` : dateInWords(date);
}
