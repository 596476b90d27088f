import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createTeams } from '../../src/bot/teams.js';
import { reach } from '../../src/compose.js';
import { type BotWorld, openBotWorld } from './bot-world.js';
import {
  ADRIAN,
  ALLAN,
  CHARLOTTE,
  GAIL,
  HELEN,
  OFFICER,
  OLIVER,
  OTHER_TENANT,
  type Player,
  TENANT,
} from './cast.js';
import {
  amber,
  answers,
  assertOnCard,
  IN_WORDS,
  NOTE,
  type Outcome,
  postInVain,
  remindersOf,
  tells,
  wordsOf,
} from './refused.js';
import { startTokenService, type TokenService } from './signed-tokens.js';
import { type Activity, fromChat, installed, pressed, typed } from './speak.js';

const ADRIANS =
  '3.2.1 is led by Adrian Rocks. They, the leads of priority 3 and the project officer can report on it.';
const UNCHANGED = ['Action 3.2.1 was not changed', ADRIANS];
const LOGGED = ['{"ref":"3.2.1","code":"not-yours","message":"a report was refused"}'];
const NOT_A_READER =
  'The register is for those who lead its actions and for members of the SENDIG team. Ask the project officer to add you.';
const NOBODY =
  'Teams did not say who you are, so nothing was done. Open the bot in your own Teams account and try again.';

describe('somebody who may not', () => {
  let world: BotWorld;
  let reminders: ReadonlyMap<string, string>;
  before(async () => {
    world = await openBotWorld();
    // Two people of one name, one of whom leads.
    world.connector.impostors.set(OLIVER.userId, { ...OLIVER, name: HELEN.name });
    await world.post(installed(world.connector.serviceUrl, OFFICER));
    reminders = await remindersOf(world);
  });
  after(() => world.close());
  const as = (player: Player, what: Activity): Promise<Outcome> =>
    postInVain(world, { ...fromChat(world.connector.serviceUrl, player), ...what });

  it('leads another action: neither the form, nor a tap, nor undo, nor words get through', async () => {
    assertOnCard(await as(ALLAN, amber('3.2.1')), ADRIANS, LOGGED);
    assertOnCard(await as(ALLAN, pressed('rag.same', { ref: '3.2.2' })), ADRIANS.replace('3.2.1', '3.2.2'), [
      '{"ref":"3.2.2","code":"not-yours","message":"a report was refused"}',
    ]);
    assert.deepEqual(await as(ALLAN, pressed('rag.open', { ref: '3.2.1' })), answers(ADRIANS));
    assertOnCard(await as(ALLAN, pressed('rag.undo', { ref: '3.2.1' })), ADRIANS, LOGGED);
    assert.deepEqual(await as(ALLAN, IN_WORDS), tells(ALLAN, UNCHANGED, LOGGED));
  });

  it('is a stranger in the tenant, in no team that has the bot: is shown nothing, whatever their name', async () => {
    assert.deepEqual(await as(OLIVER, amber('3.2.1')), answers(NOT_A_READER));
    for (const what of [IN_WORDS, typed('3.2.1'), typed('digest'), typed('help')]) {
      const told = ['The register is not open to you', NOT_A_READER];
      assert.deepEqual(await as(OLIVER, what), tells(OLIVER, told));
    }
  });

  it('is a guest who leads nothing: reads in the team, and does not report', async () => {
    assertOnCard(await as(GAIL, amber('3.2.1')), ADRIANS, LOGGED);
    assert.deepEqual(await as(GAIL, IN_WORDS), tells(GAIL, UNCHANGED, LOGGED));
    const [shown] = (await as(GAIL, typed('3.2.1'))).sent;
    assert.deepEqual(
      [shown?.texts[0], shown?.texts.includes('Amber')],
      ['Action 3.2.1', false],
      'no buttons',
    );
  });

  it('belongs to another tenant', async () => {
    for (const tenantId of [OTHER_TENANT, TENANT.toUpperCase()]) {
      const conversation = { id: ADRIAN.chatId, conversationType: 'personal', tenantId };
      for (const what of [amber('3.2.1'), IN_WORDS]) {
        const refused = answers('This bot serves another organisation.', 403);
        assert.deepEqual(await as(ADRIAN, { ...what, conversation }), refused);
      }
    }
  });

  it('does not say who they are', async () => {
    for (const from of [null, { id: ADRIAN.userId }, { id: ADRIAN.userId, aadObjectId: null }]) {
      assert.deepEqual(await as(ADRIAN, { ...amber('3.2.1'), from }), answers(NOBODY));
      assert.deepEqual(await as(ADRIAN, { ...IN_WORDS, from }), tells(ADRIAN, [NOBODY]));
    }
  });

  it('is somebody else on the roster than the id of a lead says', async () => {
    const from = { id: CHARLOTTE.userId, name: ADRIAN.name, aadObjectId: ADRIAN.aadObjectId };
    assert.deepEqual(await as(CHARLOTTE, { ...amber('3.2.1'), from }), answers(NOBODY));

    world.connector.impostors.set(HELEN.userId, OLIVER);
    assert.deepEqual(await as(HELEN, amber('1.1.2')), answers(NOBODY));
    assert.deepEqual(await as(HELEN, typed(`1.1.2 amber ${NOTE}`)), tells(HELEN, [NOBODY]));
    world.connector.impostors.delete(HELEN.userId);
  });

  it('forges who they are in what a card carries', async () => {
    const { name, upn, aadObjectId } = ADRIAN;
    const forged = { name, upn, aadObjectId, by: { name, upn }, from: ADRIAN, officers: [ALLAN.upn] };
    assertOnCard(await as(ALLAN, amber('3.2.1', forged)), ADRIANS, LOGGED);
  });

  it('forges a ref, a RAG or a version', async () => {
    assert.deepEqual(await as(ADRIAN, amber('9.9.9')), answers('The register has no action 9.9.9.'));
    for (const ref of ['', '3.2', ' 3.2.1', '__proto__']) {
      const old = 'This button is from an older version of the bot. Type "my actions" for a fresh list.';
      assert.deepEqual(await as(ADRIAN, amber(ref)), answers(old));
    }
    const purple = await as(ADRIAN, amber('3.2.1', { rag: 'Purple' }));
    assertOnCard(purple, 'Choose Red, Amber, Green or Complete.', []);
    for (const etag of ['"of another row,9"', '', 'x'.repeat(10_000)]) {
      assertOnCard(await as(ALLAN, amber('3.2.1', { etag })), ADRIANS, LOGGED);
    }
  });

  it('reports in the name of a lead, and is no officer', async () => {
    assertOnCard(await as(ALLAN, amber('3.2.1', { reportedFor: ADRIAN.name })), ADRIANS, LOGGED);
    const inHisName = typed(`3.2.1 amber ${NOTE}, for ${ADRIAN.name}`);
    assert.deepEqual(await as(ALLAN, inHisName), tells(ALLAN, UNCHANGED, LOGGED));
  });

  it('presses a button of somebody else’s reminder: sees their own list, and the reminder stays', async () => {
    const theirs = reminders.get(ALLAN.chatId);
    const { conversation } = fromChat(world.connector.serviceUrl, ALLAN);
    const turnPage = pressed('actions.page', { page: '1' }, theirs);
    for (const what of [turnPage, { ...turnPage, conversation }]) {
      const { answered, ...others } = await as(ADRIAN, what);
      assert.deepEqual(answered.slice(0, 2), ['My actions', 'You lead 2 open actions.']);
      assert.ok(!answered.some((text) => text.includes('1.1.1')), answered.join('\n'));
      assert.deepEqual(others, { status: 200, sent: [], log: [] });
    }

    const allans =
      '1.1.1 is led by Allan Pearce. They, the leads of priority 1 and the project officer can report on it.';
    assertOnCard(await as(ADRIAN, amber('1.1.1', {}, theirs)), allans, [
      '{"ref":"1.1.1","code":"not-yours","message":"a report was refused"}',
    ]);
  });

  it('goes by the name of a guest who leads; she answers herself, and is believed by her id alone', async () => {
    assert.deepEqual(await as(OLIVER, amber('1.1.2')), answers(NOT_A_READER));
    const from = { id: ALLAN.userId, name: HELEN.name, aadObjectId: HELEN.aadObjectId };
    assert.deepEqual(await as(ALLAN, { ...amber('1.1.2'), from }), answers(NOBODY));

    const hers = { ...fromChat(world.connector.serviceUrl, HELEN), ...amber('1.1.2') };
    const saved = wordsOf(await world.post(hers));
    assert.ok(saved.includes('Saved: 1.1.2 is Amber.'), saved.join('\n'));
    const [update] = (await world.parts.register.read()).updates;
    assert.deepEqual(
      [update?.reportedBy, update?.reportedByUpn, update?.note],
      [HELEN.name, HELEN.upn, NOTE],
    );
  });
});

describe('somebody who posts to the bot of a tenant', () => {
  const APP = '11111111-1111-4111-8111-111111111111';
  const NO_TOKEN = answers('A bearer token of the Bot Framework is needed.', 401);
  let tokens: TokenService;
  let world: BotWorld;
  before(async () => {
    tokens = await startTokenService(APP);
    world = await openBotWorld({
      env: { MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT, MicrosoftAppPassword: 'a secret' },
      reach: (config) => ({
        ...reach(config, config.graph.url ?? ''),
        authentication: tokens.authentication,
        teams: createTeams(tokens.authentication, config.bot),
      }),
    });
  });
  after(async () => {
    await world.close();
    await tokens.close();
  });
  const post = (what: Activity, token: string | null): Promise<Outcome> =>
    postInVain(
      world,
      { ...fromChat(world.connector.serviceUrl, ADRIAN), ...what },
      token === null ? {} : { authorization: `Bearer ${token}` },
    );

  it('is answered with a token of the Bot Framework for this bot', async () => {
    const { status, answered } = await post(
      pressed('rag.open', { ref: '3.2.1' }),
      tokens.token(world.connector.serviceUrl),
    );
    assert.deepEqual([status, answered[0]], [200, 'Your report on 3.2.1']);
  });

  it('is refused without one', async () => {
    for (const what of [amber('3.2.1'), IN_WORDS]) assert.deepEqual(await post(what, null), NO_TOKEN);
  });

  it('is refused with one of a stranger, of another bot, of yesterday or for another address', async () => {
    const { serviceUrl } = world.connector;
    const said = sinon.stub(console, 'error');
    for (const token of [
      'x',
      tokens.forged(serviceUrl),
      tokens.token(serviceUrl, { aud: 'another bot' }),
      tokens.token(serviceUrl, { exp: 1_000_000_000 }),
      tokens.token('https://smba.example/teams/'),
    ]) {
      assert.deepEqual(await post(amber('3.2.1'), token), NO_TOKEN);
    }
    said.restore();
  });

  it('is refused from another channel or another tenant, whatever the token says', async () => {
    const token = tokens.token(world.connector.serviceUrl);
    for (const channelId of ['emulator', 'webchat', 'AseChannel', null]) {
      const refused = answers('This bot is spoken to in Microsoft Teams only.', 403);
      assert.deepEqual(await post({ ...amber('3.2.1'), channelId }, token), refused);
    }
    const conversation = { id: ADRIAN.chatId, tenantId: OTHER_TENANT };
    const refused = answers('This bot serves another organisation.', 403);
    assert.deepEqual(await post({ ...amber('3.2.1'), conversation }, token), refused);
  });
});
