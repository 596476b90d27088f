import { KIND_WORDS } from '../domain/inspection.js';
import type { Shortfall } from '../domain/register.js';
import type { ColumnDefinition } from './columns.js';
import { asFound, type FoundColumn, kindOf } from './found-column.js';

/** How to go on after most of what can stand in the way. */
export const RUN_AGAIN = 'run "npm run -s sendig -- provision" again';

/** One change to a column that is there. */
interface ColumnChange {
  /** What is sent to the column. */
  readonly body: object;
  /** What was done, once it is done. */
  readonly done: string;
  /** What to say where SharePoint refuses it, for a reason such as `HTTP 400, invalidRequest`. */
  readonly refused: (reason: string) => Shortfall;
}

/** What becomes of a column that is there. */
export interface ColumnPlan {
  readonly changes: readonly ColumnChange[];
  /** Why nothing does, or `null`. */
  readonly shortfall: Shortfall | null;
}

/**
 * What a column that is there lacks: an index, uniqueness, choices. What people have made of it
 * otherwise stays. A column that cannot hold what the bot keeps in it is left alone altogether.
 * @param list the title of the list
 */
export function planColumn(wanted: ColumnDefinition, found: FoundColumn, list: string): ColumnPlan {
  const name = named(found);
  const needs = KIND_WORDS[kindOf(asFound(wanted))];
  const holds = KIND_WORDS[kindOf(found)];
  if (needs !== holds) {
    const message = `The column ${name} of ${list} holds ${holds}, and the bot needs ${needs} there; it was left as it is.`;
    const remedy = `In the list's settings give it the right type, if SharePoint offers that; otherwise move what it holds into a column of your own, delete it, and ${RUN_AGAIN}.`;
    return { changes: [], shortfall: { message, remedy } };
  }
  const changes: ColumnChange[] = [];
  // The index first and by itself: it is needed even where the values turn out not to be unique.
  if (wanted.indexed === true && found.indexed !== true) {
    changes.push({
      body: { indexed: true },
      done: `Indexed the column ${name} of ${list}.`,
      refused: (reason) => ({
        message: `The column ${name} of ${list} could not be indexed (${reason}).`,
        remedy: `Add the index by hand in the list's settings, under "Indexed columns", where SharePoint says what is in the way.`,
      }),
    });
  }
  if (wanted.enforceUniqueValues === true && found.enforceUniqueValues !== true) {
    changes.push({
      body: { indexed: true, enforceUniqueValues: true },
      done: `Made the values of the column ${name} of ${list} unique.`,
      refused: (reason) => ({
        message: `The values of the column ${name} of ${list} could not be made unique (${reason}), most likely because two rows hold the same one.`,
        remedy: `Sort the list by that column, put right what is there twice, and ${RUN_AGAIN}.`,
      }),
    });
  }
  return { changes: [...changes, ...missingChoices(wanted, found, list)], shortfall: null };
}

function missingChoices(wanted: ColumnDefinition, found: FoundColumn, list: string): ColumnChange[] {
  const theirs = found.choice?.choices ?? [];
  const missing = (wanted.choice?.choices ?? []).filter((choice) => !theirs.includes(choice));
  if (missing.length === 0) return [];
  const name = named(found);
  const words = missing.join(', ');
  return [
    {
      body: { choice: { ...found.choice, choices: [...theirs, ...missing] } },
      done: `Added to the choices of the column ${name} of ${list}: ${words}.`,
      refused: (reason) => ({
        message: `To the choices of the column ${name} of ${list} could not be added: ${words} (${reason}).`,
        remedy: `Add them by hand in the column's settings, spelt just so.`,
      }),
    },
  ];
}

/** What people see of the column, and what it is really called. */
function named({ name, displayName }: FoundColumn): string {
  return displayName == null || displayName === name ? name : `${displayName} (${name})`;
}
