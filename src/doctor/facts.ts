import type { Config } from '../config/config.js';
import type { CivilDate, Instant } from '../domain/civil-date.js';
import type { Inspection, TeamInspection } from '../domain/inspection.js';
import type { RegisterReading } from '../domain/register.js';
import type { Failure } from './check.js';

/** A sign-in that failed. */
export interface SignInFailure {
  /** What Microsoft or the machine called it, such as `AADSTS7000215` or `ECONNREFUSED`; never a secret. */
  readonly reason: string;
}

/** Everything that the checks judge, as it was found. */
export interface Facts {
  readonly config: Config;
  /** Why there is no token for Graph; `null` where there is one. */
  readonly signIn: SignInFailure | null;
  /** `null` where there was nothing to ask, or no token to ask with. */
  readonly inspection: Inspection | null;
  /** The register as the bot reads it, or why it cannot; `null` where it was not tried. */
  readonly reading:
    | Pick<RegisterReading, 'actions' | 'priorities' | 'meetings' | 'findings'>
    | Failure
    | null;
  /** Why the bot's own state, or the files of local mode, cannot be used; `null` where they can. */
  readonly state: Failure | null;
  /** Whether the schedule waits for an officer to press Send for the first time. */
  readonly waitsForSend: boolean;
  /** Why there is no token for the Bot Connector; `null` where there is one or nobody asks for one. */
  readonly botSignIn: SignInFailure | null;
  /** The teams that have the bot; `null` where that is not known. */
  readonly teams: readonly TeamInspection[] | null;
  /** Why the template of the papers cannot be used; `null` where it can, or there is none. */
  readonly template: Failure | null;
  /** The day in the site's zone. */
  readonly today: CivilDate;
  /** When the schedules come round next, earliest first; of the days of reminders, noon. */
  readonly runs: {
    readonly remind: readonly Instant[];
    readonly remindDays: readonly Instant[];
    readonly digest: readonly Instant[];
    readonly impact: readonly Instant[];
  };
}

/** Whether local mode brings its own lists, and so lives on a day of its own. */
export function onOwnDay(config: Config): boolean {
  return config.mode === 'local' && config.graph.url === null;
}
