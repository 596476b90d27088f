import assert from 'node:assert/strict';
import { textsOf } from '../support/local-page.js';
import type { BotAnswer, BotWorld } from './bot-world.js';
import { EVERYBODY, OFFICER, type Player } from './cast.js';
import type { SentMessage } from './own-connector.js';
import { type Activity, fromChat, pressed, typed } from './speak.js';

/** A note that nobody but its reader may see. */
export const NOTE = 'Elmfield School has no room for the survey';
/** What somebody says who reports it in words. */
export const IN_WORDS = typed(`3.2.1 amber ${NOTE}`);

/** The form of an answer as it comes from its card, with what is forged in it. */
export function amber(ref: string, forged: object = {}, replyToId?: string): Activity {
  return pressed('rag.save', { ref, etag: 'x', page: '1', rag: 'Amber', note: NOTE, ...forged }, replyToId);
}

/** What came of something that must change nothing. */
export interface Outcome {
  readonly status: number;
  /** What is read in the answer: one sentence, or every text of a card. */
  readonly answered: readonly string[];
  /** What is read in each message that the bot sent or replaced meanwhile, and where. */
  readonly sent: readonly { readonly to: string; readonly texts: readonly string[] }[];
  readonly log: readonly string[];
}

/** A sentence in answer to a press, and nothing else. */
export function answers(sentence: string, status = 200): Outcome {
  return { status, answered: [sentence], sent: [], log: [] };
}

/** A message in somebody's chat, and nothing else. */
export function tells({ chatId }: Player, texts: readonly string[], log: readonly string[] = []): Outcome {
  return { status: 200, answered: [], sent: [{ to: chatId, texts }], log };
}

/** Fails unless that sentence stands on the card that was pressed, and nothing else happened. */
export function assertOnCard(
  { answered, ...others }: Outcome,
  sentence: string,
  log: readonly string[],
): void {
  assert.ok(answered.includes(sentence), answered.join('\n'));
  assert.deepEqual(others, { status: 200, sent: [], log });
}

/** Posts it; fails where a row was written, or where the log names somebody or tells what was said. */
export async function postInVain(
  world: BotWorld,
  activity: Activity,
  headers: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const before = await world.rows();
  const messages: SentMessage[] = [];
  world.connector.onMessage = (message) => messages.push(message);
  world.log.length = 0;
  const answer = await world.post(activity, headers);
  assert.ok((await world.rows()) === before, 'a row was written');
  assertDiscreet(world.log, activity);
  const sent = messages.map(({ conversationId, activity: { text, attachments } }) => ({
    to: conversationId,
    texts: typeof text === 'string' ? [text] : textsOf(attachments),
  }));
  return { status: answer.status, answered: wordsOf(answer), sent, log: [...world.log] };
}

/** What is read in an answer: the words of a refusal or beside the card, or every text of a card. */
export function wordsOf({ text }: BotAnswer): readonly string[] {
  if (text === '') return [];
  const { error, value } = JSON.parse(text) as { readonly error?: string; readonly value?: unknown };
  if (error !== undefined) return [error];
  return typeof value === 'string' ? [value] : textsOf(value);
}

/** Has today's reminders sent: the id of each, by the chat in which it stands. */
export async function remindersOf({ connector, post }: BotWorld): Promise<ReadonlyMap<string, string>> {
  const reminders = new Map<string, string>();
  connector.onMessage = ({ id, conversationId }) => reminders.set(conversationId, id);
  await post({ ...fromChat(connector.serviceUrl, OFFICER), ...typed('remind now') });
  return reminders;
}

/** Fails where a line of the log holds a name, an address, an id, a note or what somebody typed. */
function assertDiscreet(log: readonly string[], { text }: Activity): void {
  const people = EVERYBODY.flatMap((one) => [
    ...one.name.split(' '),
    ...[one.upn, one.email, one.aadObjectId, one.userId, one.chatId],
  ]);
  const said = `${NOTE} ${typeof text === 'string' ? text : ''}`.split(/[\s,]+/);
  for (const word of [...people, ...said].filter(({ length }) => length > 3)) {
    for (const line of log) {
      assert.ok(!line.toLowerCase().includes(word.toLowerCase()) || /^\d/.test(word), `${word} in ${line}`);
    }
  }
}
