import assert from 'node:assert/strict';
import sinon from 'sinon';
import { CodedError } from '../../src/errors.js';
import { buttonsOf, linesOf } from '../cards/read-card.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { ADRIAN, ALLAN, action, BOT, CHAIR, HELEN, OFFICER, OLIVER, PLAN, type Player } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { fromChannel, fromChat, pressed, typed } from './speak.js';

type Card = Readonly<Record<string, unknown>>;

/** 24 more actions than the others have, which make three pages. */
const LONG_PLAN = {
  ...PLAN,
  actions: [
    ...PLAN.actions,
    ...Array.from({ length: 24 }, (_, at) =>
      action(`3.3.${String(at + 1)}`, ALLAN, `Train school ${String(at + 1)}.`, '2022-12-01'),
    ),
  ],
};

describe('what is asked of the register in words', () => {
  let world: BotWorld;
  let sent: SentMessage[];

  before(async () => {
    ({ world, sent } = await openTeamWorld({ plan: LONG_PLAN }));
  });
  after(() => world.close());

  const say = async (player: Player, text: string): Promise<SentMessage> => {
    await world.post({ ...fromChat(world.connector.serviceUrl, player), ...typed(text) });
    return sent.at(-1)!;
  };
  const sayInChannel = async (player: Player, text: string): Promise<SentMessage> => {
    const mention = `<at>${BOT.name}</at>`;
    const entities = [{ type: 'mention', text: mention, mentioned: { id: BOT.id } }];
    const from = fromChannel(world.connector.serviceUrl, player);
    await world.post({ ...from, ...typed(`${mention}&nbsp;${text}`), entities });
    return sent.at(-1)!;
  };
  const linesFor = async (player: Player, text: string) => linesOf(cardOf(await say(player, text)));
  /** What a press on a page button is answered with, a card or words. */
  const turn = async (
    player: Player,
    on: SentMessage,
    title: string,
    where = fromChat,
  ): Promise<Card | string> => {
    const button = buttonsOf(cardOf(on)).find((one) => one['title'] === title)!;
    const by = where(world.connector.serviceUrl, player);
    const answer = await world.post({ ...by, ...pressed(String(button['verb']), button['data'], on.id) });
    return (JSON.parse(answer.text) as { value: Card | string }).value;
  };
  const linesOfTurn = async (...how: Parameters<typeof turn>) => linesOf(await turn(...how));

  it('is answered with the actions that are meant, under what was understood', async () => {
    assert.deepEqual(await linesFor(CHAIR, 'What is overdue in priority 3, please?'), [
      'Overdue in priority 3',
      '1 action.',
      '3.2.1 Review what the Local Offer holds with families',
      'Adrian Rocks',
      'Due by 31 August 2022, 1 day overdue. ○ No update yet.',
    ]);
    assert.deepEqual((await linesFor(CHAIR, 'what is due before 1 November in priority 3')).slice(0, 3), [
      'Due before 1 November 2022 in priority 3',
      '1 action from today on. One more is overdue.',
      '3.2.2 Publish the Local Offer in plain words',
    ]);
    assert.deepEqual((await linesFor(CHAIR, 'show me overdue actions for allan')).slice(0, 3), [
      'Overdue, led by Allan Pearce',
      '1 action.',
      '1.1.1 Agree a graduated response with every school',
    ]);
    assert.deepEqual((await linesFor(CHAIR, 'what has no update in priority 1')).slice(0, 2), [
      'No update in priority 1',
      '2 actions, 1 overdue. Nobody has reported on them since 1 August 2022.',
    ]);
    assert.deepEqual(await linesFor(CHAIR, 'what is red'), ['Red', 'There is none.']);
    assert.deepEqual(await linesFor(CHAIR, 'what is red and has no update'), [
      'Red, no update',
      'There is none.',
    ]);
    assert.deepEqual(await linesFor(CHAIR, 'what is red for Wendy Young'), [
      'Red, led by Wendy Young',
      'Nobody of that name leads an action. Try the surname alone.',
    ]);
  });

  it('follows what was reported a moment ago, although SharePoint does not have it yet', async () => {
    const down = sinon
      .stub(world.parts.register, 'save')
      .rejects(new CodedError('sharepoint-unreachable', 'down'));
    await say(ADRIAN, '3.2.2 amber the printer is late, new date 30 November 2022');
    const publish = '3.2.2 Publish the Local Offer in plain words';
    assert.deepEqual((await linesFor(CHAIR, 'what is amber')).slice(0, 3), ['Amber', '1 action.', publish]);
    assert.deepEqual((await linesFor(CHAIR, 'what moved')).slice(0, 3), ['Date moved', '1 action.', publish]);
    const silent = await linesFor(CHAIR, 'what has no update in priority 3 for Adrian Rocks');
    assert.equal(silent[1], '1 action, 1 overdue. Nobody has reported on it since 1 August 2022.');
    down.restore();
  });

  it('finds words, and gives a lead the buttons of their own actions', async () => {
    assert.deepEqual((await linesFor(ADRIAN, 'find local OFFER')).slice(0, 5), [
      'Found for "local OFFER"',
      '3 actions. Those with more of these words in their title come first.',
      '3.2.1 Review what the Local Offer holds with families',
      'Due by 31 August 2022, 1 day overdue. ○ No update yet.',
      '[Green] [Amber] [Red]',
    ]);
    assert.deepEqual(await linesFor(CHAIR, 'find <b>bananas</b>'), [
      'Nothing found for "\\<b>bananas\\</b>"',
      'Try fewer words, the beginning of a word, the name of a lead, or a number such as 3.2.',
    ]);
  });

  it('turns its pages, in the chat and, for anybody who may read it, in the channel', async () => {
    const list = await say(CHAIR, 'what is led by Allan Pearce');
    assert.deepEqual(linesOf(cardOf(list)).slice(0, 2), ['Led by Allan Pearce', '25 actions, 1 overdue.']);
    const second = await linesOfTurn(CHAIR, list, 'Next');
    assert.deepEqual(
      [second[0], ...second.slice(-2)],
      ['Led by Allan Pearce', 'Page 2 of 3', '[Previous] [Next]'],
    );
    const shared = await sayInChannel(CHAIR, 'find school');
    assert.equal(linesOf(cardOf(shared))[0], 'Found for "school"');
    const third = await linesOfTurn(ALLAN, shared, 'Next', fromChannel);
    assert.ok(third.includes('Page 2 of 3') && third.includes('[Green] [Amber] [Red]'), third.join('\n'));
  });

  it('knows a list by its message alone, and says so where it has forgotten it', async () => {
    const list = await say(CHAIR, 'what is led by Allan Pearce');
    assert.deepEqual(buttonsOf(cardOf(list)).at(-1)?.['data'], { page: '2' });
    const elsewhere = { ...list, id: 'message-of-another-list' };
    assert.equal(
      await turn(CHAIR, elsewhere, 'Next'),
      'I no longer know what was asked here. Please type it again.',
    );
    for (let more = 0; more < 20; more += 1) await say(CHAIR, 'find school');
    assert.equal(
      await turn(CHAIR, list, 'Next'),
      'I no longer know what was asked here. Please type it again.',
    );
    assert.equal((await linesOfTurn(CHAIR, sent.at(-1)!, 'Next'))[0], 'Found for "school"');
    const kept = await world.parts.state.facts.get(`lists in ${CHAIR.chatId}`);
    assert.equal((JSON.parse(kept ?? '') as unknown[]).length, 20);
  });

  it('is for those who may read the register', async () => {
    for (const text of ['what is red', 'find school', 'who has not reported', 'overdu']) {
      assert.equal((await linesFor(OLIVER, text))[0], 'The register is not open to you', text);
    }
    assert.equal((await linesFor(HELEN, 'find school'))[0], 'Found for "school"');
  });

  it('that was not understood is answered with the nearest three, which are said by a press', async () => {
    assert.deepEqual(await linesFor(CHAIR, 'waht is overdue in priority 3'), [
      'I did not understand that',
      "To report, begin with the action's number, for example: 3.2.1 amber waiting for the survey. Or: 3.2.1 green",
      'To look, press what you meant, or type help. Nothing was changed.',
      '[what is overdue in priority 3]',
      '[overdue]',
      '[what is red in priority 3]',
    ]);
    const asked = await sayInChannel(OFFICER, 'digets since 1 august');
    const [first] = buttonsOf(cardOf(asked));
    assert.deepEqual(first?.['data'], { msteams: { type: 'imBack', value: 'digest since 1 August 2022' } });
    const inChannel = buttonsOf(cardOf(await sayInChannel(OFFICER, 'bananas'))).map(({ title }) => title);
    assert.deepEqual(inChannel, ['help', 'overdue', 'due']);
  });
});
