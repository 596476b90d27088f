import pThrottle from 'p-throttle';
import { failureOf, isInDoubt } from './connector-failure.js';
import type { Teams } from './teams.js';

/** How many calls in how many milliseconds. */
type Limit = readonly [calls: number, ms: number];

/** What Teams allows one app in a tenant, spread over the second: in a burst, one that is late meets the next. */
const TENANT_LIMITS: readonly Limit[] = [
  [50, 1_000],
  [5, 100],
];
/** What it allows in one conversation; all of these at once. */
const CONVERSATION_LIMITS: readonly Limit[] = [
  [1_800, 3_600_000],
  [60, 30_000],
  [8, 2_000],
  [7, 1_000],
];
/** Calls do not arrive exactly as far apart as they were sent: the spans are kept a little longer. */
const MARGIN = 1.03;
/** So many conversations are watched; of one that is forgotten the tenant's limit alone is kept. */
const MOST_CONVERSATIONS = 2_000;

/** A call that was refused because of too many calls, or of another call at the same time, can be made again. */
const BUSY: ReadonlySet<number> = new Set([412, 429]);
/** What stands between us and Teams is out of order for a while. */
const PASSING: ReadonlySet<number> = new Set([502, 503, 504]);
const MOST_TRIES_WHEN_BUSY = 6;
const MOST_TRIES_AGAIN = 3;
const FIRST_WAIT_MS = 1_000;

/**
 * Teams within its own limits: calls wait for their turn, and go again when Teams is busy, after the time
 * that it asks for. A call whose outcome nobody knows is repeated only where twice is the same as once; a
 * message is not: it might stand there twice.
 */
export function paceTeams(
  teams: Teams,
  sleep: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Teams {
  const tenantTurn = turns(TENANT_LIMITS);
  const conversations = new Map<string, () => Promise<void>>();
  const turnIn = (conversationId: string): Promise<void> => {
    const known = conversations.get(conversationId);
    if (known !== undefined) return known();
    if (conversations.size >= MOST_CONVERSATIONS) conversations.clear();
    const turn = turns(CONVERSATION_LIMITS);
    conversations.set(conversationId, turn);
    return turn();
  };
  /** Until Teams takes calls again: one that was refused holds back all. */
  let held: Promise<void> = Promise.resolve();

  const paced = async <T>(work: () => Promise<T>, safe: boolean, conversationId?: string): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      if (conversationId !== undefined) await turnIn(conversationId);
      await tenantTurn();
      await held;
      try {
        return await work();
      } catch (error) {
        const failure = failureOf(error);
        const { status, retryAfterMs } = failure;
        const busy = status !== null && BUSY.has(status);
        const passing = status === null || PASSING.has(status);
        const again = passing && (safe || !isInDoubt(failure));
        if (tries >= (busy ? MOST_TRIES_WHEN_BUSY : again ? MOST_TRIES_AGAIN : 1)) throw error;
        const wait = sleep(retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1));
        if (status === 429) held = wait;
        await wait;
      }
    }
  };

  return {
    openChat: (...call) => paced(() => teams.openChat(...call), true),
    send: (...call) => paced(() => teams.send(...call), false, call[1]),
    replace: (...call) => paced(() => teams.replace(...call), true, call[1].conversationId),
    remove: (...call) => paced(() => teams.remove(...call), true, call[1].conversationId),
    member: (...call) => paced(() => teams.member(...call), true),
    members: (serviceUrl, conversationId) =>
      paced(() => teams.members(serviceUrl, conversationId, tenantTurn), true),
    channels: (...call) => paced(() => teams.channels(...call), true),
  };
}

/** Resolves when a call may be made within those limits. */
function turns(limits: readonly Limit[]): () => Promise<void> {
  const each = limits.map(([limit, ms]) =>
    pThrottle({ limit, interval: ms * MARGIN, strict: true })(() => Promise.resolve()),
  );
  return async () => {
    for (const turn of each) await turn();
  };
}
