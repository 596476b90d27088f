import { readXml } from '../read-xml.js';
import { HOUSE_PAGE, type Page } from './build-document.js';

/** A header or a footer, and on which pages it stands. */
export interface Edge {
  readonly kind: 'header' | 'footer';
  readonly turn: 'default' | 'first' | 'even';
  /** By which the document refers to its part. */
  readonly id: string;
}

/** How the last section of a document looks. */
interface Sections {
  readonly edges: readonly Edge[];
  readonly page: Page;
  readonly ownFirst: boolean;
}

/** Room for words that a page must have in both directions, in twentieths of a point. */
const LEAST_ROOM = 4000;
const MOST_PAGE = 32_000;

/** Reads the sections of `document.xml`; `null` where it is damaged. What a section does not say it has from the one before. */
export function readSections(document: Uint8Array): Sections | null {
  const edges = new Map<string, Edge>();
  let page: Partial<Page> = {};
  let ownFirst = false;
  let before = 0;
  const whole = readXml(document, {
    open: ({ name, get }) => {
      // How a section looked before somebody changed it.
      if (before > 0 || name === 'w:sectPrChange') before += 1;
      else if (name === 'w:sectPr') {
        page = {};
        ownFirst = false;
      } else if (name === 'w:headerReference' || name === 'w:footerReference') {
        const kind = name === 'w:headerReference' ? 'header' : 'footer';
        const turn = get('w:type') === 'first' ? 'first' : get('w:type') === 'even' ? 'even' : 'default';
        edges.set(`${kind} ${turn}`, { kind, turn, id: get('r:id') ?? '' });
      } else if (name === 'w:titlePg') ownFirst = !/^(?:0|false|off)$/.test(get('w:val') ?? '');
      else if (name === 'w:pgSz') page = { ...page, ...numbers(get, { width: 'w:w', height: 'w:h' }) };
      else if (name === 'w:pgMar') page = { ...page, ...numbers(get, MARGINS) };
    },
    close: () => {
      if (before > 0) before -= 1;
    },
  });
  return whole ? { edges: [...edges.values()], page: upright(page), ownFirst } : null;
}

const MARGINS = {
  top: 'w:top',
  right: 'w:right',
  bottom: 'w:bottom',
  left: 'w:left',
  header: 'w:header',
  footer: 'w:footer',
};

function numbers<K extends string>(
  get: (name: string) => string | null,
  names: Readonly<Record<K, string>>,
): Partial<Record<K, number>> {
  const read: Partial<Record<K, number>> = {};
  for (const [key, name] of Object.entries(names) as [K, string][]) {
    const value = get(name);
    if (value !== null && /^-?\d{1,5}$/.test(value)) read[key] = Number(value);
  }
  return read;
}

/** The page the long way up, where it leaves room for words; else that of the house. */
function upright(said: Partial<Page>): Page {
  const page = { ...HOUSE_PAGE, ...said };
  const [width, height] = [Math.min(page.width, page.height), Math.max(page.width, page.height)];
  const across = page.left + page.right;
  const down = Math.abs(page.top) + Math.abs(page.bottom);
  const fits = width - Math.max(across, down) >= LEAST_ROOM && height <= MOST_PAGE;
  return fits && page.left >= 0 && page.right >= 0 ? { ...page, width, height } : HOUSE_PAGE;
}
