import { renderPreview } from '../cards/render-preview.js';
import { renderPutRight } from '../cards/render-put-right.js';
import { addDays, type CivilDate, weekdayOf } from '../domain/civil-date.js';
import { type Disclaimer, standingDisclaimers } from '../domain/disclaimer.js';
import { type Preview, previewOf } from '../domain/preview.js';
import { putRight } from '../domain/put-right.js';
import type { RegisterReading } from '../domain/register.js';
import type { Held } from '../domain/reminder.js';
import type { ReminderRun } from '../domain/reminder-run.js';
import { markOf } from '../domain/sighting.js';
import type { Disclaimers, Facts, Holds } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { planDay } from './plan-day.js';
import { type ReminderParts, runReminders } from './run-reminders.js';
import { tellOfficers } from './tell-officers.js';

interface Parts extends ReminderParts {
  readonly facts: Facts;
  readonly holds: Holds;
  readonly disclaimers: Disclaimers;
  readonly log: { error(fields: object, message: string): void };
}

/** What sends the reminders of a day. One run after another: two at once would each find the same message unsent. */
export interface Reminding {
  /** An officer's own hand: sends whatever is due. A dry run only says what. */
  run(day: CivilDate, dryRun: boolean): Promise<ReminderRun>;
  /** The schedule: sends what is not held back, and asks the officers about the rest. */
  runScheduled(day: CivilDate): Promise<ReminderRun>;
  /** Who would get what on that day, and whether it is held back. */
  preview(day: CivilDate): Promise<Preview>;
  /** An officer has pressed Send on the preview of that day: nothing of today's register is held back any more. */
  release(day: CivilDate): Promise<ReminderRun>;
}

/** The fact that says what of the last run does not add up; `''` where all does. */
export const BROKEN_RUN = 'broken-run';

/** What sends reminders, says whether they add up, and tells the officers what is theirs to do. */
export function createReminding(parts: Parts): Reminding {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = last.catch(() => undefined).then(work);
    last = run;
    return run;
  };

  /** Who still leads what they have said is not theirs; what nobody has to say any more is dropped. */
  const standing = async ({ actions, priorities }: RegisterReading): Promise<readonly Disclaimer[]> => {
    const all = await parts.disclaimers.all();
    const left = standingDisclaimers(all, actions, priorities);
    for (const { ref, upn } of all.filter((one) => !left.includes(one))) {
      await parts.disclaimers.withdraw(ref, upn);
    }
    return left;
  };

  const remind = async (day: CivilDate, held?: Held): Promise<ReminderRun> => {
    const run = await runReminders(parts, day, { dryRun: false, ...(held === undefined ? {} : { held }) });
    if (run.broken !== null) parts.log.error({ day }, 'the reminders of a day do not add up');
    await parts.facts.set(BROKEN_RUN, run.broken ?? '');
    await afterwards(async () => {
      const reading = await parts.read(true);
      const disclaimers = await standing(reading);
      const groups = putRight(reading, { ...run, disclaimers }, { day, zone: parts.zone });
      if (groups.length === 0) return;
      const news = {
        name: 'put-right',
        day,
        mark: markOf(JSON.stringify(groups)),
        againFrom: addDays(day, 1 - weekdayOf(day)),
      };
      await tellOfficers(parts, news, () => renderPutRight(groups));
    });
    return run;
  };

  const preview = async (day: CivilDate): Promise<Preview> => {
    const [reading, before] = [await parts.read(false), await parts.ledger.entriesOf(day)];
    return previewOf(await planDay(parts, reading, day, before), await parts.holds.held());
  };

  /** The reminders have gone; that the officers cannot be told is no reason to fail. */
  const afterwards = async (tell: () => Promise<void>): Promise<void> => {
    try {
      await tell();
    } catch (error) {
      const code = error instanceof CodedError ? error.code : 'unknown';
      parts.log.error({ code }, 'the officers could not be told what to put right');
    }
  };

  return {
    run: (day, dryRun) => inTurn(() => (dryRun ? runReminders(parts, day, { dryRun: true }) : remind(day))),
    runScheduled: (day) =>
      inTurn(async () => {
        const held = await parts.holds.held();
        const run = await remind(day, held);
        if (held === 'all' || held.size > 0) {
          await afterwards(async () => {
            const waiting = await preview(day);
            if (waiting.reminders.length === 0) return;
            const news = { name: 'preview', day, mark: waiting.mark, againFrom: day };
            await tellOfficers(parts, news, () =>
              renderPreview(waiting, { page: 1, zone: parts.zone, officers: parts.officers }),
            );
          });
        }
        return run;
      }),
    preview,
    release: (day) =>
      inTurn(async () => {
        const { actions } = await parts.read(false);
        await parts.holds.release(actions.map(({ ref }) => ref));
        return remind(day);
      }),
  };
}
