import { renderMeasures } from '../cards/render-measures.js';
import type { ChannelPost } from '../domain/channel-post.js';
import type { CivilDate } from '../domain/civil-date.js';
import type { Digest } from '../domain/digest.js';
import { compileMeasures } from '../domain/measures-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { quarterBefore, quarterInWords } from '../domain/quarter.js';
import type { RegisterReading } from '../domain/register.js';
import { type DigestParts, digestCard, makeDigest } from './digests.js';

/** Something as it stands in the channel: a message, and replies below it. */
export interface ChannelThread {
  readonly root: OutgoingMessage;
  /** By priority, in their order. */
  readonly replies: readonly { readonly priority: number; readonly draw: () => OutgoingMessage }[];
  /** Of a digest: the day with which it compares; else `null`. */
  readonly since: CivilDate | null;
}

/** What stands there of a post, from one reading. */
export async function makeThread(
  parts: DigestParts,
  { kind, day }: Pick<ChannelPost, 'kind' | 'day'>,
  reading: RegisterReading,
  asOf: CivilDate,
): Promise<ChannelThread> {
  return kind === 'digest'
    ? makeDigestThread(parts, reading, asOf)
    : makeMeasuresThread(parts, reading, { asOf, day });
}

/** The digest of that day: the exceptions of each priority that has any are a reply. */
async function makeDigestThread(
  parts: DigestParts,
  reading: RegisterReading,
  asOf: CivilDate,
): Promise<ChannelThread> {
  const same = { ...parts, read: () => Promise.resolve(reading) };
  const whole = { asOf, since: null, priority: null };
  const digest = await makeDigest(same, whole);
  const replies: ChannelThread['replies'][number][] = [];
  for (const { number: priority } of digest.priorities) {
    const request = { ...whole, priority };
    const part = await makeDigest(same, request);
    if (!hasExceptions(part)) continue;
    // Who was not reached is nobody's of one priority: their number stands at the beginning of the thread.
    const own = { ...part, sections: { ...part.sections, unreached: [] } };
    replies.push({ priority, draw: () => digestCard(same, own, request, 1) });
  }
  return { root: digestCard(same, digest, whole, 1), replies, since: digest.since };
}

/** The impact measures for the quarter that was over on that day. */
function makeMeasuresThread(
  { zone }: Pick<DigestParts, 'zone'>,
  reading: RegisterReading,
  { asOf, day }: { readonly asOf: CivilDate; readonly day: CivilDate },
): ChannelThread {
  const root = renderMeasures({
    report: compileMeasures({ ...reading, asOf, zone, priority: null }),
    title: `SENDIG impact measures, ${quarterInWords(quarterBefore(day))}`,
    priority: null,
    page: 1,
    // In a channel a button would be everybody's.
    givesFigure: () => false,
  });
  return { root, replies: [], since: null };
}

function hasExceptions({ asked, sections }: Digest): boolean {
  const { overdue, red, amber, dateMoved, completedSince, noUpdate, questions } = sections;
  return [asked, overdue, red, amber, dateMoved, completedSince, noUpdate, questions].some(
    ({ length }) => length > 0,
  );
}
