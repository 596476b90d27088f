import assert from 'node:assert/strict';
import { AppCredentials, type BotFrameworkAuthentication } from 'botframework-connector';
import sinon from 'sinon';
import { signInBot } from '../../src/bot/sign-in.js';

const BOT = {
  appId: '11111111-1111-1111-1111-111111111111',
  appType: 'SingleTenant',
  tenantId: '22222222-2222-2222-2222-222222222222',
  password: 'a secret',
} as const;

/** The library, with credentials that answer `getToken` so. */
function libraryWith(getToken: () => Promise<string>) {
  const credentials = Object.assign(Object.create(AppCredentials.prototype) as AppCredentials, { getToken });
  const create = sinon.fake.resolves({ credentials });
  const createConnectorFactory = sinon.fake.returns({ create });
  return {
    authentication: { createConnectorFactory } as unknown as BotFrameworkAuthentication,
    create,
    createConnectorFactory,
  };
}

describe('the sign-in of the bot', () => {
  it('asks for a token as the app, for the Bot Connector', async () => {
    const getToken = sinon.fake.resolves('a token');
    const { authentication, create, createConnectorFactory } = libraryWith(getToken);
    await signInBot(authentication, BOT);

    assert.equal(getToken.callCount, 1);
    assert.equal(
      (createConnectorFactory.args[0]?.[0] as { getClaimValue(type: string): string }).getClaimValue('appid'),
      BOT.appId,
    );
    assert.deepEqual(create.args, [
      ['https://smba.trafficmanager.net/teams/', 'https://api.botframework.com'],
    ]);
  });

  it('passes on what Microsoft says', async () => {
    const { authentication } = libraryWith(() => Promise.reject(new Error('AADSTS700016')));
    await assert.rejects(signInBot(authentication, BOT), { message: 'AADSTS700016' });
  });
});
