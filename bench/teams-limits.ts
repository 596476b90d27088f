/** So many calls in any span of so many milliseconds. */
type Limit = readonly [calls: number, ms: number];

/** What Teams allows one app in a tenant, over all its calls. */
export const TENANT_LIMIT: Limit = [50, 1_000];
const CONVERSATION_LIMITS: readonly Limit[] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];

/** Teams' limits: for a call that arrives now, how many seconds too early it is; 0 where it is taken. */
export function createLimits(): (now: number, conversation: string | null) => number {
  const tenant: number[] = [];
  const conversations = new Map<string, number[]>();
  const freeAt = (taken: readonly number[], [calls, ms]: Limit): number =>
    (taken.at(-calls) ?? -Infinity) + ms;
  return (now, conversation) => {
    const inIt = conversation === null ? [] : (conversations.get(conversation) ?? []);
    const free = Math.max(
      freeAt(tenant, TENANT_LIMIT),
      ...CONVERSATION_LIMITS.map((limit) => freeAt(inIt, limit)),
    );
    if (free > now) return Math.ceil((free - now) / 1_000);
    tenant.push(now);
    inIt.push(now);
    if (conversation !== null) conversations.set(conversation, inIt);
    return 0;
  };
}
