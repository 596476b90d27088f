import { type CivilDate, dateInWords } from '../domain/civil-date.js';
import { figureInWords } from '../domain/measure-words.js';
import type { MeasuresReport, ReportedMeasure } from '../domain/measures-report.js';
import { inDigits } from '../domain/sentences.js';
import { type Block, type Cell, heading, paragraph, type Table, table } from './content.js';

/** The measures by priority: where each began, where it is to go, and what it says now. */
export function measureBlocks(report: MeasuresReport, forPublication: boolean): readonly Block[] {
  return [
    heading(1, `Impact measures (${inDigits(report.counts.measures)})`),
    paragraph(report.headline),
    ...report.priorities.flatMap(({ number, title, measures }) => [
      heading(2, `${String(number)}. ${title}`),
      measureTable(measures, forPublication),
    ]),
  ];
}

/** A table of measures, each as it stood at the end of the day. */
export function measureTable(measures: readonly ReportedMeasure[], forPublication: boolean): Table {
  return table(
    [
      ['Measure', 40],
      ['Baseline', 16],
      ['Target', 16],
      ['Latest', 16],
      ['Direction', 16],
    ],
    measures.map((measure) => rowOf(measure, forPublication)),
  );
}

function rowOf({ measure, latest, direction, targetMet }: ReportedMeasure, forPublication: boolean): Cell[] {
  const { text, unit, baseline, baselineOn, target, targetOn, better } = measure;
  const said = (figure: number | null, on: CivilDate | null, by = ''): string =>
    figure === null
      ? 'None given'
      : [
          forPublication && isSmallCount(figure, unit)
            ? `1 to 5 ${unit}`.trim()
            : figureInWords(figure, unit),
          on === null ? '' : `${by}${dateInWords(on)}`,
        ]
          .filter(Boolean)
          .join('\n');
  return [
    text,
    said(baseline, baselineOn),
    said(target, targetOn, 'by '),
    latest === null ? 'Not yet measured' : said(latest.value, latest.on),
    [
      latest === null
        ? 'Not known yet'
        : direction === null
          ? 'Nothing to compare yet'
          : DIRECTIONS[direction],
      targetMet === null ? '' : targetMet ? 'Target met' : 'Target not yet met',
      better === null ? '' : `(${better} is better)`,
    ]
      .filter(Boolean)
      .join('\n'),
  ];
}

const DIRECTIONS = { better: 'Better', worse: 'Worse', same: 'No change' };
const NO_COUNT = /^(?:%|per ?cent|points?|hours?|days?|weeks?|months?|terms?|years?|£.*)$/i;

/** So few children may be known to whoever reads of them. */
function isSmallCount(figure: number, unit: string): boolean {
  return Number.isInteger(figure) && figure >= 1 && figure <= 5 && !NO_COUNT.test(unit.trim());
}
