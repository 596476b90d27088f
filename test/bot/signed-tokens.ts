import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type BotFrameworkAuthentication,
  MicrosoftAppCredentials,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';

const ISSUER = 'https://api.botframework.com';
const KEY_ID = 'key-1';

/** The Bot Framework's tokens for a bot, made and published in this process. */
export interface TokenService {
  /** The library with all its checks of what comes in. What goes out needs no token. */
  readonly authentication: BotFrameworkAuthentication;
  /** A token as the Bot Framework sends it with an activity. */
  token(serviceUrl: string, claims?: object): string;
  /** The same, signed by somebody else. */
  forged(serviceUrl: string): string;
  close(): Promise<void>;
}

/** Starts what publishes the keys, for the bot of that id. */
export async function startTokenService(appId: string): Promise<TokenService> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { privateKey: strangersKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, endorsements: ['msteams'] };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const keys = { jwks_uri: `${origin()}/keys` };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : keys));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = (): string => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const tokenBy = (signer: KeyObject, serviceUrl: string, claims: object): string => {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: ISSUER,
      aud: appId,
      serviceurl: serviceUrl,
      nbf: now - 60,
      exp: now + 3600,
      ...claims,
    };
    const parts = [{ alg: 'RS256', typ: 'JWT', kid: KEY_ID }, payload];
    const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${createSign('sha256').update(signed).sign(signer, 'base64url')}`;
  };

  return {
    authentication: new ConfigurationBotFrameworkAuthentication(
      {
        MicrosoftAppId: appId,
        ToBotFromChannelTokenIssuer: ISSUER,
        ToBotFromChannelOpenIdMetadataUrl: `${origin()}/openid`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${origin()}/openid`,
        ToChannelFromBotLoginUrl: `${origin()}/login`,
        ToChannelFromBotOAuthScope: ISSUER,
      },
      new NoTokenOut(appId),
    ),
    token: (serviceUrl, claims = {}) => tokenBy(privateKey, serviceUrl, claims),
    forged: (serviceUrl) => tokenBy(strangersKey, serviceUrl, {}),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** For a bot whose own messages go to a connector that asks for no token. */
class NoTokenOut extends ServiceClientCredentialsFactory {
  readonly #appId: string;

  constructor(appId: string) {
    super();
    this.#appId = appId;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId === this.#appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(): Promise<MicrosoftAppCredentials> {
    return Promise.resolve(MicrosoftAppCredentials.Empty);
  }
}
