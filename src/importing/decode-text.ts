import { CodedError } from '../errors.js';

/** What other kinds of file start with, and what a person calls them. */
const OTHER_KINDS: readonly (readonly [start: string, kind: string])[] = [
  ['PK\u0005\u0006', 'an empty zip file'],
  ['%PDF', 'a PDF'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old or encrypted Word or Excel file'],
  ['{\\rtf', 'a rich text file'],
  ['\u00ff\u00fe', 'text saved as UTF-16, not as UTF-8'],
  ['\u00fe\u00ff', 'text saved as UTF-16, not as UTF-8'],
];
const WEB_PAGE = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b/i;
/** What UTF-8 looks like when it is read as Windows-1252. */
const MIXED = /â€[\u0090-\u2122]|Ã[\u0080-\u00bf]|Â[£½\u00a0]/;
/** What the bytes 0x80 to 0x9f stand for in Windows-1252. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const HEAD_BYTES = 512;

/**
 * The text in a file: UTF-8, with or without a byte order mark, else Windows-1252.
 *
 * @throws CodedError `file-not-understood` where the bytes are not plain text
 */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  const refuse = (why: string): CodedError => new CodedError('file-not-understood', `${name} ${why}`);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const other = OTHER_KINDS.find(([start]) => head.startsWith(start));
  if (other !== undefined) throw refuse(`is ${other[1]}`);
  const utf8 = decodeUtf8(bytes);
  const text = utf8 ?? decodeWindows1252(bytes);
  if (utf8 === null && MIXED.test(text)) {
    throw refuse('is damaged: it is neither UTF-8 nor Windows-1252 throughout');
  }
  if (text.trim() === '') throw refuse('is empty');
  if (WEB_PAGE.test(text.slice(0, HEAD_BYTES))) throw refuse('is a web page, not plain text');
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) throw refuse('is not text');
  return text;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Some versions of Node decode Windows-1252 as Latin-1, so its own characters are put in here. */
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
}
