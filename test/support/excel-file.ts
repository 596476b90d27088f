import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A cell: its words, in pieces where some are struck through; a number; or the XML of the whole cell. */
export type ExcelCell =
  | string
  | readonly { readonly text: string; readonly struck: boolean }[]
  | { readonly number: number; readonly format: string }
  | { readonly xml: string };

/** A sheet; a row without cells stays empty. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly ExcelCell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  /** Such as `A2:A4`. */
  readonly merged?: readonly string[];
}

/** What a workbook has beside its sheets, as XML, and other parts in place of those that are made here. */
export interface WorkbookExtras {
  /** In `workbookPr`. */
  readonly properties?: string;
  readonly fonts?: string;
  readonly fills?: string;
  /** The looks of cells after the first, which is plain, and before those of the formats. */
  readonly looks?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

/** An Excel workbook with those sheets, its texts shared as Excel shares them. */
export function excelFile(sheets: readonly Sheet[], extras: WorkbookExtras = {}): Uint8Array {
  const texts = new Map<string, number>();
  const formats: string[] = [];
  const firstFormat = 1 + (extras.looks?.match(/<xf\b/g)?.length ?? 0);
  const cellXml = (cell: ExcelCell, ref: string): string => {
    if (typeof cell === 'object' && 'xml' in cell) return cell.xml;
    if (typeof cell === 'object' && 'number' in cell) {
      if (!formats.includes(cell.format)) formats.push(cell.format);
      return `<c r="${ref}" s="${firstFormat + formats.indexOf(cell.format)}"><v>${cell.number}</v></c>`;
    }
    const xml = textXml(typeof cell === 'string' ? [{ text: cell, struck: false }] : cell);
    if (xml === '') return '';
    if (!texts.has(xml)) texts.set(xml, texts.size);
    return `<c r="${ref}" t="s"><v>${texts.get(xml) ?? 0}</v></c>`;
  };
  const files: Record<string, string> = {};
  sheets.forEach(({ rows, merged = [] }, at) => {
    const data = rows.map((cells, row) => {
      const each = cells.map((cell, column) =>
        cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`),
      );
      return cells.length === 0 ? '' : `<row r="${row + 1}">${each.join('')}</row>`;
    });
    const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${data.join('')}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
  });
  const named = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
  );
  files['xl/workbook.xml'] =
    `<workbook xmlns="${MAIN}" xmlns:r="${R}"><workbookPr ${extras.properties ?? ''}/><sheets>${named.join('')}</sheets></workbook>`;
  const links = sheets.map((_sheet, at) =>
    link(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`),
  );
  links.push(
    link('rId901', 'sharedStrings', 'sharedStrings.xml'),
    link('rId902', 'styles', '/xl/styles.xml'),
  );
  links.push(link('rId903', 'theme', 'theme/theme1.xml'));
  files['xl/_rels/workbook.xml.rels'] = `<Relationships xmlns="${LINKS}">${links.join('')}</Relationships>`;
  files['_rels/.rels'] =
    `<Relationships xmlns="${LINKS}">${link('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`;
  files['xl/sharedStrings.xml'] =
    `<sst xmlns="${MAIN}">${[...texts.keys()].map((xml) => `<si>${xml}</si>`).join('')}</sst>`;
  files['xl/styles.xml'] = styles(formats, extras);
  return zipSync(
    Object.fromEntries(
      Object.entries({ ...files, ...extras.parts }).map(([name, xml]) => [name, strToU8(`${HEAD}${xml}`)]),
    ),
  );
}

function styles(formats: readonly string[], { fonts = '', fills = '', looks = '' }: WorkbookExtras): string {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
  const xfs = formats.map((_code, at) => `<xf numFmtId="${164 + at}" fontId="0" fillId="0"/>`);
  const none = '<fill><patternFill patternType="none"/></fill>';
  return `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><fonts><font/>${fonts}</fonts><fills>${none}${fills}</fills><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/>${looks}${xfs.join('')}</cellXfs></styleSheet>`;
}

function textXml(pieces: readonly { readonly text: string; readonly struck: boolean }[]): string {
  const said = pieces.filter(({ text }) => text !== '');
  const t = (text: string): string => `<t xml:space="preserve">${escaped(text)}</t>`;
  if (said.every(({ struck }) => !struck)) {
    const whole = said.map(({ text }) => text).join('');
    return whole === '' ? '' : t(whole);
  }
  return said.map(({ text, struck }) => `<r>${struck ? '<rPr><strike/></rPr>' : ''}${t(text)}</r>`).join('');
}

function link(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
