import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openState } from '../../src/state/open-state.js';
import { openDueLeads } from '../support/due-leads.js';
import { newDataDir, runService, startService } from '../support/run-service.js';

/** When a service is killed, and how many milliseconds after that. */
export type Moment =
  /** It has been started. */
  | { readonly at: 'start'; readonly afterMs: number }
  /** It has asked SharePoint so many times: it plans. */
  | { readonly at: 'read'; readonly nth: number; readonly afterMs: number }
  /** So many leads have a message. */
  | { readonly at: 'sent'; readonly reached: number; readonly afterMs: number }
  /** The message to the last of so many leads is on its way, and gets lost; or is there, and the service does not know. */
  | { readonly at: 'on-its-way' | 'arrived'; readonly reached: number };

/** Runs of reminders that are killed, for the same leads each time. */
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
/** A moment that does not come is made to: the run is then judged by what it did. */
const PATIENCE_MS = 120_000;

/**
 * A SharePoint and a Teams of their own, with something due for each of so many leads.
 * @param answerMs how long Teams takes for a message
 */
export async function openKilledRuns(leads: number, answerMs: number): Promise<KilledRuns> {
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
  const due = await openDueLeads(leads, {
    onRead: () => {
      reads += 1;
      if (moment?.at === 'read' && reads === moment.nth) strikeAfter(moment.afterMs);
    },
    onWay: async () => {
      if (moment?.at !== 'on-its-way' || reached() + 1 < moment.reached) return true;
      await strike();
      return false;
    },
    onMessage: async (upn) => {
      services.at(-1)?.push(upn);
      if (moment?.at === 'arrived' && reached() >= moment.reached) await strike();
      else if (moment?.at === 'sent' && reached() >= moment.reached) strikeAfter(moment.afterMs + answerMs);
      await pause(answerMs);
    },
  });

  /** Starts a service, and resolves once it has been killed at that moment. */
  const startAndKill = async (dataDir: string, when: Moment): Promise<void> => {
    const service = await startService(dataDir, due.env);
    service.ready.catch(() => undefined);
    await new Promise<void>((resolve) => {
      const latest = setTimeout(() => void kill(), PATIENCE_MS);
      kill = () => {
        clearTimeout(latest);
        return service.kill().then(resolve);
      };
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
        const over = reached() === leads;
        await startAndKill(dataDir, over ? { at: 'start', afterMs: AT_REST_MS } : when);
      }
      services.push([]);
      const last = await runService(dataDir, due.env);
      const state = await openState(folder);
      await due.settled(state);
      await state.close();
      await last.kill();
      return services;
    },
    close: () => due.close(),
  };
}
