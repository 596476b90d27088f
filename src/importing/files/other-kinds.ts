import { isOle, wrongOfOle } from './ole-kinds.js';

const PICTURE = 'is a picture; ask for the Word or Excel file that it was made from';
const UTF_16 = 'is text saved as UTF-16; save it as UTF-8 and try again';

/** What other kinds of file start with, and what is to be done about each in words that follow its name. */
const STARTS: readonly (readonly [start: RegExp, wrong: string])[] = [
  [/^\s*%PDF/, 'is a PDF; ask for the Word or Excel file that it was made from'],
  [/^PK\u0005\u0006/, 'is an empty zip file; ask for the plan again'],
  [/^\{\\rtf/, 'is a rich text file; open it in Word and save it as a Word document (.docx)'],
  [/^(?:\u00ff\u00fe|\u00fe\u00ff)/, UTF_16],
  [/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|II\*\0|MM\0\*|RIFF[^]{4}WEBP|BM[^]{4}\0\0\0\0)/, PICTURE],
  [/^[^]{4}ftyp/, PICTURE],
  [/^MIME-Version:/i, 'is a web archive; open it in Word and save it as a Word document (.docx)'],
];
const HEAD_BYTES = 512;

/** What is wrong with a file of a kind that no plan can be read from, in words that follow its name; else `null`. */
export function wrongKind(bytes: Uint8Array): string | null {
  if (isOle(bytes)) return wrongOfOle(bytes);
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  return STARTS.find(([start]) => start.test(head))?.[1] ?? null;
}
