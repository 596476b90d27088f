import { addMonths, type CivilDate, type Instant } from './civil-date.js';
import type { Calls } from './reminder-call.js';
import { type ActionUpdate, hasNote, standingUpdates } from './report.js';

/** So many months after it is Complete an action's leads are asked what difference it has made, for one more month. */
const ASKED_AFTER = 3;

/**
 * What a complete action calls for on a day: once, what difference it has made; nothing where its leads have
 * said something since it was done.
 * @param updates its rows of `Action updates`, in the order in which they were added
 */
export function impactCalls(
  updates: readonly ActionUpdate[],
  asOf: CivilDate,
  dayOf: (instant: Instant) => CivilDate,
): Calls {
  const nothing: Calls = { dueOn: null, calls: [], why: '', note: '', escalates: false };
  const standing = standingUpdates(updates);
  const at = standing.findLastIndex(({ fromRag, toRag }) => fromRag !== toRag);
  const done = standing[at];
  if (done?.toRag !== 'Complete') return nothing;
  const since = addMonths(dayOf(done.reportedAt), ASKED_AFTER);
  const open = since <= asOf && asOf < addMonths(since, 1);
  const answered = standing.slice(at + 1).some((update) => hasNote(update) || update.evidence !== '');
  return open && !answered ? { ...nothing, calls: [{ kind: 'impact', since }] } : nothing;
}
