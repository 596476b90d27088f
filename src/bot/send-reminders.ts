import { renderNotice } from '../cards/render-notice.js';
import { renderPreview } from '../cards/render-preview.js';
import type { MessageRef, OutgoingMessage } from '../domain/messenger.js';
import { countRun, type ReminderRun } from '../domain/reminder-run.js';
import type { Actor } from '../domain/report.js';
import type { Desk } from './desk.js';
import { inTime } from './in-time.js';
import type { CardAnswer, Press } from './press.js';

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
  return inTime(run.then(sumsOf), {
    meanwhile: notice('They are going out now. I tell you here when all have gone.'),
    orElse: 'Not all of them went out. Type remind now: whoever has the message is left alone.',
    late: (outcome) => {
      const told = typeof outcome === 'string' ? notice(outcome) : outcome;
      return message === null
        ? desk.messenger.sendToPerson(actor.upn, told)
        : desk.messenger.replace(message, told);
    },
    log: desk.log,
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

function notice(text: string): OutgoingMessage {
  return renderNotice({ title: TITLE, paragraphs: [text] });
}

function people(count: number): string {
  return count === 1 ? 'One person has' : `${count} people have`;
}
