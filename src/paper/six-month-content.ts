import type { ActionOnDay } from '../domain/action-on-day.js';
import { dateInWords } from '../domain/civil-date.js';
import { groupBy } from '../domain/group-by.js';
import { NO_UPDATE } from '../domain/rag.js';
import { inDigits } from '../domain/sentences.js';
import { areaBlocks } from './area-blocks.js';
import { type Block, type Cell, heading, type PaperContent, paragraph, table } from './content.js';
import { createEntryTables, movedTable } from './entry-tables.js';
import { type Evidence, evidenceIn } from './evidence-index.js';
import type { PaperInput } from './paper-input.js';
import { keyBlocks, ragCell } from './say-rag.js';
import { totalsTable } from './totals-table.js';

const TITLE = 'Written Statement of Action: six-month progress report';

/** The paper for the Department for Education: each area of weakness, the evidence, and what has changed. */
export function sixMonthContent(input: PaperInput): PaperContent {
  const { request, since, digest, states, reading } = input;
  const day = dateInWords(request.asOf);
  const evidence = evidenceIn(states, input.zone);
  const byPriority = groupBy(states, ({ action }) => action.priority);
  const known = new Map(reading.priorities.map((priority) => [priority.number, priority]));
  return {
    title: TITLE,
    subject: 'Progress by area of weakness, for the Department for Education',
    running: `${TITLE}, as at ${day}`,
    landscape: false,
    facts: [
      { label: 'For', value: 'Department for Education' },
      { label: 'From', value: 'SEND Improvement Group (SENDIG)' },
      { label: 'As at', value: day },
      { label: 'Changes since', value: dateInWords(since) },
    ],
    blocks: [
      heading(1, 'Where things stand'),
      paragraph(digest.headline),
      paragraph(digest.counts),
      ...totalsTable(digest, input.before),
      ...changeBlocks(input),
      ...digest.priorities.flatMap(({ number }) =>
        areaBlocks(number, known.get(number) ?? null, byPriority.get(number) ?? [], evidence, input),
      ),
      ...openBlocks(byPriority, digest.priorities),
      ...evidenceBlocks(evidence),
      ...keyBlocks(input.key),
    ],
  };
}

function changeBlocks(input: PaperInput): readonly Block[] {
  const { digest, states, statesBefore, since, zone } = input;
  const before = new Map(statesBefore.map(({ action, rag }) => [action.ref, rag]));
  const { completedSince, dateMoved } = digest.sections;
  const completed = new Set(completedSince.map(({ ref }) => ref));
  const changed = states.filter(({ action: { ref }, rag }) => before.get(ref) !== rag && !completed.has(ref));
  const moved = dateMoved.filter(({ movedOn, agreed }) => !agreed || (movedOn !== null && movedOn > since));
  const day = dateInWords(since);
  return [
    heading(1, `RAG changed since ${day} (${inDigits(changed.length)})`),
    paragraph('What was completed since is listed by itself.'),
    changed.length === 0
      ? paragraph('No other RAG has changed.')
      : table(
          [
            ['Ref', 9],
            ['Action', 52],
            ['Then', 18],
            ['Now', 22],
          ],
          changed.map((state) => [
            state.action.ref,
            state.action.title,
            before.get(state.action.ref) ?? NO_UPDATE,
            ragCell(state.rag, state, zone),
          ]),
        ),
    ...createEntryTables(input).section(
      `Completed since ${day}`,
      completedSince,
      `No action was completed since ${day}.`,
    ),
    ...movedTable(moved, input.request.forPublication),
  ];
}

function openBlocks(
  byPriority: ReadonlyMap<number, readonly ActionOnDay[]>,
  priorities: readonly { readonly number: number; readonly title: string }[],
): readonly Block[] {
  const rows = priorities.flatMap(({ number, title }): Cell[][] => {
    const open = (byPriority.get(number) ?? []).filter(
      ({ rag, action }) => rag !== 'Complete' && !action.crossReference,
    );
    const refs = open.map(({ action }) => action.ref).join(', ');
    return open.length === 0 ? [] : [[`${String(number)}. ${title}`, inDigits(open.length), refs]];
  });
  return [
    heading(1, 'What is still open'),
    rows.length === 0
      ? paragraph('Every action is Complete.')
      : table(
          [
            ['Area of weakness', 42],
            ['Actions', 10],
            ['Which', 48],
          ],
          rows,
        ),
  ];
}

function evidenceBlocks(evidence: readonly Evidence[]): readonly Block[] {
  return [
    heading(1, `Evidence index (${inDigits(evidence.length)})`),
    evidence.length === 0
      ? paragraph('There is no evidence to show.')
      : table(
          [
            ['Number', 10],
            ['Ref', 9],
            ['Evidence', 63],
            ['Given on', 18],
          ],
          evidence.map(({ number, ref, text, on }) => [
            number,
            ref,
            text,
            on === null ? 'Not known' : dateInWords(on),
          ]),
        ),
  ];
}
