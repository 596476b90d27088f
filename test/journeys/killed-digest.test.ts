import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { State } from '../../src/domain/state.js';
import {
  CHANNEL_ID,
  DIGEST_CHAIR,
  DIGEST_OFFICER,
  type DueDigest,
  openDueDigest,
} from '../support/due-digest.js';
import { seeded } from '../support/seeded.js';
import { type Moment, openKilledRuns } from './killed-run.js';
import { openReplicas, type Replicas } from './replicas-world.js';

const FULL = process.env['CHAOS'] === 'full';
/** So many at the same time, for most of the time a service is starting. */
const LANES = FULL ? 3 : 2;
/** The root, a reply for each priority, and where nobody knows, a question for each of two people. */
const PRIORITIES = 4;
const KILLS_A_RUN = 3;
const SEED = 922;

/** How often each place was written to: the channel, its threads, and each person. */
class Post {
  readonly written: string[] = [];
  roots = () => this.written.filter((to) => to === CHANNEL_ID).length;
  replies = () => this.written.filter((to) => to.startsWith(`${CHANNEL_ID};`)).length;
  asked = (upn: string) => this.written.filter((to) => to === upn).length;
}

describe('the process is killed while it posts the digest', () => {
  const RUNS: readonly (readonly Moment[])[] = FULL
    ? runsBy(seeded(SEED))
    : [[{ at: 'arrived', reached: 1 }], [{ at: 'sent', reached: 3, afterMs: 0 }]];

  it(`has one digest in the channel, or asks whether it is there (seed ${String(SEED)})`, async function () {
    this.timeout(FULL ? 3_600_000 : 120_000);
    const left = [...RUNS];
    const ends = { posted: 0, asked: 0, repliesLost: 0 };
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        let due: DueDigest | undefined;
        let post = new Post();
        let number = 0;
        const lane = await openKilledRuns({
          open: async (told, botUrl) => {
            due = await openDueDigest(
              PRIORITIES,
              {
                ...told,
                onMessage: (to) => {
                  post.written.push(to);
                  number += 1;
                  return told.onMessage(`${to} ${String(number)}`);
                },
              },
              botUrl,
            );
            return due;
          },
          ...{ of: Number.POSITIVE_INFINITY, answerMs: 10, patienceMs: FULL ? 8_000 : 60_000 },
          afterwards: (state) => settle(due!, state, post, ends),
        });
        for (let moments = left.pop(); moments !== undefined; moments = left.pop()) {
          post = new Post();
          await lane.run(moments);
          const story = JSON.stringify({ moments, written: post.written });
          assert.equal(post.roots(), 1, story);
          assert.ok(post.replies() <= PRIORITIES, story);
          assert.ok(post.replies() + moments.length >= PRIORITIES || post.asked(DIGEST_CHAIR.upn) > 0, story);
          ends.repliesLost += PRIORITIES - post.replies();
        }
        await lane.close();
      }),
    );
    if (FULL) console.log(`      ${String(RUNS.length * KILLS_A_RUN)} kills: ${JSON.stringify(ends)}`);
    else assert.deepEqual(ends, { posted: 1, asked: 1, repliesLost: PRIORITIES });
    assert.equal(ends.posted + ends.asked, RUNS.length);
  });
});

/** Looks in the channel as a person does who is asked, and presses what is true. */
async function settle(
  due: DueDigest,
  state: State,
  post: Post,
  ends: { posted: number; asked: number },
): Promise<void> {
  assert.ok(post.roots() <= 1, JSON.stringify(post.written));
  const isAsked = (await due.post(state))?.status === 'posting';
  for (const { upn } of [DIGEST_CHAIR, DIGEST_OFFICER]) assert.equal(post.asked(upn) > 0, isAsked, upn);
  if (!isAsked) {
    ends.posted += 1;
    return;
  }
  ends.asked += 1;
  const question = due.teams.takeNews().findLast(({ to }) => to === DIGEST_OFFICER.upn);
  const verb = post.roots() === 0 ? 'digest.post-again' : 'digest.is-there';
  // Teams may deliver a click twice.
  for (let click = 0; click < 2; click += 1)
    await due.teams.press(question!.id, verb, { asOf: '2022-09-22' });
  while ((await due.post(state))?.status !== 'done') await pause(100);
}

/** Moments by chance, over the whole of a run and past its last message. */
function runsBy(chance: () => number): readonly (readonly Moment[])[] {
  const below = (limit: number): number => Math.floor(chance() * limit);
  return Array.from({ length: 14 }, () =>
    Array.from({ length: KILLS_A_RUN }, () => 1 + below(PRIORITIES + 3))
      .sort((a, b) => a - b)
      .map((reached): Moment => {
        const kind = chance();
        if (kind < 0.2) return { at: 'start', afterMs: 1_000 + below(3_000) };
        if (kind < 0.35) return { at: 'read', nth: 1 + below(6), afterMs: below(40) };
        if (kind < 0.6) return { at: 'on-its-way', reached };
        if (kind < 0.8) return { at: 'arrived', reached };
        return { at: 'sent', reached, afterMs: below(25) };
      }),
  );
}

describe('of two services on one PostgreSQL the one that posts the digest is killed', () => {
  const KILLS = FULL ? 10 : 1;
  let replicas: Replicas;
  let due: DueDigest;
  let post = new Post();
  /** Before how many messages it is killed, and whether the next arrives. */
  let moment: { readonly nth: number; readonly arrives: boolean } | null = null;
  let starting: Promise<void> = Promise.resolve();

  const strike = async (): Promise<void> => {
    moment = null;
    await replicas.kill(await replicas.leader());
    starting = replicas.start();
  };
  before(async function () {
    this.timeout(180_000);
    const told = {
      onWay: async () => {
        if (moment === null || moment.arrives || post.written.length + 1 < moment.nth) return true;
        await strike();
        return false;
      },
      onMessage: async (to: string) => {
        post.written.push(to);
        if (moment?.arrives === true && post.written.length >= moment.nth) await strike();
      },
    };
    const origin = () => [...replicas.services][0]?.origin ?? '';
    replicas = await openReplicas(this, async () => {
      due = await openDueDigest(PRIORITIES, told, () => `${origin()}/api/messages`);
      return due;
    });
    for (let at = 0; at < 2; at += 1) await replicas.start();
  });
  after(async () => {
    await starting;
    await replicas.close();
  });

  it('the other finishes it, or asks whether it is there', async function () {
    this.timeout(FULL ? 1_800_000 : 120_000);
    const ends = { posted: 0, asked: 0 };
    const chance = seeded(SEED);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await starting;
      post = new Post();
      moment = FULL
        ? { nth: 1 + Math.floor(chance() * (PRIORITIES + 1)), arrives: chance() < 0.5 }
        : { nth: 2, arrives: true };
      await due.owe(replicas.state);
      await due.settled(replicas.state);
      await settle(due, replicas.state, post, ends);
      assert.equal(post.roots(), 1, JSON.stringify(post.written));
      assert.ok(post.replies() <= PRIORITIES, JSON.stringify(post.written));
    }
    if (FULL) console.log(`      ${String(KILLS)} kills: ${JSON.stringify(ends)}`);
    assert.equal(ends.posted + ends.asked, KILLS);
  });
});
