import {
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { buildTable } from './build-table.js';
import { cleanText, linesOf } from './clean-text.js';
import type { Block, PaperContent } from './content.js';
import type { StyleIds, StyleName } from './house-styles.js';

/** The page in twentieths of a point, upright. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** From the edge of the page to its header and its footer. */
  readonly header: number;
  readonly footer: number;
}

/** What a paper looks like beside its words. */
export interface Look {
  readonly styles: StyleIds;
  readonly page: Page;
  /** Whether the house's own header and footer are wanted. */
  readonly header: boolean;
  readonly footer: boolean;
  /** Whether the template's first page has a header and a footer of its own, and every second one. */
  readonly ownFirst: boolean;
  readonly ownEven: boolean;
}

/** A4, with the margins of the house. */
export const HOUSE_PAGE: Page = {
  width: 11_906,
  height: 16_838,
  top: 1134,
  right: 1021,
  bottom: 1134,
  left: 1021,
  header: 567,
  footer: 567,
};

/** The body of a paper in a package that `docx` makes; its styles and its dates are not yet those of a paper. */
export async function buildDocument(content: PaperContent, look: Look): Promise<Uint8Array> {
  const writer = createWriter(look, content.landscape);
  const { page } = look;
  const document = new Document({
    title: cleanText(content.title),
    subject: cleanText(content.subject),
    creator: 'SEND Improvement Group',
    lastModifiedBy: 'SEND Improvement Group',
    evenAndOddHeaderAndFooters: look.ownEven,
    sections: [
      {
        properties: {
          page: {
            size: {
              width: page.width,
              height: page.height,
              orientation: content.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: page.top,
              right: page.right,
              bottom: page.bottom,
              left: page.left,
              header: page.header,
              footer: page.footer,
            },
          },
          titlePage: look.ownFirst,
        },
        ...(look.header
          ? { headers: { default: new Header({ children: [writer.words('header', content.running)] }) } }
          : {}),
        ...(look.footer ? { footers: { default: new Footer({ children: [writer.pageNumber()] }) } } : {}),
        children: [
          writer.words('Title', content.title),
          ...content.facts.map(({ label, value }) => writer.fact(label, value)),
          ...content.blocks.flatMap(writer.block),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function createWriter({ styles, page }: Look, landscape: boolean) {
  const room = (landscape ? page.height : page.width) - page.left - page.right;
  const words = (style: StyleName, text: string, keepNext = false): Paragraph =>
    new Paragraph({
      style: styles[style],
      // A template's own headings may not see to it.
      ...(keepNext ? { keepNext } : {}),
      children: [new TextRun({ text: linesOf(text).join(' ') })],
    });

  return {
    words,
    fact: (label: string, value: string): Paragraph =>
      new Paragraph({
        style: styles.Normal,
        children: [
          new TextRun({ text: `${label}: `, style: styles.Strong }),
          new TextRun({ text: linesOf(value).join(' ') }),
        ],
      }),
    pageNumber: (): Paragraph =>
      new Paragraph({
        style: styles.footer,
        children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
      }),
    block: (block: Block): (Paragraph | Table)[] => {
      switch (block.kind) {
        case 'heading':
          return [words(`heading ${block.level}`, block.text, true)];
        case 'paragraph':
          return linesOf(block.text).map((line) => words('Normal', line));
        case 'note':
          return [words('Table Note', block.text)];
        case 'list':
          return block.items.map((item) => words('List Bullet', item));
        case 'table':
          return [buildTable(block, styles, room)];
      }
    },
  };
}
