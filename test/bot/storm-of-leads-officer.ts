import type { CivilDate } from '../../src/domain/civil-date.js';
import { RAGS, type Rag } from '../../src/domain/rag.js';
import { startOfDay } from '../../src/domain/site-time.js';
import { CodedError } from '../../src/errors.js';
import type { ListEdit } from './storm-of-leads-told.js';
import type { StormAction, StormWorld } from './storm-of-leads-world.js';

/** What an officer's edits are drawn from. */
interface Chance {
  readonly actions: readonly StormAction[];
  readonly one: <T>(from: readonly T[]) => T;
  readonly likely: (part: number) => boolean;
  readonly laterDay: () => CivilDate;
  /** Words are told apart by their number. */
  readonly number: () => number;
}

/** The officer, who works in SharePoint itself. */
export interface Officer {
  readonly edits: readonly ListEdit[];
  /** Changes some columns of that action's row. */
  readonly edit: (action: StormAction) => Promise<void>;
  /** The bot looks at what was changed. */
  readonly look: () => Promise<void>;
}

/** What a look at SharePoint may end with on such a day. */
const EXCUSES = ['sharepoint-busy', 'sharepoint-refused', 'sharepoint-unreachable'];

/** An officer who edits at random. */
export function createOfficer(
  world: StormWorld,
  { actions, one, likely, laterDay, number }: Chance,
): Officer {
  const edits: ListEdit[] = [];
  return {
    edits,
    async edit({ ref, id, leads }) {
      const fields: Record<string, unknown> = {};
      const edit: { rag?: Rag | null; dueOn?: CivilDate | null; words?: string } = {};
      if (likely(0.3)) fields['Rag'] = edit.rag = likely(0.1) ? null : one(RAGS);
      if (likely(0.25)) {
        edit.dueOn = likely(0.2) ? null : laterDay();
        fields['RevisedDueOn'] = edit.dueOn === null ? null : startOfDay(edit.dueOn, 'Europe/London');
      }
      if (likely(0.35)) fields['Progress'] = edit.words = `seen by the officer ${String(number())}`;
      if (likely(0.1)) fields['LeadLookupId'] = [one(leads), one(one(actions).leads)].map(world.numberOf);
      if (likely(0.4)) fields['Partners'] = `partner ${String(number())}`;
      if (Object.keys(fields).length === 0) return;
      if (edit.words !== undefined) {
        const { Progress } = await world.fieldsOf(id);
        for (const before of edits)
          if (before.ref === ref && before.words === Progress) before.overwritten = true;
      }
      await world.edit(
        id,
        'LeadLookupId' in fields ? { ...fields, 'LeadLookupId@odata.type': 'Collection(Edm.Int32)' } : fields,
      );
      edits.push({ ref, ...edit, overwritten: false });
    },
    async look() {
      try {
        await world.parts().recordEdits();
      } catch (error) {
        if (!(error instanceof CodedError) || !EXCUSES.includes(error.code)) throw error;
      }
    },
  };
}
