import assert from 'node:assert/strict';
import { day } from '../support/build-action.js';
import { CHAIR, type ChannelWorld, type Fate, OFFICER, openChannelWorld } from './channel-world.js';

const ROUND = day('2022-09-22');
const ROOT = 'digest';
const [FIRST, THIRD] = ['message-1 > priority 1', 'message-1 > priority 3'];
const DOUBT = [
  'Is the digest in the channel?',
  'I may have posted the digest of Thursday 22 September 2022: I was stopped, or Teams did not answer, before I knew.',
  'Please look in the channel. If it is not there, press Post now.',
  '[Post now] [It is there]',
];

describe('the digest in the channel', () => {
  let world: ChannelWorld;
  beforeEach(async () => {
    world = await openChannelWorld();
  });
  afterEach(() => world.close());
  const told = () => [...world.chats].map(([upn, cards]) => [upn, cards]);
  const lastDigestOn = () => world.state.digests.lastBefore(day('2023-01-01'));

  it('starts a thread, in which each priority with exceptions has a reply, in their order', async () => {
    assert.equal(await world.start().postDigest(ROUND), true);
    assert.deepEqual(world.channel, [ROOT, FIRST, THIRD]);
    assert.equal(await lastDigestOn(), '2022-09-22');
    const [post] = await world.start().recent();
    assert.deepEqual([post?.status, post?.repliedTo], ['done', 3]);
  });

  /** Where it dies, what stands in the channel once another process has looked, and whether people are asked. */
  const DEATHS: readonly (readonly [string, readonly Fate[], readonly string[], boolean])[] = [
    ['before the digest is sent', ['dies-before'], [], true],
    ['when it has arrived, before it hears so', ['dies-after'], [ROOT], true],
    ['before the first reply is sent', ['arrives', 'dies-before'], [ROOT, THIRD], false],
    ['when the first reply has arrived', ['arrives', 'dies-after'], [ROOT, FIRST, THIRD], false],
    ['before the last reply is sent', ['arrives', 'arrives', 'dies-before'], [ROOT, FIRST], false],
    ['when the last reply has arrived', ['arrives', 'arrives', 'dies-after'], [ROOT, FIRST, THIRD], false],
  ];
  for (const [where, fates, channel, asked] of DEATHS) {
    it(`is posted once by a process that dies ${where}, and finished by the next`, async () => {
      world.fates = [...fates];
      await world.dyingOver((process) => process.postDigest(ROUND));
      for (const process of [world.start(), world.start()]) {
        assert.equal(await process.postDigest(ROUND), true);
        assert.equal(await process.finish(), true);
      }
      assert.deepEqual(world.channel, channel);
      assert.deepEqual(
        told(),
        asked
          ? [
              [CHAIR, [DOUBT]],
              [OFFICER, [DOUBT]],
            ]
          : [],
      );
      assert.equal(await lastDigestOn(), asked ? null : '2022-09-22');
    });
  }

  it('is posted later where Teams certainly did not take it, and nobody is asked', async () => {
    world.fates = ['refused', 'gone'];
    const process = world.start();
    assert.equal(await process.postDigest(ROUND), false);
    assert.equal(await process.postDigest(ROUND), false);
    assert.equal(await process.finish(), true);
    assert.deepEqual([world.channel, told(), await lastDigestOn()], [[], [], null]);
    assert.equal(await process.postDigest(ROUND), true);
    assert.deepEqual(world.channel, [ROOT, FIRST, THIRD]);
  });

  for (const fate of ['lost', 'unheard'] as const) {
    it(`is not posted again where Teams does not say whether it took it (${fate}); people are asked once`, async () => {
      world.fates = [fate];
      const process = world.start();
      for (let look = 0; look < 3; look += 1) {
        assert.equal(await process.postDigest(ROUND), true);
        assert.equal(await process.finish(), true);
      }
      assert.deepEqual(world.channel, fate === 'lost' ? [] : [ROOT]);
      assert.deepEqual(told(), [
        [CHAIR, [DOUBT]],
        [OFFICER, [DOUBT]],
      ]);
    });
  }

  it('asks nobody while whoever posts it lives', async () => {
    world.fates = ['dies-before'];
    await world.dyingOver((process) => process.postDigest(ROUND));
    const finished = await world.start().inTurn(0, () => world.start().finish());
    assert.deepEqual([finished, told()], [true, []]);
  });

  it('asks whoever could not be reached again later, and nobody twice', async () => {
    world.fates = ['lost'];
    world.unreachable.add(CHAIR);
    const process = world.start();
    await process.postDigest(ROUND);
    assert.equal(await process.finish(), false);
    world.unreachable.clear();
    assert.equal(await process.finish(), true);
    assert.deepEqual(told(), [
      [OFFICER, [DOUBT]],
      [CHAIR, [DOUBT]],
    ]);
  });

  it('has its replies later where Teams did not take one, in their order and none twice', async () => {
    world.fates = ['arrives', 'refused', 'lost'];
    const process = world.start();
    assert.equal(await process.postDigest(ROUND), true);
    assert.deepEqual(world.channel, [ROOT]);
    assert.equal(await process.finish(), true);
    assert.equal(await process.finish(), true);
    assert.deepEqual(world.channel, [ROOT, THIRD], 'one that may have arrived is not sent again');
  });

  it('has no replies of another day, and none where its thread was deleted', async () => {
    world.fates = ['arrives', 'refused'];
    await world.start().postDigest(ROUND);
    world.now = '2022-09-23T08:00:00.000Z';
    assert.equal(await world.start().finish(), true);
    assert.equal((await world.start().recent())[0]?.status, 'done');

    world.meetings = [
      { ...world.meetings[0]!, meetingOn: day('2022-10-27'), papersDueOn: day('2022-09-23') },
    ];
    world.fates = ['arrives', 'gone'];
    assert.equal(await world.start().postDigest(day('2022-09-23')), true);
    assert.deepEqual(world.channel, [ROOT, ROOT]);
    assert.deepEqual(
      (await world.start().recent()).map(({ status }) => status),
      ['done', 'done'],
    );
  });

  it('is not posted where its meeting was moved or deleted since the register was last read', async () => {
    world.meetings = [{ ...world.meetings[0]!, papersDueOn: day('2022-09-26') }];
    assert.equal(await world.start().postDigest(ROUND), true);
    world.meetings = [];
    assert.equal(await world.start().postDigest(ROUND), true);
    assert.deepEqual(world.channel, []);
  });

  it('is posted once where two processes post it at the same moment, and a third finishes it', async () => {
    const [one, two, three] = [world.start(), world.start(), world.start()];
    const posts = await Promise.allSettled([one.postDigest(ROUND), two.postDigest(ROUND), three.finish()]);
    assert.deepEqual(
      posts.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    await three.finish();
    assert.deepEqual(world.channel, [ROOT, FIRST, THIRD]);
  });

  it('has the impact measures beside it, once, also where they die on the way', async () => {
    const quarter = day('2022-10-01');
    world.now = '2022-10-03T08:00:00.000Z';
    assert.equal(await world.start().postMeasures(quarter), true);
    assert.equal(await world.start().postMeasures(quarter), true);
    assert.deepEqual(world.channel, ['SENDIG impact measures, July to September 2022']);
    assert.deepEqual([(await world.start().recent())[0]?.status, await lastDigestOn()], ['done', null]);

    world.now = '2023-01-03T09:00:00.000Z';
    world.fates = ['dies-before'];
    await world.dyingOver((process) => process.postMeasures(day('2023-01-01')));
    const process = world.start();
    assert.equal(await process.postMeasures(day('2023-01-01')), true);
    await process.finish();
    assert.deepEqual(world.chats.get(CHAIR), [
      [
        'Is the report on the impact measures in the channel?',
        'I may have posted the report on the impact measures of October to December 2022: I was stopped, or Teams did not answer, before I knew.',
        'Please look in the channel. If it is not there, press Post now.',
        '[Post now] [It is there]',
      ],
    ]);
    const measures = { kind: 'impact', day: day('2023-01-01') } as const;
    for (let click = 0; click < 2; click += 1) await process.postNow(measures, CHAIR, true);
    assert.deepEqual(world.channel.slice(1), ['SENDIG impact measures, October to December 2022']);
    assert.deepEqual(world.chats.get(OFFICER), [
      [
        'Impact measures, October to December 2022',
        'Winifred Ashe posted it in the channel on Tuesday 3 January at 09:00.',
      ],
    ]);
    assert.equal(await lastDigestOn(), null);
  });

  it('does not go out of a process whose turn is over', async () => {
    await assert.rejects(
      world.start().postDigest(ROUND, () => false),
      { code: 'channel-busy' },
    );
    assert.deepEqual([world.channel, await world.start().recent()], [[], []]);
  });
});
