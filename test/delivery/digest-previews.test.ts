import assert from 'node:assert/strict';
import { linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';
import { CHAIR, type ChannelWorld, OFFICER, openChannelWorld, SEPTEMBER } from './channel-world.js';

const ROUND = day('2022-09-22');
const DIGEST = { kind: 'digest', day: ROUND } as const;
const TITLE = 'Digest for SENDIG on Thursday 29 September 2022';
const GOES = 'It goes to the channel on Thursday 22 September at 09:00 unless you say otherwise.';
const BUTTONS = '[See it all] [Post now] [Wait]';

describe('the preview of a digest', () => {
  let world: ChannelWorld;
  beforeEach(async () => {
    world = await openChannelWorld();
    world.now = '2022-09-20T08:00:00.000Z';
  });
  afterEach(() => world.close());
  /** What the card of each of them says now: without what the digest itself says. */
  const cards = (upn: string) => (world.chats.get(upn) ?? []).map(withoutDigest);
  const roots = () => world.channel.filter((line) => line === 'digest').length;

  it('is shown to chairs and officers two working days before, at that time of day, once', async () => {
    world.now = '2022-09-20T07:59:00.000Z';
    await world.start().showNext();
    assert.equal(world.chats.size, 0);
    world.now = '2022-09-20T08:00:00.000Z';
    for (const process of [world.start(), world.start()]) assert.equal(await process.showNext(), true);
    for (const upn of [CHAIR, OFFICER]) assert.deepEqual(cards(upn), [[TITLE, GOES, BUTTONS]]);
    assert.deepEqual(world.chats.get(CHAIR)?.[0]?.slice(2, 5), [
      'What it says today:',
      'Since 20 August 2022: 2 more overdue. 2 open actions are past their published date.',
      '3 actions: 1 green, 2 with no update. 2 are overdue.',
    ]);
    const reads = world.reads;
    await world.start().showNext();
    assert.equal(world.reads, reads, 'the register is not read for nothing');
  });

  it('is shown later to a chair whom Teams does not reach, and nothing waits for that', async () => {
    world.unreachable.add(CHAIR);
    const process = world.start();
    assert.equal(await process.showNext(), false);
    assert.deepEqual([cards(CHAIR), cards(OFFICER)], [[], [[TITLE, GOES, BUTTONS]]]);
    world.unreachable.clear();
    assert.equal(await process.showNext(), true);
    assert.deepEqual([cards(CHAIR).length, cards(OFFICER).length], [1, 1]);
  });

  it('is not shown again to an officer of whom Teams does not say whether they have it', async () => {
    world.unheard.add(OFFICER);
    for (const process of [world.start(), world.start()]) assert.equal(await process.showNext(), true);
    assert.deepEqual([cards(CHAIR).length, cards(OFFICER).length], [1, 1]);
    await world.start().wait(ROUND, CHAIR);
    assert.deepEqual(cards(OFFICER), [[TITLE, GOES, BUTTONS]], 'where it stands is not known');
  });

  it('is shown at once for a meeting that is entered late, and anew where its papers are put off', async () => {
    world.meetings = [{ ...SEPTEMBER, meetingOn: day('2022-09-22'), papersDueOn: null }];
    await world.start().showNext();
    assert.deepEqual(cards(CHAIR), [
      [
        'Digest for SENDIG on Thursday 22 September 2022',
        'It goes to the channel on Wednesday 21 September at 09:00 unless you say otherwise.',
        BUTTONS,
      ],
    ]);
    world.meetings = [SEPTEMBER];
    await world.start().showNext();
    assert.deepEqual(cards(CHAIR).at(1), [TITLE, GOES, BUTTONS]);
  });

  it('is not shown where its time has come already, and is on a weekend before it can be posted', async () => {
    world.now = '2022-09-22T08:00:00.000Z';
    await world.state.facts.set('digest-settled-to', '2022-09-21T09:00');
    await world.start().showNext();
    assert.equal(world.chats.size, 0);
    world.now = '2022-09-24T08:00:00.000Z';
    await world.start().showNext();
    const monday = 'It goes to the channel on Monday 26 September at 09:00 unless you say otherwise.';
    assert.deepEqual(cards(CHAIR), [[TITLE, monday, BUTTONS]]);
  });

  it('nobody answers: the digest is posted on time', async () => {
    await world.start().showNext();
    world.now = '2022-09-22T08:00:00.000Z';
    await world.start().postDigest(ROUND);
    assert.equal(roots(), 1);
    assert.deepEqual(await shown(world.start().postNow(DIGEST, CHAIR, false)), [
      TITLE,
      'It went to the channel on Thursday 22 September at 09:00, as planned.',
    ]);
    assert.equal(roots(), 1);
  });

  it('Post now: whoever presses first posts it, and the other sees who did', async () => {
    const process = world.start();
    await process.showNext();
    const posted = [TITLE, 'Winifred Ashe posted it in the channel on Tuesday 20 September at 09:00.'];
    assert.deepEqual(await shown(process.postNow(DIGEST, CHAIR, false)), posted);
    assert.deepEqual([cards(CHAIR), cards(OFFICER)], [[posted], [posted]]);
    for (const upn of [CHAIR, OFFICER, CHAIR]) {
      assert.deepEqual(await shown(world.start().postNow(DIGEST, upn, false)), posted);
      assert.deepEqual(await shown(world.start().wait(ROUND, upn)), posted);
    }
    world.now = '2022-09-22T08:00:00.000Z';
    assert.equal(await process.postDigest(ROUND), true);
    await process.finish();
    assert.equal(roots(), 1);
    assert.equal(await world.state.digests.lastBefore(day('2022-09-22')), '2022-09-20');
    assert.equal(
      await process.postNow({ kind: 'digest', day: day('2022-09-23') }, CHAIR, false),
      'That digest is not due any more: the next one goes to the channel on Monday 3 October at 09:00.',
    );
  });

  it('Wait: it is posted when somebody presses Post now, and not before', async () => {
    const process = world.start();
    await process.showNext();
    const waits = [
      TITLE,
      'It waits: Winifred Ashe asked for that on Tuesday 20 September at 09:00. It goes to the channel when a chair or an officer presses Post now.',
      '[See it all] [Post now]',
    ];
    assert.deepEqual(withoutDigest(await shown(process.wait(ROUND, CHAIR))), waits);
    assert.deepEqual([cards(CHAIR), cards(OFFICER)], [[waits], [waits]]);
    world.now = '2022-09-26T08:00:00.000Z';
    for (const on of ['2022-09-22', '2022-09-26']) assert.equal(await process.postDigest(day(on)), true);
    await process.showNext();
    assert.deepEqual(world.channel, []);
    assert.deepEqual(withoutDigest(await shown(process.wait(ROUND, OFFICER))), waits);

    const posted = [TITLE, `${OFFICER} posted it in the channel on Monday 26 September at 09:00.`];
    world.fates = ['refused'];
    const refused = 'Teams did not take it. Please press again in a few minutes.';
    assert.equal(await process.postNow(DIGEST, OFFICER, false), refused);
    assert.equal(await process.postDigest(day('2022-09-27')), true);
    assert.deepEqual(world.channel, [], 'it waits as before');
    assert.deepEqual(await shown(process.postNow(DIGEST, OFFICER, false)), posted);
    assert.deepEqual([roots(), cards(CHAIR)], [1, [posted]]);
  });

  it('Post now that Teams refuses is posted on time', async () => {
    const process = world.start();
    world.fates = ['refused'];
    await process.postNow(DIGEST, CHAIR, false);
    world.now = '2022-09-22T08:00:00.000Z';
    await process.postDigest(ROUND);
    assert.equal(roots(), 1);
  });

  for (const [what, presses] of [
    ['two who press at once', [CHAIR, OFFICER]],
    ['a press that Teams delivers twice', [CHAIR, CHAIR]],
  ] as const) {
    it(`posts it once for ${what}`, async () => {
      await Promise.allSettled([
        ...presses.map((upn) => world.start().postNow(DIGEST, upn, false)),
        world.start().postDigest(ROUND),
      ]);
      assert.equal(roots(), 1);
    });
  }

  describe('where nobody knows whether it was posted', () => {
    const DOUBT = 'Is the digest in the channel?';
    beforeEach(async () => {
      await world.start().showNext();
    });
    const doubt = async (fate: 'dies-before' | 'dies-after') => {
      world.now = '2022-09-22T08:00:00.000Z';
      world.fates = [fate];
      await world.dyingOver((process) => process.postDigest(ROUND));
      await world.start().finish();
      assert.equal(cards(CHAIR).at(1)?.[0], DOUBT);
    };

    it('Post now on the preview asks to look first, and on the question posts it, once', async () => {
      await doubt('dies-before');
      assert.equal((await shown(world.start().postNow(DIGEST, CHAIR, false)))[0], DOUBT);
      assert.equal((await shown(world.start().wait(ROUND, CHAIR)))[0], DOUBT);
      assert.equal(roots(), 0);
      const posted = [TITLE, 'Winifred Ashe posted it in the channel on Thursday 22 September at 09:00.'];
      assert.deepEqual(await shown(world.start().postNow(DIGEST, CHAIR, true)), posted);
      assert.deepEqual(await shown(world.start().postNow(DIGEST, OFFICER, true)), posted);
      assert.deepEqual(await shown(world.start().isThere(DIGEST)), posted);
      assert.equal(roots(), 1);
      for (const upn of [CHAIR, OFFICER]) assert.deepEqual(cards(upn), [posted, posted]);
    });

    it('It is there: it counts as posted, and no other is', async () => {
      await doubt('dies-after');
      const posted = [TITLE, 'It went to the channel on Thursday 22 September at 09:00, as planned.'];
      assert.deepEqual(await shown(world.start().isThere(DIGEST)), posted);
      assert.deepEqual(await shown(world.start().postNow(DIGEST, OFFICER, true)), posted);
      await world.start().finish();
      assert.deepEqual(world.channel, ['digest']);
      assert.equal(await world.state.digests.lastBefore(day('2022-10-01')), '2022-09-22');
    });

    it('a refusal after that leaves it to whoever pressed', async () => {
      await doubt('dies-before');
      world.fates = ['refused'];
      const refused = 'Teams did not take it. Please press again in a few minutes.';
      assert.equal(await world.start().postNow(DIGEST, CHAIR, true), refused);
      await world.start().postDigest(ROUND);
      assert.equal(roots(), 0);
      await world.start().postNow(DIGEST, CHAIR, false);
      assert.equal(roots(), 1);
    });
  });

  it('of a meeting that was deleted posts nothing, however late it is pressed', async () => {
    await world.start().showNext();
    world.meetings = [];
    const old =
      'That digest is not due any more: the next one goes to the channel on Monday 3 October at 09:00.';
    for (const press of [world.start().postNow(DIGEST, CHAIR, false), world.start().wait(ROUND, CHAIR)]) {
      assert.equal(await press, old);
    }
    assert.equal(await world.start().isThere(DIGEST), old);
    assert.deepEqual([world.channel, await world.start().recent()], [[], []]);
  });

  it('of a digest that a later one has overtaken posts nothing', async () => {
    const october = { ...SEPTEMBER, meetingOn: day('2022-10-20'), papersDueOn: day('2022-10-13') };
    world.meetings = [SEPTEMBER, october];
    await world.start().wait(ROUND, CHAIR);
    world.now = '2022-10-13T08:00:00.000Z';
    await world.start().postDigest(day('2022-10-13'));
    world.meetings = [SEPTEMBER];
    for (const press of [world.start().postNow(DIGEST, CHAIR, false), world.start().wait(ROUND, CHAIR)]) {
      assert.equal(
        await press,
        'That digest is not due any more: the next one goes to the channel on Tuesday 1 November at 09:00.',
      );
    }
    assert.equal(roots(), 1);
  });

  it('says in local mode what comes round on a day, and does it', async () => {
    const on = (today: string) => {
      world.now = `${today}T17:00:00.000Z`;
      return world.start().bringRound(day(today));
    };
    const goes = 'goes to the channel on Thursday 22 September at 09:00.';
    assert.equal(await on('2022-09-19'), `No digest is due today. The next one ${goes}`);
    assert.equal(await on('2022-09-20'), `Chairs and officers have its preview. The digest ${goes}`);
    assert.deepEqual([cards(CHAIR), world.channel], [[[TITLE, GOES, BUTTONS]], []]);
    assert.equal(await on('2022-09-23'), 'The digest is in the channel.');
    assert.equal(
      await on('2022-09-23'),
      'No digest is due today. The next one goes to the channel on Monday 3 October at 09:00.',
    );
    assert.equal(roots(), 1);
    world.fates = ['refused'];
    assert.equal(await on('2022-10-03'), 'Teams did not take it. Please press again in a few minutes.');
  });
});

/** The lines of the card that a press is answered with, or the sentence beside it. */
async function shown(press: Promise<unknown>): Promise<readonly string[]> {
  const outcome = await press;
  return typeof outcome === 'string' ? [outcome] : linesOf((outcome as { card: unknown }).card);
}

/** The card but for what the digest itself says. */
function withoutDigest(lines: readonly string[]): readonly string[] {
  const at = lines.indexOf('What it says today:');
  return at < 0 ? lines : [...lines.slice(0, at), ...lines.slice(at + 3)];
}
