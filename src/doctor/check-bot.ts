import type { BotIdentity, Config } from '../config/config.js';
import { type Finding, failed, notMade, passed } from './check.js';
import { entraRemedy } from './entra-remedy.js';
import type { Facts, SignInFailure } from './facts.js';

/** Whether the bot can remember, sign in to Teams, and post the digest. */
export function checkBot(facts: Facts): readonly Finding[] {
  return [checkState(facts), checkIdentity(facts), checkChannel(facts)];
}

function checkState({ config, state }: Facts): Finding {
  if (state !== null) return failed('state', state.message, state.remedy);
  // The address of a database may hold a password.
  const where = config.stateUrl.startsWith('postgres')
    ? 'PostgreSQL (STATE_URL)'
    : `${config.stateUrl} (STATE_URL, DATA_DIR)`;
  return passed('state', `The bot's own state in ${where} can be read and written.`);
}

function checkIdentity({ config, botSignIn }: Facts): Finding {
  const { bot } = config;
  if (bot === null) return passed('bot-identity', 'Local mode: nobody is authenticated.');
  if (botSignIn === null) return passed('bot-identity', 'The bot can sign in to Teams (MicrosoftAppId).');
  return failed(
    'bot-identity',
    `Microsoft did not let the bot sign in to Teams as MicrosoftAppId=${bot.appId} (${botSignIn.reason}).`,
    identityRemedy(bot, botSignIn),
  );
}

function identityRemedy({ appType }: BotIdentity, { reason }: SignInFailure): string {
  const known = entraRemedy(reason, {
    tenant: 'MicrosoftAppTenantId',
    client: 'MicrosoftAppId',
    secret: 'MicrosoftAppPassword',
  });
  if (known !== null) return known;
  return appType === 'UserAssignedMSI'
    ? 'Give this machine in Azure the managed identity whose client id is MicrosoftAppId; outside Azure set MicrosoftAppType=SingleTenant and MicrosoftAppPassword.'
    : 'Check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword, and that this machine may reach login.microsoftonline.com.';
}

/** The bot posts through a team that it is in, also where DIGEST_CHANNEL names the channel. */
function checkChannel({ config, teams, botSignIn }: Facts): Finding {
  const subject = 'The channel for digests was';
  const set = settingInWords(config);
  const [team] = teams ?? [];
  if (teams === null) return notMade('channel', subject, "the bot's own state cannot be used");
  if (team === undefined) {
    return failed(
      'channel',
      `The bot is in no team yet, so the digest has no channel${set}.`,
      'Add the app to the team of the group in Teams (team, Manage team, Apps).',
    );
  }
  const channel = config.digestChannel ?? team.channelId;
  const looks = config.digestChannel === null ? [team.channels] : teams.map(({ channels }) => channels);
  if (looks.some((look) => 'found' in look && look.found.includes(channel))) {
    return passed(
      'channel',
      config.digestChannel === null
        ? "Digests go to the first channel of the bot's team (DIGEST_CHANNEL is not set)."
        : `Digests go to the channel that DIGEST_CHANNEL names.`,
    );
  }
  const blind = looks.find((look) => 'obstacle' in look);
  if (blind !== undefined && 'obstacle' in blind) {
    if (botSignIn !== null) return notMade('channel', subject, 'the bot cannot sign in to Teams');
    return failed(
      'channel',
      `The channels of a team of the bot cannot be read (${blind.obstacle.detail}), so the channel for digests may be gone${set}.`,
      'Take the app out of the team in Teams and add it again.',
    );
  }
  return config.digestChannel === null
    ? failed(
        'channel',
        "The channel for digests is no longer in the bot's team.",
        'Set DIGEST_CHANNEL to the id of a channel of that team, or take the app out of the team and add it again.',
      )
    : failed(
        'channel',
        `DIGEST_CHANNEL=${config.digestChannel} is no channel of a team that has the bot.`,
        'Set DIGEST_CHANNEL to the id of a channel of the team, as it stands in "Get link to channel" (19:…@thread.tacv2), or unset it for the first channel.',
      );
}

function settingInWords({ digestChannel }: Config): string {
  return digestChannel === null ? ' (DIGEST_CHANNEL is not set)' : ' (DIGEST_CHANNEL)';
}
