import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type CivilDate, type Instant, parseCivilDate } from '../domain/civil-date.js';
import { civilDateAt } from '../domain/site-time.js';

/** What the service takes for the time. */
export interface LocalClock {
  readonly today: () => CivilDate;
  /** The time of day that it really is, on the day that the service believes it is. */
  readonly now: () => Instant;
  /** Moves the day; it is kept over a restart. */
  readonly move: (day: CivilDate) => void;
}

const Kept = z.object({ day: z.string() });

/**
 * The clock of local mode, whose day can be moved.
 * @param folder where a moved day is kept
 * @param startOn the day to start on, or `null` for today
 */
export function createLocalClock(folder: string, startOn: CivilDate | null, zone: string): LocalClock {
  const file = path.join(folder, 'day.json');
  // Read at each look, so that the officer's commands and the service agree on the day.
  const day = () => readDay(file) ?? startOn;
  const now = (): Instant => {
    const on = day();
    if (on === null) return new Date().toISOString();
    const plainTime = Temporal.Now.zonedDateTimeISO(zone).toPlainTime();
    const moment = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime });
    return new Date(moment.epochMilliseconds).toISOString();
  };
  return {
    now,
    today: () => day() ?? civilDateAt(now(), zone),
    move: (to) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify({ day: to }), { flush: true });
      renameSync(`${file}.new`, file);
    },
  };
}

function readDay(file: string): CivilDate | null {
  try {
    return parseCivilDate(Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).day);
  } catch {
    // Nobody has moved the day yet.
    return null;
  }
}
