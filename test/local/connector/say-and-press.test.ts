import assert from 'node:assert/strict';
import {
  ADRIAN,
  CHARLOTTE,
  type SmallWorld,
  startSmallWorld,
  TEAM,
  TENANT,
  withCard,
} from './small-world.js';

const CARD = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Your actions' }] };
const SAVED = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Saved' }] };

describe('a person on the loopback connector', () => {
  let world: SmallWorld;
  beforeEach(async () => {
    world = await startSmallWorld();
  });
  afterEach(() => world.close());

  const openChat = async (id: string): Promise<string> => {
    const { body } = await world.call('POST', 'conversations', { members: [{ id }], tenantId: TENANT });
    return encodeURIComponent((body as { id: string }).id);
  };
  const send = async (conversation: string, activity: object): Promise<string> => {
    const { status, body } = await world.call('POST', `conversations/${conversation}/activities`, activity);
    assert.equal(status, 201);
    return (body as { id: string }).id;
  };
  const textsOf = (upn: string) => world.connector.chat(upn)?.map(({ text }) => text);

  it('tells the bot what somebody types, as Teams does', async () => {
    const said = await world.connector.say(ADRIAN.upn, 'my actions', 'chat');
    assert.equal(said.outcome, 'heard');
    const [activity] = world.told;
    assert.deepEqual(activity, {
      id: '1662019200000',
      timestamp: '2022-09-01T08:00:00.000Z',
      localTimestamp: '2022-09-01T08:00:00.000Z',
      channelId: 'msteams',
      serviceUrl: `${world.origin}/connector/`,
      locale: 'en-GB',
      from: { id: ADRIAN.mri, name: 'Adrian Rocks', aadObjectId: ADRIAN.aadObjectId },
      recipient: { id: '28:sendig-bot', name: 'SENDIG bot' },
      conversation: {
        id: decodeURIComponent(await openChat(ADRIAN.mri)),
        conversationType: 'personal',
        isGroup: false,
        tenantId: TENANT,
      },
      type: 'message',
      textFormat: 'plain',
      text: 'my actions',
      entities: [
        { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
      ],
      channelData: { tenant: { id: TENANT } },
    });
  });

  it('mentions the bot in the channel, and lets it answer in that thread', async () => {
    world.answerWith(async (activity) => {
      const { id } = activity['conversation'] as { id: string };
      await send(encodeURIComponent(id), { type: 'message', text: 'Here it is' });
      return undefined;
    });
    await world.connector.say(ADRIAN.upn, 'digest', 'channel');
    const [activity] = world.told;
    assert.equal(activity?.['text'], '<at>SENDIG bot</at> digest');
    assert.deepEqual((activity['entities'] as unknown[])[1], {
      type: 'mention',
      text: '<at>SENDIG bot</at>',
      mentioned: { id: '28:sendig-bot', name: 'SENDIG bot' },
    });
    const [thread] = world.connector.channel(CHARLOTTE.upn) ?? [];
    assert.equal(thread?.root.text, 'digest');
    assert.equal(thread.root.by.name, 'Adrian Rocks');
    assert.deepEqual(
      thread.replies.map(({ text }) => text),
      ['Here it is'],
    );
  });

  it('keeps what was said although the bot is silent, and says so', async () => {
    world.answerWith(() => ({ status: 500 }));
    assert.equal((await world.connector.say(ADRIAN.upn, 'help', 'chat')).outcome, 'unheard');
    assert.deepEqual(textsOf(ADRIAN.upn), ['help']);
    assert.deepEqual(await world.connector.say('nobody@sendig.example', 'help', 'chat'), {
      outcome: 'refused',
    });
  });

  it('puts the card that a button is answered with in the place of its own, for that person alone', async () => {
    const posted = await send(encodeURIComponent(TEAM.channel.id), withCard(CARD));
    world.answerWith(() => ({
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: SAVED },
    }));
    const press = { verb: 'rag.save', data: { ref: '3.2.1', note: 'Waiting' } };
    assert.deepEqual(await world.connector.press(ADRIAN.upn, posted, press), { outcome: 'card' });
    const [activity] = world.told;
    assert.equal(activity?.['type'], 'invoke');
    assert.equal(activity['name'], 'adaptiveCard/action');
    assert.equal(activity['replyToId'], posted);
    assert.deepEqual(activity['value'], {
      action: { type: 'Action.Execute', verb: 'rag.save', data: { ref: '3.2.1', note: 'Waiting' } },
      trigger: 'manual',
    });
    assert.deepEqual(world.connector.channel(ADRIAN.upn)?.[0]?.root.cards, [SAVED]);
    assert.deepEqual(world.connector.channel(CHARLOTTE.upn)?.[0]?.root.cards, [CARD]);

    await world.call(
      'PUT',
      `conversations/${encodeURIComponent(TEAM.channel.id)}/activities/${posted}`,
      withCard(CARD),
    );
    assert.deepEqual(world.connector.channel(ADRIAN.upn)?.[0]?.root.cards, [CARD]);
  });

  it('says what a button that changes nothing was answered with, and when it went wrong', async () => {
    const chat = await openChat(ADRIAN.mri);
    const message = await send(chat, withCard(CARD));
    const press = { verb: 'rag.open', data: {} };
    world.answerWith(() => ({
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Not yours.' },
    }));
    assert.deepEqual(await world.connector.press(ADRIAN.upn, message, press), {
      outcome: 'notice',
      text: 'Not yours.',
    });
    const failure = {
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { code: 'x', message: 'y' },
    };
    world.answerWith(() => ({ body: failure }));
    assert.deepEqual(await world.connector.press(ADRIAN.upn, message, press), { outcome: 'failed' });
    assert.deepEqual(await world.connector.press(CHARLOTTE.upn, message, press), { outcome: 'refused' });
  });

  it('introduces the bot to its team', async () => {
    assert.equal(await world.connector.announce(), true);
    assert.deepEqual(
      world.told.map(({ type, action }) => [type, action]),
      [
        ['installationUpdate', 'add'],
        ['conversationUpdate', undefined],
      ],
    );
    const [, added] = world.told;
    assert.deepEqual(added?.['membersAdded'], [{ id: '28:sendig-bot', name: 'SENDIG bot' }]);
    assert.deepEqual((added['channelData'] as { team: unknown }).team, { id: TEAM.id, name: TEAM.name });
  });
});
