import assert from 'node:assert/strict';
import { assertGoodCard } from '../cards/check-card.js';
import { buttonsOf, linesOf } from '../cards/read-card.js';
import { day } from '../support/build-action.js';
import { type BotWorld, openTeamWorld } from './bot-world.js';
import { ADRIAN, ALLAN, OFFICER, TODAY } from './cast.js';
import { cardOf, type SentMessage } from './own-connector.js';
import { fromChannel, fromChat, pressed, typed } from './speak.js';

describe('before the schedule sends anything', () => {
  let world: BotWorld;
  let sent: SentMessage[];

  beforeEach(async () => {
    ({ world, sent } = await openTeamWorld());
  });
  afterEach(() => world.close());

  const sentTo = ({ chatId }: { readonly chatId: string }) =>
    sent.filter(({ conversationId, replaces }) => conversationId === chatId && !replaces);
  const press = async (verb: string, message: SentMessage, player = OFFICER) => {
    const button = buttonsOf(cardOf(message)).find((one) => one['verb'] === verb);
    const data = button?.['data'] ?? {};
    const by = fromChat(world.connector.serviceUrl, player);
    const answer = await world.post({ ...by, ...pressed(verb, data, message.id) });
    const { value } = JSON.parse(answer.text) as { value: Record<string, unknown> | string };
    return typeof value === 'string' ? [value] : linesOf(value);
  };

  it('an officer sees who gets what and one message whole, and presses Send', async () => {
    const held = await world.parts.reminding.runScheduled(TODAY);
    assert.deepEqual(held.messages, []);
    assert.deepEqual(held.broken, null);
    assert.deepEqual(
      held.skipped.filter(({ why }) => why === 'waits until an officer presses Send').map(({ ref }) => ref),
      ['1.1.1', '3.2.1'],
    );
    assert.deepEqual(sentTo(ADRIAN), []);

    const card = sentTo(OFFICER).at(-1)!;
    assertGoodCard(cardOf(card));
    assert.deepEqual(linesOf(cardOf(card)), PREVIEW);
    assert.deepEqual(
      buttonsOf(cardOf(card)).map(({ verb }) => verb),
      ['lead.send'],
      'the message shown is no message: nobody answers for its reader',
    );

    assert.deepEqual(await press('lead.send', card, ADRIAN), ['Only the project officer can do this.']);
    assert.deepEqual([sentTo(ADRIAN), sentTo(ALLAN)], [[], []]);
    assert.deepEqual(await press('lead.send', card), [
      "Today's reminders",
      "2 people have today's message; 0 failed and 0 could not be reached.",
    ]);
    assert.deepEqual([sentTo(ADRIAN).length, sentTo(ALLAN).length], [1, 1]);

    const next = await world.parts.reminding.runScheduled(day('2022-09-05'));
    assert.deepEqual(
      next.messages.map(({ to, outcome }) => `${to.name}: ${outcome}`),
      ['Adrian Rocks: sent', 'Allan Pearce: sent'],
      'from then on the schedule sends by itself',
    );
  });

  it('an officer is asked once a day, and in an officer’s own chat alone', async () => {
    await world.parts.reminding.runScheduled(TODAY);
    const asked = sentTo(OFFICER).length;
    await world.parts.reminding.runScheduled(TODAY);
    assert.equal(sentTo(OFFICER).length, asked);
    await world.post({ ...fromChannel(world.connector.serviceUrl, OFFICER), ...typed('reminders') });
    assert.deepEqual(linesOf(cardOf(sent.at(-1))), [
      'For the project officer',
      'Ask me in our own chat: the answer names people.',
    ]);
  });

  it('what was looked at is what is sent: a register that has changed is shown again', async () => {
    await world.post({ ...fromChat(world.connector.serviceUrl, OFFICER), ...typed('reminders') });
    const card = sentTo(OFFICER).at(-1)!;
    await world.post({
      ...fromChat(world.connector.serviceUrl, ALLAN),
      ...typed('1.1.1 complete see the minutes'),
    });
    const lines = await press('lead.send', card);
    assert.deepEqual(lines.slice(0, 2), [
      '1 message is ready to go',
      'Who would get what has changed since this was drawn. Please look once more.',
    ]);
    assert.deepEqual(sentTo(ADRIAN), []);
  });

  it('an import waits for Send as well, and what is there already does not', async () => {
    const { state, reminding } = world.parts;
    await state.holds.release([]);
    await state.holds.hold(['1.1.1']);
    const run = await reminding.runScheduled(TODAY);
    assert.deepEqual(
      run.messages.map(({ to }) => to.name),
      ['Adrian Rocks'],
    );
    const card = sentTo(OFFICER).at(-1)!;
    assert.deepEqual(linesOf(cardOf(card)).slice(0, 4), [
      '1 message is ready to go',
      'An import has added actions. Nobody is written to about them by schedule until you press Send.',
      'Allan Pearce',
      'Overdue: 1.1.1',
    ]);
    await press('lead.send', card);
    assert.deepEqual([sentTo(ADRIAN).length, sentTo(ALLAN).length], [1, 1]);
    assert.deepEqual(await state.holds.held(), new Set());
  });
});

const PREVIEW = [
  '2 messages are ready to go',
  'Nothing goes out by schedule until you press Send. After that each lead gets one message on a working day, and only when something of theirs is due.',
  'Adrian Rocks',
  'Overdue: 3.2.1',
  'Allan Pearce',
  'Overdue: 1.1.1',
  'What Allan Pearce would get',
  'Good morning, Allan.',
  '1 action is overdue and needs an update.',
  'You get this because you lead actions of the SEND improvement plan. The project officer (officer@sendig.example) has set it up in place of emails: one message a day at the most, and none when nothing is due. Your answers go to the action register in SharePoint and into the digest of the SEND Improvement Group.',
  'Overdue',
  '1.1.1 Agree a graduated response with every school',
  'Due by 15 August 2022, 17 days overdue. ○ No update yet.',
  '[ Green ]  [ Amber ]  [ Red ]',
  '[ Complete ]',
  'Answer here, or type for example: 1.1.1 amber waiting for the survey',
  '[Send 2 messages]',
];
