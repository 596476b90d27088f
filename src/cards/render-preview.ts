import { z } from 'zod';
import { weekdayInWords } from '../domain/civil-date.js';
import type { Card, OutgoingMessage } from '../domain/messenger.js';
import type { Preview } from '../domain/preview.js';
import type { Reminder } from '../domain/reminder.js';
import { countOf } from '../domain/sentences.js';
import { nextWorkingDay } from '../domain/working-days.js';
import { LONGEST, ROWS_PER_PAGE } from './card-limits.js';
import { markdownText, plainText } from './escape.js';
import { pageButtons } from './page-buttons.js';
import { pageOf } from './paginate.js';
import { REMINDER_GROUPS, renderReminder } from './render-reminder.js';
import { expand, type ViewModel } from './template.js';
import { VERBS } from './verbs.js';

/** How a preview is shown. */
interface PreviewView {
  /** Counted from 1. */
  readonly page: number;
  readonly zone: string;
  /** UPNs, for the first message that somebody gets. */
  readonly officers: readonly string[];
  /** What has just happened, in a sentence. */
  readonly notice?: string;
}

/** Refs named in a row for one sort of question; the rest are counted. */
const MOST_REFS = 12;
/** The longest message that is shown whole, in characters of JSON. */
const ROOM_FOR_A_MESSAGE = 9_000;

/**
 * What an officer sees before anything is sent: who would get what, and one message whole.
 * @throws CodedError `card-broken`
 */
export function renderPreview(preview: Preview, view: PreviewView): OutgoingMessage {
  const { reminders, held, mark } = preview;
  const count = countOf(reminders.length, 'message');
  const heading =
    reminders.length === 0
      ? 'Nobody would get a message today'
      : `${count} ${reminders.length === 1 ? 'is' : 'are'} ready to go`;
  const page = pageOf(
    reminders,
    view.page,
    { items: ROWS_PER_PAGE, characters: 8_000 },
    (reminder) => JSON.stringify(rowOf(reminder)).length + 200,
  );
  const send = reminders.length > 0 || held !== 'none';
  const card = expand('preview', {
    fallback: `${heading}.`,
    heading,
    notices: view.notice === undefined ? [] : [{ text: plainText(view.notice, LONGEST.note) }],
    intro: [{ text: introOf(preview) }],
    rows: page.items.map(rowOf),
    pages: pageButtons(page, VERBS.preview),
    messages: messageIn(page.items, preview, view),
    sends: send
      ? [
          {
            title: reminders.length === 0 ? 'Start the reminders' : `Send ${count}`,
            tooltip: held === 'none' ? 'Send these messages now' : 'Send these, and from now on by schedule',
            page: String(page.number),
            etag: mark,
          },
        ]
      : [],
  });
  return { card, summary: `${heading}.` };
}

function introOf({ day, held, reminders }: Preview): string {
  const then = 'each lead gets one message on a working day, and only when something of theirs is due.';
  const first =
    reminders.length > 0 ? '' : ` The next working day is ${weekdayInWords(nextWorkingDay(day))}.`;
  switch (held) {
    case 'all':
      return `Nothing goes out by schedule until you press Send. After that ${then}${first}`;
    case 'some':
      return `An import has added actions. Nobody is written to about them by schedule until you press Send.${first}`;
    case 'none':
      return `Reminders go out by schedule: ${then} Send does not wait for that.`;
  }
}

/** Who, and about what. */
function rowOf({ to, items, figures }: Reminder): ViewModel {
  const asked = [
    ...items.map(({ kind, action }) => ({ kind, ref: action.ref })),
    ...figures.map(({ measure }) => ({ kind: 'measure', ref: measure.ref })),
  ];
  return {
    title: plainText(to.name, LONGEST.title),
    lines: REMINDER_GROUPS.flatMap(([kind, title]) => {
      const refs = asked.filter((item) => item.kind === kind).map(({ ref }) => ref);
      const more = refs.length > MOST_REFS ? ` and ${String(refs.length - MOST_REFS)} more` : '';
      const named = refs.slice(0, MOST_REFS).join(', ');
      return refs.length === 0 ? [] : [{ text: plainText(`${title}: ${named}${more}`, LONGEST.note) }];
    }),
  };
}

/** The shortest message of those on the page, as its reader would see it: whole, and soon read. */
function messageIn(
  reminders: readonly Reminder[],
  { day, held }: Preview,
  { zone, officers }: PreviewView,
): readonly ViewModel[] {
  const first = held === 'all' ? { first: { officers } } : {};
  const drawn = reminders
    .map((reminder) => {
      const { card } = renderReminder({ reminder, page: 1, day, zone, saved: new Map(), ...first });
      const body = asSeen(Body.parse(card).body);
      return { name: reminder.to.name, body, size: JSON.stringify(body).length };
    })
    .sort((a, b) => a.size - b.size);
  const [shown] = drawn;
  if (shown === undefined || shown.size > ROOM_FOR_A_MESSAGE) return [];
  // These are elements of a card and no texts to be filled in; the template takes them as they are.
  const body = shown.body as unknown as readonly ViewModel[];
  return [{ title: markdownText(`What ${shown.name} would get`, LONGEST.title), body }];
}

const Body = z.object({ body: z.array(z.record(z.string(), z.unknown())) });
const Buttons = z.object({ actions: z.array(z.object({ title: z.string() })) });
const Nested = z.object({ items: z.array(z.record(z.string(), z.unknown())) });

/** A message to be looked at: its buttons are words, so that nobody answers for its reader. */
function asSeen(elements: readonly Card[]): readonly Card[] {
  return elements.map((element): Card => {
    if (element['type'] === 'ActionSet') {
      const text = Buttons.parse(element)
        .actions.map(({ title }) => `[ ${title} ]`)
        .join('  ');
      return {
        type: 'RichTextBlock',
        spacing: 'Small',
        inlines: [{ type: 'TextRun', isSubtle: true, text }],
      };
    }
    const nested = Nested.safeParse(element);
    return nested.success ? { ...element, items: asSeen(nested.data.items) } : element;
  });
}
