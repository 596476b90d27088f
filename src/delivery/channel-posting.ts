import type { ChannelPost } from '../domain/channel-post.js';
import { addDays, type CivilDate, type Instant } from '../domain/civil-date.js';
import { type DigestRhythm, digestOn, digestTimetable } from '../domain/digest-day.js';
import { OWED_DAYS, type Timetable } from '../domain/due-work.js';
import type { Messenger } from '../domain/messenger.js';
import type { RegisterReading } from '../domain/register.js';
import type { ChannelPosts, Facts, State } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { makeThread } from './channel-thread.js';
import type { DigestParts } from './digests.js';
import { finishPosts } from './finish-posts.js';
import { type Posted, postOnce } from './post-once.js';

/** What posting needs. */
export interface PostingParts {
  /** It reads the register as it stands now. */
  readonly digest: DigestParts;
  /** The register as it was last read, or `null` where it never was. */
  readonly kept: () => Promise<RegisterReading | null>;
  /** DIGEST_AT. */
  readonly timetable: Timetable;
  readonly posts: ChannelPosts;
  readonly facts: Facts;
  readonly claim: State['claim'];
  readonly messenger: Messenger;
  /** Who sees a digest before it is posted, and is asked where nobody knows whether it was: UPNs. */
  readonly people: readonly string[];
  readonly now: () => Instant;
  readonly today: () => CivilDate;
}

/** What posts in the channel, each thing once. */
export interface ChannelPosting {
  /** When the digest comes round, as the register was last read; `null` where it never was. */
  timetable(): Promise<Timetable | null>;
  /**
   * Posts the digest that came round on that day, with its replies. `false` where the channel did not take it.
   * @throws CodedError `channel-busy`
   */
  postDigest(round: CivilDate, mayGoOn?: () => boolean): Promise<boolean>;
  /** The same of the impact measures of the quarter before. */
  postMeasures(round: CivilDate, mayGoOn?: () => boolean): Promise<boolean>;
  /**
   * Goes on with what was left behind: sends the replies that are missing, and asks about what may have been
   * posted. `false` where something of it is left.
   */
  finish(mayGoOn?: () => boolean): Promise<boolean>;
  /** Posts something from the step that was seen; its replies come with `finish`. */
  begin(planned: Planned, from: Beginning): Promise<Posted>;
  /** What somebody waits for, and what is on its way or there: the earliest first. What is older is history. */
  recent(): Promise<readonly ChannelPost[]>;
  /** What decides when a digest comes round. */
  rhythm(reading: RegisterReading): Promise<DigestRhythm>;
  /** Does what one process at a time may do; `null` where another is at it for longer than `waitMs`. */
  inTurn<T>(waitMs: number, work: (held: () => boolean) => Promise<T>): Promise<T | null>;
}

/** What is to be posted: of a kind one for a day. */
export type Planned = Pick<ChannelPost, 'kind' | 'day' | 'meetingOn'>;

/** From what it is posted. */
interface Beginning {
  readonly reading: RegisterReading;
  /** The step that was seen; `null` where there was none. */
  readonly before: ChannelPost | null;
  /** UPN of who presses for it, or `''`. */
  readonly by: string;
  readonly mayGoOn: () => boolean;
}

/** How long whoever posts waits for another process that does. */
export const CHANNEL_WAIT_MS = 60_000;

/** What posts in the channel, over the state. */
export function createChannelPosting(parts: PostingParts): ChannelPosting {
  const { digest, posts, today } = parts;

  const recent = () => posts.since(addDays(today(), -OWED_DAYS));
  const rhythm = async ({ meetings }: RegisterReading): Promise<DigestRhythm> => ({
    meetings,
    timetable: parts.timetable,
    posts: await recent(),
  });

  const inTurn: ChannelPosting['inTurn'] = async (waitMs, work) => {
    const claim = await parts.claim('channel', waitMs);
    if (claim === null) return null;
    try {
      return await work(() => claim.held());
    } finally {
      await claim.release();
    }
  };

  const begin: ChannelPosting['begin'] = async (planned, { reading, before, by, mayGoOn }) => {
    const { kind, day, meetingOn } = planned;
    const asOf = today();
    const thread = await makeThread(digest, planned, reading, asOf);
    if (!mayGoOn()) throw new CodedError('channel-busy');
    const step = { kind, day, meetingOn, status: 'posting', by, at: parts.now(), asOf } as const;
    return postOnce(parts, { post: { ...step, message: null, repliedTo: 0 }, before }, thread);
  };

  /** Posts what came round, if it still does now that the register is read again. */
  const post = async (
    find: (reading: RegisterReading) => Promise<Planned | null>,
    mayGoOn: () => boolean,
  ): Promise<boolean> => {
    const outcome = await inTurn(CHANNEL_WAIT_MS, async (held) => {
      const reading = await digest.read();
      const planned = await find(reading);
      if (planned === null) return 'taken';
      const may = () => held() && mayGoOn();
      return (await begin(planned, { reading, before: null, by: '', mayGoOn: may })).outcome;
    });
    if (outcome === null) throw new CodedError('channel-busy');
    if (outcome === 'posted') await finish(mayGoOn);
    return outcome !== 'refused';
  };

  const finish: ChannelPosting['finish'] = (mayGoOn = () => true) =>
    finishPosts(parts, { recent, inTurn }, mayGoOn);

  return {
    timetable: async () => {
      const kept = await parts.kept();
      return kept === null ? null : digestTimetable(await rhythm(kept));
    },
    // Since the register was last read its meeting has moved, or somebody has posted it or asked to wait.
    postDigest: (round, mayGoOn = () => true) =>
      post(async (reading) => {
        const planned = digestOn(await rhythm(reading), round);
        return planned === null ? null : { kind: 'digest', ...planned };
      }, mayGoOn),
    postMeasures: (day, mayGoOn = () => true) =>
      post(async () => {
        const known = (await recent()).some((one) => one.kind === 'impact' && one.day === day);
        return known ? null : { kind: 'impact', day, meetingOn: null };
      }, mayGoOn),
    finish,
    begin,
    recent,
    rhythm,
    inTurn,
  };
}
