import type { Action } from '../domain/action.js';
import type { Instant } from '../domain/civil-date.js';
import { dateInWords } from '../domain/civil-date.js';
import { ageOf } from '../domain/due-words.js';
import { type OneTap, oneTap } from '../domain/one-tap.js';
import type { Rag } from '../domain/rag.js';
import { sentences } from '../domain/sentences.js';
import { civilDateAt } from '../domain/site-time.js';
import { versionOf } from '../domain/version.js';
import { LONGEST, ROWS_PER_PAGE } from './card-limits.js';
import { plainText } from './escape.js';
import type { PageRoom } from './paginate.js';
import { sayDue, sayProposedDate, sayUnagreed, type Today } from './say-action.js';
import { sayRag, sayRagWithAge } from './say-rag.js';
import type { ViewModel } from './template.js';

/** What somebody has answered since the card was sent. */
export interface SavedRow {
  readonly rag: Rag;
  readonly at: Instant;
  readonly note: string;
  /** Who said it, where it was not the reader; else `''`. */
  readonly by: string;
  /** Whether the reader can take it back. */
  readonly undo: boolean;
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

/** The room that rows have on a page; the rest of the card is about 3,000 characters. */
export const ROOM_FOR_ROWS: PageRoom = { items: ROWS_PER_PAGE, characters: 14_550 };
const FRAME_OF_A_ROW = 465;
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
    changes: mayReport && saved !== undefined ? [changesOf(parts, saved)] : [],
    figures: [],
  };
}

/** The answer buttons of an action, as the templates show them, or none. */
export function answersOf(parts: RowParts, today: Today): readonly ViewModel[] {
  const { action, mayReport } = parts;
  if (!mayReport) return [];
  const press = pressOf(parts);
  const tap = oneTap(action, today.day, today.zone);
  return [{ ...press, taps: tap === null ? [] : [{ ...press, ...TAPS[tap](press.ref, action.rag) }] }];
}

const TAPS: Readonly<Record<OneTap, (ref: string, rag: Rag | null) => ViewModel>> = {
  'no-change': (ref, rag) => ({ title: 'No change', tooltip: `${ref}: no change, still ${String(rag)}` }),
  'on-track': (ref) => ({ title: 'On track', tooltip: `${ref} is on track: Green` }),
};

function changesOf(parts: RowParts, saved: SavedRow): ViewModel {
  const press = pressOf(parts);
  return { ...press, undos: saved.undo ? [press] : [] };
}

/** What a press on a button of an action carries. */
function pressOf({ action, page }: Pick<RowParts, 'action' | 'page'>): Press {
  return { ref: plainText(action.ref, LONGEST.button), etag: versionOf(action), page: String(page) };
}

type Press = Readonly<Record<'ref' | 'etag' | 'page', string>>;

/** "Next: 3.3.1, 4 of 8", as the template shows it: what is to be answered next of a list, or none. */
export function nextOf(open: readonly Action[], of: number, page: number): readonly ViewModel[] {
  const [action] = open;
  if (action === undefined) return [];
  const press = pressOf({ action, page });
  const title = `Next: ${press.ref}, ${String(of - open.length + 1)} of ${String(of)}`;
  return [{ ...press, title, tooltip: `Answer ${press.ref} next` }];
}

/** The most characters that a row takes on a card. */
export function charactersOfRow(parts: RowParts, today: Today): number {
  const row = rowOf(parts, today);
  const button = FRAME_OF_A_BUTTON + JSON.stringify(versionOf(parts.action)).length;
  return FRAME_OF_A_ROW + JSON.stringify([row['title'], row['lines']]).length + BUTTONS * button;
}

function linesOf({ action, saved, why = '' }: RowParts, today: Today): readonly string[] {
  const question = action.question === '' ? '' : `The chair asks: ${action.question}`;
  // A question beside an answer was asked since.
  if (saved !== undefined) return [sayAnswer(action, saved, today), question].filter(Boolean);
  const state = sayRagWithAge(action.rag, ageOf(action), today.zone);
  return [why, question, sentences(sayDue(action, today), sayUnagreed(action), state)].filter(Boolean);
}

function sayAnswer(action: Action, saved: SavedRow, today: Today): string {
  const on = civilDateAt(saved.at, today.zone);
  const day = on === today.day ? '' : ` on ${dateInWords(on)}`;
  const when = saved.by === '' ? `Saved${day}` : `${plainText(saved.by, LONGEST.title)} said${day}`;
  const note = plainText(saved.note, LONGEST.note / 2);
  return sentences(`${when}: ${sayRag(saved.rag)}`, note, sayProposedDate(action));
}
