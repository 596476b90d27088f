import { renderNotMine } from '../cards/render-not-mine.js';
import { renderNotice } from '../cards/render-notice.js';
import { addressAsked, refuseInstead } from '../domain/disclaimer.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { NotMineWords } from '../domain/parse-words.js';
import type { RegisterReading } from '../domain/register.js';
import type { Actor } from '../domain/report.js';
import type { Desk } from './desk.js';
import { listFor } from './lists.js';
import { find } from './look.js';
import { type CardAnswer, noSuchAction, type Press } from './press.js';

/** Asks who should be asked instead; `error` says what is wrong with the name that was given. */
export function askWhose({ actor, seen, pressed }: Press, error: string): CardAnswer {
  const { action, priority } = find(seen.reading, pressed.ref);
  if (action === null) return { text: noSuchAction(pressed.ref) };
  if (addressAsked(actor, action, priority) === null) return { text: notAsked(action.ref) };
  return { message: renderNotMine({ action, page: pressed.page, typed: pressed.lead, error }) };
}

/** Takes note that an action is not this person's. */
export async function disclaim(press: Press): Promise<CardAnswer> {
  const { desk, actor, seen, pressed, message } = press;
  const told = await takeNote(desk, actor, seen.reading, { ref: pressed.ref, instead: pressed.lead });
  if (!told.taken) return told.error === '' ? { text: told.words } : askWhose(press, told.error);
  const options = { page: pressed.page, notice: told.words };
  return { message: await listFor(desk, message, actor, seen.reading, options), everywhere: true };
}

/** The same, typed: `3.2.1 is not mine, ask Elaine Healey`. */
export async function sayNotMine(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  words: NotMineWords,
): Promise<OutgoingMessage> {
  const told = await takeNote(desk, actor, reading, words);
  return renderNotice({ title: `Action ${words.ref}`, paragraphs: [told.words] });
}

/** An officer says that those who have disclaimed an action lead it all the same. */
export async function askAgain(desk: Desk, ref: string): Promise<OutgoingMessage> {
  const said = (await desk.disclaimers.all()).filter((one) => one.ref === ref);
  await desk.disclaimers.withdraw(ref);
  const words =
    said.length === 0
      ? 'Nobody has said that it is not theirs. Nothing was changed.'
      : `${said.map(({ name }) => name).join(', ')} will be asked about it again. Please tell them so.`;
  return renderNotice({ title: `Action ${ref}`, paragraphs: [words] });
}

interface Told {
  readonly taken: boolean;
  readonly words: string;
  /** What is wrong with the name, or `''`. */
  readonly error: string;
}

async function takeNote(
  desk: Desk,
  actor: Actor,
  reading: RegisterReading,
  { ref, instead }: Pick<NotMineWords, 'ref' | 'instead'>,
): Promise<Told> {
  const { action, priority } = find(reading, ref);
  if (action === null) return { taken: false, words: noSuchAction(ref), error: '' };
  const upn = addressAsked(actor, action, priority);
  if (upn === null) return { taken: false, words: notAsked(ref), error: '' };
  const name = instead.replaceAll(/\s+/g, ' ').trim();
  const error = refuseInstead(name);
  if (error !== '') return { taken: false, words: error, error };
  await desk.disclaimers.add({ ref, upn, name: actor.name, instead: name, at: desk.now() });
  return {
    taken: true,
    words: `I ask you about ${ref} no more. The project officer will see that it is not yours${name === '' ? '' : `, and that you name ${name}`}.`,
    error: '',
  };
}

function notAsked(ref: string): string {
  return `You are not asked about ${ref}, so there is nothing to stop.`;
}
