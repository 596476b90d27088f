import { dateInWords } from '../domain/civil-date.js';
import type { Digest } from '../domain/digest.js';
import type { OutlineItem } from '../domain/digest-outline.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RagKey } from '../domain/rag.js';
import { ENTRIES_PER_PAGE, LONGEST } from './card-limits.js';
import { prioritiesView, totalsView } from './digest-counts.js';
import { charactersOfEntry, entriesOf } from './digest-entries.js';
import { plainText } from './escape.js';
import { pageButtons } from './page-buttons.js';
import { pageOf } from './paginate.js';
import { sayRagKey } from './say-rag.js';
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
const ROOM = { items: ENTRIES_PER_PAGE, characters: 13_500, first: 6_000 };

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
    totals: first ? totalsView(digest.totals) : [],
    priorities: first && filter === undefined ? prioritiesView(digest) : [],
    groups: groupsOf(page.items),
    pages: pageButtons(page, VERBS.digestPage, {
      asOf: digest.asOf,
      since: digest.since,
      ...(filter === undefined ? {} : { priority: String(filter) }),
    }),
    key: sayRagKey(view.key).map((line) => ({ text: plainText(line, LONGEST.title) })),
  });
  return { card, summary };
}

function groupsOf(entries: readonly OutlineItem[]): readonly ViewModel[] {
  const groups = new Map<string, ViewModel[]>();
  for (const { section, head, lines } of entries) {
    const rows = groups.get(section) ?? [];
    rows.push({ heads: head === '' ? [] : [{ text: head }], lines: lines.map((text) => ({ text })) });
    groups.set(section, rows);
  }
  return [...groups].map(([title, rows]) => ({ titles: title === '' ? [] : [{ text: title }], rows }));
}
