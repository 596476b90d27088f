import { renderPreview } from '../cards/render-preview.js';
import { renderPutRight } from '../cards/render-put-right.js';
import { addDays, type CivilDate, weekdayOf } from '../domain/civil-date.js';
import { type Disclaimer, standingDisclaimers } from '../domain/disclaimer.js';
import type { Preview } from '../domain/preview.js';
import { putRight } from '../domain/put-right.js';
import type { RegisterReading } from '../domain/register.js';
import type { ReminderRun } from '../domain/reminder-run.js';
import { markOf } from '../domain/sighting.js';
import type { Disclaimers, Facts } from '../domain/state.js';
import type { ReminderParts } from './run-reminders.js';
import { tellOfficers } from './tell-officers.js';

/** What telling the officers of a run needs. */
export interface TellingParts extends ReminderParts {
  readonly facts: Facts;
  readonly disclaimers: Disclaimers;
}

/** Tells the officers what to put right: when it has changed since they were told, and once a week while it lasts. */
export async function tellWhatToPutRight(parts: TellingParts, run: ReminderRun): Promise<void> {
  const { asOf: day } = run;
  const reading = await parts.read(true);
  const disclaimers = await standing(parts, reading);
  const groups = putRight(reading, { ...run, disclaimers }, { day, zone: parts.zone });
  if (groups.length === 0) return;
  const mark = markOf(JSON.stringify(groups));
  const news = { name: 'put-right', day, mark, againFrom: addDays(day, 1 - weekdayOf(day)) };
  await tellOfficers(parts, news, () => renderPutRight(groups));
}

/** Asks the officers to look at what waits for them, once a day. */
export async function askForSend(parts: TellingParts, day: CivilDate, waiting: Preview): Promise<void> {
  if (waiting.reminders.length === 0) return;
  const news = { name: 'preview', day, mark: waiting.mark, againFrom: day };
  const { zone, officers } = parts;
  await tellOfficers(parts, news, () => renderPreview(waiting, { page: 1, zone, officers }));
}

/** Who still leads what they have said is not theirs; what nobody has to say any more is dropped. */
async function standing(
  { disclaimers }: Pick<TellingParts, 'disclaimers'>,
  { actions, priorities }: RegisterReading,
): Promise<readonly Disclaimer[]> {
  const all = await disclaimers.all();
  const left = standingDisclaimers(all, actions, priorities);
  for (const { ref, upn } of all.filter((one) => !left.includes(one))) await disclaimers.withdraw(ref, upn);
  return left;
}
