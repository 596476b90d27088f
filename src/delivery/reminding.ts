import type { CivilDate } from '../domain/civil-date.js';
import { type Preview, previewOf } from '../domain/preview.js';
import type { ReminderRun } from '../domain/reminder-run.js';
import type { Holds, State } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { planDay } from './plan-day.js';
import { type RunOptions, runReminders } from './run-reminders.js';
import { askForSend, type TellingParts, tellWhatToPutRight } from './tell-after-run.js';

interface Parts extends TellingParts {
  readonly holds: Holds;
  readonly claim: State['claim'];
  readonly log: { error(fields: object, message: string): void };
}

/**
 * What sends the reminders of a day. One run after another, in whatever process: two at once would each find
 * the same message unsent. Each run throws a `CodedError`: `reminders-busy`, `reminders-stopped`.
 */
export interface Reminding {
  /** An officer's own hand: sends whatever is due. A dry run only says what. */
  run(day: CivilDate, dryRun: boolean): Promise<ReminderRun>;
  /**
   * The schedule: sends what is not held back, and asks the officers about the rest. What may have arrived is not
   * sent again.
   * @param mayGoOn asked before each message: `false` stops the run
   */
  runScheduled(day: CivilDate, mayGoOn?: () => boolean): Promise<ReminderRun>;
  /** Who would get what on that day, and whether it is held back. */
  preview(day: CivilDate): Promise<Preview>;
  /** An officer has pressed Send on the preview of that day: nothing of today's register is held back any more. */
  release(day: CivilDate): Promise<ReminderRun>;
}

/** The fact that says what of the last run does not add up; `''` where all does. */
export const BROKEN_RUN = 'broken-run';

/** How long a run waits for one of another process. */
const CLAIM_WAIT_MS = 60_000;

/** What sends reminders, says whether they add up, and tells the officers what is theirs to do. */
export function createReminding(parts: Parts): Reminding {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = last.catch(() => undefined).then(work);
    last = run;
    return run;
  };

  const remind = async (day: CivilDate, options: RunOptions = {}): Promise<ReminderRun> => {
    const claim = await parts.claim('reminders', CLAIM_WAIT_MS);
    if (claim === null) throw new CodedError('reminders-busy');
    const mayGoOn = (): boolean => claim.held() && options.mayGoOn?.() !== false;
    try {
      const run = await runReminders(parts, day, { ...options, mayGoOn });
      if (run.broken !== null) parts.log.error({ day }, 'the reminders of a day do not add up');
      await parts.facts.set(BROKEN_RUN, run.broken ?? '');
      await quietly(() => tellWhatToPutRight(parts, run));
      return run;
    } finally {
      await claim.release();
    }
  };

  const preview = async (day: CivilDate): Promise<Preview> => {
    const [reading, before] = [await parts.read(false), await parts.ledger.entriesOf(day)];
    return previewOf(await planDay(parts, reading, day, before), await parts.holds.held());
  };

  /** The reminders have gone; that the officers cannot be told is no reason to fail. */
  const quietly = async (tell: () => Promise<void>): Promise<void> => {
    try {
      await tell();
    } catch (error) {
      const code = error instanceof CodedError ? error.code : 'unknown';
      parts.log.error({ code }, 'the officers could not be told what to put right');
    }
  };

  return {
    run: (day, dryRun) => inTurn(() => (dryRun ? runReminders(parts, day, { dryRun }) : remind(day))),
    runScheduled: (day, mayGoOn = () => true) =>
      inTurn(async () => {
        const held = await parts.holds.held();
        const run = await remind(day, { held, mayGoOn, repeatsInDoubt: false });
        if (held === 'all' || held.size > 0) {
          await quietly(async () => {
            await askForSend(parts, day, await preview(day));
          });
        }
        return run;
      }),
    preview,
    release: (day) =>
      inTurn(async () => {
        const { actions, measures } = await parts.read(false);
        await parts.holds.release([...actions, ...measures].map(({ ref }) => ref));
        return remind(day);
      }),
  };
}
