import { renderNotice } from '../cards/render-notice.js';
import { renderPreview } from '../cards/render-preview.js';
import type { MessageRef, OutgoingMessage } from '../domain/messenger.js';
import { countRun, type ReminderRun } from '../domain/reminder-run.js';
import type { Actor } from '../domain/report.js';
import { CodedError } from '../errors.js';
import { after } from './after.js';
import type { Desk } from './desk.js';
import type { CardAnswer, Press } from './press.js';

/** So long an officer waits for the sums of a run; of a longer one they are told when it is done. */
const PATIENCE_MS = 1_500;

/** Who would get what today. */
export async function previewReminders(desk: Desk, page = 1, notice?: string): Promise<OutgoingMessage> {
  const preview = await desk.reminding.preview(desk.today());
  const { zone, officers } = desk;
  return renderPreview(preview, { page, zone, officers, ...(notice === undefined ? {} : { notice }) });
}

/** Sends what the preview showed, and from now on lets the schedule send; anything else is shown first. */
export async function sendPreviewed({ desk, actor, pressed, message }: Press): Promise<CardAnswer> {
  const { mark } = await desk.reminding.preview(desk.today());
  if (mark !== pressed.etag) return { message: await previewReminders(desk, 1, CHANGED), everywhere: true };
  return {
    message: await sums(desk, actor, desk.reminding.release(desk.today()), message),
    everywhere: true,
  };
}

/** Sends what is due today, at an officer's word. */
export function remindNow(desk: Desk, actor: Actor): Promise<OutgoingMessage> {
  return sums(desk, actor, desk.reminding.run(desk.today(), false), null);
}

/**
 * What a run came to; where it takes longer than somebody waits, that it is under way. Then its sums take
 * the place of `message`, or come as a message of their own.
 */
async function sums(
  desk: Desk,
  actor: Actor,
  run: Promise<ReminderRun>,
  message: MessageRef | null,
): Promise<OutgoingMessage> {
  const done = run.then(sumsOf);
  const first = await Promise.race([done, after(PATIENCE_MS)]);
  if (first !== null) return first;
  void done
    .catch((error: unknown) => renderNotice({ title: TITLE, paragraphs: [failureInWords(error)] }))
    .then(async (outcome) => {
      if (message === null) await desk.messenger.sendToPerson(actor.upn, outcome);
      else await desk.messenger.replace(message, outcome);
    })
    .catch((error: unknown) => {
      desk.log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'an officer was not told');
    });
  return renderNotice({
    title: TITLE,
    paragraphs: ['They are going out now. I tell you here when all have gone.'],
  });
}

const TITLE = "Today's reminders";
const CHANGED = 'Who would get what has changed since this was drawn. Please look once more.';

function sumsOf(run: ReminderRun): OutgoingMessage {
  const counts = countRun(run);
  const missed = run.messages.filter((message) => message.outcome !== 'sent');
  return renderNotice({
    title: TITLE,
    paragraphs: [
      `${people(counts.sent)} today's message; ${counts.failed} failed and ${counts.unreachable} could not be reached.`,
      ...missed.map((message) => `${message.to.name}: ${message.why ?? 'not sent'}.`),
    ],
  });
}

function failureInWords(error: unknown): string {
  return error instanceof CodedError
    ? `${error.message} ${error.remedy}`
    : 'Not all of them went out. Type remind now: whoever has the message is left alone.';
}

function people(count: number): string {
  return count === 1 ? 'One person has' : `${count} people have`;
}
