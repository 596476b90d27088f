import type { OutgoingMessage } from '../domain/messenger.js';
import type { PutRight, PutRightItem } from '../domain/put-right.js';
import { countOf } from '../domain/sentences.js';
import { LONGEST } from './card-limits.js';
import { markdownText, plainText } from './escape.js';
import { expand, type ViewModel } from './template.js';

/** Lines on the card; what is beyond them is counted. */
const MOST_LINES = 16;
/** A longer address is left out: a link that is cut leads nowhere. */
const LONGEST_ADDRESS = 250;

/**
 * The officer's own message: what to put right, each thing with a link to its row.
 * @throws CodedError `card-broken`
 */
export function renderPutRight(groups: readonly PutRight[]): OutgoingMessage {
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const heading = `${countOf(count, 'thing')} to put right in the register`;
  let room = MOST_LINES;
  const shown = groups.map(({ title, items }) => {
    const lines = items.slice(0, room);
    room -= lines.length;
    const rest = items.length - lines.length;
    const more = lines.length === 0 ? countOf(rest, 'thing') : `and ${String(rest)} more`;
    return {
      title,
      lines: [...lines.map(lineOf), ...(rest > 0 ? [{ refs: [], text: more, links: [] }] : [])],
    };
  });
  const card = expand('put-right', {
    fallback: `${heading}.`,
    heading,
    intro: 'This list comes when it has changed, and once a week while anything is on it.',
    groups: shown,
  });
  return { card, summary: `${heading}.` };
}

function lineOf({ ref, text, webUrl }: PutRightItem): ViewModel {
  return {
    refs: ref === '' ? [] : [{ ref: plainText(ref, LONGEST.button) }],
    text: plainText(text, LONGEST.note),
    links: linkTo(webUrl, ref),
  };
}

/** A link as Markdown, to an address of the web alone: its brackets would end it. */
function linkTo(webUrl: string, ref: string): readonly ViewModel[] {
  if (!/^https?:\/\//.test(webUrl) || webUrl.length > LONGEST_ADDRESS || !URL.canParse(webUrl)) return [];
  const address = new URL(webUrl).href.replace(/[()[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return [{ link: `[Open ${ref === '' ? 'the row' : markdownText(ref, LONGEST.button)}](${address})` }];
}
