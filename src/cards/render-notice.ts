import type { OutgoingMessage } from '../domain/messenger.js';
import { LONGEST } from './card-limits.js';
import { markdownText, plainText } from './escape.js';
import { expand } from './template.js';

/** A short message: a confirmation, a refusal, an answer in words. */
export interface NoticeView {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly buttons?: readonly NoticeButton[];
  /** Words that a button each sends as if they had been typed; up to three. */
  readonly offers?: readonly string[];
}

/** A button below a notice. */
interface NoticeButton {
  readonly title: string;
  readonly verb: string;
  /** What a press needs: see section 5 of the contract for the names. */
  readonly data: Readonly<Record<string, string>>;
}

const MOST_PARAGRAPHS = 18;
/** The most characters of all paragraphs together; the rest of the card is about 7,000. */
const ROOM = 11_000;
const MOST_BUTTONS = 6;
const MOST_OFFERS = 3;

/**
 * A heading, up to 18 paragraphs, up to six buttons and up to three that say something.
 * @throws CodedError `card-broken`
 */
export function renderNotice(view: NoticeView): OutgoingMessage {
  let room = ROOM;
  const paragraphs = view.paragraphs
    .filter(Boolean)
    .slice(0, MOST_PARAGRAPHS)
    .map((paragraph) => {
      const text = room < 1 ? '' : plainText(paragraph, Math.min(LONGEST.paragraph, room));
      room -= JSON.stringify(text).length;
      return text;
    })
    .filter(Boolean);
  const summary = [plainText(view.title, LONGEST.title), ...paragraphs.slice(0, 1)].join('. ');
  const buttons = (view.buttons ?? []).slice(0, MOST_BUTTONS).map((button) => {
    const title = plainText(button.title, LONGEST.button);
    return { title, tooltip: title, verb: button.verb, data: button.data };
  });
  const offers = (view.offers ?? []).slice(0, MOST_OFFERS);
  const card = expand('notice', {
    fallback: summary,
    heading: markdownText(view.title, LONGEST.title),
    paragraphs: paragraphs.map((text) => ({ text })),
    buttonRows: buttons.length === 0 ? [] : [{ buttons }],
    offers: offers.map((words) => ({ words: plainText(words, LONGEST.title) })),
  });
  return { card, summary };
}
