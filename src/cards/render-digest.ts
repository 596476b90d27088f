import { dateInWords } from '../domain/civil-date.js';
import type { Digest, DigestPriority, DigestTotals, RagCounts } from '../domain/digest.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { Rag, RagKey } from '../domain/rag.js';
import { ENTRIES_PER_PAGE, LONGEST } from './card-limits.js';
import { charactersOfEntry, entriesOf, type ShownEntry } from './digest-entries.js';
import { plainText } from './escape.js';
import { pageButtons } from './page-buttons.js';
import { pageOf } from './paginate.js';
import { countOf, sentences } from './say-action.js';
import { sayRag, sayRagKey } from './say-rag.js';
import { expand, type ViewModel } from './template.js';
import { VERBS } from './verbs.js';

/** What a page of a digest shows. */
export interface DigestView {
  readonly digest: Digest;
  readonly key: RagKey;
  /** Counted from 1. */
  readonly page: number;
  /** When it was compiled: `as at 1 September 2022, 09:00`. */
  readonly asAt: string;
  /** IANA zone of the site. */
  readonly zone: string;
  /** The priority it is limited to, if it is. */
  readonly filter?: number;
}

/** The room that entries have on a page: the first page also holds the priorities. */
const ROOM = { items: ENTRIES_PER_PAGE, characters: 7_000 };
const PRIORITIES_SHOWN = 10;

/**
 * One page of a digest: the headline, totals and priorities on the first, the exceptions in a board's
 * order on all of them, and the key at the end.
 * @throws CodedError `card-broken`
 */
export function renderDigest(view: DigestView): OutgoingMessage {
  const { digest, filter } = view;
  const page = pageOf(entriesOf(digest, view.zone), view.page, ROOM, charactersOfEntry);
  const first = page.number === 1;
  const heading = filter === undefined ? 'SENDIG digest' : `SENDIG digest: priority ${String(filter)}`;
  const headline = plainText(digest.headline, LONGEST.note);
  const asAt = plainText(`${view.asAt.slice(0, 1).toUpperCase()}${view.asAt.slice(1)}`, LONGEST.title);
  const summary = `${heading}. ${headline}`;
  const card = expand('digest', {
    fallback: summary,
    heading,
    asAt: `${asAt}. Compared with ${dateInWords(digest.since)}.`,
    headlines: first ? [{ text: headline }] : [],
    totals: first ? totalsOf(digest.totals) : [],
    groups: [...(first && filter === undefined ? prioritiesOf(digest) : []), ...groupsOf(page.items)],
    pages: pageButtons(page, VERBS.digestPage, {
      asOf: digest.asOf,
      since: digest.since,
      ...(filter === undefined ? {} : { priority: String(filter) }),
    }),
    key: sayRagKey(view.key).map((line) => ({ text: plainText(line, LONGEST.title) })),
  });
  return { card, summary };
}

/** Two rows of three: five in one row do not fit on a phone. */
function totalsOf(totals: DigestTotals): readonly ViewModel[] {
  const cell = (count: number, word: string): ViewModel => ({ count: count.toLocaleString('en-GB'), word });
  const cells = (rags: readonly (Rag | null)[]) =>
    rags.map((rag) => cell(countOfRag(totals, rag), sayRag(rag)));
  return [
    { cells: [cell(totals.overdue, 'Overdue'), ...cells(['Red', 'Amber'])] },
    { cells: cells(['Green', 'Complete', null]) },
  ];
}

function prioritiesOf(digest: Digest): readonly ViewModel[] {
  const more = digest.priorities.length - PRIORITIES_SHOWN;
  const shown = digest.priorities.slice(0, PRIORITIES_SHOWN).map(priorityOf);
  const hint = { heads: [], lines: [{ text: `and ${countOf(more, 'more priority', 'more priorities')}` }] };
  return shown.length === 0
    ? []
    : [{ titles: [{ text: 'By priority' }], rows: more > 0 ? [...shown, hint] : shown }];
}

function priorityOf(priority: DigestPriority): ViewModel {
  const counts = (['Red', 'Amber', 'Green', 'Complete', null] as const)
    .map((rag) => ({ rag, count: countOfRag(priority, rag) }))
    .filter(({ count }) => count > 0)
    .map(({ rag, count }) => `${sayRag(rag)} ${count.toLocaleString('en-GB')}`);
  const overdue =
    priority.overdue.length === 0 ? '' : `Overdue ${priority.overdue.length.toLocaleString('en-GB')}`;
  return {
    heads: [{ text: plainText(`${String(priority.number)}. ${priority.title}`, LONGEST.title) }],
    lines: [{ text: sentences(counts.join(', '), overdue) || 'No actions.' }],
  };
}

function countOfRag(counts: RagCounts, rag: Rag | null): number {
  if (rag === null) return counts.noUpdate;
  return { Red: counts.red, Amber: counts.amber, Green: counts.green, Complete: counts.complete }[rag];
}

function groupsOf(entries: readonly ShownEntry[]): readonly ViewModel[] {
  const groups = new Map<string, ViewModel[]>();
  for (const { section, head, lines } of entries) {
    const rows = groups.get(section) ?? [];
    rows.push({ heads: head === '' ? [] : [{ text: head }], lines: lines.map((text) => ({ text })) });
    groups.set(section, rows);
  }
  return [...groups].map(([title, rows]) => ({ titles: [{ text: title }], rows }));
}
