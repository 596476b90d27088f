import { inspectTeams } from './bot/inspect-teams.js';
import { type Composition, compose, type Reach, reach } from './compose.js';
import type { Config } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { openTemplate } from './delivery/papers.js';
import type { Failure } from './doctor/check.js';
import { compileChecks, environmentChecks } from './doctor/compile-checks.js';
import { type Diagnosis, diagnose } from './doctor/diagnosis.js';
import { failureOf, reasonOf, stateFailureOf } from './doctor/failure-of.js';
import { gatherFacts } from './doctor/gather-facts.js';
import { CodedError } from './errors.js';
import { type Entrance, enter } from './join.js';
import { nextRuns } from './schedule/next-runs.js';

/**
 * Checks the whole set-up. What cannot be opened is a check that failed, and the rest is checked all
 * the same.
 * @param progress told of each place that has answered
 */
export async function examine(
  env: NodeJS.ProcessEnv,
  progress: (done: number, of: number) => void,
): Promise<Diagnosis> {
  let config: Config;
  try {
    config = loadConfig(env);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return diagnose(environmentChecks(error.message.split('\n')));
  }
  const { ways, state, serviceUrl, close } = await openAll(config);
  try {
    const facts = await gatherFacts({
      config,
      sharePoint: ways && {
        signIn: ways.signIn.graph,
        inspect: () => ways.register.inspect(),
        read: () => ways.register.read(),
      },
      signInBot: async () => ways?.signIn.bot(),
      state: 'message' in state ? state : state.facts,
      waitsForSend: async () => !('message' in state) && (await state.holds.held()) === 'all',
      inspectTeams: async (signedIn) =>
        ways === null || 'message' in state
          ? []
          : inspectTeams({ teams: ways.teams, contacts: state.contacts, serviceUrl }, signedIn),
      openTemplate,
      nextRuns: (expression) => nextRuns(expression, config.zone),
      now: () => new Date().toISOString(),
      progress,
    });
    return diagnose(compileChecks(facts));
  } finally {
    await close();
  }
}

/** What could be opened. */
interface Opened {
  /** `null` where local mode's own lists could not be opened. */
  readonly ways: Reach | null;
  readonly state: Composition['state'] | Failure;
  readonly serviceUrl: string | null;
  readonly close: () => Promise<void>;
}

async function openAll(config: Config): Promise<Opened> {
  let entrance: Entrance;
  try {
    entrance = await enter(config);
  } catch (error) {
    // Lists of another service can be looked at without local mode's files.
    const ways = config.graph.url === null ? null : reach(config, config.graph.url);
    return { ways, state: filesFailure(config, error), serviceUrl: null, close: () => Promise.resolve() };
  }
  const { place } = entrance;
  const ways = reach(config, place.graphUrl);
  const parts = await compose(config, place, ways).catch((error: unknown) =>
    stateFailureOf(config.stateUrl, error),
  );
  const opened = await entrance
    .open('message' in parts ? { register: ways.register, ...CANNOT_SEND } : parts)
    .catch(failureOf);
  const failure = 'message' in parts ? parts : opened;
  return {
    ways,
    state: failure ?? ('message' in parts ? parts : parts.state),
    serviceUrl: place.serviceUrl,
    close: async () => {
      await entrance.close();
      if (!('message' in parts)) await parts.close();
    },
  };
}

function filesFailure({ dataDir }: Config, error: unknown): Failure {
  if (error instanceof CodedError) return failureOf(error);
  return {
    message: `The files of local mode in ${dataDir} (DATA_DIR) cannot be used (${reasonOf(error)}).`,
    remedy: 'Set DATA_DIR to a folder in which the program may write, and see that the disk is not full.',
  };
}

/** Local mode's page has buttons for it, which nobody presses while the doctor runs. */
const CANNOT_SEND = { reminding: { run: refuse }, previews: { bringRound: refuse } };
function refuse(): Promise<never> {
  return Promise.reject(new CodedError('state-unreadable', 'it was not opened'));
}
