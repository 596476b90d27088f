import type { CivilDate } from '../domain/civil-date.js';
import { putRight } from '../domain/put-right.js';
import type { ReminderRun } from '../domain/reminder-run.js';
import type { Facts } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { type ReminderParts, runReminders } from './run-reminders.js';
import { tellOfficers } from './tell-officers.js';

interface Parts extends ReminderParts {
  readonly facts: Facts;
  readonly log: { error(fields: object, message: string): void };
}

/** The fact that says what of the last run does not add up; `''` where all does. */
export const BROKEN_RUN = 'broken-run';

/**
 * What sends the reminders of a day, says whether they add up, and tells the officers what is to be put right.
 * One run after another: two at once would each find the same message unsent.
 */
export function createReminding(parts: Parts): (day: CivilDate, dryRun: boolean) => Promise<ReminderRun> {
  let last: Promise<unknown> = Promise.resolve();

  const remind = async (day: CivilDate): Promise<ReminderRun> => {
    const run = await runReminders(parts, day, false);
    if (run.broken !== null) parts.log.error({ day }, 'the reminders of a day do not add up');
    await parts.facts.set(BROKEN_RUN, run.broken ?? '');
    try {
      await tellOfficers(parts, putRight(await parts.read(true), run, { day, zone: parts.zone }), day);
    } catch (error) {
      const code = error instanceof CodedError ? error.code : 'unknown';
      parts.log.error({ code }, 'the officers could not be told what to put right');
    }
    return run;
  };

  return (day, dryRun) => {
    const run = last
      .catch(() => undefined)
      .then(() => (dryRun ? runReminders(parts, day, true) : remind(day)));
    last = run;
    return run;
  };
}
