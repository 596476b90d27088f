import path from 'node:path';
import { BULLET, HOUSE_STYLES, STYLE_IDS } from './house-styles.js';
import { listOf } from './package-links.js';
import type { Template } from './read-template.js';

/** Changes the text of a part. */
type Change = (part: string, edit: (xml: string) => string) => void;

const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The kinds of picture that the package of a paper does not know yet. */
const PICTURES = { tif: 'image/tiff', tiff: 'image/tiff', emf: 'image/x-emf', wmf: 'image/x-wmf' };

/** Puts what a template lends into the parts of a paper: styles, lists, theme, headers and footers. */
export function lendTemplate(template: Template, parts: Map<string, Uint8Array>, change: Change): void {
  const { numbering, theme } = template;
  const bullet = numbering === null ? 1 : nextId(numbering, /<w:num\b[^>]*\bw:numId="(\d{1,9})"/g);
  change('word/styles.xml', () => sheetOf(template, bullet));
  if (numbering !== null) change('word/numbering.xml', () => numberingOf(template, numbering, bullet));
  if (theme !== null) parts.set('word/theme/theme1.xml', theme);

  const edges = template.edges.map((edge, at) => ({
    ...edge,
    id: `lent${String(at)}`,
    name: nameOf(edge.part),
    written: inAttribute(nameOf(edge.part)),
  }));
  for (const [part, bytes] of template.parts) parts.set(part, bytes);
  for (const { part, name } of edges) {
    for (const [from, to] of [
      [part, name],
      [listOf(part), listOf(name)],
    ] as const) {
      const bytes = template.parts.get(from);
      parts.delete(from);
      if (bytes !== undefined) parts.set(to, bytes);
    }
  }
  const added = (xml: string, end: string, pieces: readonly string[]): string =>
    xml.replace(end, () => `${pieces.join('')}${end}`);
  change('word/_rels/document.xml.rels', (xml) =>
    added(
      xml,
      '</Relationships>',
      edges.map(
        ({ kind, id, written }) => `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="/${written}"/>`,
      ),
    ),
  );
  change('[Content_Types].xml', (xml) =>
    added(xml, '</Types>', [
      ...Object.entries(PICTURES).map(
        ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
      ),
      ...[...new Map(edges.map(({ written, kind }) => [written, kind]))].map(
        ([name, kind]) => `<Override PartName="/${name}" ContentType="${TYPES}.${kind}+xml"/>`,
      ),
    ]),
  );
  change('word/document.xml', (xml) =>
    xml.replace(
      '<w:sectPr>',
      (start) =>
        `${start}${edges.map(({ kind, turn, id }) => `<w:${kind}Reference w:type="${turn}" r:id="${id}"/>`).join('')}`,
    ),
  );
}

/** A name that no part of a paper has by itself. */
function nameOf(part: string): string {
  return path.posix.join(path.posix.dirname(part), `lent-${path.posix.basename(part)}`);
}

function inAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The template's styles in British English, with those that a paper needs beside them. */
function sheetOf({ sheet, styleIds, lacking, normal }: Template, bullet: number): string {
  const missing = lacking.map((name) =>
    HOUSE_STYLES[name]
      .replace(/w:styleId="[^"]*"/, () => `w:styleId="${inAttribute(styleIds[name])}"`)
      .replace(
        `<w:basedOn w:val="${STYLE_IDS.Normal}"/>`,
        () => `<w:basedOn w:val="${inAttribute(normal)}"/>`,
      )
      .replace('<w:numId w:val="1"/>', `<w:numId w:val="${String(bullet)}"/>`),
  );
  return inBritishEnglish(sheet).replace('</w:styles>', () => `${missing.join('')}</w:styles>`);
}

const LANGUAGE = '<w:lang w:val="en-GB"/>';

function inBritishEnglish(sheet: string): string {
  const said = sheet.replaceAll(/<w:lang\b[^>]*\/>/g, LANGUAGE);
  const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(said)?.[0] ?? '';
  if (defaults.includes('<w:lang')) return said;
  if (defaults.includes('</w:rPr></w:rPrDefault>')) {
    return said.replace('</w:rPr></w:rPrDefault>', `${LANGUAGE}</w:rPr></w:rPrDefault>`);
  }
  const own = `<w:rPrDefault><w:rPr>${LANGUAGE}</w:rPr></w:rPrDefault>`;
  if (defaults !== '')
    return said.replace(/<w:rPrDefault ?\/>/, '').replace('<w:docDefaults>', `<w:docDefaults>${own}`);
  return said.replace(/<w:styles\b[^>]*>/, (start) => `${start}<w:docDefaults>${own}</w:docDefaults>`);
}

function numberingOf({ lacking }: Template, numbering: string, bullet: number): string {
  if (!lacking.includes('List Bullet')) return numbering;
  const abstract = nextId(numbering, /<w:abstractNum\b[^>]*\bw:abstractNumId="(\d{1,9})"/g);
  // Every definition stands before the first that refers to one.
  const at = /<w:num\b|<w:numIdMacAtCleanup\b|<\/w:numbering>/.exec(numbering)?.index ?? 0;
  const defined = `${numbering.slice(0, at)}${BULLET.abstract(abstract)}${numbering.slice(at)}`;
  const end = /<w:numIdMacAtCleanup\b|<\/w:numbering>/.exec(defined)?.index ?? 0;
  return `${defined.slice(0, end)}${BULLET.concrete(bullet, abstract)}${defined.slice(end)}`;
}

function nextId(xml: string, shape: RegExp): number {
  return Math.max(0, ...[...xml.matchAll(shape)].map(([, id]) => Number(id))) + 1;
}
