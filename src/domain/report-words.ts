import { dateInWords, type Instant } from './civil-date.js';
import { type ActionUpdate, isReport } from './report.js';
import { civilDateAt } from './site-time.js';

/** A note as the column `Progress` holds it, with its day and writer: "Waiting for the survey (31 August 2022, Adrian Rocks)". */
export function progressInWords(note: string, reportedAt: Instant, reportedBy: string, zone: string): string {
  return `${note} (${dateInWords(civilDateAt(reportedAt, zone))}, ${reportedBy})`;
}

/** What an update's note is in the column `Progress`. What somebody typed there stands as it was typed. */
export function wordsInProgress(update: ActionUpdate, zone: string): string {
  const { note, reportedAt, reportedBy } = update;
  return isReport(update) ? progressInWords(note, reportedAt, reportedBy, zone) : note;
}
