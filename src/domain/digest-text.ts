import { dateInWords } from './civil-date.js';
import type { Digest, DigestEntry, DigestPriority, MovedEntry } from './digest.js';
import { countsInWords } from './digest-headline.js';
import { ageInWords, listInWords } from './due-words.js';
import { NO_UPDATE, parseRag, RAGS, type RagKey } from './rag.js';

/** A digest as plain text that can be read in an email. `zone` is the site's. */
export function digestAsText(digest: Digest, key: RagKey, zone: string): string {
  const { sections } = digest;
  const entry = (one: DigestEntry): string => entryAsText(one, zone);
  const parts = [
    `SEND action register on ${dateInWords(digest.asOf)}, compared with ${dateInWords(digest.since)}`,
    digest.headline,
    section('By priority', digest.priorities, priorityAsText),
    section('Overdue', sections.overdue, entry),
    section('Red', sections.red, entry),
    section('Amber', sections.amber, entry),
    section(`Completed since ${dateInWords(digest.since)}`, sections.completedSince, entry),
    section('Dates moved', sections.dateMoved, (one) => `${entry(one)}\n  ${moveAsText(one)}`),
    section('Due next', sections.dueNext, entry),
    section(`No update since ${dateInWords(digest.since)}`, sections.noUpdate, entry),
    section(
      'Questions the chair may wish to ask',
      sections.questions,
      ({ ref, question }) => `${ref} ${question}`,
    ),
    section('Not reached', sections.unreached, ({ name, why, remedy }) => `${name} ${why}. ${remedy}`),
    ['What the words mean', ...([...RAGS, NO_UPDATE] as const).map((word) => `${word}: ${key[word]}`)].join(
      '\n',
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section<T>(title: string, entries: readonly T[], asText: (entry: T) => string): string {
  if (entries.length === 0) return '';
  return [`${title} (${String(entries.length)})`, ...entries.map((entry) => `- ${asText(entry)}`)].join('\n');
}

function priorityAsText(priority: DigestPriority): string {
  const { number, title, leads, overdue } = priority;
  const led = leads.length === 0 ? '' : ` (${listInWords(leads)})`;
  const counts = countsInWords(priority) || 'no actions';
  const late = overdue.length === 0 ? '' : `; overdue: ${overdue.join(', ')}`;
  return `${[`Priority ${String(number)}`, title].filter(Boolean).join(': ')}${led}. ${counts}${late}`;
}

function entryAsText(entry: DigestEntry, zone: string): string {
  const { ref, action, leads, dueOn, rag, note } = entry;
  const due = dueOn === null ? 'No date' : `Due ${dateInWords(dueOn)}`;
  const status = ageInWords(rag === null ? null : parseRag(rag), entry, zone);
  // A title that was cut ends in an ellipsis, which needs no full stop.
  const title = /[.…]$/.test(action) ? action : `${action}.`;
  const line = `${ref} ${title} ${listInWords(leads) || 'No lead'}. ${due}. ${status}.`;
  return note === '' ? line : `${line}\n  ${note.replaceAll(/\s*\n\s*/g, '\n  ')}`;
}

function moveAsText({ baselineOn, times, days, agreed }: MovedEntry): string {
  const often = times === 1 ? 'Moved once' : times === 2 ? 'Moved twice' : `Moved ${String(times)} times`;
  const far = days === 0 ? '' : `, by ${String(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  const from = baselineOn === null ? 'the plan had no date' : `the plan said ${dateInWords(baselineOn)}`;
  return `${often}${far}; ${from}; ${agreed ? 'agreed' : 'not yet agreed'}.`;
}
