import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CivilDate } from '../domain/civil-date.js';
import { buildDocument, HOUSE_PAGE } from './build-document.js';
import type { PaperContent } from './content.js';
import { HOUSE_NUMBERING, HOUSE_SHEET, STYLE_IDS } from './house-styles.js';
import { lendTemplate } from './lend-template.js';
import type { Template } from './read-template.js';

/**
 * A paper as a Word file. The same content, day and template give the same bytes.
 * @param asOf the day that the file gives as its own
 * @param template what the council lends, or `null`
 */
export async function packPaper(
  content: PaperContent,
  asOf: CivilDate,
  template: Template | null,
): Promise<Uint8Array> {
  const built = await buildDocument(content, {
    styles: template?.styleIds ?? STYLE_IDS,
    page: template?.page ?? HOUSE_PAGE,
    header: template?.edges.some(({ kind }) => kind === 'header') !== true,
    footer: template?.edges.some(({ kind }) => kind === 'footer') !== true,
    ownFirst: template?.ownFirst ?? false,
    ownEven: template?.ownEven ?? false,
  });
  const parts = new Map(Object.entries(unzipSync(built)));
  const change = (name: string, edit: (xml: string) => string): void => {
    parts.set(name, strToU8(edit(strFromU8(parts.get(name) ?? new Uint8Array()))));
  };
  change('word/styles.xml', () => HOUSE_SHEET);
  change('word/numbering.xml', () => HOUSE_NUMBERING);
  change('docProps/core.xml', (xml) => datedOn(xml, asOf));
  if (template !== null) lendTemplate(template, parts, change);
  return zipped(parts);
}

/** The library dates a file by the clock. */
function datedOn(core: string, asOf: CivilDate): string {
  return core
    .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${asOf}T00:00:00Z`)
    .replace('</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>');
}

function zipped(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const first = '[Content_Types].xml';
  const names = [first, ...[...parts.keys()].filter((name) => name !== first).sort()];
  // The earliest day that a zip file can tell; its parts are read by this clock in every zone.
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(names.map((name) => [name, parts.get(name) ?? new Uint8Array()])), {
    mtime,
  });
}
