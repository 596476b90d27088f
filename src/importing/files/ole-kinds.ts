/** What the old container of Office holds, by the name of a stream that only this kind has. */
const STREAMS: readonly (readonly [stream: string, wrong: string])[] = [
  ['EncryptedPackage', 'is protected with a password; open it, take the password off and save it again'],
  ['WordDocument', 'is an old Word file; open it in Word and save it as a Word document (.docx)'],
  ['Workbook', 'is an old Excel file; open it in Excel and save it as an Excel workbook (.xlsx)'],
  ['PowerPoint Document', 'is a PowerPoint file; put its tables into a Word document (.docx) and try that'],
];
const OTHER =
  'is an old Office file; open it in Word or Excel and save it as a Word document (.docx) or an Excel workbook (.xlsx)';

/** Whether these bytes begin as an old Office file does; an encrypted new one is in such a file, too. */
export function isOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}

/** What is wrong with an old or encrypted Office file, and what to do, in words that follow its name. */
export function wrongOfOle(bytes: Uint8Array): string {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return STREAMS.find(([stream]) => all.includes(Buffer.from(stream, 'utf16le')))?.[1] ?? OTHER;
}
