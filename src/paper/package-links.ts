import path from 'node:path';
import { readXml } from '../read-xml.js';

/** What one part of a Word file points at. */
export interface Link {
  readonly id: string;
  /** The last word of its type: `header`, `image`. */
  readonly type: string;
  /** The name of a part, or an address outside. */
  readonly target: string;
  readonly outside: boolean;
}

/** What a part points at: nothing where it has no list of that, `null` where the list is damaged. */
export function linksOf(parts: ReadonlyMap<string, Uint8Array>, part: string): readonly Link[] | null {
  const bytes = parts.get(listOf(part));
  if (bytes === undefined) return [];
  const links: Link[] = [];
  const read = readXml(bytes, {
    open: ({ name, get }) => {
      if (name !== 'rel:Relationship') return;
      const target = get('Target') ?? '';
      const outside = get('TargetMode') === 'External';
      links.push({
        id: get('Id') ?? '',
        type: (get('Type') ?? '').split('/').at(-1) ?? '',
        target: outside ? target : path.posix.resolve('/', path.posix.dirname(part), target).slice(1),
        outside,
      });
    },
  });
  return read ? links : null;
}

/** The part that lists what a part points at: `word/_rels/header1.xml.rels`. */
export function listOf(part: string): string {
  return path.posix.join(path.posix.dirname(part), '_rels', `${path.posix.basename(part)}.rels`);
}
