import { z } from 'zod';
import type { Person } from '../domain/action.js';
import { CodedError } from '../errors.js';
import { parseCsv } from './parse-csv.js';

/** A UPN or an outside email address; a guest's UPN holds a `#`. */
const Address = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/);
const PersonRow = z.object({ name: z.string().trim().min(1), upn: Address });

/** A name as the key under which `parsePeople` keeps its person: lower case, single spaces, plain apostrophes. */
export function personKey(name: string): string {
  return name.replace(/\s+/g, ' ').replaceAll('’', "'").trim().toLowerCase();
}

/**
 * Reads a CSV file with the columns `name` and `upn`, in any order and case; others are left out.
 *
 * @returns the people under their `personKey`
 * @throws CodedError `file-not-understood`, naming the line that cannot be read
 */
export function parsePeople(csv: string): Map<string, Person> {
  const [head, ...rows] = parseCsv(csv);
  const names = head?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const [nameAt, upnAt] = [names.indexOf('name'), names.indexOf('upn')];
  if (nameAt < 0 || upnAt < 0) throw refusal(head?.line ?? 1, 'does not name the columns "name" and "upn"');
  const people = new Map<string, Person>();
  for (const { line, cells } of rows) {
    const read = PersonRow.safeParse({ name: cells[nameAt] ?? '', upn: cells[upnAt] ?? '' });
    if (!read.success) throw refusal(line, 'needs a name and a UPN such as first.last@council.example');
    const key = personKey(read.data.name);
    const before = people.get(key);
    if (before !== undefined && before.upn !== read.data.upn) {
      throw refusal(line, 'gives a person of an earlier line another UPN');
    }
    people.set(key, read.data);
  }
  return people;
}

function refusal(line: number, why: string): CodedError {
  return new CodedError('file-not-understood', `line ${line} of the list of people ${why}`);
}
