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
