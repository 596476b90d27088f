import type { CivilDate } from './civil-date.js';
import { parseDay } from './parse-day.js';

/** A request for a digest; `null` is what was left out. */
export interface DigestWords {
  readonly kind: 'digest';
  readonly priority: number | null;
  readonly since: CivilDate | null;
  readonly asAt: CivilDate | null;
}

/**
 * `digest` with `priority 3`, `since DAY` and `as at DAY` in any order, each at most once. `null`: another command,
 * `unclear`: a digest of which something is not certain.
 */
export function digestWords(command: string): DigestWords | { readonly kind: 'unclear' } | null {
  if (!/^digest( |$)/.test(command)) return null;
  let [priority, since, asAt]: [number | null, CivilDate | null, CivilDate | null] = [null, null, null];
  const wanted = command
    .slice('digest'.length)
    .replaceAll(',', '')
    .replaceAll(' for priority ', ' priority ');
  const parts = wanted.split(/ (?=priority |since |as at )/);
  for (const part of parts.map((words) => words.trim()).filter((words) => words !== '')) {
    const match = /^(priority|since|as at) (.+)$/.exec(part);
    const value = match?.[2] ?? '';
    if (match?.[1] === 'priority' && priority === null && /^[1-9]\d?$/.test(value)) priority = Number(value);
    else if (match?.[1] === 'since' && since === null) since = parseDay(value);
    else if (match?.[1] === 'as at' && asAt === null) asAt = parseDay(value);
    else return { kind: 'unclear' };
    if (match[1] !== 'priority' && parseDay(value) === null) return { kind: 'unclear' };
  }
  return { kind: 'digest', priority, since, asAt };
}
