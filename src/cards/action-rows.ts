import type { Action } from '../domain/action.js';
import type { Instant } from '../domain/civil-date.js';
import { dateInWords } from '../domain/civil-date.js';
import { ageOf } from '../domain/due-words.js';
import type { Rag } from '../domain/rag.js';
import { civilDateAt } from '../domain/site-time.js';
import { LONGEST, ROWS_PER_PAGE } from './card-limits.js';
import { plainText } from './escape.js';
import type { PageRoom } from './paginate.js';
import { greenPastDate, sayDue, sayProposedDate, sayUnagreed, sentences, type Today } from './say-action.js';
import { sayRag, sayRagWithAge } from './say-rag.js';
import type { ViewModel } from './template.js';

/** What somebody has answered since the card was sent. */
export interface SavedRow {
  readonly rag: Rag;
  readonly at: Instant;
  readonly note: string;
}

/** What a row of a list of actions shows. */
export interface RowParts {
  readonly action: Action;
  /** Whether the answer buttons stand below it. */
  readonly mayReport: boolean;
  /** The page it stands on, so that a press comes back to it. */
  readonly page: number;
  readonly saved?: SavedRow | undefined;
  /** A line above the others, such as why this person is asked. */
  readonly why?: string;
}

/** The room that rows have on a page; the rest of the card is about 2,500 characters. */
export const ROOM_FOR_ROWS: PageRoom = { items: ROWS_PER_PAGE, characters: 15_000 };
const FRAME_OF_A_ROW = 430;
const FRAME_OF_A_BUTTON = 155;
const BUTTONS = 5;

/** One action as the template `actions` shows it: what it is, where it stands, and the buttons to answer. */
export function rowOf(parts: RowParts, today: Today): ViewModel {
  const { action, mayReport, saved } = parts;
  return {
    ref: plainText(action.ref, LONGEST.button),
    title: plainText(action.title, LONGEST.title),
    lines: linesOf(parts, today).map((line) => ({ text: plainText(line, LONGEST.note) })),
    answers: saved === undefined ? answersOf(parts, today) : [],
    changes: mayReport && saved !== undefined ? [pressOf(parts)] : [],
  };
}

/**
 * The answer buttons of an action, as the templates show them, or none. "No change" stands among them
 * where somebody has reported and repeating it would not contradict its date.
 */
export function answersOf(parts: RowParts, today: Today): readonly ViewModel[] {
  const { action, mayReport } = parts;
  if (!mayReport) return [];
  const press = pressOf(parts);
  const repeatable = action.rag !== null && action.lastUpdateAt !== null && !greenPastDate(action, today);
  return [{ ...press, same: repeatable ? [{ ...press, rag: action.rag }] : [] }];
}

function pressOf({ action, page }: RowParts): Readonly<Record<'ref' | 'etag' | 'page', string>> {
  return { ref: plainText(action.ref, LONGEST.button), etag: action.row.etag, page: String(page) };
}

/** The most characters that a row takes on a card. */
export function charactersOfRow(parts: RowParts, today: Today): number {
  const row = rowOf(parts, today);
  const button = FRAME_OF_A_BUTTON + JSON.stringify(parts.action.row.etag).length;
  return FRAME_OF_A_ROW + JSON.stringify([row['title'], row['lines']]).length + BUTTONS * button;
}

function linesOf({ action, saved, why = '' }: RowParts, today: Today): readonly string[] {
  if (saved !== undefined) return [sayAnswer(action, saved, today)];
  const state = sayRagWithAge(action.rag, ageOf(action), today.zone);
  const question = action.question === '' ? '' : `The chair asks: ${action.question}`;
  return [why, question, sentences(sayDue(action, today), sayUnagreed(action), state)].filter(Boolean);
}

function sayAnswer(action: Action, saved: SavedRow, today: Today): string {
  const on = civilDateAt(saved.at, today.zone);
  const when = on === today.day ? 'Saved' : `Saved on ${dateInWords(on)}`;
  const note = plainText(saved.note, LONGEST.note / 2);
  return sentences(`${when}: ${sayRag(saved.rag)}`, note, sayProposedDate(action));
}
