import { Parser } from 'htmlparser2';
import type { Block } from './blocks.js';
import { decodeText } from './decode-text.js';
import type { FileBlocks } from './file-blocks.js';
import { HtmlBlocks } from './html-blocks.js';

const HEAD_BYTES = 2048;
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
  return decoded.text === null
    ? { blocks: null, wrong: decoded.wrong }
    : { blocks: htmlBlocks(decoded.text) };
}

function htmlBlocks(text: string): Block[] {
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
  parser.end(text);
  reader.finish();
  return reader.blocks;
}
