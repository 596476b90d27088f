import { dateInWords, type Instant } from './civil-date.js';
import { type ActionUpdate, isReport, type Report } from './report.js';
import { civilDateAt } from './site-time.js';

/** A note as the column `Progress` holds it, with its day and writer: "Waiting for the survey (31 August 2022, Adrian Rocks)". */
export function progressInWords(note: string, reportedAt: Instant, reportedBy: string, zone: string): string {
  return `${note} (${dateInWords(civilDateAt(reportedAt, zone))}, ${reportedBy})`;
}

/** A report's note with its other two parts, each a line of its own, as its row of the history holds it. */
export function noteInWords({
  note,
  doing,
  otherwise,
}: Pick<Report, 'note' | 'doing' | 'otherwise'>): string {
  const parts = [
    note.trim(),
    doing.trim() === '' ? '' : `Being done: ${doing.trim()}`,
    otherwise.trim() === '' ? '' : `If nothing is done: ${otherwise.trim()}`,
  ].filter(Boolean);
  // Where the lines run on, as on a card, one part ends before the next begins.
  const ended = parts.map((part, at) =>
    at === parts.length - 1 || /[.!?…:;]$/.test(part) ? part : `${part}.`,
  );
  return ended.join('\n');
}

/** What an update's note is in the column `Progress`. What somebody typed there stands as it was typed. */
export function wordsInProgress(update: ActionUpdate, zone: string): string {
  const { note, reportedAt, reportedBy } = update;
  return isReport(update) ? progressInWords(note, reportedAt, reportedBy, zone) : note;
}
