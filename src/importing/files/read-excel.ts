import { readXml } from '../../read-xml.js';
import type { Block } from '../blocks.js';
import { applyMerges } from './excel-merges.js';
import { EMPTY, ExcelSheet, lettersOf, type SheetRow, type WorkbookFacts } from './excel-sheet.js';
import { readLooks } from './excel-styles.js';
import { readSharedTexts } from './excel-text.js';
import { linksOf, readWorkbook, type Workbook } from './excel-workbook.js';
import type { FileBlocks } from './file-blocks.js';
import { DAMAGED, type OfficePackage } from './office-package.js';

const MOST_ROWS = 200_000;
const TOO_LONG: FileBlocks = {
  blocks: null,
  wrong: 'has more than 200,000 rows; copy the plan alone into a new workbook and save that',
};
const BROKEN: FileBlocks = { blocks: null, wrong: DAMAGED };

type ReadParts = Extract<OfficePackage, { kind: 'excel' | 'word' }>['parts'];

/**
 * The blocks of an Excel workbook: each sheet that a person sees is a heading with its name and a table. Rows that
 * a filter hides are part of it. Never throws.
 */
export function readExcel(main: string, partsOf: ReadParts): FileBlocks {
  const links = linksOf(main);
  const first = partsOf((name) => name === main || name === links);
  if (typeof first === 'string') return { blocks: null, wrong: first };
  const [mainPart, linkPart] = [first.get(main), first.get(links)];
  if (mainPart === undefined || linkPart === undefined) return BROKEN;
  const workbook = readWorkbook(main, mainPart, linkPart);
  if (workbook === null) return BROKEN;
  const wanted = new Set([
    ...['styles', 'sharedStrings', 'theme'].map(workbook.partOf),
    ...workbook.sheets.map(({ part }) => part),
  ]);
  const parts = partsOf((name) => wanted.has(name));
  if (typeof parts === 'string') return { blocks: null, wrong: parts };
  const facts = readFacts(workbook, parts);
  return facts === null ? BROKEN : readSheets(workbook, facts, parts);
}

function readFacts(workbook: Workbook, parts: ReadonlyMap<string, Uint8Array>): WorkbookFacts | null {
  const partOf = (kind: string): Uint8Array | undefined => parts.get(workbook.partOf(kind) ?? '');
  const [styles, shared] = [partOf('styles'), partOf('sharedStrings')];
  const looks = styles === undefined ? [] : readLooks(styles, partOf('theme'));
  const texts = shared === undefined ? [] : readSharedTexts(shared);
  return looks === null || texts === null ? null : { looks, texts, from1904: workbook.from1904 };
}

function readSheets(
  { sheets }: Workbook,
  facts: WorkbookFacts,
  parts: ReadonlyMap<string, Uint8Array>,
): FileBlocks {
  const blocks: Block[] = [];
  let left = MOST_ROWS;
  for (const { name, part } of sheets) {
    const bytes = parts.get(part);
    const sheet = new ExcelSheet(facts, left);
    if (bytes === undefined || !readXml(bytes, sheet)) return BROKEN;
    if (sheet.rows.length > left) return TOO_LONG;
    left -= sheet.rows.length;
    applyMerges(sheet.rows, sheet.merges);
    blocks.push({
      kind: 'paragraph',
      text: name,
      heading: true,
      item: false,
      source: { sheet: name, cell: 'A1' },
    });
    for (const block of blocksOf(name, sheet.rows)) blocks.push(block);
    blocks.push({ kind: 'end' });
  }
  return { blocks };
}

/** Its rows, each as wide as the widest: a row whose last cells are empty has them all the same. */
function* blocksOf(sheet: string, rows: readonly SheetRow[]): Generator<Block> {
  const width = rows.reduce((most, { cells }) => Math.max(most, lastFilled(cells)), 0);
  for (const { number, cells } of rows) {
    cells.length = Math.min(cells.length, width);
    while (cells.length < width) cells.push(EMPTY);
    const first = cells.findIndex(({ text, merged }) => text !== '' && !merged);
    yield {
      kind: 'row',
      cells,
      source: { sheet, cell: `${lettersOf(Math.max(first, 0) + 1)}${String(number)}` },
    };
  }
}

function lastFilled(cells: SheetRow['cells']): number {
  return cells.findLastIndex(({ text }) => text !== '') + 1;
}
