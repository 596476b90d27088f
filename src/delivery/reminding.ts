import type { CivilDate } from '../domain/civil-date.js';
import { putRight } from '../domain/put-right.js';
import type { ReminderRun } from '../domain/reminder-run.js';
import type { Facts, State } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { type ReminderParts, runReminders } from './run-reminders.js';
import { tellOfficers } from './tell-officers.js';

interface Parts extends ReminderParts {
  readonly facts: Facts;
  readonly claim: State['claim'];
  readonly log: { error(fields: object, message: string): void };
}

/** The fact that says what of the last run does not add up; `''` where all does. */
export const BROKEN_RUN = 'broken-run';

/** How long a run waits for one of another process. */
const CLAIM_WAIT_MS = 60_000;

/**
 * Sends the reminders of a day, or only says what it would send.
 * @param mayGoOn asked before each message: `false` stops the run
 * @throws CodedError `reminders-busy`, `reminders-stopped`
 */
export type Remind = (day: CivilDate, dryRun: boolean, mayGoOn?: () => boolean) => Promise<ReminderRun>;

/**
 * What sends the reminders of a day, says whether they add up, and tells the officers what is to be put right.
 * One run after another, in whatever process: two at once would each find the same message unsent.
 */
export function createReminding(parts: Parts): Remind {
  let last: Promise<unknown> = Promise.resolve();

  const remind = async (day: CivilDate, mayGoOn: () => boolean): Promise<ReminderRun> => {
    const claim = await parts.claim('reminders', CLAIM_WAIT_MS);
    if (claim === null) throw new CodedError('reminders-busy');
    try {
      return await remindAlone(day, () => claim.held() && mayGoOn());
    } finally {
      await claim.release();
    }
  };
  const remindAlone = async (day: CivilDate, mayGoOn: () => boolean): Promise<ReminderRun> => {
    const run = await runReminders(parts, day, false, mayGoOn);
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

  return (day, dryRun, mayGoOn = () => true) => {
    const run = last
      .catch(() => undefined)
      .then(() => (dryRun ? runReminders(parts, day, true) : remind(day, mayGoOn)));
    last = run;
    return run;
  };
}
