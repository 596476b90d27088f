import { openZip } from '../../open-zip.js';
import { readXml } from '../../read-xml.js';

const ROOT_LINKS = '_rels/.rels';
/** What a person is to do about each thing that can be wrong with a zip file. */
const ADVICE: readonly (readonly [wrong: RegExp, advice: string])[] = [
  [/damaged/, 'ask for it again, or open it where it was made and save it anew'],
  [/20 MB/, 'take the pictures out and save it again'],
  [/unpacked/, 'copy the plan alone into a new file and save that'],
];
/** Zip files of other kinds, by the name of a part that they have. */
const OTHERS: readonly (readonly [part: RegExp, wrong: string])[] = [
  [/^ppt\//, 'is a PowerPoint file; put its tables into a Word document (.docx) and try that'],
  [
    /^xl\/workbook\.bin$/,
    'is a binary Excel workbook; open it in Excel and save it as an Excel workbook (.xlsx)',
  ],
  [/^Index\/.*\.iwa$|^Index\.zip$/, 'is an Apple iWork file; export it as a Word or Excel file and try that'],
];
const OPEN_DOCUMENTS: readonly (readonly [type: RegExp, wrong: string])[] = [
  [
    /^application\/vnd\.oasis\.opendocument\.spreadsheet/,
    'is an OpenDocument spreadsheet; open it and save it as an Excel workbook (.xlsx)',
  ],
  [
    /^application\/vnd\.oasis\.opendocument/,
    'is an OpenDocument file; open it and save it as a Word document (.docx)',
  ],
];

/** An Office file: what it is and where its main part is, or what is wrong with it in words that follow its name. */
export type OfficePackage =
  | {
      readonly kind: 'word' | 'excel';
      /** The name of its main part. */
      readonly main: string;
      /** Unpacks those of its parts that are wanted. */
      readonly parts: (wanted: (name: string) => boolean) => Parts;
    }
  | { readonly kind: null; readonly wrong: string };

/** Parts by their names, or what is wrong with them in words that follow the name of the file. */
export type Parts = ReadonlyMap<string, Uint8Array> | string;

/** Looks into a zip file for what it is. Never throws. */
export function openOffice(bytes: Uint8Array): OfficePackage {
  const refuse = (wrong: string): OfficePackage => ({ kind: null, wrong });
  const names: string[] = [];
  const parts = (wanted: (name: string) => boolean): Parts => {
    const opened = openZip(bytes, wanted);
    return opened.parts ?? `${opened.wrong}; ${adviceOn(opened.wrong)}`;
  };
  const found = parts((name) => {
    names.push(name);
    return name === 'mimetype' || name === ROOT_LINKS;
  });
  // The first part says in its own head whether a password is needed.
  if (names.length > 0 && ((bytes[6] ?? 0) & 1) === 1) {
    return refuse('is protected with a password; open it, take the password off and save it again');
  }
  if (typeof found === 'string') return refuse(found);
  const type = new TextDecoder().decode(found.get('mimetype')?.subarray(0, 100));
  const other =
    OPEN_DOCUMENTS.find(([words]) => words.test(type)) ??
    OTHERS.find(([part]) => names.some((name) => part.test(name)));
  if (other !== undefined) return refuse(other[1]);
  const linked = mainPart(found.get(ROOT_LINKS));
  const main = [linked, 'word/document.xml', 'xl/workbook.xml'].find((name) => names.includes(name ?? ''));
  if (main?.startsWith('word/') === true) return { kind: 'word', main, parts };
  if (main?.startsWith('xl/') === true) return { kind: 'excel', main, parts };
  return refuse('is a zip file; unpack it and try the plan that is in it');
}

/** What follows where a part of an Office file cannot be read. */
export const DAMAGED = `is damaged; ${adviceOn('damaged')}`;

function adviceOn(wrong: string): string {
  return ADVICE.find(([words]) => words.test(wrong))?.[1] ?? '';
}

function mainPart(links: Uint8Array | undefined): string | null {
  let main: string | null = null;
  if (links === undefined) return null;
  readXml(links, {
    open: ({ name, get }) => {
      if (name !== 'rel:Relationship' || get('Type')?.endsWith('/officeDocument') !== true) return;
      main ??= get('Target')?.replace(/^\//, '') ?? null;
    },
  });
  return main;
}
