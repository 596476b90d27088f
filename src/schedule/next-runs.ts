import cron from 'node-cron';
import type { Instant } from '../domain/civil-date.js';

/** Enough to see a year of a daily schedule. */
const MOST = 400;

/** When that cron expression comes round next in the zone, earliest first; none where it never does. */
export function nextRuns(expression: string, zone: string): readonly Instant[] {
  try {
    const task = cron.createTask(expression, () => undefined, { timezone: zone });
    try {
      return task.getNextRuns(MOST).map((run) => run.toISOString());
    } finally {
      void task.destroy();
    }
  } catch {
    // node-cron throws for a day that no month has.
    return [];
  }
}
