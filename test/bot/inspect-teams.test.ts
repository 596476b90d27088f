import assert from 'node:assert/strict';
import sinon from 'sinon';
import { inspectTeams } from '../../src/bot/inspect-teams.js';

const TEAM = { teamId: '19:team', channelId: '19:sendig', serviceUrl: 'https://smba.example/' };
const ADRIAN = {
  userId: '29:1',
  aadObjectId: 'id-1',
  name: 'Adrian Rocks',
  upn: 'adrian.rocks@sendig.example',
};

describe('a look at the teams of the bot', () => {
  const contacts = { teams: () => Promise.resolve([TEAM]) };

  it('finds the channels and the members of each, where it was told to ask', async () => {
    const channels = sinon.fake.resolves(['19:team', '19:sendig']);
    const members = sinon.fake.resolves([ADRIAN]);
    const found = await inspectTeams({ teams: { channels, members }, contacts, serviceUrl: null }, true);
    assert.deepEqual(found, [
      {
        teamId: '19:team',
        channelId: '19:sendig',
        channels: { found: ['19:team', '19:sendig'] },
        members: { found: ['adrian.rocks@sendig.example'] },
      },
    ]);
    assert.deepEqual(channels.args, [['https://smba.example/', '19:team']]);

    await inspectTeams({ teams: { channels, members }, contacts, serviceUrl: 'http://127.0.0.1/' }, true);
    assert.deepEqual(members.lastCall.args, ['http://127.0.0.1/', '19:team']);
  });

  it('says what stood in the way of each', async () => {
    const channels = sinon.fake.rejects(Object.assign(new Error('not for people'), { statusCode: 404 }));
    const members = sinon.fake.rejects(new Error('not for people'));
    const [team] = await inspectTeams({ teams: { channels, members }, contacts, serviceUrl: null }, true);
    assert.deepEqual(team?.channels, { obstacle: { status: 404, detail: 'HTTP 404' } });
    assert.deepEqual(team.members, { obstacle: { status: null, detail: 'no answer' } });
  });

  it('asks nothing without a token', async () => {
    const asked = sinon.fake.resolves([]);
    const parts = { teams: { channels: asked, members: asked }, contacts, serviceUrl: null };
    const [team] = await inspectTeams(parts, false);
    assert.deepEqual(team?.members, { obstacle: { status: null, detail: 'not signed in' } });
    assert.equal(asked.callCount, 0);
  });
});
