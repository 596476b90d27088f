import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createMessenger } from '../src/bot/create-messenger.js';
import { paceTeams } from '../src/bot/pace-teams.js';
import { createAuthentication, createTeams } from '../src/bot/teams.js';
import { createReminding } from '../src/delivery/reminding.js';
import type { Action } from '../src/domain/action.js';
import type { CivilDate } from '../src/domain/civil-date.js';
import { DEFAULT_REMINDER_POLICY } from '../src/domain/reminder.js';
import type { State } from '../src/domain/state.js';
import { openState } from '../src/state/open-state.js';
import { buildAction } from '../test/support/build-action.js';
import { type Child, startChild } from './child.js';
import { TENANT, ZONE } from './report-place.js';
import { TENANT_LIMIT } from './teams-limits.js';

const LEADS = 1_000;
/** Of the time that the limits themselves ask for. */
const AIM = 1.1;
const DAY = '2022-09-01' as CivilDate;
const TEAM = '19:team@thread.tacv2';
/** Nobody has a chat: one is opened, and one message is sent. */
const CALLS_A_LEAD = 2;
/** As many people of the roster come in one page. */
const PAGE = 200;

const Seen = z.object({
  calls: z.number(),
  refused: z.number(),
  firstAt: z.number(),
  reached: z.number(),
  messages: z.number(),
});

/** How long a run takes that asks 1,000 leads whom the bot has never met, beside what Teams' limits ask for. */
export async function benchDeliver(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sendig-bench-'));
  const teams = await startChild(new URL('strict-teams.ts', import.meta.url), [String(LEADS)]);
  const state = await openState(folder);
  try {
    await state.contacts.saveTeam({
      teamId: TEAM,
      channelId: TEAM,
      serviceUrl: `${teams.origin}/`,
    });
    await state.holds.release([]);
    const began = Date.now();
    const run = await remindingOver(state).runScheduled(DAY);
    const tookMs = Date.now() - began;
    const delivered = run.messages.filter(({ outcome }) => outcome === 'sent').length;
    return report(await seenBy(teams), { began, tookMs, delivered });
  } finally {
    await teams.stop();
    await state.close();
    await rm(folder, { recursive: true });
  }
}

const seenBy = (teams: Child): Promise<z.infer<typeof Seen>> => teams.ask(Seen, 'seen');

/** Reminding as the service has it, but for a register that is in memory, and nobody to be told of the run. */
function remindingOver(state: State): ReturnType<typeof createReminding> {
  const actions = Array.from({ length: LEADS }, (_, at) => actionOf(at));
  const { contacts } = state;
  return createReminding({
    ...state,
    read: () =>
      Promise.resolve({
        actions,
        priorities: [],
        meetings: [],
        updates: [],
        measures: [],
        measureReadings: [],
        findings: [],
      }),
    claim: (name, waitMs) => state.claim(name, waitMs),
    messenger: createMessenger({
      teams: paceTeams(createTeams(createAuthentication(null), null)),
      contacts,
      tenantId: () => Promise.resolve(TENANT),
      digestChannel: null,
      serviceUrl: null,
    }),
    mailer: null,
    officers: [],
    policy: DEFAULT_REMINDER_POLICY,
    only: null,
    zone: ZONE,
    now: () => `${DAY}T08:00:00.000Z`,
    log: console,
  });
}

/** An action of its own for each lead, due the day before. */
function actionOf(at: number): Action {
  const ref = `3.${String(1 + (at % 100))}.${String(1 + Math.floor(at / 100))}`;
  const name = `Lead ${String(at)}`;
  return buildAction({
    ref,
    people: [{ name, upn: `lead${String(at)}@council.example` }],
    leads: [{ name, role: null }],
  });
}

interface Run {
  /** In milliseconds of the clock on the wall. */
  readonly began: number;
  readonly tookMs: number;
  /** Of how many messages the bot says that they were sent. */
  readonly delivered: number;
}

function report(seen: z.infer<typeof Seen>, { began, tookMs, delivered }: Run): string {
  const needed = LEADS * CALLS_A_LEAD + Math.ceil(LEADS / PAGE);
  const [limit, ms] = TENANT_LIMIT;
  const leastMs = (needed / limit) * ms;
  const ratio = tookMs / leastMs;
  const lost = LEADS - seen.reached;
  const repeated = seen.messages - seen.reached;
  const kept = ratio <= AIM && lost === 0 && repeated === 0 && delivered === LEADS;
  const seconds = (of: number): string => (of / 1_000).toFixed(1);
  return [
    '## Reminding 1,000 leads',
    '',
    'Nobody has a chat with the bot yet: the roster is read, each chat is opened, each lead is sent one message. Teams takes 50 calls a second and 40 to 80 ms for each.',
    '',
    '| delivered | lost | repeated | 429s | seconds | the limits ask for | ratio | requests a message | before the first message, s |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    `| ${[String(delivered), String(lost), String(repeated), String(seen.refused), seconds(tookMs), seconds(leastMs), ratio.toFixed(2), (seen.calls / LEADS).toFixed(3), seconds(seen.firstAt - began)].join(' | ')} |`,
    '',
    `The aim is everybody once, in at most ${AIM.toFixed(2)} times what the limits ask for: ${kept ? 'kept' : 'MISSED'}.`,
    '',
  ].join('\n');
}
