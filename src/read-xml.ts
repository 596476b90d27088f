import { SaxesParser } from 'saxes';

/** The namespaces of Word and Excel files, as Office saves them and as the strict variant has them. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

const PIECE_BYTES = 65_536;
/** No document that people write is nested deeper, and each level makes the next one slower to read. */
const DEEPEST = 1000;

/** An element as it opens: `w:p`, whatever prefix the file has for that namespace. */
export interface XmlElement {
  readonly name: string;
  /** An attribute of that name (`w:val`, or `Id` where it has no namespace), or `null`. */
  readonly get: (name: string) => string | null;
}

/** What is done as a document is read from its start to its end. */
export interface XmlReader {
  readonly open?: (element: XmlElement) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Reads an XML part of an Office file. Returns whether it is well formed; entities of its own are never looked up. */
export function readXml(bytes: Uint8Array, reader: XmlReader): boolean {
  const parser = new SaxesParser({ xmlns: true });
  const named = (uri: string, local: string): string => {
    const prefix = SPELLINGS[uri] ?? '';
    return prefix === '' ? local : `${prefix}:${local}`;
  };
  let depth = 0;
  parser.on('opentag', ({ uri, local, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) throw new RangeError('nested too deep');
    const values = new Map(Object.values(attributes).map((one) => [named(one.uri, one.local), one.value]));
    reader.open?.({ name: named(uri, local), get: (name) => values.get(name) ?? null });
  });
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', ({ uri, local }) => {
    depth -= 1;
    reader.close?.(named(uri, local));
  });
  try {
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    const decoder = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true });
    // In pieces, for a sheet of a large workbook is not to stand in memory a second and a third time.
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      parser.write(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }));
    }
    parser.write(decoder.decode()).close();
    return true;
  } catch {
    return false;
  }
}
