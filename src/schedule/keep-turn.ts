import type { Claim } from '../domain/state.js';
import { every } from './every.js';

interface Parts {
  /** The claim, where this process has it already. */
  readonly first: Claim | null;
  /** Asks for it; `null` while another process holds it. */
  readonly claim: () => Promise<Claim | null>;
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** Whether it is this process's turn to do what one alone may do. */
export interface Turn {
  held(): boolean;
  /** Gives it up for good. */
  release(): Promise<void>;
}

/** How often the claim is looked at: so soon another process takes over. */
const LOOK_MS = 2_000;

/** Keeps asking for a claim that another process holds, or that this one has lost. */
export function keepTurn({ first, claim, log }: Parts): Turn {
  let mine = first;
  const look = async () => {
    if (mine?.held() === true) return;
    if (mine !== null) {
      log.error({}, 'this service has lost its turn at the work that one alone does');
      await mine.release();
      mine = null;
    }
    mine = await claim();
    if (mine !== null) log.info({}, 'this service now does the work that one alone does');
  };
  const stop = every(LOOK_MS, look, (error) => {
    log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'the claim could not be asked for');
  });
  return {
    held: () => mine?.held() === true,
    release: async () => {
      await stop();
      await mine?.release();
    },
  };
}
