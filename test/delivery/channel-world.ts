import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ChannelPosting, createChannelPosting } from '../../src/delivery/channel-posting.js';
import { createDigestPreviews, type DigestPreviews } from '../../src/delivery/digest-previews.js';
import type { Meeting } from '../../src/domain/digest.js';
import type { DeliveryOutcome, Messenger, OutgoingMessage } from '../../src/domain/messenger.js';
import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import { civilDateAt } from '../../src/domain/site-time.js';
import type { State } from '../../src/domain/state.js';
import { timetableOf } from '../../src/schedule/timetable.js';
import { openState } from '../../src/state/open-state.js';
import { linesOf } from '../cards/read-card.js';
import { buildAction, buildPriority, day } from '../support/build-action.js';
import { buildReading } from '../support/build-reading.js';

/** What happens to a message: it arrives, or Teams says no, or nobody hears; or the process dies before or after. */
export type Fate = 'arrives' | 'refused' | 'gone' | 'lost' | 'unheard' | 'dies-before' | 'dies-after';

/** One process of the bot, on the state and the Teams that all of them share. */
interface Process extends DigestPreviews, ChannelPosting {}

/** A channel, chats and a state that live on when a process dies. */
export interface ChannelWorld {
  readonly state: State;
  /** What stands in the channel: the digest, and each reply with its thread. */
  readonly channel: string[];
  /** What chairs and officers were shown, by their UPN: the lines of each card as it stands now. */
  readonly chats: Map<string, string[][]>;
  /** Whom Teams does not reach. */
  readonly unreachable: Set<string>;
  /** Of whose messages Teams does not say whether it took them. */
  readonly unheard: Set<string>;
  /** What becomes of each message to the channel, the first first; after that all arrive. */
  fates: Fate[];
  meetings: Meeting[];
  /** An instant. */
  now: string;
  /** How often the register was read. */
  reads: number;
  /** A process that starts. */
  start(): Process;
  /** Does it in a process that dies over it. */
  dyingOver(work: (process: Process) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

export const CHAIR = 'chair@sendig.example';
export const OFFICER = 'officer@sendig.example';
/** The meeting of September, whose papers are due a week before. */
export const SEPTEMBER: Meeting = {
  board: 'SENDIG',
  meetingOn: day('2022-09-29'),
  papersDueOn: day('2022-09-22'),
};

/** Priorities 1 and 3 have an action that is overdue; that of priority 2 is due in December. */
const READING = buildReading({
  actions: [
    buildAction({ ref: '1.1.1' }),
    buildAction({
      ref: '2.1.1',
      dueOn: day('2022-12-31'),
      rag: 'Green',
      lastUpdateAt: '2022-09-19T08:00:00.000Z',
    }),
    buildAction({ ref: '3.2.1' }),
  ],
  priorities: [1, 2, 3].map((number) => buildPriority({ number })),
});

export async function openChannelWorld(): Promise<ChannelWorld> {
  const state = await openState(mkdtempSync(path.join(tmpdir(), 'channel-')));
  await state.contacts.save({
    ...{ upn: CHAIR, email: '', name: 'Winifred Ashe', aadObjectId: 'id-1', userId: '29:1' },
    ...{ conversationId: null, serviceUrl: 'http://127.0.0.1/', unreachable: null },
  });
  /** Whoever has the turn to post: the lock ends with its process. */
  let holder: object | null = null;
  const world: ChannelWorld = {
    state,
    channel: [],
    chats: new Map(),
    unreachable: new Set(),
    unheard: new Set(),
    fates: [],
    meetings: [SEPTEMBER],
    now: '2022-09-22T08:00:00.000Z',
    reads: 0,
    start: () => start(() => undefined),
    dyingOver: (work) =>
      new Promise((resolve, reject) => {
        void work(start(resolve)).then(() => {
          reject(new Error('the process lived'));
        }, reject);
      }),
    close: () => state.close(),
  };

  const start = (died: () => void): Process => {
    const self = {};
    const die = (): Promise<never> => {
      if (holder === self) holder = null;
      died();
      return new Promise(() => undefined);
    };
    const toChannel = async (line: string): Promise<DeliveryOutcome> => {
      const fate = world.fates.shift() ?? 'arrives';
      if (fate === 'dies-before') return die();
      if (fate === 'refused') return { outcome: 'failed', inDoubt: false };
      if (fate === 'gone') return { outcome: 'unreachable', reason: 'not-in-team' };
      if (fate === 'lost') return { outcome: 'failed', inDoubt: true };
      world.channel.push(line);
      if (fate === 'dies-after') return die();
      if (fate === 'unheard') return { outcome: 'failed', inDoubt: true };
      const message = { conversationId: 'channel', activityId: `message-${String(world.channel.length)}` };
      return { outcome: 'sent', message };
    };
    const nameOf = ({ card }: OutgoingMessage): string => {
      const [heading = ''] = linesOf(card);
      return heading === 'SENDIG digest' ? 'digest' : heading.replace(/^SENDIG digest: /, '');
    };
    const messenger: Messenger = {
      sendToPerson: (upn, { card }) => {
        if (world.unreachable.has(upn))
          return Promise.resolve({ outcome: 'unreachable', reason: 'not-in-team' });
        const chat = world.chats.get(upn) ?? [];
        world.chats.set(upn, [...chat, [...linesOf(card)]]);
        if (world.unheard.has(upn)) return Promise.resolve({ outcome: 'failed', inDoubt: true });
        return Promise.resolve({
          outcome: 'sent',
          message: { conversationId: upn, activityId: String(chat.length) },
        });
      },
      mentionInChannel: () => Promise.resolve({ outcome: 'unreachable', reason: 'not-in-team' }),
      postToChannel: (message) => toChannel(nameOf(message)),
      replyInThread: ({ activityId }, message) => toChannel(`${activityId} > ${nameOf(message)}`),
      replace: ({ conversationId, activityId }, { card }) => {
        world.chats.get(conversationId)?.splice(Number(activityId), 1, [...linesOf(card)]);
        return Promise.resolve(true);
      },
    };
    const read = () => {
      world.reads += 1;
      return Promise.resolve({ ...READING, meetings: world.meetings });
    };
    const parts = {
      digest: {
        read,
        digests: state.digests,
        ledger: state.ledger,
        zone: 'Europe/London',
        ragKey: DEFAULT_RAG_KEY,
        officers: [OFFICER],
        now: () => world.now,
      },
      kept: () => Promise.resolve({ ...READING, meetings: world.meetings }),
      timetable: timetableOf('0 9 1 * *'),
      posts: state.posts,
      facts: state.facts,
      claim: () => {
        if (holder !== null) return Promise.resolve(null);
        holder = self;
        return Promise.resolve({
          held: () => holder === self,
          release: () => {
            if (holder === self) holder = null;
            return Promise.resolve();
          },
        });
      },
      messenger,
      people: [CHAIR, OFFICER],
      now: () => world.now,
      today: () => civilDateAt(world.now, 'Europe/London'),
    };
    const channel = createChannelPosting(parts);
    return { ...channel, ...createDigestPreviews({ ...parts, channel, contacts: state.contacts }) };
  };
  return world;
}
