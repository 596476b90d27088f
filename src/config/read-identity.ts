import type { BotIdentity } from './config.js';
import { type Env, present } from './read-variables.js';

/** The bot's identity, or `null` where none is set or it is not right; what is wrong is added to `faults`. */
export function readIdentity(env: Env, faults: string[]): BotIdentity | null {
  const value = (name: string) => present(env[name]);
  const [appId, tenantId, type, password] = [
    value('MicrosoftAppId'),
    value('MicrosoftAppTenantId'),
    value('MicrosoftAppType'),
    value('MicrosoftAppPassword'),
  ];
  if (appId === null && tenantId === null && type === null && password === null) return null;
  const before = faults.length;
  if (appId === null) {
    const set =
      password !== null
        ? 'MicrosoftAppPassword'
        : tenantId !== null
          ? 'MicrosoftAppTenantId'
          : 'MicrosoftAppType';
    faults.push(
      `MicrosoftAppId is missing although ${set} is set, for example MicrosoftAppId=00000000-0000-0000-0000-000000000000`,
    );
  }
  if (tenantId === null && appId !== null) {
    faults.push(
      'MicrosoftAppTenantId is missing: the bot answers one tenant only, for example MicrosoftAppTenantId=00000000-0000-0000-0000-000000000000',
    );
  }
  const appType = type ?? (password === null ? 'UserAssignedMSI' : 'SingleTenant');
  if (appType !== 'SingleTenant' && appType !== 'UserAssignedMSI') {
    faults.push(
      'MicrosoftAppType must be UserAssignedMSI or SingleTenant, for example MicrosoftAppType=UserAssignedMSI',
    );
    return null;
  }
  if (appType === 'SingleTenant' && password === null && appId !== null) {
    faults.push(
      'MicrosoftAppPassword is missing: MicrosoftAppType=SingleTenant needs it, or set MicrosoftAppType=UserAssignedMSI',
    );
  }
  if (appType === 'UserAssignedMSI' && password !== null) {
    faults.push(
      'MicrosoftAppPassword must not be set with a managed identity; remove it, or set MicrosoftAppType=SingleTenant',
    );
  }
  if (faults.length > before || appId === null || tenantId === null) return null;
  return { appId, tenantId, appType, password: password ?? '' };
}
