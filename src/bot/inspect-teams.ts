import { z } from 'zod';
import type { Look, TeamInspection } from '../domain/inspection.js';
import type { Contacts } from '../domain/state.js';
import type { Teams } from './teams.js';

interface Parts {
  readonly teams: Pick<Teams, 'channels' | 'members'>;
  readonly contacts: Pick<Contacts, 'teams'>;
  /** Where local mode's own page answers, instead of the address that was remembered. */
  readonly serviceUrl: string | null;
}

/**
 * The teams that have the bot, as Teams shows them now. What stands in the way is in the answer.
 * @param signedIn whether there is a token; without one Teams is asked nothing
 */
export async function inspectTeams(parts: Parts, signedIn: boolean): Promise<readonly TeamInspection[]> {
  const { teams, contacts } = parts;
  const known = await contacts.teams();
  return Promise.all(
    known.map(async ({ teamId, channelId, serviceUrl }) => {
      const address = parts.serviceUrl ?? serviceUrl;
      const [channels, members] = await Promise.all([
        look(signedIn, () => teams.channels(address, teamId)),
        look(signedIn, async () => (await teams.members(address, teamId)).map(({ upn }) => upn)),
      ]);
      return { teamId, channelId, channels, members };
    }),
  );
}

const ConnectorFailure = z.looseObject({ statusCode: z.number() });

async function look<T>(signedIn: boolean, ask: () => Promise<T>): Promise<Look<T>> {
  if (!signedIn) return { obstacle: { status: null, detail: 'not signed in' } };
  try {
    return { found: await ask() };
  } catch (error) {
    const failure = ConnectorFailure.safeParse(error);
    if (!failure.success) return { obstacle: { status: null, detail: 'no answer' } };
    const { statusCode: status } = failure.data;
    return { obstacle: { status, detail: `HTTP ${String(status)}` } };
  }
}
