import { type CivilDate, weekdayInWords } from '../domain/civil-date.js';
import { hasFigure } from '../domain/figure-question.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import type { Reminder, ReminderItem, ReminderKind } from '../domain/reminder.js';
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
import { figureRow } from './figure-rows.js';
import { pageButtons } from './page-buttons.js';
import { pageOf } from './paginate.js';
import { renderNotice } from './render-notice.js';
import type { Today } from './say-action.js';
import { firstName, sayHowMuch, sayQuestions } from './say-reminder.js';
import { expand, type ViewModel } from './template.js';
import { VERBS } from './verbs.js';

export type { SavedRow };

/** What a lead's message of one day shows. */
export interface ReminderView extends Today {
  /** Its actions as they stand now, not as they stood when the message was first sent. */
  readonly reminder: Reminder;
  /** Counted from 1. */
  readonly page: number;
  /** What was answered since it was sent, by ref. */
  readonly saved: ReadonlyMap<string, SavedRow>;
  /** It is the first message to this person; these officers, by their addresses, have set it up. */
  readonly first?: { readonly officers: readonly string[] };
  /** What has just happened, in a sentence. */
  readonly notice?: string;
}

const FRAME_OF_A_LINE = 100;

/** The sorts of questions in the order in which a message has them, each with its heading. */
export const REMINDER_GROUPS: readonly (readonly [ReminderKind, string])[] = [
  ['question', 'The chair asks'],
  ['overdue', 'Overdue'],
  ['due-today', 'Due today'],
  ['due-soon', 'Due soon'],
  ['update-request', 'Update asked for'],
  ['impact', 'Done: what difference has it made?'],
  ['measure', 'Figures asked for'],
  ['escalation', 'For your information'],
];

/**
 * A lead's message: all that is asked of them, most pressing first, each with its answer buttons.
 * @throws CodedError `card-broken`
 */
export function renderReminder(view: ReminderView): OutgoingMessage {
  const { reminder, saved } = view;
  const items = REMINDER_GROUPS.flatMap(([kind]) => reminder.items.filter((item) => item.kind === kind));
  const entries = entriesOf(items, view);
  const questions = sayQuestions(items);
  const first =
    ROOM_FOR_ROWS.characters - JSON.stringify(questions).length - FRAME_OF_A_LINE * questions.length;
  const page = pageOf(entries, view.page, { ...ROOM_FOR_ROWS, first }, ({ characters }) => characters);
  const mine = items.filter((item) => item.kind !== 'escalation');
  const open = mine.filter(({ action }) => !saved.has(action.ref) || action.question !== '');
  const figures = reminder.figures.filter(({ measure, quarter }) => !hasFigure(measure, quarter));
  const answered =
    items.some((item) => saved.has(item.action.ref)) || figures.length < reminder.figures.length;
  const greeting = `${open.length + figures.length === 0 && answered ? 'Thank you' : 'Good morning'}, ${firstName(reminder.to.name)}.`;
  const asked = sayHowMuch(open, figures.length, answered);
  const hint = sayHint(open);
  const summary = `${plainText(greeting, LONGEST.title)} ${asked}`;
  const card = expand('actions', {
    fallback: `${summary} ${hint}`.trim(),
    heading: markdownText(greeting, LONGEST.title),
    intro: [
      ...(page.number === 1 ? questions : []),
      asked,
      ...(view.first === undefined ? [] : [sayFirst(view.first.officers)]),
    ].map((text) => ({ text })),
    notices: view.notice === undefined ? [] : [{ text: plainText(view.notice, LONGEST.note) }],
    nexts:
      view.notice === undefined
        ? []
        : nextOf(
            open.map(({ action }) => action),
            mine.length,
            page.number,
          ),
    groups: REMINDER_GROUPS.map(([kind, title]) => ({
      titles: [{ text: titleOf(kind, title, reminder) }],
      rows: page.items.filter((entry) => entry.kind === kind).map(({ rowOn }) => rowOn(page.number)),
    })).filter((group) => group.rows.length > 0),
    pages: pageButtons(page, VERBS.actionsPage),
    hints: hint === '' ? [] : [{ text: hint }],
  });
  return { card, summary };
}

/** One row of a message. */
interface Entry {
  readonly kind: ReminderKind;
  readonly rowOn: (page: number) => ViewModel;
  /** The most characters that it takes. */
  readonly characters: number;
}

/** The rows in their order: the figures stand where their group does. */
function entriesOf(items: readonly ReminderItem[], view: ReminderView): readonly Entry[] {
  const rows = items.map((item) => ({
    kind: item.kind,
    rowOn: (page: number) => rowOf(partsOf(item, view, page), view),
    characters: charactersOfRow(partsOf(item, view, 1), view),
  }));
  const figures = view.reminder.figures.map((figure) => ({
    kind: 'measure' as const,
    rowOn: (page: number) => figureRow(figure, page),
    characters: JSON.stringify(figureRow(figure, 1)).length * 2,
  }));
  const asked = rows.filter(({ kind }) => kind !== 'escalation');
  return [...asked, ...figures, ...rows.slice(asked.length)];
}

/** What takes the place of an unanswered message once there is a newer one. */
export function renderNewerMessage(day: CivilDate): OutgoingMessage {
  return renderNotice({ title: `Please answer in my message of ${weekdayInWords(day)}.`, paragraphs: [] });
}

/** Who has set this up, why, and where answers go. */
function sayFirst(officers: readonly string[]): string {
  const by = officers.length === 0 ? '' : ` (${plainText(officers.slice(0, 2).join(', '), LONGEST.title)})`;
  return `You get this because you lead actions of the SEND improvement plan. The project officer${by} has set it up in place of emails: one message a day at the most, and none when nothing is due. Your answers go to the action register in SharePoint and into the digest of the SEND Improvement Group.`;
}

function titleOf(kind: ReminderKind, title: string, { request }: Reminder): string {
  if (kind !== 'update-request' || request === '') return title;
  return plainText(`${title} ${request}`, LONGEST.title);
}

function partsOf(item: ReminderItem, view: ReminderView, page: number): RowParts {
  return {
    action: item.action,
    mayReport: item.kind !== 'escalation',
    page,
    saved: view.saved.get(item.action.ref),
    why: item.why,
  };
}

function sayHint(open: readonly ReminderItem[]): string {
  const first = open[0];
  if (first === undefined) return '';
  return `Answer here, or type for example: ${plainText(first.action.ref, LONGEST.button)} amber waiting for the survey`;
}
