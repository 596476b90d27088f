import {
  type DigestPreviewView,
  momentInWords,
  renderDigestPreview,
  renderInDoubt,
  renderPosted,
} from '../cards/render-digest-preview.js';
import { type ChannelPost, hasGone } from '../domain/channel-post.js';
import { addDays, type CivilDate } from '../domain/civil-date.js';
import { digestPlannedFor, digestTimetable, type NextDigest, nextDigest } from '../domain/digest-day.js';
import { judgeJob, settledFact, type WallMinute } from '../domain/due-work.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { RegisterReading } from '../domain/register.js';
import { defaultSince } from '../domain/rhythm.js';
import { clockAt } from '../domain/site-time.js';
import type { Contacts } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { CHANNEL_WAIT_MS, type ChannelPosting, type Planned, type PostingParts } from './channel-posting.js';
import { makeDigest } from './digests.js';
import { doubtOf } from './finish-posts.js';
import { type News, tellAnew, tellOnce, untold } from './tell-once.js';

interface Parts extends PostingParts {
  readonly channel: ChannelPosting;
  readonly contacts: Pick<Contacts, 'find'>;
}

/** What a press comes to: the card that stands there now, or why nothing was done. */
export type PressedOutcome = OutgoingMessage | string;

/** What somebody presses about. */
export type Posting = Pick<ChannelPost, 'kind' | 'day'>;

/** What chairs and officers see of a digest before it is posted, and what they make of it. */
export interface DigestPreviews {
  /**
   * Shows the next digest, once it is time, to those who have not seen it; `false` where somebody could not be
   * shown it.
   */
  showNext(): Promise<boolean>;
  /** Of local mode, whose days are moved by hand: does what comes round on a day, and says what that was. */
  bringRound(day: CivilDate): Promise<string>;
  /**
   * Posts what is to be posted; whoever is first does, the others learn who.
   * @param looked whether a person has looked in the channel for one that may be there
   * @throws CodedError `channel-busy`
   */
  postNow(what: Posting, by: string, looked: boolean): Promise<PressedOutcome>;
  /** Nobody but a person posts it now. */
  wait(day: CivilDate, by: string): Promise<PressedOutcome>;
  /** A person has seen in the channel what may have been posted. */
  isThere(what: Posting): Promise<PressedOutcome>;
}

/** In local mode a digest that came round so many days before is posted all the same. */
const DAYS_LATE = 7;
const NOT_TAKEN = 'Teams did not take it. Please press again in a few minutes.';

/** The previews over the state. */
export function createDigestPreviews(parts: Parts): DigestPreviews {
  const { channel, digest, posts, now, today } = parts;
  const { zone } = digest;
  const newsOf = (day: CivilDate): News => ({ name: 'digest-preview', day, people: parts.people });
  const wallNow = (): WallMinute => `${today()}T${clockAt(now(), zone)}`;

  const draw = async (reading: RegisterReading, view: Omit<DigestPreviewView, 'says'>) => {
    const same = { ...digest, read: () => Promise.resolve(reading) };
    const says = await makeDigest(same, { asOf: today(), since: null, priority: null });
    return renderDigestPreview({ ...view, says });
  };

  /** What is said of a digest that somebody has pressed for, or that has begun to be posted. */
  const drawPost = async (post: ChannelPost): Promise<PressedOutcome> => {
    const name = (await parts.contacts.find(post.by))?.name ?? post.by;
    if (hasGone(post)) return renderPosted(post, post.by === '' ? null : name, zone);
    if (post.status === 'waiting') {
      const since = momentInWords(post.asOf, clockAt(post.at, zone));
      return draw(await anyReading(), { digest: post, state: { waitsFor: name, since } });
    }
    const isLost = await channel.inTurn(0, async () => (await find(post))?.status === 'posting');
    return isLost === true ? renderInDoubt(post) : 'It is being posted just now.';
  };
  /** The same, and wherever it was shown before: whoever is shown it later sees how it stands. */
  const show = async (post: ChannelPost): Promise<PressedOutcome> => {
    const drawn = await drawPost(post);
    if (typeof drawn === 'string' || post.status === 'posting') return drawn;
    if (post.kind === 'digest') await tellAnew(parts, newsOf(post.day), drawn);
    await tellAnew(parts, doubtOf(post, parts.people), drawn);
    return drawn;
  };

  /** The next digest as somebody who looks now sees it coming. */
  const comingUp = async (reading: RegisterReading): Promise<NextDigest | null> => {
    const settledTo = (await parts.facts.get(settledFact('digest'))) as WallMinute | null;
    return nextDigest(await channel.rhythm(reading), settledTo ?? wallNow(), wallNow());
  };
  /** Whether it is time to show it. One whose time has come is posted instead. */
  const isShown = ({ previewFrom, on, time }: NextDigest, at: WallMinute): boolean =>
    at >= previewFrom && at < `${on}T${time}`;
  const showIt = async (reading: RegisterReading, next: NextDigest): Promise<boolean> => {
    const preview = await draw(reading, { digest: next, state: next });
    return tellOnce(parts, newsOf(next.day), () => preview);
  };

  const anyReading = async () => (await parts.kept()) ?? digest.read();
  const find = async ({ kind, day }: Posting) =>
    (await channel.recent()).find((post) => post.kind === kind && post.day === day) ?? null;
  const planOf = async (reading: RegisterReading, { kind, day }: Posting): Promise<Planned | null> => {
    const planned = kind === 'digest' ? digestPlannedFor(await channel.rhythm(reading), day) : null;
    return planned === null ? null : { kind, ...planned };
  };
  /** Whether a later one has gone since. */
  const isOvertaken = async ({ kind, day }: Posting) =>
    (await channel.recent()).some((post) => post.kind === kind && post.day > day && hasGone(post));

  /** Why a digest is not due any more. */
  const notDue = async (reading: RegisterReading): Promise<string> => {
    const next = await comingUp(reading);
    return next === null
      ? 'That digest is not due any more.'
      : `That digest is not due any more: the next one goes to the channel ${momentInWords(next.on, next.time)}.`;
  };

  return {
    async showNext() {
      const kept = await parts.kept();
      const seen = kept === null ? null : await comingUp(kept);
      if (seen === null || !isShown(seen, wallNow())) return true;
      if ((await untold(parts, newsOf(seen.day))).length === 0) return true;
      const reading = await digest.read();
      const next = await comingUp(reading);
      return next === null || !isShown(next, wallNow()) ? true : showIt(reading, next);
    },

    async bringRound(day) {
      await channel.finish();
      const reading = await digest.read();
      const rhythm = await channel.rhythm(reading);
      const [lately, now]: readonly [WallMinute, WallMinute] = [
        `${addDays(day, -DAYS_LATE)}T00:00`,
        `${day}T23:59`,
      ];
      const { dueFor } = judgeJob('digest', digestTimetable(rhythm), lately, now);
      if (dueFor !== null)
        return (await channel.postDigest(dueFor)) ? 'The digest is in the channel.' : NOT_TAKEN;
      const next = nextDigest(rhythm, lately, now);
      if (next === null) return 'No digest comes round in the next weeks.';
      const goes = `goes to the channel ${momentInWords(next.on, next.time)}.`;
      if (!isShown(next, now)) return `No digest is due today. The next one ${goes}`;
      const shown = (await showIt(reading, next))
        ? 'Chairs and officers have its preview.'
        : 'Not everybody could be shown its preview.';
      return `${shown} The digest ${goes}`;
    },

    async postNow(what, by, looked) {
      const refusal = await channel.inTurn(CHANNEL_WAIT_MS, async (held) => {
        const before = await find(what);
        if (before !== null && (hasGone(before) || (before.status === 'posting' && !looked))) return '';
        const reading = await digest.read();
        const planned = before ?? (await planOf(reading, what));
        if (planned === null || (await isOvertaken(what))) return notDue(reading);
        const { outcome } = await channel.begin(planned, { reading, before, by, mayGoOn: held });
        return outcome === 'refused' ? NOT_TAKEN : '';
      });
      if (refusal === null) throw new CodedError('channel-busy');
      const post = await find(what);
      return refusal !== '' || post === null ? refusal || NOT_TAKEN : show(post);
    },

    async wait(day, by) {
      const what = { kind: 'digest', day } as const;
      const reading = await anyReading();
      if (await isOvertaken(what)) return notDue(reading);
      const planned = await planOf(reading, what);
      if (planned !== null) {
        const step = { ...planned, status: 'waiting', by, at: now(), asOf: today() } as const;
        await posts.put({ ...step, message: null, repliedTo: 0 }, null);
      }
      const post = await find(what);
      return post === null ? notDue(reading) : show(post);
    },

    async isThere(what) {
      const post = await find(what);
      if (post?.status === 'posting') {
        const since = defaultSince(post.asOf, await digest.digests.lastBefore(post.asOf));
        const log = post.kind === 'digest' ? [{ since, postedAt: post.at }] : [];
        await posts.put({ ...post, status: 'done' }, post, ...log);
      }
      const after = await find(what);
      return after === null ? notDue(await anyReading()) : show(after);
    },
  };
}
