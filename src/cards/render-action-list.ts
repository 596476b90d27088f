import type { Action } from '../domain/action.js';
import { listInWords } from '../domain/due-words.js';
import { leadNames } from '../domain/lead-names.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import {
  charactersOfRow,
  nextOf,
  ROOM_FOR_ROWS,
  type RowParts,
  rowOf,
  type SavedRow,
} from './action-rows.js';
import { LONGEST } from './card-limits.js';
import { markdownText, plainText } from './escape.js';
import { type PageVerb, pageButtons } from './page-buttons.js';
import { pageOf } from './paginate.js';
import type { Today } from './say-action.js';
import { expand } from './template.js';
import { VERBS } from './verbs.js';

export type { SavedRow };

/** What the answer to `my actions`, `overdue` or `due` shows. */
export interface ActionListView extends Today {
  readonly title: string;
  /** A sentence below the title. */
  readonly intro: string;
  readonly actions: readonly Action[];
  /** Whether the reader may report: on all of them, or on which. */
  readonly mayReport: boolean | ((action: Action) => boolean);
  /** Whether it says who leads what the reader may not report on; it does unless said. */
  readonly leadsNamed?: boolean | undefined;
  /** Counted from 1. */
  readonly page: number;
  /** What Previous and Next ask for: the list that this is; by default a person's own actions. */
  readonly pageVerb?: PageVerb;
  /** What was answered on this very card, by ref. */
  readonly saved?: ReadonlyMap<string, SavedRow>;
  /** What has just happened, in a sentence. */
  readonly notice?: string;
}

/**
 * A list of actions, each with its answer buttons where the reader may report on it.
 * @throws CodedError `card-broken`
 */
export function renderActionList(view: ActionListView): OutgoingMessage {
  const partsOf = (action: Action, page: number): RowParts => {
    const mayReport = typeof view.mayReport === 'boolean' ? view.mayReport : view.mayReport(action);
    const why = mayReport || view.leadsNamed === false ? '' : listInWords(leadNames(action));
    return { action, mayReport, page, saved: view.saved?.get(action.ref), why };
  };
  const page = pageOf(view.actions, view.page, ROOM_FOR_ROWS, (item) =>
    charactersOfRow(partsOf(item, 1), view),
  );
  const isOpen = ({ ref }: Action): boolean => view.saved?.has(ref) !== true;
  const rows = page.items.map((item) => rowOf(partsOf(item, page.number), view));
  const intro = plainText(view.intro, LONGEST.note);
  const summary = `${plainText(view.title, LONGEST.title)}. ${intro}`.trim();
  const card = expand('actions', {
    fallback: summary,
    heading: markdownText(view.title, LONGEST.title),
    intro: intro === '' ? [] : [{ text: intro }],
    notices: view.notice === undefined ? [] : [{ text: plainText(view.notice, LONGEST.note) }],
    nexts:
      view.notice === undefined ? [] : nextOf(view.actions.filter(isOpen), view.actions.length, page.number),
    groups: rows.length === 0 ? [] : [{ titles: [], rows }],
    pages: pageButtons(page, view.pageVerb ?? VERBS.actionsPage),
    hints: [],
  });
  return { card, summary };
}
