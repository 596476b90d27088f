import path from 'node:path';
import { strFromU8 } from 'fflate';
import { CodedError } from '../errors.js';
import { isZip, openZip } from '../open-zip.js';
import { readXml } from '../read-xml.js';
import type { Page } from './build-document.js';
import { STYLE_IDS, STYLE_TYPES, type StyleIds, type StyleName } from './house-styles.js';
import { linksOf, listOf } from './package-links.js';
import { type Edge, readSections } from './read-sections.js';

/** What a council's Word file lends to a paper. */
export interface Template {
  /** `styles.xml` as it stands. */
  readonly sheet: string;
  readonly styleIds: StyleIds;
  /** The styles of a paper that it does not have. */
  readonly lacking: readonly StyleName[];
  /** The id of the style that the others are based on. */
  readonly normal: string;
  readonly numbering: string | null;
  readonly theme: Uint8Array | null;
  readonly page: Page;
  readonly edges: readonly (Edge & { readonly part: string })[];
  /** Whether the first page has a header and a footer of its own, and every second one. */
  readonly ownFirst: boolean;
  readonly ownEven: boolean;
  /** Headers and footers with the pictures that they show, by their names in the package. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

type Parts = ReadonlyMap<string, Uint8Array>;

const DOCUMENT = 'word/document.xml';
const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/i;

/**
 * Reads what a Word file lends.
 * @param fileName as the officer gave it; only put into the sentence of a refusal
 * @throws CodedError `template-not-understood`
 */
export function readTemplate(bytes: Uint8Array, fileName: string): Template {
  const refuse = (wrong: string): CodedError =>
    new CodedError('template-not-understood', `${path.basename(fileName)} ${wrong}`);
  if (!isZip(bytes)) throw refuse('is not a Word document (.docx)');
  const opened = openZip(bytes, (name) => name.startsWith('word/'));
  if (opened.parts === null) throw refuse(opened.wrong);
  const all = opened.parts;
  const document = all.get(DOCUMENT);
  if (document === undefined) throw refuse('is not a Word document (.docx)');
  const sections = readSections(document);
  const links = linksOf(all, DOCUMENT);
  if (sections === null || links === null) throw refuse('is damaged');

  const partOf = (type: string): string => links.find((link) => link.type === type)?.target ?? '';
  const xmlOf = (type: string): string | null => {
    const bytesOf = all.get(partOf(type));
    if (bytesOf === undefined) return null;
    if (!readXml(bytesOf, {})) throw refuse('is damaged');
    const xml = strFromU8(bytesOf);
    // Word has a second, strict way of saving, which does not mix with the first.
    if (!xml.includes(`xmlns:w="${NAMESPACE}"`)) throw refuse('is not saved as Word saves a .docx by itself');
    return xml;
  };
  const sheet = xmlOf('styles');
  if (sheet === null) throw refuse('has no styles');
  const taken = new Map<string, Uint8Array>();
  const edges = sections.edges.flatMap((edge) => {
    const part = links.find(({ id }) => id === edge.id)?.target;
    return part === undefined ? [] : [{ ...edge, part }];
  });
  for (const { part } of edges) {
    const wrong = takePart(part, all, taken);
    if (wrong !== null) throw refuse(wrong);
  }
  const numbering = showsNothing(all, partOf('numbering')) ? xmlOf('numbering') : null;
  const theme = showsNothing(all, partOf('theme')) ? all.get(partOf('theme')) : undefined;
  if (theme !== undefined && !readXml(theme, {})) throw refuse('is damaged');
  const { ids, taken: takenIds, normal } = stylesIn(sheet);
  const names = Object.keys(STYLE_IDS) as StyleName[];
  const own = (name: StyleName): string =>
    takenIds.has(STYLE_IDS[name]) ? `Paper${STYLE_IDS[name]}` : STYLE_IDS[name];
  return {
    sheet,
    styleIds: Object.fromEntries(
      names.map((name) => [name, ids.get(keyOf(STYLE_TYPES[name], name)) ?? own(name)]),
    ) as Record<StyleName, string>,
    lacking: names.filter((name) => !ids.has(keyOf(STYLE_TYPES[name], name))),
    normal,
    numbering,
    theme: theme ?? null,
    page: sections.page,
    edges,
    ownFirst: sections.ownFirst,
    ownEven: strFromU8(all.get('word/settings.xml') ?? new Uint8Array()).includes('<w:evenAndOddHeaders/>'),
    parts: taken,
  };
}

/** Takes a part with the pictures that it shows. Returns what is wrong with it, or `null`. */
function takePart(part: string, all: Parts, taken: Map<string, Uint8Array>): string | null {
  const bytes = all.get(part);
  const links = linksOf(all, part);
  if (bytes === undefined || links === null || !readXml(bytes, {})) return 'is damaged';
  for (const { type, target, outside } of links) {
    if (type === 'hyperlink' && outside) continue;
    const picture = type === 'image' && !outside && PICTURE.test(target) ? all.get(target) : undefined;
    if (picture === undefined) {
      return 'has something in its header or footer that is neither words nor a picture of its own';
    }
    taken.set(target, picture);
  }
  taken.set(part, bytes);
  const list = all.get(listOf(part));
  if (list !== undefined) taken.set(listOf(part), list);
  return null;
}

/** Whether a part points at nothing else. One that does, such as a list whose signs are pictures, is not lent. */
function showsNothing(all: Parts, part: string): boolean {
  return linksOf(all, part)?.length === 0;
}

/** The ids of the styles by what they are for and by name, and the id of that on which the others stand. */
function stylesIn(sheet: string): {
  ids: ReadonlyMap<string, string>;
  taken: ReadonlySet<string>;
  normal: string;
} {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  let [id, type, normal] = ['', '', STYLE_IDS.Normal as string];
  readXml(new TextEncoder().encode(sheet), {
    open: ({ name, get }) => {
      if (name === 'w:style') {
        [id, type] = [get('w:styleId') ?? '', get('w:type') ?? ''];
        taken.add(id);
        const first = /^(?:1|true|on)$/.test(get('w:default') ?? '');
        if (first && type === 'paragraph') normal = id;
      } else if (name === 'w:name' && id !== '') {
        ids.set(keyOf(type, get('w:val') ?? ''), id);
        id = '';
      }
    },
  });
  return { ids, taken, normal };
}

/** Word tells apart a style of paragraphs and one of characters that have the same name. */
function keyOf(type: string, name: string): string {
  return `${type} ${name.toLowerCase()}`;
}
