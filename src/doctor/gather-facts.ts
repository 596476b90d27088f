import type { Config } from '../config/config.js';
import type { Instant } from '../domain/civil-date.js';
import type { Inspection, TeamInspection } from '../domain/inspection.js';
import type { RegisterReading } from '../domain/register.js';
import { civilDateAt } from '../domain/site-time.js';
import type { Facts as Memory } from '../domain/state.js';
import type { Failure } from './check.js';
import type { Facts, SignInFailure } from './facts.js';
import { failureOf, reasonOf } from './failure-of.js';

/** The longest that a sign-in may take: outside Azure a managed identity is looked for in vain. */
const SIGN_IN_MS = 30_000;
/** What the doctor writes in the state, to see whether it can. */
const PROBE = 'doctor';

/** What there is to ask. */
export interface Parts {
  readonly config: Config;
  /** SharePoint; `null` where local mode's own lists could not be opened. */
  readonly sharePoint: SharePoint | null;
  /** Rejects where there is no token for the Bot Connector. */
  readonly signInBot: () => Promise<unknown>;
  /** The bot's own state, or why it cannot be used. */
  readonly state: Pick<Memory, 'get' | 'set'> | Failure;
  /** Whether the schedule waits for an officer to press Send for the first time. It is asked as the teams are. */
  readonly waitsForSend: () => Promise<boolean>;
  /** The teams of the bot. It is asked only where the state can be used; who has not signed in asks Teams nothing. */
  readonly inspectTeams: (signedIn: boolean) => Promise<readonly TeamInspection[]>;
  /** Rejects where the template of the papers cannot be used. */
  readonly openTemplate: (path: string) => Promise<unknown>;
  /** When that expression comes round next, earliest first. */
  readonly nextRuns: (expression: string) => readonly Instant[];
  readonly now: () => Instant;
  /** Told of each place that has answered. */
  readonly progress: (done: number, of: number) => void;
}

interface SharePoint {
  /** Rejects where there is no token for Graph. */
  readonly signIn: () => Promise<unknown>;
  /** It does not throw. */
  readonly inspect: () => Promise<Inspection>;
  readonly read: () => Promise<RegisterReading>;
}

/** Asks every place, each in spite of what another answers. It does not throw. */
export async function gatherFacts(parts: Parts): Promise<Facts> {
  const { config, sharePoint, nextRuns } = parts;
  let done = 0;
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    done += 1;
    parts.progress(done, 3);
    return answer;
  };
  const [site, botSignIn, state] = await Promise.all([
    told(askSharePoint(sharePoint)),
    told(config.bot === null ? Promise.resolve(null) : signInFailure(parts.signInBot)),
    told(tryState(parts)),
  ]);
  return {
    config,
    ...site,
    botSignIn,
    template: await templateFailure(parts),
    ...(state === null ? await askTeams(parts, botSignIn === null) : { ...NO_STATE, state }),
    today: civilDateAt(parts.now(), config.zone),
    runs: {
      remind: nextRuns(config.schedule.remindAt),
      remindDays: nextRuns(onceADay(config.schedule.remindAt)),
      digest: nextRuns(config.schedule.digestAt),
      impact: nextRuns(config.schedule.impactAt),
    },
  };
}

async function templateFailure({ config, openTemplate }: Parts): Promise<Failure | null> {
  if (config.paperTemplate === null) return null;
  return openTemplate(config.paperTemplate).then(() => null, failureOf);
}

/** The same days at noon: of a schedule that comes every minute, its next runs would tell of today alone. */
function onceADay(expression: string): string {
  return ['0', '12', ...expression.trim().split(/\s+/).slice(-3)].join(' ');
}

async function askSharePoint(
  sharePoint: SharePoint | null,
): Promise<Pick<Facts, 'signIn' | 'inspection' | 'reading'>> {
  if (sharePoint === null) return { signIn: null, inspection: null, reading: null };
  const signIn = await signInFailure(sharePoint.signIn);
  if (signIn !== null) return { signIn, inspection: null, reading: null };
  const inspection = await sharePoint.inspect();
  const reading = 'found' in inspection.site ? await sharePoint.read().catch(failureOf) : null;
  return { signIn, inspection, reading };
}

/** Why it failed, or `null` where it did not. */
async function signInFailure(signIn: () => Promise<unknown>): Promise<SignInFailure | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<SignInFailure>((resolve) => {
    timer = setTimeout(() => {
      resolve({ reason: `no answer within ${String(SIGN_IN_MS / 1000)} seconds` });
    }, SIGN_IN_MS);
  });
  const tried = signIn().then(
    () => null,
    (error: unknown) => ({ reason: reasonOf(error) }),
  );
  try {
    return await Promise.race([tried, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** What stands in the state is not known without it. */
const NO_STATE = { waitsForSend: false, teams: null } as const;

/** Which teams there are stands in the state, so a failure is one of the state. */
async function askTeams(
  { inspectTeams, waitsForSend }: Parts,
  signedIn: boolean,
): Promise<Pick<Facts, 'state' | 'waitsForSend' | 'teams'>> {
  try {
    return { state: null, waitsForSend: await waitsForSend(), teams: await inspectTeams(signedIn) };
  } catch (error) {
    return { ...NO_STATE, state: stateFailure(reasonOf(error)) };
  }
}

/** Writes in the state and reads it back; a disk that is full lets nothing but a write say so. */
async function tryState({ state, now }: Parts): Promise<Failure | null> {
  if ('message' in state) return state;
  try {
    const at = now();
    await state.set(PROBE, at);
    if ((await state.get(PROBE)) === at) return null;
    return stateFailure('what was written is not there');
  } catch (error) {
    return stateFailure(reasonOf(error));
  }
}

function stateFailure(reason: string): Failure {
  return {
    message: `The bot's own state can be opened but not used (${reason}).`,
    remedy:
      'Check that the program may write where STATE_URL or DATA_DIR leads, and that the disk is not full.',
  };
}
