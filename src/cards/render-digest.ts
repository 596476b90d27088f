import { dateInWords } from '../domain/civil-date.js';
import type { Digest } from '../domain/digest.js';
import { askedTitle, type OutlineItem } from '../domain/digest-outline.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RagKey } from '../domain/rag.js';
import { ENTRIES_PER_PAGE, LONGEST } from './card-limits.js';
import { type ChairPlace, chairButtons, charactersOfButtons } from './chair-buttons.js';
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
  /** What has just happened, in a sentence. */
  readonly notice?: string;
  /** Whether the chair's buttons stand below what they are about; they do unless said, as where everybody sees the card. */
  readonly mayAsk?: boolean;
}

/** No digest has more, and their number is on each button. */
const MOST_PAGES = 1000;
/** The room that entries have on a page: the first page also holds the priorities. */
const ROOM = { items: ENTRIES_PER_PAGE, characters: 13_500, first: 6_000 };

/**
 * One page of a digest: the headline, totals, what the chair has asked and the priorities on the first, the
 * exceptions in a board's order on all of them, and the key at the end.
 * @throws CodedError `card-broken`
 */
export function renderDigest(view: DigestView): OutgoingMessage {
  const { digest, filter, notice, mayAsk = true } = view;
  const entries = entriesOf(digest, view.zone).map((entry) => (mayAsk ? entry : { ...entry, ref: '' }));
  const { asOf, since } = digest;
  const placeOn = (page: number) =>
    ({ kind: 'digest', page, asOf, since, priority: filter ?? null }) as const;
  const page = pageOf(entries, view.page, ROOM, (entry) => {
    const buttons = charactersOfButtons(entry.ref, entry.toAgree, placeOn(MOST_PAGES), entry.section);
    return charactersOfEntry(entry) + buttons;
  });
  const first = page.number === 1;
  const heading = filter === undefined ? 'SENDIG digest' : `SENDIG digest: priority ${String(filter)}`;
  const headline = plainText(digest.headline, LONGEST.note);
  const asAt = plainText(`${view.asAt.slice(0, 1).toUpperCase()}${view.asAt.slice(1)}`, LONGEST.title);
  const summary = `${heading}. ${headline}`;
  const groups = groupsOf(page.items, placeOn(page.number));
  const isAsked = ({ title }: Group) => title === askedTitle(digest);
  const card = expand('digest', {
    fallback: summary,
    heading,
    asAt: `${asAt}. Compared with ${dateInWords(digest.since)}.`,
    notices: notice === undefined ? [] : [{ text: plainText(notice, LONGEST.note) }],
    headlines: first ? [{ text: headline }] : [],
    totals: first ? totalsView(digest.totals) : [],
    parts: [
      { priorities: [], groups: groups.filter(isAsked) },
      {
        priorities: first && filter === undefined ? prioritiesView(digest) : [],
        groups: groups.filter((group) => !isAsked(group)),
      },
    ]
      .filter((part) => part.priorities.length + part.groups.length > 0)
      .map(({ priorities, groups: of }) => ({ priorities, groups: of.map(groupView) })),
    pages: pageButtons(page, VERBS.digestPage, {
      asOf,
      since,
      ...(filter === undefined ? {} : { priority: String(filter) }),
    }),
    key: sayRagKey(view.key).map((line) => ({ text: plainText(line, LONGEST.title) })),
  });
  return { card, summary };
}

/** A section, or the part of it that stands on a page. */
interface Group {
  readonly title: string;
  readonly rows: readonly ViewModel[];
}

function groupView({ title, rows }: Group): ViewModel {
  return { titles: title === '' ? [] : [{ text: title }], rows };
}

function groupsOf(entries: readonly OutlineItem[], place: ChairPlace): readonly Group[] {
  const groups = new Map<string, ViewModel[]>();
  const asked = new Set<string>();
  for (const { section, head, lines, ref, toAgree } of entries) {
    const rows = groups.get(section) ?? [];
    // Two buttons of one action are told apart by where they stand.
    const about = asked.has(ref) ? section.replace(/ \([\d,]+\)$/, '') : '';
    asked.add(ref);
    rows.push({
      heads: head === '' ? [] : [{ text: head }],
      lines: lines.map((text) => ({ text })),
      buttonRows: ref === '' ? [] : chairButtons(ref, toAgree, place, about),
    });
    groups.set(section, rows);
  }
  return [...groups].map(([title, rows]) => ({ title, rows }));
}
