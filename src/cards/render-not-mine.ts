import type { Action } from '../domain/action.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { versionOf } from '../domain/version.js';
import { LONGEST } from './card-limits.js';
import { plainText, typedText } from './escape.js';
import { expand } from './template.js';

/** What somebody sees who says that an action is not theirs. */
export interface NotMineView {
  readonly action: Action;
  /** The page of the list that Back leads to. */
  readonly page: number;
  /** What stands in the input already. */
  readonly typed: string;
  /** What is wrong with it, in a sentence; `''` where nothing is. */
  readonly error: string;
}

/**
 * Asks who should be asked instead, before anybody is told.
 * @throws CodedError `card-broken`
 */
export function renderNotMine({ action, page, typed, error }: NotMineView): OutgoingMessage {
  const ref = plainText(action.ref, LONGEST.button);
  const heading = `Is ${ref} not yours?`;
  const card = expand('not-mine', {
    ref,
    etag: versionOf(action),
    page: String(page),
    fallback: heading,
    heading,
    title: plainText(action.title, LONGEST.title),
    lines: [
      { text: 'I stop asking you about it and tell the project officer, who can give it to somebody else.' },
    ],
    errors: error === '' ? [] : [{ text: plainText(error, LONGEST.error) }],
    typed: typedText(typed, LONGEST.title),
  });
  return { card, summary: heading };
}
