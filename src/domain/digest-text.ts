import { dateInWords } from './civil-date.js';
import type { Digest, DigestPriority } from './digest.js';
import { countsInWords } from './digest-headline.js';
import { askedTitle, type OutlineItem, outlineOf } from './digest-outline.js';
import { ageInWords, listInWords } from './due-words.js';
import { groupBy } from './group-by.js';
import { NO_UPDATE, RAGS, type RagKey } from './rag.js';
import { inDigits } from './sentences.js';

/** A digest as plain text that can be read in an email. `zone` is the site's. */
export function digestAsText(digest: Digest, key: RagKey, zone: string): string {
  const items = outlineOf(digest, {
    sayRag: (rag, age) => ageInWords(rag, age, zone),
    silentTold: Infinity,
    refsNamed: Infinity,
  });
  const isAsked = ({ section }: OutlineItem) => section === askedTitle(digest);
  const parts = [
    `SEND action register on ${dateInWords(digest.asOf)}, compared with ${dateInWords(digest.since)}`,
    `${digest.headline}\n${digest.counts}`,
    ...sectionsAsText(items.filter(isAsked)),
    listOf('By priority', digest.priorities.map(priorityAsText)),
    ...sectionsAsText(items.filter((item) => !isAsked(item))),
    listOf(
      `Not reached (${inDigits(digest.sections.unreached.length)})`,
      digest.sections.unreached.map(({ name, why, remedy }) => `${name} ${why}. ${remedy}`),
    ),
    ['What the words mean', ...([...RAGS, NO_UPDATE] as const).map((word) => `${word}: ${key[word]}`)].join(
      '\n',
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function sectionsAsText(items: readonly OutlineItem[]): readonly string[] {
  return [...groupBy(items, ({ section }) => section)].map(([title, own]) =>
    listOf(
      title,
      own.map(({ head, lines }) => [head, ...lines].filter(Boolean).join('\n')),
    ),
  );
}

function listOf(title: string, entries: readonly string[]): string {
  if (entries.length === 0) return '';
  if (title === '') return entries.join('\n');
  return [title, ...entries.map((entry) => `- ${entry.replaceAll(/\s*\n\s*/g, '\n  ')}`)].join('\n');
}

function priorityAsText(priority: DigestPriority): string {
  const { number, title, leads, overdue, notReported } = priority;
  const led = leads.length === 0 ? '' : ` (${listInWords(leads)})`;
  const counts = countsInWords(priority) || 'no actions';
  const old = notReported === 0 ? '' : `; ${inDigits(notReported)} not reported since`;
  const late = overdue.length === 0 ? '' : `; overdue: ${overdue.join(', ')}`;
  return `${[`Priority ${String(number)}`, title].filter(Boolean).join(': ')}${led}. ${counts}${old}${late}`;
}
