import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConnectorClient, MicrosoftAppCredentials, TeamsConnectorClient } from 'botframework-connector';
import type { CodedError } from '../../../src/errors.js';
import {
  ADRIAN,
  CHARLOTTE,
  PEOPLE,
  type SmallWorld,
  startSmallWorld,
  TEAM,
  TENANT,
  withCard,
} from './small-world.js';

const CARD = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Your actions' }] };
const SAVED = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Saved' }] };

describe('the loopback connector', () => {
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

  it('opens the same chat for a person however the bot names them', async () => {
    const byTeamsId = await openChat(ADRIAN.mri);
    assert.equal(await openChat(ADRIAN.aadObjectId), byTeamsId);
    assert.notEqual(await openChat(CHARLOTTE.mri), byTeamsId);
    assert.deepEqual(await world.call('POST', 'conversations', { members: [{ id: '29:nobody' }] }), {
      status: 404,
      body: { error: { code: 'MemberNotFoundInConversation', message: 'There is nobody of that id.' } },
    });
  });

  it('shows a message, its correction in the same place, and that it was deleted', async () => {
    const chat = await openChat(ADRIAN.mri);
    const first = await send(chat, { type: 'message', text: 'Good morning' });
    const second = await send(chat, withCard(CARD));
    assert.ok(second > first);
    assert.deepEqual(world.connector.chat(ADRIAN.upn)?.[1]?.cards, [CARD]);

    await world.call('PUT', `conversations/${chat}/activities/${first}`, {
      type: 'message',
      text: 'Good evening',
    });
    assert.deepEqual(textsOf(ADRIAN.upn), ['Good evening', '']);
    await world.call('DELETE', `conversations/${chat}/activities/${first}`);
    assert.deepEqual(
      world.connector.chat(ADRIAN.upn)?.map(({ id, deleted }) => ({ id, deleted })),
      [
        { id: first, deleted: true },
        { id: second, deleted: false },
      ],
    );
    assert.equal((await world.call('DELETE', `conversations/${chat}/activities/${first}`)).status, 404);
    assert.deepEqual(textsOf(CHARLOTTE.upn), []);
  });

  it('turns away a message that Teams would find too large', async () => {
    const chat = await openChat(ADRIAN.mri);
    assert.deepEqual(
      await world.call('POST', `conversations/${chat}/activities`, {
        type: 'message',
        text: 'x'.repeat(60_000),
      }),
      {
        status: 413,
        body: { error: { code: 'MessageSizeTooBig', message: 'The message is larger than Teams takes.' } },
      },
    );
  });

  it('begins a thread in the channel and answers in it', async () => {
    const root = await send(encodeURIComponent(TEAM.channel.id), withCard(CARD));
    const thread = encodeURIComponent(`${TEAM.channel.id};messageid=${root}`);
    await send(thread, { type: 'message', text: 'And one more thing' });
    await world.call('POST', `conversations/${thread}/activities/${root}`, {
      type: 'message',
      text: 'The last one',
    });
    const threads = world.connector.channel(ADRIAN.upn);
    assert.equal(threads?.length, 1);
    assert.equal(threads[0]?.root.id, root);
    assert.deepEqual(
      threads[0].replies.map(({ text }) => text),
      ['And one more thing', 'The last one'],
    );
    const nowhere = encodeURIComponent(`${TEAM.channel.id};messageid=1`);
    assert.equal(
      (await world.call('POST', `conversations/${nowhere}/activities`, { type: 'message', text: 'x' }))
        .status,
      404,
    );
  });

  it("answers the bot's own library: members by page and by id, the team and its channel", async () => {
    const credentials = new MicrosoftAppCredentials('', '');
    const client = new ConnectorClient(credentials, { baseUri: `${world.origin}/connector/` });
    const { conversations } = client;
    const first = await conversations.getConversationPagedMembers(TEAM.id, { pageSize: 4 } as never);
    assert.equal(first.members.length, 4);
    const rest = await conversations.getConversationPagedMembers(TEAM.id, {
      pageSize: 4,
      continuationToken: first.continuationToken,
    });
    assert.deepEqual(
      [...first.members, ...rest.members].map(({ id }) => id),
      PEOPLE.map(({ mri }) => mri),
    );
    assert.equal(rest.continuationToken, undefined);
    const { _response, ...member } = (await conversations.getConversationMember(
      TEAM.channel.id,
      ADRIAN.aadObjectId,
    )) as unknown as Record<string, unknown>;
    assert.deepEqual(member, {
      id: '29:adrian.rocks@sendig.example',
      name: 'Adrian Rocks',
      objectId: 'entra-adrian.rocks@sendig.example',
      aadObjectId: 'entra-adrian.rocks@sendig.example',
      givenName: 'Adrian',
      surname: 'Rocks',
      email: 'adrian.rocks@sendig.example',
      userPrincipalName: 'adrian.rocks@sendig.example',
      tenantId: TENANT,
      userRole: 'user',
    });
    const teams = new TeamsConnectorClient(credentials, { baseUri: `${world.origin}/connector/` });
    assert.deepEqual((await teams.teams.fetchChannelList(TEAM.id)).conversations, [TEAM.channel]);
    assert.equal((await teams.teams.fetchTeamDetails(TEAM.id)).name, 'SEND Improvement Group');
  });

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

  it('has every message after a restart, and drops a line that a crash cut short', async () => {
    const chat = await openChat(ADRIAN.mri);
    const message = await send(chat, withCard(CARD));
    world.answerWith(() => ({
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: SAVED },
    }));
    await world.connector.press(ADRIAN.upn, message, { verb: 'rag.save', data: {} });
    const before = world.connector.chat(ADRIAN.upn);
    await world.close();
    appendFileSync(path.join(world.folder, 'messages.jsonl'), '{"kind":"sent","id":"99');

    world = await startSmallWorld(world.folder);
    assert.deepEqual(world.connector.chat(ADRIAN.upn), before);
    assert.deepEqual(before?.[0]?.cards, [SAVED]);
    const later = await send(chat, { type: 'message', text: 'And on we go' });
    assert.ok(later > message);
    assert.equal(readFileSync(path.join(world.folder, 'messages.jsonl'), 'utf8').split('\n').length, 4);
  });

  it('does not start on messages that are damaged in the middle', async () => {
    const damaged = await startSmallWorld();
    await damaged.close();
    writeFileSync(path.join(damaged.folder, 'messages.jsonl'), 'no\n{"kind":"deleted","id":"1"}\n');
    await assert.rejects(startSmallWorld(damaged.folder), (error: CodedError) => {
      assert.equal(
        error.message,
        "The bot's own state cannot be opened: line 1 of messages.jsonl is damaged.",
      );
      return true;
    });
  });

  it('does not answer a web page elsewhere', async () => {
    const answer = await fetch(`${world.origin}/connector/v3/teams/x`, {
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(answer.status, 403);
    assert.deepEqual(await answer.json(), { error: 'This address answers its own page only.' });
  });
});
