import { setTimeout as pause } from 'node:timers/promises';
import type { Claim, ClaimName } from '../domain/state.js';
import { claimInFolder } from './claim-in-folder.js';
import { claimInPostgres } from './claim-in-postgres.js';
import { isPostgres } from './is-postgres.js';

/** How often somebody who waits asks again. */
const PAUSE_MS = 500;

/**
 * Claims that part of the state for this process; `null` where another one still holds it after `waitMs`.
 * It is held until it is released or the process ends, in whatever way: nothing goes stale.
 * @param url a folder, or a `postgres://` address
 * @throws CodedError `state-unreadable` where PostgreSQL does not answer; what the system says of a folder
 */
export async function claim(url: string, name: ClaimName, waitMs = 0): Promise<Claim | null> {
  for (let leftMs = waitMs; ; leftMs -= PAUSE_MS) {
    const claimed = isPostgres(url) ? await claimInPostgres(url, name) : claimInFolder(url, name);
    if (claimed !== null || leftMs <= 0) return claimed;
    // Whoever runs beside the wait goes on: a lock's own way of waiting would stop the whole process.
    await pause(PAUSE_MS);
  }
}
