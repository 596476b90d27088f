import assert from 'node:assert/strict';
import { linesOf } from '../cards/read-card.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import {
  ADRIAN,
  ALLAN,
  action,
  CHAIR,
  CHANNEL,
  CHARLOTTE,
  GAIL,
  HELEN,
  OFFICER,
  PLAN,
  type Player,
  TODAY,
} from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { type Activity, fromChannel, fromChat, pressed, typed } from './speak.js';

describe('who has not reported', () => {
  let world: BotWorld;
  let sent: SentMessage[];

  const open = async (plan = PLAN) => {
    ({ world, sent } = await openTeamWorld({ plan }));
  };
  afterEach(() => world.close());

  const ask = async (player: Player, where = fromChat): Promise<readonly string[]> => {
    await world.post({
      ...where(world.connector.serviceUrl, player),
      ...typed('Who has not reported?'),
    });
    return linesOf(cardOf(sent.at(-1)));
  };
  /** A chat of a few people, the bot among them. */
  const fromGroup = (serviceUrl: string, player: Player): Activity => {
    const { conversation, ...rest } = fromChat(serviceUrl, player);
    return {
      ...rest,
      conversation: { ...(conversation as object), conversationType: 'groupChat', isGroup: true },
    };
  };

  it('is told by name to the chair and the officer in their own chats, with how often they were asked', async () => {
    await open();
    await world.parts.reminding.run(TODAY, false);
    for (const player of [CHAIR, OFFICER]) {
      assert.deepEqual(await ask(player), [
        'Who has not reported',
        '3 of 3 leads have not reported on 4 actions since 1 August 2022.',
        'Adrian Rocks: 3.2.1 and 3.2.2. Asked once, last on 1 September 2022.',
        'Allan Pearce: 1.1.1. Asked once, last on 1 September 2022.',
        'Helen Marsh: 1.1.2. Not asked yet.',
      ]);
    }
  });

  it('is told in numbers where others read too, and the chair is told where to ask for the names', async () => {
    await open();
    await world.parts.reminding.run(TODAY, false);
    const numbers = '3 of 3 leads have not reported on 4 actions since 1 August 2022.';
    for (const where of [fromChannel, fromGroup]) {
      for (const player of [CHAIR, OFFICER]) {
        assert.deepEqual(await ask(player, where), [
          'Who has not reported',
          `${numbers} Ask me in our own chat for the names.`,
        ]);
      }
      assert.deepEqual(await ask(ADRIAN, where), ['Who has not reported', numbers]);
    }
    for (const { activity } of sent.filter(({ conversationId }) => conversationId.startsWith(CHANNEL))) {
      assert.doesNotMatch(JSON.stringify(activity), /Adrian|Allan|Helen/);
    }
  });

  it('is told to a lead of themselves, and to a member of the team in numbers', async () => {
    await open();
    const numbers = '3 of 3 leads have not reported on 4 actions since 1 August 2022.';
    assert.deepEqual(await ask(ADRIAN), [
      'Who has not reported',
      'You have not reported on 3.2.1 and 3.2.2. Not asked yet.',
      numbers,
    ]);
    for (const player of [CHARLOTTE, GAIL])
      assert.deepEqual(await ask(player), ['Who has not reported', numbers]);
    await world.parts.reminding.run(TODAY, false);
    assert.deepEqual(
      (await ask(ALLAN))[1],
      'You have not reported on 1.1.1. You were asked once, last on 1 September 2022.',
    );
  });

  it('is told by name in no other list either', async () => {
    await open();
    const list = async (player: Player, text: string, where = fromChat): Promise<readonly string[]> => {
      await world.post({ ...where(world.connector.serviceUrl, player), ...typed(text) });
      return linesOf(cardOf(sent.at(-1)));
    };
    const named = ['Helen Marsh', 'Adrian Rocks'];
    const all = 'what has no update';
    assert.deepEqual(
      (await list(CHAIR, all)).filter((line) => named.includes(line)),
      ['Adrian Rocks', 'Adrian Rocks', 'Helen Marsh'],
    );
    for (const lines of [await list(CHAIR, all, fromChannel), await list(GAIL, all)]) {
      assert.equal(lines[1], '4 actions, 2 overdue. Nobody has reported on them since 1 August 2022.');
      assert.deepEqual(
        lines.filter((line) => named.includes(line)),
        [],
      );
    }
    for (const lines of [
      await list(CHAIR, 'what has no update for Adrian Rocks', fromChannel),
      await list(GAIL, 'what has no update for Adrian Rocks'),
      await list(GAIL, 'what has no update for Nobody Known'),
    ]) {
      assert.equal(lines[1], 'Who has not reported is for a chair or the project officer, in our own chat.');
      assert.equal(lines.length, 2);
    }
  });

  it('follows each report, to the last', async () => {
    await open();
    const say = (player: Player, text: string) =>
      world.post({ ...fromChat(world.connector.serviceUrl, player), ...typed(text) });
    await say(ADRIAN, '3.2.2 green');
    await say(HELEN, '1.1.2 green');
    await say(ADRIAN, '3.2.1 is not mine');
    assert.deepEqual(await ask(CHAIR), [
      'Who has not reported',
      '1 of 3 leads has not reported on 1 action since 1 August 2022. 1 action without a report has no lead.',
      'Allan Pearce: 1.1.1. Not asked yet.',
      'Without a lead: 3.2.1.',
    ]);
    await say(CHARLOTTE, '3.2.1 amber waiting for the survey, new date 30 November 2022');
    await say(OFFICER, '1.1.1 red two posts are empty, new date 30 November 2022, for Allan Pearce');
    const all = ['Who has not reported', 'Every lead of an open action has reported since 1 August 2022.'];
    assert.deepEqual(await ask(CHAIR), all);
    assert.deepEqual(await ask(ALLAN, fromChannel), all);
  });

  it('counts what nobody leads beside it, and turns the pages of a long list', async () => {
    const leaders = Array.from({ length: 9 }, (_, at) => ({ name: `Lead Number ${String(at + 1)}` }));
    const actions = [
      ...leaders.map((leader, at) => action(`5.1.${String(at + 1)}`, leader, 'Do a thing.', '2022-12-31')),
      { ...action('5.2.1', ADRIAN, 'Do what nobody does.', '2022-12-31'), leads: [] },
    ];
    await open({ ...PLAN, actions });
    const numbers =
      '9 of 9 leads have not reported on 9 actions since 1 August 2022. 1 action without a report has no lead.';
    const first = await ask(CHAIR);
    assert.deepEqual(first.slice(0, 3), [
      'Who has not reported, page 1 of 2',
      numbers,
      'Lead Number 1: 5.1.1. The register has no address to ask them at.',
    ]);
    assert.deepEqual([first.length, first.at(-1)], [11, '[Next]']);
    const press = async (player: Player, where = fromChat) => {
      const by = where(world.connector.serviceUrl, player);
      const answer = await world.post({ ...by, ...pressed('lead.silent', { page: '2' }, sent.at(-1)!.id) });
      return linesOf((JSON.parse(answer.text) as { value: unknown }).value);
    };
    assert.deepEqual(await press(CHAIR), [
      'Who has not reported, page 2 of 2',
      numbers,
      'Lead Number 9: 5.1.9. The register has no address to ask them at.',
      'Without a lead: 5.2.1.',
      '[Previous]',
    ]);
    // Nothing is believed because a card says it: somebody else's press shows no names.
    assert.deepEqual(await press(GAIL), ['Who has not reported', numbers]);
    assert.deepEqual(await press(CHAIR, fromChannel), [
      'Who has not reported',
      `${numbers} Ask me in our own chat for the names.`,
    ]);
  });
});
