import { renderReminder, type SavedRow } from '../../src/cards/render-reminder.js';
import { type Action, agreedDueOn } from '../../src/domain/action.js';
import { daysBetween } from '../../src/domain/civil-date.js';
import type { FigureItem, ReminderItem, ReminderKind } from '../../src/domain/reminder.js';
import { versionOf } from '../../src/domain/version.js';
import { buildAction, day, person } from '../support/build-action.js';

/** The day of each message. */
export const TODAY = day('2022-09-01');
/** That day, where the site is. */
const TODAY_HERE = { day: TODAY, zone: 'Europe/London' };

/** An action in the message, as of that day. */
export function item(action: Action, kind: ReminderKind, why = ''): ReminderItem {
  const dueOn = agreedDueOn(action);
  return { action, kind, dueOn, days: dueOn === null ? null : daysBetween(TODAY, dueOn), why };
}

/** The message with those actions, from the first page, nothing saved, but for what is said. */
export function render(
  items: readonly ReminderItem[],
  more: {
    page?: number;
    saved?: [string, SavedRow][];
    notice?: string;
    name?: string;
    request?: string;
    figures?: readonly FigureItem[];
    first?: { officers: readonly string[] };
  } = {},
) {
  const { page = 1, saved = [], name = 'Adrian Rocks', request = '', figures = [], ...said } = more;
  const reminder = { to: person(name), items, figures, request };
  return renderReminder({ reminder, page, saved: new Map(saved), ...TODAY_HERE, ...said });
}

/** 3.2.1, a day late and unreported. */
export const UNREPORTED = buildAction();
export const REPORTED_GREEN = buildAction({
  ref: '3.3.1',
  title: 'Find out which provision is missing from the Local Offer',
  rag: 'Green',
  lastUpdateAt: '2022-05-04T09:00:00.000Z',
});
export const IN_TIME = buildAction({ ref: '4.1.1', dueOn: day('2022-09-30'), dueText: 'September 2022' });
export const REPORTED_AMBER = buildAction({
  ref: '7.3.7',
  title: 'Broker and monitor placements more closely',
  dueOn: day('2022-09-30'),
  dueText: 'September 2022',
  rag: 'Amber',
  lastUpdateAt: '2022-07-18T09:00:00.000Z',
  question: 'What do the schools say?',
});

/** An answer of the day. */
export const SAVED: SavedRow = {
  rag: 'Amber',
  at: '2022-09-01T08:12:00.000Z',
  note: 'Waiting for the survey',
  by: '',
  undo: true,
};

/** What a press on a button of an action carries from the first page. */
export function pressOf(action: Action) {
  return { ref: action.ref, etag: versionOf(action), page: '1' };
}
