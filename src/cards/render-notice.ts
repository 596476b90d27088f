import type { OutgoingMessage } from '../domain/messenger.js';
import { LONGEST } from './card-limits.js';
import { markdownText, plainText } from './escape.js';
import { expand } from './template.js';

/** A short message: a confirmation, a refusal, an answer in words. */
export interface NoticeView {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly buttons?: readonly NoticeButton[];
}

/** A button below a notice. */
interface NoticeButton {
  readonly title: string;
  readonly verb: string;
  /** What a press needs: see section 5 of the contract for the names. */
  readonly data: Readonly<Record<string, string>>;
}

const MOST_PARAGRAPHS = 12;
const MOST_BUTTONS = 6;

/**
 * A heading, up to twelve paragraphs and up to six buttons.
 * @throws CodedError `card-broken`
 */
export function renderNotice(view: NoticeView): OutgoingMessage {
  const paragraphs = view.paragraphs
    .slice(0, MOST_PARAGRAPHS)
    .map((paragraph) => plainText(paragraph, LONGEST.paragraph))
    .filter(Boolean);
  const summary = [plainText(view.title, LONGEST.title), ...paragraphs.slice(0, 1)].join('. ');
  const buttons = (view.buttons ?? []).slice(0, MOST_BUTTONS).map((button) => {
    const title = plainText(button.title, LONGEST.button);
    return { title, tooltip: title, verb: button.verb, data: button.data };
  });
  const card = expand('notice', {
    fallback: summary,
    heading: markdownText(view.title, LONGEST.title),
    paragraphs: paragraphs.map((text) => ({ text })),
    buttonRows: buttons.length === 0 ? [] : [{ buttons }],
  });
  return { card, summary };
}
