import { z } from 'zod';
import type { Person } from '../domain/action.js';
import { CodedError } from '../errors.js';
import { isZip } from '../open-zip.js';
import { decodeText } from './files/decode-text.js';
import { wrongKind } from './files/other-kinds.js';
import { readCsvRows, separatorOf } from './files/read-csv.js';

/** A UPN or an outside email address; a guest's UPN holds a `#`. */
const Address = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/);
const NAME = ['name', 'display name', 'displayname', 'full name'];
/** A UPN before an address: where both stand, it is the UPN by which Teams knows somebody. */
const ADDRESS = [
  ...['upn', 'user principal name', 'userprincipalname', 'email', 'e-mail', 'mail'],
  ...['email address', 'e-mail address'],
];
const PersonRow = z.object({ name: z.string().trim().min(1), upn: Address });

/** A name as the key under which `parsePeople` keeps its person: lower case, single spaces, plain apostrophes. */
export function personKey(name: string): string {
  return name.replace(/\s+/g, ' ').replaceAll('’', "'").trim().toLowerCase();
}

/**
 * Reads the list of people from a file, which is UTF-8 or Windows-1252, as `parsePeople` does.
 *
 * @throws CodedError `file-not-understood`, with what to do
 */
export function readPeople(bytes: Uint8Array, fileName: string): Map<string, Person> {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  const wrong = isZip(bytes) ? 'is no CSV file; save it as CSV (.csv)' : wrongKind(bytes);
  const decoded = wrong === null ? decodeText(bytes) : { text: null, wrong };
  if (decoded.text === null) throw new CodedError('file-not-understood', `${name} ${decoded.wrong}`);
  return parsePeople(decoded.text);
}

/**
 * Reads a CSV file with the columns `name` and `upn`, in any order and case, or with such as `Display name` and
 * `Email`; others are left out. Its cells may be parted by commas, semicolons or tabs.
 *
 * @returns the people under their `personKey`
 * @throws CodedError `file-not-understood`, naming the line that cannot be read
 */
export function parsePeople(csv: string): Map<string, Person> {
  const read = readCsvRows(csv, separatorOf(csv, areHeadings) ?? ',');
  if (read.rows === null) {
    throw refusal(read.line, 'has a quotation mark out of place, or one that is not closed');
  }
  const [head, ...rows] = read.rows;
  const [nameAt, upnAt] = columnsOf(head?.cells ?? []);
  if (nameAt < 0 || upnAt < 0) {
    throw refusal(head?.line ?? 1, 'does not name the columns "name" and "upn" (or "email")');
  }
  const people = new Map<string, Person>();
  for (const { line, cells } of rows) {
    const person = PersonRow.safeParse({ name: cells[nameAt] ?? '', upn: cells[upnAt] ?? '' });
    if (!person.success) throw refusal(line, 'needs a name and a UPN such as first.last@council.example');
    const key = personKey(person.data.name);
    const before = people.get(key);
    if (before !== undefined && before.upn !== person.data.upn) {
      throw refusal(line, 'gives a person of an earlier line another UPN');
    }
    people.set(key, person.data);
  }
  return people;
}

function areHeadings(cells: readonly string[]): boolean {
  return columnsOf(cells).every((at) => at >= 0);
}

/** Where the name and the address stand; -1 where they do not. A list from Entra or Outlook calls them otherwise. */
function columnsOf(cells: readonly string[]): readonly [name: number, upn: number] {
  const names = cells.map(inLowerCase);
  const first = (known: readonly string[]): number =>
    names.indexOf(known.find((name) => names.includes(name)) ?? '-');
  return [first(NAME), first(ADDRESS)];
}

function inLowerCase(cell: string): string {
  return cell.replace('\ufeff', '').trim().toLowerCase();
}

function refusal(line: number, why: string): CodedError {
  return new CodedError('file-not-understood', `line ${line} of the list of people ${why}`);
}
