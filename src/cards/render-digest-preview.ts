import type { ChannelPost } from '../domain/channel-post.js';
import { type CivilDate, weekdayInWords } from '../domain/civil-date.js';
import type { Digest } from '../domain/digest.js';
import type { NextDigest, PlannedDigest } from '../domain/digest-day.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { quarterBefore, quarterInWords } from '../domain/quarter.js';
import { clockAt } from '../domain/site-time.js';
import { LONGEST } from './card-limits.js';
import { plainText } from './escape.js';
import { renderNotice } from './render-notice.js';
import { expand } from './template.js';
import { VERBS } from './verbs.js';

/** A digest before it is posted, as chairs and officers see it. */
export interface DigestPreviewView {
  readonly digest: PlannedDigest;
  /** What it would say today: its headline and its counts. */
  readonly says: Pick<Digest, 'headline' | 'counts'>;
  /** When it goes to the channel; or who asked to wait, and when that was, in words. */
  readonly state: NextDigest | { readonly waitsFor: string; readonly since: string };
}

const SEE = { title: 'See it all', tooltip: 'Get the whole digest as it stands now', verb: VERBS.digestSee };
const POST = { title: 'Post now', tooltip: 'Post it in the channel now', verb: VERBS.digestPostNow };
const WAIT = { title: 'Wait', tooltip: 'Post it only when somebody says so', verb: VERBS.digestWait };

/**
 * The digest that is to be posted: when, what it would say, and buttons to post it now or to wait.
 * @throws CodedError `card-broken`
 */
export function renderDigestPreview({ digest, says, state }: DigestPreviewView): OutgoingMessage {
  const heading = titleOf(digest);
  const waits = 'waitsFor' in state;
  const when = plainText(
    waits
      ? `It waits: ${state.waitsFor} asked for that ${state.since}. It goes to the channel when a chair or an officer presses Post now.`
      : `It goes to the channel ${momentInWords(state.on, state.time)} unless you say otherwise.`,
    LONGEST.note,
  );
  const summary = `${heading}. ${when}`;
  const card = expand('digest-preview', {
    fallback: summary,
    heading,
    notices: [{ text: when }],
    lines: ['What it says today:', says.headline, says.counts].map((line) => ({
      text: plainText(line, LONGEST.paragraph),
    })),
    buttons: (waits ? [SEE, POST] : [SEE, POST, WAIT]).map((button) => ({
      ...button,
      data: { asOf: digest.day },
    })),
  });
  return { card, summary };
}

/** Where something is that was posted, and who posted it: a name, or `null` where nobody pressed for it. */
export function renderPosted(post: ChannelPost, by: string | null, zone: string): OutgoingMessage {
  const when = momentInWords(post.asOf, clockAt(post.at, zone));
  return renderNotice({
    title: post.kind === 'digest' ? titleOf(post) : `Impact measures, ${quarterOfPost(post)}`,
    paragraphs: [
      by === null ? `It went to the channel ${when}, as planned.` : `${by} posted it in the channel ${when}.`,
    ],
  });
}

/**
 * Asks somebody to look in the channel for what may have been posted there.
 * @throws CodedError `card-broken`
 */
export function renderInDoubt(post: ChannelPost): OutgoingMessage {
  const data = { asOf: post.day };
  const [title, what, again, isThere] =
    post.kind === 'digest'
      ? ([
          'Is the digest in the channel?',
          `the digest of ${weekdayInWords(post.asOf)}`,
          VERBS.digestPostAgain,
          VERBS.digestIsThere,
        ] as const)
      : ([
          'Is the report on the impact measures in the channel?',
          `the report on the impact measures of ${quarterOfPost(post)}`,
          VERBS.measuresPostAgain,
          VERBS.measuresIsThere,
        ] as const);
  return renderNotice({
    title,
    paragraphs: [
      `I may have posted ${what}: I was stopped, or Teams did not answer, before I knew.`,
      'Please look in the channel. If it is not there, press Post now.',
    ],
    buttons: [
      { title: 'Post now', verb: again, data },
      { title: 'It is there', verb: isThere, data },
    ],
  });
}

function quarterOfPost({ day }: ChannelPost): string {
  return quarterInWords(quarterBefore(day));
}

/** `on Thursday 22 September at 09:00`. */
export function momentInWords(day: CivilDate, time: string): string {
  return `on ${weekdayInWords(day).slice(0, -5)} at ${time}`;
}

function titleOf({ day, meetingOn }: PlannedDigest): string {
  return meetingOn === null
    ? `Digest of ${weekdayInWords(day)}`
    : `Digest for SENDIG on ${weekdayInWords(meetingOn)}`;
}
