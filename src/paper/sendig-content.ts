import type { ActionOnDay } from '../domain/action-on-day.js';
import type { AskedQuestion } from '../domain/asked-questions.js';
import { dateInWords } from '../domain/civil-date.js';
import type { Digest, DigestQuestion, SilentEntry } from '../domain/digest.js';
import { countedInWords, dueTitle } from '../domain/digest-outline.js';
import { groupBy } from '../domain/group-by.js';
import { NO_UPDATE } from '../domain/rag.js';
import { countOf, inDigits } from '../domain/sentences.js';
import { boardContent } from './board-content.js';
import { type Block, heading, note, type PaperContent, paragraph, table } from './content.js';
import { createEntryTables, movedTable } from './entry-tables.js';
import type { PaperInput } from './paper-input.js';
import { keyBlocks } from './say-rag.js';
import { totalsTable } from './totals-table.js';

const TITLE = 'SEND Improvement Group: action register';

/** The monthly paper: all of it for SENDIG, what concerns it for another board. */
export function sendigContent(input: PaperInput): PaperContent {
  const { asOf, board } = input.request;
  const own = board === null || /^(?:sendig)?$/i.test(board.trim());
  const day = dateInWords(asOf);
  return {
    title: TITLE,
    subject: 'Progress of the Written Statement of Action',
    running: `${TITLE}, as at ${day}`,
    landscape: false,
    facts: [
      { label: 'For', value: own ? 'SEND Improvement Group (SENDIG)' : board },
      ...(own ? [] : [{ label: 'From', value: 'SEND Improvement Group (SENDIG)' }]),
      { label: 'As at', value: day },
      { label: 'Compared with', value: dateInWords(input.since) },
    ],
    blocks: own ? groupBlocks(input) : boardContent(input, board),
  };
}

function groupBlocks(input: PaperInput): readonly Block[] {
  const { digest, request } = input;
  const { sections } = digest;
  const tables = createEntryTables(input);
  const since = dateInWords(digest.since);
  return [
    heading(1, 'Where things stand'),
    paragraph(digest.headline),
    paragraph(digest.counts),
    ...(request.forPublication ? [] : askedBlocks(digest.asked)),
    heading(1, 'By priority'),
    ...totalsTable(digest, input.before),
    ...tables.section('Overdue', sections.overdue, 'Nothing is overdue.'),
    ...tables.section('Red', sections.red, 'No action is Red.'),
    ...tables.section('Amber', sections.amber, 'No action is Amber.'),
    ...tables.section(
      `Completed since ${since}`,
      sections.completedSince,
      `No action was completed since ${since}.`,
    ),
    ...movedTable(sections.dateMoved, request.forPublication),
    ...tables.section(dueTitle(digest), sections.dueNext, 'No action is due by then.'),
    ...(request.forPublication ? [] : silentBlocks(digest)),
    ...(digest.quiet + digest.pointers === 0 ? [] : [note(countedInWords(digest))]),
    ...(request.forPublication ? [] : questionBlocks(sections.questions, input.states)),
    ...keyBlocks(input.key),
  ];
}

function askedBlocks(asked: readonly AskedQuestion[]): readonly Block[] {
  if (asked.length === 0) return [];
  return [
    heading(1, `What you asked last time (${inDigits(asked.length)})`),
    table(
      [
        ['Ref', 9],
        ['Question', 40],
        ['Asked', 14],
        ['Answer', 38],
      ],
      asked.map(({ ref, question, askedOn, answer }) => [
        ref,
        question,
        dateInWords(askedOn),
        answer === null
          ? 'Not answered yet'
          : `${answer.rag ?? NO_UPDATE}, said on ${dateInWords(answer.on)} by ${answer.by}\n${answer.note}`,
      ]),
    ),
  ];
}

/** How often leads were asked in vain. It names nobody: a paper goes further than the officer's own chat. */
function silentBlocks({ sections, since }: Digest): readonly Block[] {
  const { noUpdate, unreached } = sections;
  const day = dateInWords(since);
  const reached =
    unreached.length === 0
      ? []
      : [
          note(
            `${countOf(unreached.length, 'person', 'people')} could not be reached by a message. The project officer knows who and why.`,
          ),
        ];
  if (noUpdate.length === 0) {
    return [
      heading(1, `No update since ${day} (0)`),
      paragraph('Every open action has been reported on.'),
      ...reached,
    ];
  }
  const byTimes = [...groupBy(noUpdate, ({ asked }) => asked.times)].sort(([a], [b]) => b - a);
  return [
    heading(1, `No update since ${day} (${inDigits(noUpdate.length)})`),
    table(
      [
        ['Their leads were', 22],
        ['Last asked', 20],
        ['Actions', 10],
        ['Which', 48],
      ],
      byTimes.map(([times, entries]) => [
        askedInWords(times),
        lastAsked(entries),
        inDigits(entries.length),
        entries.map(({ ref }) => ref).join(', '),
      ]),
    ),
    ...reached,
  ];
}

function askedInWords(times: number): string {
  return ['not asked yet', 'asked once', 'asked twice'][times] ?? `asked ${inDigits(times)} times`;
}

function lastAsked(entries: readonly SilentEntry[]): string {
  const days = entries.flatMap(({ asked }) => asked.lastOn ?? []).sort();
  const last = days.at(-1);
  return last === undefined ? 'never' : dateInWords(last);
}

function questionBlocks(
  questions: readonly DigestQuestion[],
  states: readonly ActionOnDay[],
): readonly Block[] {
  if (questions.length === 0) return [];
  const titles = new Map(states.map(({ action }) => [action.ref, action.title]));
  return [
    heading(1, `Questions the chair may wish to ask (${inDigits(questions.length)})`),
    table(
      [
        ['Ref', 9],
        ['Action', 40],
        ['Question', 57],
      ],
      questions.map(({ ref, question }) => [ref, titles.get(ref) ?? '', question]),
    ),
  ];
}
