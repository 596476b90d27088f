import { Temporal } from 'temporal-polyfill';
import { type CivilDate, type Instant } from './civil-date.js';

const DAY_MS = 86_400_000;

/**
 * The day it is at that instant in the zone. SharePoint gives a date-only column as local midnight
 * in UTC, so 5 October in London reads `2022-10-04T23:00:00Z`: only the zone tells the day.
 * @throws RangeError when `instant` is no instant or `zone` no IANA zone
 */
export function civilDateAt(instant: Instant, zone: string): CivilDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as CivilDate;
}

/** By zone. What they have learnt of a day is true for ever. */
const finders = new Map<string, (instant: Instant) => CivilDate>();

/**
 * `civilDateAt` for many instants of one zone: what it learns of a day it remembers, so that a large
 * register costs no more than its days.
 */
export function dayFinderOf(zone: string): (instant: Instant) => CivilDate {
  const known = finders.get(zone);
  if (known !== undefined) return known;
  const finder = newDayFinder(zone);
  finders.set(zone, finder);
  return finder;
}

function newDayFinder(zone: string): (instant: Instant) => CivilDate {
  const offsets = new Map<number, number | null>();
  const days = new Map<number, CivilDate>();
  return (instant) => {
    const epochMs = Date.parse(instant);
    const utcDay = Math.floor(epochMs / DAY_MS);
    let offsetMs = offsets.get(utcDay);
    if (offsetMs === undefined) {
      offsetMs = steadyOffset(utcDay * DAY_MS, zone);
      offsets.set(utcDay, offsetMs);
    }
    if (offsetMs === null) return civilDateAt(instant, zone);
    const number = Math.floor((epochMs + offsetMs) / DAY_MS);
    let day = days.get(number);
    if (day === undefined) {
      day = new Date(number * DAY_MS).toISOString().slice(0, 10) as CivilDate;
      days.set(number, day);
    }
    return day;
  };
}

/** The zone's distance from UTC throughout that UTC day, or `null` where the clocks change in it. */
function steadyOffset(fromMs: number, zone: string): number | null {
  const [first, last] = [fromMs, fromMs + DAY_MS - 1].map(
    (ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6,
  );
  return first === last ? (first ?? null) : null;
}

/** The instant at which `date` begins in the zone, as SharePoint stores a date-only column. */
export function startOfDay(date: CivilDate, zone: string): Instant {
  return instantText(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);
}

/** The last millisecond of `date` in the zone. */
export function endOfDay(date: CivilDate, zone: string): Instant {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone);
  return instantText(next.epochMilliseconds - 1);
}

/** The wall clock in the zone at that instant: `09:05`. */
export function clockAt(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

function instantText(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}
