import { tidy } from '../plain-text.js';
import { isAcronym, isInitials, isPersonName } from './person-name.js';

/** Posts that are named by what follows, commas and all: “Chairs of TASH, TPC and SSSP”. */
export const SEVERAL_POSTS =
  /^(?:chairs|heads|leads|members|representatives|directors|managers) of [^;()[\]\n]+/i;
const NAME_EDGES = /^(?:[\s,;:/&.–-]|and\s)+|(?:[\s,;:/&–-]|\sand)+$/g;
const PARTS = /\s*\/\s*|\s+(?:and|&)\s+/;

/**
 * Parts “A and B” or “A/B” only where each part stands for itself, a person or capitals; a person first
 * or last is parted from whatever else stands there.
 */
export function splitNames(text: string, hasRole: boolean): string[] {
  if (SEVERAL_POSTS.test(text)) return [text];
  const parts = text.split(PARTS);
  const stands = (part: string, index: number): boolean =>
    isPersonName(part) ||
    isAcronym(part) ||
    isInitials(part) ||
    (hasRole && index === parts.length - 1 && part !== '');
  if (parts.every(stands)) return parts;
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (isPersonName(first)) return [first, ...splitNames(withoutEdges(text.slice(first.length)), hasRole)];
  if (isPersonName(last)) return [...splitNames(withoutEdges(text.slice(0, -last.length)), false), last];
  return [text];
}

/** A name without the marks and the “and” around it. */
export function withoutEdges(text: string): string {
  return text.replace(NAME_EDGES, '');
}

/** “Head of Disabilities, Adrian Rocks ” as the role and the name after its last separator. */
export function cutBeforeName(text: string): { role: string; name: string } | null {
  const match = /^(?<role>.*)(?:[,;/]|\sand)\s*(?<name>[^,;/]+)$/i.exec(text);
  const name = tidy(match?.groups?.name ?? '');
  return isPersonName(name) ? { role: match?.groups?.role ?? '', name } : null;
}

/** Whether the last of what “and” and “/” part is a person. */
export function endsInName(text: string): boolean {
  return isPersonName(text.split(PARTS).at(-1) ?? '');
}
