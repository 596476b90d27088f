import { type Action, agreedDueOn, type ListRow, type Priority } from './action.js';
import { childDataIn } from './child-data.js';
import type { CivilDate, Instant } from './civil-date.js';
import { groupBy } from './group-by.js';
import type { Rag } from './rag.js';
import { type ActionUpdate, isReport } from './report.js';
import { wordsInProgress } from './report-words.js';
import {
  leadsInWords,
  markOf,
  type Sighting,
  sameSighting,
  sightingOf,
  sightingOfPriority,
} from './sighting.js';

/** What has been noticed of the rows of the register. */
export interface Noticed {
  /** What people did in SharePoint, as rows of the history. */
  readonly updates: readonly ActionUpdate[];
  /** What is to be remembered, where it is not remembered already. */
  readonly sightings: readonly Sighting[];
}

/** What it takes to notice an edit. */
export interface NoticeInput extends Place {
  readonly actions: readonly Action[];
  readonly priorities: readonly Priority[];
  /** The rows of `Action updates`, in the order in which they were added. */
  readonly updates: readonly ActionUpdate[];
  readonly seen: ReadonlyMap<string, Sighting>;
}

/**
 * What people have changed in SharePoint since the last look: the RAG, the date, the leads and the words
 * in `Progress` of an action, and the leads of a priority. A row that is seen for the first time is taken
 * as it is.
 */
export function noticeEdits(input: NoticeInput): Noticed {
  const byRef = groupBy(input.updates, ({ ref }) => ref);
  const updates: ActionUpdate[] = [];
  const sightings: Sighting[] = [];
  const keep = (sighting: Sighting): void => {
    if (!sameSighting(sighting, input.seen.get(sighting.row))) sightings.push(sighting);
  };
  for (const action of input.actions) {
    const own = byRef.get(action.ref) ?? [];
    // Its row is written first and its history a moment later: until then nothing can be told of it.
    if (isOnItsWay(action, own, input.now)) continue;
    const sighting = sightingOf(action);
    const edit = editOf(action, own, input.seen.get(sighting.row) ?? null, input);
    if (edit !== null) updates.push(edit);
    keep(sighting);
  }
  for (const priority of input.priorities) {
    const sighting = sightingOfPriority(priority);
    const before = input.seen.get(sighting.row);
    if (before !== undefined && before.leads !== sighting.leads) {
      const ref = String(priority.number);
      const nothing = { rag: null, dueOn: null };
      const leads = { from: before.leads, to: sighting.leads };
      updates.push(
        updateOf('priority', ref, priority.row, input.now, { from: nothing, to: nothing, leads, note: '' }),
      );
    }
    keep(sighting);
  }
  return { updates, sightings };
}

/**
 * What somebody did to an action in SharePoint itself, as a row of its history; `null` where its history,
 * or what was last seen of it, says the same already.
 * @param updates its rows of `Action updates`, in the order in which they were added
 */
function editOf(
  action: Action,
  updates: readonly ActionUpdate[],
  seen: Sighting | null,
  { zone, now, whoever = false }: Place & { readonly whoever?: boolean },
): ActionUpdate | null {
  const last = updates.at(-1);
  const from = last === undefined ? seen : { rag: last.toRag, dueOn: last.toDueOn };
  if (from === null) return null;
  const to = { rag: action.rag, dueOn: agreedDueOn(action) };
  const byPerson = action.row.editedBy !== null;
  // Words that an app wrote are in the history, or came with an import and have none.
  const own = byPerson || (whoever && !updates.some((update) => update.note !== ''));
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
  updates: readonly ActionUpdate[],
  zone: string,
): boolean {
  const last = updates.at(-1);
  if (last === undefined) return before.progress === '';
  const noted = updates.findLast(({ note }) => note !== '');
  const words = noted === undefined ? '' : wordsInProgress(noted, zone);
  return (
    last.toRag === before.rag &&
    last.toDueOn === before.dueOn &&
    (before.progress === '' || same(words, before.progress))
  );
}

/** The site's zone, and what stands for the time of an edit whose own time SharePoint does not say. */
interface Place {
  readonly zone: string;
  readonly now: Instant;
}

interface Edit {
  readonly from: { readonly rag: Rag | null; readonly dueOn: CivilDate | null };
  readonly to: { readonly rag: Rag | null; readonly dueOn: CivilDate | null };
  readonly leads: { readonly from: string; readonly to: string };
  readonly note: string;
}

/** In place of words that would be in two places then. */
const NOT_COPIED = 'These words look as if they were about one child, so they were not copied.';

function updateOf(
  kind: 'action' | 'priority',
  ref: string,
  row: ListRow,
  now: Instant,
  { from, to, leads, note }: Edit,
): ActionUpdate {
  return {
    // The same for the same version of the row, however often and by whichever replica it is noticed.
    updateKey: `sharepoint-${kind}-${row.id}-${versionOf(row)}`,
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

/** A row's etag ends in the number of its version: `"guid,3"`. */
function versionOf({ etag }: ListRow): string {
  return /,(\d+)"?$/.exec(etag)?.[1] ?? etag.replaceAll('"', '');
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
  const noted = updates.findLast(({ note }) => note !== '');
  if (noted !== undefined) {
    const known =
      noted.note === NOT_COPIED
        ? childDataIn(progress) !== null
        : same(wordsInProgress(noted, zone), progress);
    return known ? '' : progress;
  }
  return seen === null || seen.progressMark === markOf(progress) ? '' : progress;
}

/** How long a report's row of the history may come after its action's own row. */
const WAY_MS = 600_000;

/** A report that SharePoint has in the action's row, and not yet in its history. */
function isOnItsWay({ lastUpdateAt, row }: Action, updates: readonly ActionUpdate[], now: Instant): boolean {
  const lately = row.editedAt !== null && Date.parse(now) - Date.parse(row.editedAt) < WAY_MS;
  if (lastUpdateAt === null || !lately) return false;
  const last = updates.findLast(isReport);
  // SharePoint keeps whole seconds.
  return last !== undefined && Date.parse(lastUpdateAt) - Date.parse(last.reportedAt) >= 1000;
}

function same(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.replaceAll('\r\n', '\n').trim());
  return left === right;
}
