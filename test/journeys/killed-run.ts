import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { State } from '../../src/domain/state.js';
import { openState } from '../../src/state/open-state.js';
import type { DueWork, Told } from '../support/due-work.js';
import { newDataDir, runService, startService } from '../support/run-service.js';

/** When a service is killed, and how many milliseconds after that. */
export type Moment =
  /** It has been started. */
  | { readonly at: 'start'; readonly afterMs: number }
  /** It has asked SharePoint so many times: it plans. */
  | { readonly at: 'read'; readonly nth: number; readonly afterMs: number }
  /** So many have a message. */
  | { readonly at: 'sent'; readonly reached: number; readonly afterMs: number }
  /** The message to the last of so many is on its way, and gets lost; or is there, and the service does not know. */
  | { readonly at: 'on-its-way' | 'arrived'; readonly reached: number };

/** What is done while services are killed. */
interface KilledWork {
  /** @param botUrl where the last service listens */
  readonly open: (told: Told, botUrl: () => string) => Promise<DueWork>;
  /** How many have a message when all is over. */
  readonly of: number;
  /** How long Teams takes for a message. */
  readonly answerMs: number;
  /** A moment that does not come, so long after the service is ready, is made to: the run is then judged by what it did. */
  readonly patienceMs: number;
  /** What a person does when all is settled. */
  readonly afterwards?: (state: State) => Promise<void>;
}

/** Runs that are killed, of the same work each time. */
export interface KilledRuns {
  /**
   * One run, from nothing sent to its end, killed at each of those moments and started again after each.
   * The result is whom each of the services wrote to, as Teams saw it.
   */
  run(moments: readonly Moment[]): Promise<readonly (readonly string[])[]>;
  close(): Promise<void>;
}

/** So long after its start a service that has nothing left to send is killed. */
const AT_REST_MS = 1_000;

/** A SharePoint and a Teams of their own, with that work to be done. */
export async function openKilledRuns(work: KilledWork): Promise<KilledRuns> {
  const { answerMs } = work;
  let services: string[][] = [];
  let reads = 0;
  let moment: Moment | null = null;
  let kill = (): Promise<void> => Promise.resolve();
  const reached = () => new Set(services.flat()).size;
  const strike = (): Promise<void> => {
    moment = null;
    return kill();
  };
  const strikeAfter = (ms: number): void => {
    moment = null;
    setTimeout(() => void kill(), ms);
  };
  let botUrl = '';
  const told: Told = {
    onRead: () => {
      reads += 1;
      if (moment?.at === 'read' && reads === moment.nth) strikeAfter(moment.afterMs);
    },
    onWay: async () => {
      if (moment?.at !== 'on-its-way' || reached() + 1 < moment.reached) return true;
      await strike();
      return false;
    },
    onMessage: async (to) => {
      services.at(-1)?.push(to);
      if (moment?.at === 'arrived' && reached() >= moment.reached) await strike();
      else if (moment?.at === 'sent' && reached() >= moment.reached) strikeAfter(moment.afterMs + answerMs);
      await pause(answerMs);
    },
  };
  const due = await work.open(told, () => botUrl);

  /** Starts a service, and resolves once it has been killed at that moment. */
  const startAndKill = async (dataDir: string, when: Moment): Promise<void> => {
    const service = await startService(dataDir, due.env);
    await new Promise<void>((resolve) => {
      let latest: NodeJS.Timeout | undefined;
      kill = () => {
        clearTimeout(latest);
        return service.kill().then(resolve);
      };
      service.ready.then(
        () => {
          latest = setTimeout(() => void kill(), work.patienceMs);
        },
        () => undefined,
      );
      moment = when;
      if (when.at === 'start') strikeAfter(when.afterMs);
    });
  };

  return {
    run: async (moments) => {
      services = [];
      const dataDir = newDataDir();
      const folder = path.join(dataDir, 'state');
      const before = await openState(folder);
      await due.furnish(before);
      await due.owe(before);
      // Nobody else has the state open while services are killed: it is theirs to recover.
      await before.close();
      for (const when of moments) {
        [reads, services] = [0, [...services, []]];
        const over = reached() === work.of;
        await startAndKill(dataDir, over ? { at: 'start', afterMs: AT_REST_MS } : when);
      }
      services.push([]);
      const last = await runService(dataDir, due.env);
      const state = await openState(folder);
      try {
        await due.settled(state);
        botUrl = `${last.origin}/api/messages`;
        await work.afterwards?.(state);
      } finally {
        await state.close();
        await last.kill();
      }
      return services;
    },
    close: () => due.close(),
  };
}
