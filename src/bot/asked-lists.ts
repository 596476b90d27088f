import { renderActionList } from '../cards/render-action-list.js';
import { VERBS } from '../cards/verbs.js';
import { filterInWords } from '../domain/action-filter.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { parseWords } from '../domain/parse-words.js';
import { type Asked, type AskedList, listAsked, type Reader } from './list-asked.js';
import { mayReport } from './look.js';
import type { CardAnswer, Press } from './press.js';
import { rememberList, wordsOfList } from './remembered-lists.js';
import type { TextAnswer, TypedMessage } from './typed-report.js';

/** Answers what was asked with the first page, and remembers it for the others. */
export async function answerAsked(
  { desk, actor, seen, incoming }: TypedMessage,
  asked: Asked,
): Promise<TextAnswer> {
  const reader = { desk, actor, seen, personal: incoming.personal };
  const list = await listAsked(reader, asked);
  const message = pageOf(reader, list, 1);
  if (list.actions.length < 2) return { message };
  const words = asked.kind === 'find' ? `find ${asked.words}` : `list ${filterInWords(asked.filter)}`;
  return {
    message,
    sent: (at) =>
      rememberList(desk, at, words).catch((error: unknown) => {
        // The page that is out stands all the same.
        desk.log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'a list was not remembered');
      }),
  };
}

/** Turns to another page of it: the card does not say which list it is, so it is looked up. */
export async function turnAsked(press: Press): Promise<CardAnswer> {
  const { desk, message, pressed } = press;
  const words = message === null ? null : await wordsOfList(desk, message);
  const asked = words === null ? null : parseWords(words, desk.today());
  if (asked?.kind !== 'filter' && asked?.kind !== 'find') return { text: FORGOTTEN };
  return { message: pageOf(press, await listAsked(press, asked), pressed.page) };
}

const FORGOTTEN = 'I no longer know what was asked here. Please type it again.';

function pageOf({ desk, actor, seen: { reading } }: Reader, list: AskedList, page: number): OutgoingMessage {
  return renderActionList({
    ...list,
    page,
    pageVerb: VERBS.listPage,
    day: desk.today(),
    zone: desk.zone,
    mayReport: (action) => mayReport(desk, reading, actor, action),
  });
}
