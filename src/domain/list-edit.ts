import { type Action, agreedDueOn, type ListRow } from './action.js';
import { childDataIn } from './child-data.js';
import type { CivilDate, Instant } from './civil-date.js';
import type { Rag } from './rag.js';
import { type ActionUpdate, hasNote, standingUpdates } from './report.js';
import { wordsInProgress } from './report-words.js';
import { leadsInWords, markOf, type Sighting, sightingOf } from './sighting.js';
import { rowVersion } from './version.js';

/** The site's zone, and what stands for the time of an edit whose own time SharePoint does not say. */
export interface Place {
  readonly zone: string;
  readonly now: Instant;
}

interface Edit {
  readonly from: { readonly rag: Rag | null; readonly dueOn: CivilDate | null };
  readonly to: { readonly rag: Rag | null; readonly dueOn: CivilDate | null };
  readonly leads: { readonly from: string; readonly to: string };
  readonly note: string;
}

/**
 * What somebody did to an action in SharePoint itself, as a row of its history; `null` where its history,
 * or what was last seen of it, says the same already.
 * @param history its rows of `Action updates`, in the order in which they were added
 */
export function editOf(
  action: Action,
  history: readonly ActionUpdate[],
  seen: Sighting | null,
  { zone, now, whoever = false }: Place & { readonly whoever?: boolean },
): ActionUpdate | null {
  const updates = standingUpdates(history);
  // A row that takes a report back says how the action stands since, too.
  const last = history.at(-1);
  const from = last === undefined ? seen : { rag: last.toRag, dueOn: last.toDueOn };
  if (from === null) return null;
  const to = { rag: action.rag, dueOn: agreedDueOn(action) };
  const byPerson = action.row.editedBy !== null;
  // Words that an app wrote are in the history, or came with an import and have none.
  const own = byPerson || (whoever && !updates.some(hasNote));
  const note = own ? typedWords(action, updates, seen, zone) : '';
  const moved = byPerson && (from.rag !== to.rag || from.dueOn !== to.dueOn);
  const leadsNow = leadsInWords(action.people);
  // The bot itself never changes a lead.
  const led = seen !== null && seen.leads !== leadsNow;
  if (!moved && !led && note === '') return null;
  const leads = led ? { from: seen.leads, to: leadsNow } : { from: '', to: '' };
  const shown = byPerson ? { from, to } : { from, to: from };
  return updateOf('action', action.ref, action.row, now, { ...shown, leads, note });
}

/**
 * What stands in an action that is about to be reported on and is not in its history, as a row of it;
 * `null` where there is nothing. Words count whoever wrote them: an import leaves no history of its own.
 */
export function editBefore(
  action: Action,
  updates: readonly ActionUpdate[],
  place: Place,
): ActionUpdate | null {
  const seen = { ...sightingOf(action), progressMark: '' };
  const edit = editOf(action, updates, seen, { ...place, whoever: true });
  if (edit === null || action.row.editedBy !== null) return edit;
  return { ...edit, source: 'import', reportedBy: 'The imported plan' };
}

/** Whether an action's history knows its RAG, its date and its words, as they were when a report was decided. */
export function isInHistory(
  before: { readonly rag: Rag | null; readonly dueOn: CivilDate | null; readonly progress: string },
  history: readonly ActionUpdate[],
  zone: string,
): boolean {
  const updates = standingUpdates(history);
  const last = history.at(-1);
  if (last === undefined) return before.progress === '';
  const noted = updates.findLast(hasNote);
  const words = noted === undefined ? '' : wordsInProgress(noted, zone);
  return (
    last.toRag === before.rag &&
    last.toDueOn === before.dueOn &&
    (before.progress === '' || same(words, before.progress))
  );
}

/** In place of words that would be in two places then. */
const NOT_COPIED = 'These words look as if they were about one child, so they were not copied.';

/** An edit as a row of the history. */
export function updateOf(
  kind: 'action' | 'priority',
  ref: string,
  row: ListRow,
  now: Instant,
  { from, to, leads, note }: Edit,
): ActionUpdate {
  return {
    // The same for the same version of the row, however often and by whichever replica it is noticed.
    updateKey: `sharepoint-${kind}-${row.id}-${rowVersion(row)}`,
    ref,
    reportedAt: row.editedAt ?? now,
    reportedBy:
      row.editedBy === null || row.editedBy.name === '' ? 'Somebody in SharePoint' : row.editedBy.name,
    reportedByUpn: row.editedBy?.upn ?? '',
    enteredBy: '',
    fromRag: from.rag,
    toRag: to.rag,
    fromDueOn: from.dueOn,
    toDueOn: to.dueOn,
    fromLeads: leads.from,
    toLeads: leads.to,
    note: childDataIn(note) === null ? note : NOT_COPIED,
    evidence: '',
    source: 'sharepoint',
  };
}

/** Words in `Progress` that no report put there. */
function typedWords(
  action: Action,
  updates: readonly ActionUpdate[],
  seen: Sighting | null,
  zone: string,
): string {
  const { progress } = action;
  if (progress === '') return '';
  const noted = updates.findLast(hasNote);
  if (noted !== undefined) {
    const known =
      noted.note === NOT_COPIED
        ? childDataIn(progress) !== null
        : same(wordsInProgress(noted, zone), progress);
    return known ? '' : progress;
  }
  return seen === null || seen.progressMark === markOf(progress) ? '' : progress;
}

function same(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.replaceAll('\r\n', '\n').trim());
  return left === right;
}
