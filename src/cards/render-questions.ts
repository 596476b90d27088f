import { dateInWords } from '../domain/civil-date.js';
import type { Digest } from '../domain/digest.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { countOf } from '../domain/sentences.js';
import { ENTRIES_PER_PAGE, LONGEST } from './card-limits.js';
import { type ChairPlace, chairButtons, charactersOfButtons } from './chair-buttons.js';
import { plainText } from './escape.js';
import { pageButtons } from './page-buttons.js';
import { pageOf } from './paginate.js';
import { expand, type ViewModel } from './template.js';
import { VERBS } from './verbs.js';

/** What a page of the digest's questions shows. */
export interface QuestionsView {
  readonly digest: Digest;
  /** The short titles of the actions, by ref. */
  readonly titles: ReadonlyMap<string, string>;
  /** Counted from 1. */
  readonly page: number;
  /** What has just happened, in a sentence. */
  readonly notice?: string;
  /** Whether the reader may ask the leads. */
  readonly mayAsk: boolean;
}

const ROOM = { items: ENTRIES_PER_PAGE, characters: 14_000 };
const FRAME_OF_A_ROW = 350;
/** No list of questions has more. */
const MOST_PAGES = 1000;

/**
 * The questions that the chair may wish to ask, each with the button that asks its lead.
 * @throws CodedError `card-broken`
 */
export function renderQuestions(view: QuestionsView): OutgoingMessage {
  const { digest, titles, mayAsk, notice } = view;
  const { asOf } = digest;
  const { questions } = digest.sections;
  const rowOf = (ref: string, question: string, buttonRows: readonly ViewModel[]): ViewModel => ({
    title: plainText(`${ref} ${titles.get(ref) ?? ''}`, LONGEST.title),
    lines: [{ text: plainText(question, LONGEST.note) }],
    buttonRows,
  });
  const placeOn = (page: number): ChairPlace => ({ kind: 'questions', page, asOf });
  const page = pageOf(questions, view.page, ROOM, ({ ref, question }) => {
    const row = FRAME_OF_A_ROW + JSON.stringify(rowOf(ref, question, [])).length;
    return mayAsk ? row + charactersOfButtons(ref, null, placeOn(MOST_PAGES)) : row;
  });
  const many = countOf(questions.length, 'question');
  const heading =
    questions.length === 0 ? 'The register raises no question today' : `${many} the chair may wish to ask`;
  const card = expand('questions', {
    fallback: heading,
    heading,
    intro: [{ text: `As at ${dateInWords(asOf)}.` }],
    notices: notice === undefined ? [] : [{ text: plainText(notice, LONGEST.note) }],
    rows: page.items.map(({ ref, question }) =>
      rowOf(
        ref,
        question,
        mayAsk ? chairButtons(plainText(ref, LONGEST.button), null, placeOn(page.number)) : [],
      ),
    ),
    pages: pageButtons(page, VERBS.questionsPage, { asOf }),
  });
  return { card, summary: heading };
}
