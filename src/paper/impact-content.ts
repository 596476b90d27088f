import type { ActionOnDay } from '../domain/action-on-day.js';
import { type CivilDate, dateInWords, daysBetween } from '../domain/civil-date.js';
import { listInWords } from '../domain/due-words.js';
import { groupBy } from '../domain/group-by.js';
import { impactCalls } from '../domain/impact-question.js';
import { leadNames } from '../domain/lead-names.js';
import { isReport } from '../domain/report.js';
import { countOf, inDigits } from '../domain/sentences.js';
import { dayFinderOf } from '../domain/site-time.js';
import { type Block, type Cell, heading, type PaperContent, paragraph, table } from './content.js';
import { measureBlocks } from './measure-tables.js';
import type { PaperInput } from './paper-input.js';
import { keyBlocks } from './say-rag.js';
import { totalsTable } from './totals-table.js';

/** A paper over so many days or more is the annual report. */
const A_YEAR = 360;

/** The quarterly paper: what difference the actions have made, by their leads' words and by the measures. */
export function impactContent(input: PaperInput): PaperContent {
  const { request, since, digest } = input;
  const day = dateInWords(request.asOf);
  const annual = daysBetween(since, request.asOf) >= A_YEAR;
  const title = annual ? 'Written Statement of Action: annual report' : 'Written Statement of Action: impact';
  return {
    title,
    subject: 'What difference the actions have made',
    running: `${title}, as at ${day}`,
    landscape: false,
    facts: [
      { label: 'For', value: 'SEND Improvement Group (SENDIG)' },
      { label: 'As at', value: day },
      { label: 'Compared with', value: dateInWords(since) },
    ],
    blocks: [
      ...wordBlocks(input),
      ...measureBlocks(input.measures, request.forPublication),
      heading(1, 'How the actions stand'),
      paragraph(digest.counts),
      ...totalsTable(digest, input.before),
      ...keyBlocks(input.key),
    ],
  };
}

/** What leads said of an action that was Complete already. */
function wordBlocks(input: PaperInput): readonly Block[] {
  const { states, since, request, zone } = input;
  const dayOf = dayFinderOf(zone);
  const rows = states.flatMap((state) =>
    state.past
      .filter((update) => isReport(update) && update.fromRag === 'Complete' && update.toRag === 'Complete')
      .map((update) => ({ ...update, on: dayOf(update.reportedAt) }))
      .filter(({ on, note, evidence }) => on > since && (note !== '' || evidence !== ''))
      .map(({ on, note, evidence, reportedBy }) => rowOf(state, on, reportedBy, note, evidence)),
  );
  // Of what is not fit to publish nobody is told that it is there.
  if (request.forPublication && rows.length === 0) return [];
  const known = input.reading.updates.filter(({ reportedAt }) => dayOf(reportedAt) <= request.asOf);
  const waiting = [...groupBy(known, ({ ref }) => ref).values()].filter(
    (history) => impactCalls(history, request.asOf, dayOf).calls.length > 0,
  ).length;
  return [
    heading(1, `What leads say three months on (${inDigits(rows.length)})`),
    paragraph(
      'Three months after an action is Complete, its leads are asked what difference it has made to children and families.',
    ),
    rows.length === 0
      ? paragraph(`Nothing was said since ${dateInWords(since)}.`)
      : table(
          [
            ['Ref', 9],
            ['Action', 28],
            ['Lead', 18],
            ['Complete since', 14],
            ['What difference it has made', 37],
          ],
          rows,
        ),
    ...(waiting === 0 || request.forPublication
      ? []
      : [paragraph(`${countOf(waiting, 'action')} ${waiting === 1 ? 'is' : 'are'} waiting for an answer.`)]),
  ];
}

function rowOf(
  { action, completedOn }: ActionOnDay,
  on: CivilDate,
  by: string,
  note: string,
  evidence: string,
): Cell[] {
  return [
    action.ref,
    action.title,
    listInWords(leadNames(action)) || 'No lead',
    completedOn === null ? '' : dateInWords(completedOn),
    [note, evidence === '' ? '' : `Evidence: ${evidence}`, `(${dateInWords(on)}, ${by})`]
      .filter(Boolean)
      .join('\n'),
  ];
}
