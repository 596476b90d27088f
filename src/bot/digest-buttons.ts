import { renderNotice } from '../cards/render-notice.js';
import { VERBS } from '../cards/verbs.js';
import type { PressedOutcome } from '../delivery/digest-previews.js';
import { digestCard, makeDigest } from '../delivery/digests.js';
import { speaksForChair } from '../domain/may-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { inTime } from './in-time.js';
import { type CardAnswer, OLD_BUTTON, type Press } from './press.js';

const MEASURES: ReadonlySet<string> = new Set([VERBS.measuresPostAgain, VERBS.measuresIsThere]);
const IS_THERE: ReadonlySet<string> = new Set([VERBS.digestIsThere, VERBS.measuresIsThere]);

/** A chair or an officer says what is to become of what is posted in the channel. */
export async function digestButton(verb: string, press: Press): Promise<CardAnswer> {
  const { desk, actor, pressed, message } = press;
  const { asOf } = pressed;
  if (!speaksForChair(actor, desk)) return { text: NOT_YOURS };
  if (verb === VERBS.digestSee) return seeDigest(press);
  if (asOf === null) return { text: OLD_BUTTON };
  if (verb === VERBS.digestWait) return answerOf(await desk.previews.wait(asOf, actor.upn));
  const what = { kind: MEASURES.has(verb) ? 'impact' : 'digest', day: asOf } as const;
  if (IS_THERE.has(verb)) return answerOf(await desk.previews.isThere(what));
  const posting = desk.previews.postNow(what, actor.upn, verb !== VERBS.digestPostNow);
  const answer = await inTime<PressedOutcome>(posting, {
    meanwhile: 'It is being posted now. I say here when it is in the channel.',
    orElse: 'That did not work. Please look in the channel before you press again.',
    // What did not work is said below, so that the button is still there.
    late: (outcome) =>
      typeof outcome === 'string' || message === null
        ? desk.messenger.sendToPerson(actor.upn, typeof outcome === 'string' ? notice(outcome) : outcome)
        : desk.messenger.replace(message, outcome),
    log: desk.log,
  });
  return answerOf(answer);
}

/** The whole digest, as a message of its own: the preview keeps its buttons. */
async function seeDigest({ desk, actor }: Press): Promise<CardAnswer> {
  const request = { asOf: desk.today(), since: null, priority: null };
  const digest = await makeDigest(desk.digest, request);
  const { outcome } = await desk.messenger.sendToPerson(
    actor.upn,
    digestCard(desk.digest, digest, request, 1),
  );
  return {
    text: outcome === 'sent' ? 'It is below, as it stands now.' : 'It could not be sent. Type: digest',
  };
}

function answerOf(outcome: PressedOutcome): CardAnswer {
  return typeof outcome === 'string' ? { text: outcome } : { message: outcome, everywhere: true };
}

function notice(text: string): OutgoingMessage {
  return renderNotice({ title: 'In the channel', paragraphs: [text] });
}

const NOT_YOURS = 'Only a chair or the project officer can do this.';
