import {
  AppCredentials,
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
} from 'botframework-connector';
import type { BotIdentity } from '../config/config.js';
import { CodedError } from '../errors.js';

/** Nothing is sent there: a client for it is how the library hands out a token. */
const SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

/**
 * Asks Microsoft for a token for the Bot Connector, as the first message would. Rejects with what
 * Microsoft or the network answers, where there is none.
 */
export async function signInBot(
  authentication: BotFrameworkAuthentication,
  { appId }: BotIdentity,
): Promise<void> {
  const factory = authentication.createConnectorFactory(
    new ClaimsIdentity([
      { type: AuthenticationConstants.AudienceClaim, value: appId },
      { type: AuthenticationConstants.AppIdClaim, value: appId },
    ]),
  );
  const client = await factory.create(SERVICE_URL, AuthenticationConstants.ToChannelFromBotOAuthScope);
  // The library types the credentials of a client by less than what they are.
  const { credentials } = client;
  if (!(credentials instanceof AppCredentials)) throw new CodedError('sign-in-failed', 'no credentials');
  await credentials.getToken();
}
