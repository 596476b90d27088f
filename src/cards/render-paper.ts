import { type CivilDate, dateInWords } from '../domain/civil-date.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { LONGEST } from './card-limits.js';
import { markdownText, plainText } from './escape.js';
import { expand } from './template.js';

/** A paper that lies in the document library of the site. */
export interface PaperView {
  readonly title: string;
  readonly asOf: CivilDate;
  /** The counts in words. */
  readonly headline: string;
  /** Where people open it. */
  readonly url: string;
}

/**
 * A paper, with the way to it.
 * @throws CodedError `card-broken`
 */
export function renderPaper({ title, asOf, headline, url }: PaperView): OutgoingMessage {
  const asAt = `As at ${dateInWords(asOf)}`;
  const summary = `${plainText(title, LONGEST.title)}. ${asAt}.`;
  const card = expand('paper', {
    fallback: `${summary} ${plainText(headline, LONGEST.note)}`,
    heading: markdownText(title, LONGEST.title),
    asAt,
    text: plainText(headline, LONGEST.note),
    url,
  });
  return { card, summary };
}
