import { dateInWords } from '../domain/civil-date.js';
import { groupBy } from '../domain/group-by.js';
import type { Measure } from '../domain/measure.js';
import type { MeasuresReport, ReportedMeasure } from '../domain/measures-report.js';
import type { OutgoingMessage } from '../domain/messenger.js';
import { LONGEST, ROWS_PER_PAGE } from './card-limits.js';
import { markdownText, plainText } from './escape.js';
import { pageButtons } from './page-buttons.js';
import { pageOf } from './paginate.js';
import { expand, type ViewModel } from './template.js';
import { VERBS } from './verbs.js';

/** What a page of the impact measures shows. */
export interface MeasuresView {
  readonly report: MeasuresReport;
  /** The priority it is limited to, or `null`. */
  readonly priority: number | null;
  /** Counted from 1. */
  readonly page: number;
  /** What it is called, unless it is simply the impact measures. */
  readonly title?: string;
  /** Whether the reader may give a figure of it here. */
  readonly givesFigure: (measure: Measure) => boolean;
  /** What has just happened, in a sentence. */
  readonly notice?: string;
}

/** A measure with the heading of its priority. */
interface Row extends ReportedMeasure {
  readonly heading: string;
}

/** The room that measures have on a page; the rest of the card is about 2,500 characters. */
const ROOM = { items: ROWS_PER_PAGE, characters: 15_000 };
/** With its button, and the heading of its priority should it be the first of it. */
const FRAME_OF_A_ROW = 850;

/**
 * One page of the impact measures: each with where it began, where it stands and which way that is.
 * @throws CodedError `card-broken`
 */
export function renderMeasures(view: MeasuresView): OutgoingMessage {
  const { report, priority, notice } = view;
  const rows = report.priorities.flatMap(({ number, title, measures }): Row[] => {
    const heading = [`Priority ${String(number)}`, title].filter(Boolean).join(': ');
    return measures.map((measure) => ({ ...measure, heading: markdownText(heading, LONGEST.title) }));
  });
  const page = pageOf(rows, view.page, ROOM, charactersOf);
  const filter = priority === null ? 'all' : String(priority);
  const pressOf = (measure: Measure): ViewModel => ({
    measure: plainText(measure.ref, LONGEST.button),
    page: String(page.number),
    priority: filter,
  });
  const plain = priority === null ? 'Impact measures' : `Impact measures: priority ${filter}`;
  const heading = view.title ?? plain;
  const summary = `${heading}. ${report.headline}`;
  const card = expand('measures', {
    fallback: summary,
    heading,
    asAt: `As at ${dateInWords(report.asOf)}`,
    headline: report.headline,
    notices: notice === undefined ? [] : [{ text: plainText(notice, LONGEST.note) }],
    groups: [...groupBy(page.items, (row) => row.heading)].map(([title, shown]) => ({
      title,
      rows: shown.map((row) => ({
        ...wordsOf(row),
        figures: view.givesFigure(row.measure) ? [pressOf(row.measure)] : [],
      })),
    })),
    pages: pageButtons(page, VERBS.measurePage, { priority: filter }),
  });
  return { card, summary };
}

function wordsOf({ measure, sentence }: ReportedMeasure): { readonly title: string; readonly text: string } {
  return {
    title: plainText(`${measure.ref} ${measure.text}`, LONGEST.note),
    text: plainText(sentence, LONGEST.note),
  };
}

/** The most characters that a measure takes on a card. */
function charactersOf(row: Row): number {
  return FRAME_OF_A_ROW + JSON.stringify([row.heading, wordsOf(row)]).length;
}
