import assert from 'node:assert/strict';
import { buttonsOf, linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { ADRIAN, ALLAN, OFFICER, type Player, TODAY } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { fromChat, pressed, typed } from './speak.js';

type Card = Record<string, unknown>;

describe('a lead whose action it is not', () => {
  let world: BotWorld;
  let sent: SentMessage[];

  beforeEach(async () => {
    ({ world, sent } = await openTeamWorld());
  });
  afterEach(() => world.close());

  const say = async (player: Player, text: string) => {
    await world.post({ ...fromChat(world.connector.serviceUrl, player), ...typed(text) });
    return linesOf(cardOf(sent.at(-1)));
  };
  /** Presses a button of that card, with what is typed into it. */
  const press = async (
    player: Player,
    message: SentMessage,
    card: Card,
    verb: string,
    inputs: object = {},
  ) => {
    const data = buttonsOf(card).find((button) => button['verb'] === verb)!['data'] as object;
    const by = fromChat(world.connector.serviceUrl, player);
    const answer = await world.post({ ...by, ...pressed(verb, { ...data, ...inputs }, message.id) });
    return (JSON.parse(answer.text) as { value: Card }).value;
  };
  const askedOn = async (on: string) =>
    (await world.parts.reminding.run(day(on), true)).messages.flatMap(({ to, actions }) =>
      actions.map(({ ref }) => `${to.name} ${ref}`),
    );

  it('says so on the card, names who should be asked, and is asked no more', async () => {
    await world.parts.reminding.run(TODAY, false);
    const reminder = sent.find(({ conversationId }) => conversationId === ADRIAN.chatId)!;
    const form = await press(ADRIAN, reminder, cardOf(reminder), 'rag.amber');
    const question = await press(ADRIAN, reminder, form, 'lead.not-mine');
    assert.deepEqual(linesOf(question), [
      'Is 3.2.1 not yours?',
      'Review what the Local Offer holds with families',
      'I stop asking you about it and tell the project officer, who can give it to somebody else.',
      'Who should be asked? Leave it empty if you do not know. <>',
      '[It is not mine] [Back]',
    ]);
    const refused = await press(ADRIAN, reminder, question, 'lead.not-mine-save', { lead: 'A123456789012' });
    assert.match(
      linesOf(refused).join('\n'),
      /This looks like a number or a date of birth of a child\. Write only the name of whoever should be asked\./,
    );
    assert.deepEqual(await world.parts.state.disclaimers.all(), []);
    const answered = await press(ADRIAN, reminder, question, 'lead.not-mine-save', {
      lead: ' Allan  Pearce ',
    });
    assert.deepEqual(linesOf(answered), [
      'Good morning, Adrian.',
      'Nothing is asked of you today.',
      'I ask you about 3.2.1 no more. The project officer will see that it is not yours, and that you name Allan Pearce.',
    ]);
    assert.deepEqual(await askedOn('2022-09-05'), ['Allan Pearce 1.1.1', 'Charlotte Finch 3.2.1']);

    await world.parts.reminding.run(day('2022-09-05'), false);
    const told = sent.filter(({ conversationId }) => conversationId === OFFICER.chatId).at(-1)!;
    assert.ok(
      linesOf(cardOf(told)).includes(
        '3.2.1 Adrian Rocks is not asked any more. They name: Allan Pearce. Change Lead in the list. If it is theirs, type: ask again 3.2.1',
      ),
    );
    assert.deepEqual(await say(ADRIAN, 'ask again 3.2.1'), [
      'For the project officer',
      'Only the project officer can have somebody asked again.',
    ]);
    assert.deepEqual(await say(OFFICER, 'ask again 3.2.1'), [
      'Action 3.2.1',
      'Adrian Rocks will be asked about it again. Please tell them so.',
    ]);
    assert.deepEqual(await askedOn('2022-09-12'), ['Adrian Rocks 3.2.1', 'Allan Pearce 1.1.1']);
  });

  it('types it, and nobody says it for another', async () => {
    assert.deepEqual(await say(ADRIAN, '3.2.1 is not mine'), [
      'Action 3.2.1',
      'I ask you about 3.2.1 no more. The project officer will see that it is not yours.',
    ]);
    assert.deepEqual(await say(ALLAN, '3.2.2 is not mine, ask Adrian Rocks'), [
      'Action 3.2.2',
      'You are not asked about 3.2.2, so there is nothing to stop.',
    ]);
    assert.deepEqual(await say(ALLAN, '9.9.9 not mine'), [
      'Action 9.9.9',
      'The register has no action 9.9.9.',
    ]);
    assert.deepEqual(
      (await world.parts.state.disclaimers.all()).map(({ ref, upn }) => [ref, upn]),
      [['3.2.1', ADRIAN.upn]],
    );
  });
});
