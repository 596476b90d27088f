import { readXml, type XmlElement } from '../../read-xml.js';
import { colourOf, inThemeOrder } from './excel-colour.js';
import { formatOf, type NumberFormat } from './excel-number.js';

/** How a cell looks, so far as that says something. */
export interface CellLook {
  readonly format: NumberFormat;
  readonly fill: string | null;
  /** Whether all of it is struck through. */
  readonly struck: boolean;
}

/** The look of a cell that has none of its own. */
export const PLAIN: CellLook = { format: { kind: 'plain' }, fill: null, struck: false };

type Get = XmlElement['get'];
const OFF = /^(?:0|false|none)$/;

/** The looks of a workbook, as its cells number them; `null` where the part is damaged. */
export function readLooks(styles: Uint8Array, theme: Uint8Array | undefined): CellLook[] | null {
  const codes = new Map<number, string>();
  const palette: string[] = [];
  const [struck, fills, cells]: [boolean[], (Get | null)[], Get[]] = [[], [], []];
  const within: string[] = [];
  let solid = false;
  const open = ({ name, get }: XmlElement): void => {
    const around = within.at(-1);
    within.push(name);
    if (name === 'x:numFmt') codes.set(Number(get('numFmtId')), get('formatCode') ?? '');
    else if (name === 'x:rgbColor') palette.push(get('rgb') ?? '');
    else if (name === 'x:font' && around === 'x:fonts') struck.push(false);
    else if (name === 'x:strike' && around === 'x:font') struck.splice(-1, 1, isOn(get));
    else if (name === 'x:fill' && around === 'x:fills') fills.push(null);
    else if (name === 'x:patternFill') solid = get('patternType') === 'solid';
    else if (name === 'x:fgColor' && solid && within.includes('x:fills')) fills.splice(-1, 1, get);
    else if (name === 'x:xf' && around === 'x:cellXfs') cells.push(get);
  };
  if (!readXml(styles, { open, close: () => within.pop() })) return null;
  const named = { palette, theme: readTheme(theme) };
  const shades = fills.map((get) => (get === null ? null : colourOf(get, named)));
  return cells.map((get) => {
    const format = Number(get('numFmtId'));
    return {
      format: formatOf(format, codes.get(format)),
      fill: shades[Number(get('fillId'))] ?? null,
      struck: struck[Number(get('fontId'))] ?? false,
    };
  });
}

/** Whether an element that switches something on does so. */
export function isOn(get: Get): boolean {
  return !OFF.test(get('val') ?? '');
}

function readTheme(theme: Uint8Array | undefined): string[] {
  const colours: string[] = [];
  let inScheme = false;
  if (theme === undefined) return colours;
  readXml(theme, {
    open: ({ name, get }) => {
      if (name === 'a:clrScheme') inScheme = true;
      else if (inScheme && name === 'a:srgbClr') colours.push(get('val') ?? '');
      else if (inScheme && name === 'a:sysClr') colours.push(get('lastClr') ?? '');
    },
    close: (name) => {
      if (name === 'a:clrScheme') inScheme = false;
    },
  });
  return inThemeOrder(colours);
}
