import type { ActionOnDay } from '../domain/action-on-day.js';
import type { CivilDate } from '../domain/civil-date.js';
import { dayFinderOf } from '../domain/site-time.js';

/** A piece of evidence. */
export interface Evidence {
  /** `E1`, counted through the whole paper. */
  readonly number: string;
  readonly ref: string;
  readonly text: string;
  /** The day on which it was given; `null` where nobody knows. */
  readonly on: CivilDate | null;
}

/** Every piece of evidence by the actions, and of one action by its days; what was given twice is listed once. */
export function evidenceIn(states: readonly ActionOnDay[], zone: string): readonly Evidence[] {
  const dayOf = dayFinderOf(zone);
  return states
    .flatMap(({ action, evidence, past }) => {
      const given = past.map((update) => ({ text: update.evidence, on: dayOf(update.reportedAt) }));
      const pieces = new Map<string, CivilDate | null>();
      for (const { text, on } of [...given, { text: evidence, on: null }]) {
        for (const piece of text.split(/\s*\n\s*/)) {
          if (piece !== '' && !pieces.has(piece)) pieces.set(piece, on);
        }
      }
      return [...pieces].map(([text, on]) => ({ ref: action.ref, text, on }));
    })
    .map((piece, at) => ({ number: `E${String(at + 1)}`, ...piece }));
}
