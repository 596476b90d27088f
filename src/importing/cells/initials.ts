import type { NamedLead } from '../../domain/action.js';
import { tidy } from '../plain-text.js';
import { isPersonName } from './person-name.js';

/** Whose initials are whose: `KK` is Karen Kromolicki. */
export type Glossary = ReadonlyMap<string, string>;

const ENTRY = /^[-•*\s]*(?<initials>(?:\p{Lu}\.?){2,4})\s*(?:=|:|–|—|-|\|)\s*(?<name>[^(,;=|]+)/u;

/** In characters. No list of initials is longer. */
const LONGEST_LINE = 2000;
const BEFORE = /^[\p{L} ]{3,30}:\s*(?=\p{Lu})/u;
const BETWEEN = /[;,]\s*(?=(?:\p{Lu}\.?){2,4}\s*[=:–—-])/u;

/**
 * Reads lines such as “KK = Karen Kromolicki (DCO)”; other lines are no concern of it. Initials that
 * stand for two people are left out, for nobody can say which of them is meant. Never throws.
 */
export function readInitials(lines: readonly string[]): Glossary {
  const glossary = new Map<string, string>();
  const unclear = new Set<string>();
  for (const line of lines.flatMap(entriesOf)) {
    const groups = ENTRY.exec(line)?.groups;
    const name = tidy(groups?.name ?? '').replace(/\s*[–-]\s.*$/, '');
    const initials = keyOf(groups?.initials ?? '');
    if (!isPersonName(name)) continue;
    if ((glossary.get(initials) ?? name) !== name) unclear.add(initials);
    glossary.set(initials, name);
  }
  for (const initials of unclear) glossary.delete(initials);
  return glossary;
}

/** The entries of a line, which may hold several after a word of its own: “Key: KK = Karen Kromolicki; MW = …”. */
function entriesOf(line: string): readonly string[] {
  return line.slice(0, LONGEST_LINE).replace(BEFORE, '').split(BETWEEN);
}

/** The leads with the names that their initials stand for; whom the glossary does not have stays as printed. */
export function expandInitials(leads: readonly NamedLead[], glossary: Glossary): NamedLead[] {
  return leads.map(({ name, role }) => ({ name: glossary.get(keyOf(name)) ?? name, role }));
}

function keyOf(initials: string): string {
  return initials.replaceAll('.', '').replaceAll(' ', '');
}
