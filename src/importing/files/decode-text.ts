/** Text, or what is wrong with it in words that follow the name of its file. */
export type Decoded = { readonly text: string } | { readonly text: null; readonly wrong: string };

/** What UTF-8 looks like when it is read as Windows-1252. */
const MIXED = /â€[\u0090-\u2122]|Ã[\u0080-\u00bf]|Â[£½\u00a0]/;
/** What the bytes 0x80 to 0x9f stand for in Windows-1252. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const CONTROLS = /[\u0000-\u0008\u000e-\u001a]/;

/**
 * The text in a file: UTF-8, with or without a byte order mark, else Windows-1252. Never throws.
 *
 * @param said the encoding that the file itself names, where it names one
 */
export function decodeText(bytes: Uint8Array, said: string | null = null): Decoded {
  const utf8 = decodeAs(bytes, 'utf-8');
  const text = utf8 ?? decodeOther(bytes, said);
  if (text.trim() === '') return wrong('is empty; check that it is the right file');
  if (utf8 === null && MIXED.test(text)) {
    return wrong(
      'is damaged: it is neither UTF-8 nor Windows-1252 throughout; save it as UTF-8 and try again',
    );
  }
  if (CONTROLS.test(text)) {
    return wrong('is not a document; ask for the plan as Word, Excel, CSV, a web page or plain text');
  }
  return { text };
}

function wrong(words: string): Decoded {
  return { text: null, wrong: words };
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeOther(bytes: Uint8Array, said: string | null): string {
  const ownOne = said === null || /^(?:utf-?8|iso-8859-1|latin-?1|windows-1252|us-ascii)$/i.test(said);
  return (ownOne ? null : decodeAs(bytes, said)) ?? decodeWindows1252(bytes);
}

/** Some versions of Node decode Windows-1252 as Latin-1, so its own characters are put in here. */
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
}
