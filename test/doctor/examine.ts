import { loadConfig } from '../../src/config/load-config.js';
import { openTemplate } from '../../src/delivery/papers.js';
import type { Finding } from '../../src/doctor/check.js';
import { compileChecks } from '../../src/doctor/compile-checks.js';
import { gatherFacts, type Parts } from '../../src/doctor/gather-facts.js';
import type { TeamInspection } from '../../src/domain/inspection.js';
import { createRegister } from '../../src/register/create-register.js';
import { createGraph } from '../../src/register/graph.js';
import { nextRuns } from '../../src/schedule/next-runs.js';
import { amberReport, buildRegister, people, plan, planAction } from '../register/build-register.js';
import { FakeSharePoint } from '../register/fake-sharepoint.js';
import { person } from '../support/build-action.js';

/** The environment of a bot in a tenant, in which everything is right. */
export const GOOD_ENV = {
  GRAPH_URL: 'http://127.0.0.1:4000/v1.0',
  GRAPH_TOKEN: 'token',
  SHAREPOINT_SITE: 'contoso.sharepoint.com:/sites/send',
  MicrosoftAppId: '11111111-1111-1111-1111-111111111111',
  MicrosoftAppTenantId: '22222222-2222-2222-2222-222222222222',
  MicrosoftAppPassword: 'a secret',
  CHAIRS: 'chair@contoso.com',
  OFFICERS: 'officer@contoso.com',
  DATA_DIR: '/var/sendig',
};

/** The bot's team, in which the one lead is. */
export const TEAM: TeamInspection = {
  teamId: '19:team',
  channelId: '19:team',
  channels: { found: ['19:team', '19:sendig'] },
  members: { found: ['adrian.rocks@sendig.example', 'chair@contoso.com'] },
};

/** What is different from a set-up in which everything is right. */
export interface Broken {
  readonly env?: Readonly<Record<string, string>>;
  /** Changes the site, once it has been set up. */
  readonly site?: (site: FakeSharePoint) => void;
  /** What time it is in SharePoint, in milliseconds since 1970; `null`: it does not say. */
  readonly clockSaysMs?: number | null;
  readonly signIn?: Error;
  readonly signInBot?: Error;
  readonly state?: Parts['state'];
  readonly teams?: readonly TeamInspection[];
  readonly waitsForSend?: boolean;
  readonly nextRuns?: () => readonly string[];
}

/** A check that failed: its name, its sentence and its remedy. */
export type Failed = readonly [name: string, message: string, remedy: string | null];

/** The checks that failed. */
export function failedOf(findings: readonly Finding[]): Failed[] {
  return findings.filter(({ ok }) => !ok).map(({ name, message, remedy }) => [name, message, remedy]);
}

/** The names of the checks that could not be made. */
export function skippedOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ made }) => !made).map(({ name }) => name);
}

/** A site with its six lists, an action of Adrian Rocks and his report on it. */
async function goodSite(): Promise<FakeSharePoint> {
  const { site, register } = buildRegister(new FakeSharePoint());
  site.knows(person('Adrian Rocks'));
  await register.provision();
  await register.importPlan(plan(planAction()), people('Adrian Rocks'));
  const action = await register.readAction('3.2.1');
  if (action !== null) await register.save(amberReport(action.row));
  return site;
}

/** What the doctor finds, with everything right but for what is said. */
export async function examine(broken: Broken = {}): Promise<readonly Finding[]> {
  const config = loadConfig({ ...GOOD_ENV, ...broken.env });
  const site = await goodSite();
  broken.site?.(site);
  let nowMs = 0;
  const graph = createGraph({
    baseUrl: config.graph.url ?? '',
    credential: () => Promise.resolve('token'),
    fetch: dated(site.fetch, broken.clockSaysMs),
    now: () => nowMs,
    sleep: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
  });
  const register = createRegister({ graph, site: config.site, lists: config.lists, zone: config.zone });
  const settled = (error: Error | undefined) =>
    error === undefined ? Promise.resolve() : Promise.reject(error);
  const facts = await gatherFacts({
    config,
    sharePoint: {
      signIn: () => settled(broken.signIn),
      inspect: () => register.inspect(),
      read: () => register.read(),
    },
    signInBot: () => settled(broken.signInBot),
    state: broken.state ?? memory(),
    waitsForSend: () => Promise.resolve(broken.waitsForSend === true),
    inspectTeams: (signedIn) =>
      Promise.resolve((broken.teams ?? [TEAM]).map((team) => (signedIn ? team : unseen(team)))),
    openTemplate,
    nextRuns: broken.nextRuns ?? ((expression) => nextRuns(expression, config.zone)),
    now: () => '2022-09-01T08:00:00.000Z',
    progress: () => undefined,
  });
  return compileChecks(facts);
}

/** A state that keeps what is written in it. */
function memory(): Parts['state'] {
  const kept = new Map<string, string>();
  return {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    set: (name, value) => Promise.resolve(void kept.set(name, value)),
  };
}

/** Graph says in each answer what time it is. */
function dated(fetcher: typeof fetch, atMs: number | null = Date.now()): typeof fetch {
  return async (input, init) => {
    const response = await fetcher(input, init);
    if (atMs !== null) response.headers.set('Date', new Date(atMs).toUTCString());
    return response;
  };
}

function unseen(team: TeamInspection): TeamInspection {
  const obstacle = { status: null, detail: 'not signed in' };
  return { ...team, channels: { obstacle }, members: { obstacle } };
}
