import { dateInWords, type Instant } from './civil-date.js';
import { civilDateAt } from './site-time.js';

/** A note as the column `Progress` holds it, with its day and writer: "Waiting for the survey (31 August 2022, Adrian Rocks)". */
export function progressInWords(note: string, reportedAt: Instant, reportedBy: string, zone: string): string {
  return `${note} (${dateInWords(civilDateAt(reportedAt, zone))}, ${reportedBy})`;
}
