import { compareRefs } from './action.js';
import type { CivilDate, Instant } from './civil-date.js';
import { groupBy } from './group-by.js';
import type { Rag } from './rag.js';
import { type ActionUpdate, isQuestion, isReport, standingUpdates } from './report.js';

/** A question that the chair has asked of an action, and what its lead has said to it. */
export interface AskedQuestion {
  readonly ref: string;
  /** The words of the chair. */
  readonly question: string;
  readonly askedOn: CivilDate;
  readonly askedAt: Instant;
  /** The name of whoever asked: the chair, or an officer for the chair. */
  readonly by: string;
  /** The first report on the action since, with who made it; `null` where nobody has answered yet. */
  readonly answer: {
    readonly on: CivilDate;
    readonly by: string;
    readonly rag: Rag | null;
    readonly note: string;
  } | null;
}

/**
 * What the chair has asked, as it stood at the end of `asOf`: what was asked or answered from `since` on, and
 * whatever nobody has answered yet; the oldest first. A question that was replaced before anybody answered it
 * is left out, and a report that was taken back answers nothing.
 * @param updates rows of `Action updates`, in the order in which they were added
 * @param dayOf the day of an instant in the site's zone
 */
export function askedQuestions(
  updates: readonly ActionUpdate[],
  since: CivilDate,
  asOf: CivilDate,
  dayOf: (instant: Instant) => CivilDate,
): readonly AskedQuestion[] {
  const past = updates.filter(({ reportedAt }) => dayOf(reportedAt) <= asOf).sort(byTime);
  return [...groupBy(past, ({ ref }) => ref).values()]
    .flatMap((own) => questionsOf(standingUpdates(own), dayOf))
    .filter(({ askedOn, answer }) => answer === null || askedOn >= since || answer.on >= since)
    .sort((a, b) => Date.parse(a.askedAt) - Date.parse(b.askedAt) || compareRefs(a.ref, b.ref));
}

/** The questions of one action. */
function questionsOf(
  updates: readonly ActionUpdate[],
  dayOf: (instant: Instant) => CivilDate,
): readonly AskedQuestion[] {
  const answered: AskedQuestion[] = [];
  let open: AskedQuestion | null = null;
  for (const update of updates) {
    const { ref, note, reportedAt: at, reportedBy: by } = update;
    if (isQuestion(update)) {
      open = { ref, question: note, askedOn: dayOf(at), askedAt: at, by, answer: null };
    } else if (open !== null && isReport(update)) {
      answered.push({ ...open, answer: { on: dayOf(at), by, rag: update.toRag, note } });
      open = null;
    }
  }
  return open === null ? answered : [...answered, open];
}

function byTime(a: ActionUpdate, b: ActionUpdate): number {
  return Date.parse(a.reportedAt) - Date.parse(b.reportedAt);
}
