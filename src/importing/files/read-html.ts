import { Parser } from 'htmlparser2';
import type { Block } from '../blocks.js';
import { decodeText } from './decode-text.js';
import type { FileBlocks } from './file-blocks.js';
import { HtmlBlocks } from './html-blocks.js';

const HEAD_BYTES = 2048;
const PIECE_CHARS = 16_384;
/** Each level makes the next one slower to read; no page comes near, however many elements it leaves open. */
const DEEPEST = 5000;
const TOO_DEEP =
  'is damaged: its elements stand too deep in one another; copy the plan into a Word document (.docx)';
const CHARSET = /<meta\b[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/i;
/** A web page begins with its own declaration, or with an element that stands first in one. */
const WEB_PAGE =
  /^\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|style|table|h[1-6]|div)\b/i;

/** Whether the text is a web page. */
export function isHtml(text: string): boolean {
  return WEB_PAGE.test(text.slice(0, HEAD_BYTES));
}

/** The blocks of a web page, in the encoding that it names, else UTF-8 or Windows-1252. Never throws. */
export function readHtml(bytes: Uint8Array): FileBlocks {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const decoded = decodeText(bytes, CHARSET.exec(head)?.[1] ?? null);
  if (decoded.text === null) return { blocks: null, wrong: decoded.wrong };
  const blocks = htmlBlocks(decoded.text);
  return blocks === null ? { blocks: null, wrong: TOO_DEEP } : { blocks };
}

function htmlBlocks(text: string): Block[] | null {
  const reader = new HtmlBlocks();
  const parser = new Parser({
    onopentag: (name, attributes) => {
      reader.open(name, attributes);
    },
    ontext: (words) => {
      reader.text(words);
    },
    onclosetag: (name) => {
      reader.close(name);
    },
  });
  for (let at = 0; at < text.length; at += PIECE_CHARS) {
    parser.write(text.slice(at, at + PIECE_CHARS));
    if (reader.depth > DEEPEST) return null;
  }
  parser.end();
  reader.finish();
  return reader.blocks;
}
