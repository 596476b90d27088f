import type { Kysely } from 'kysely';
import type { Holds } from '../domain/state.js';
import { createFacts } from './facts.js';
import type { Tables } from './tables.js';

/** The fact that an officer has pressed Send in this tenant. */
const RELEASED = 'schedule-released';

/** What the schedule writes to nobody about. */
export function createHolds(db: Kysely<Tables>): Holds {
  return {
    async held() {
      if ((await createFacts(db).get(RELEASED)) === null) return 'all';
      const rows = await db.selectFrom('held_actions').select('ref').execute();
      return new Set(rows.map(({ ref }) => ref));
    },

    async hold(refs) {
      if (refs.length === 0) return;
      await db
        .insertInto('held_actions')
        .values(refs.map((ref) => ({ ref })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async release(refs) {
      await db.transaction().execute(async (tx) => {
        await createFacts(tx).set(RELEASED, 'yes');
        if (refs.length > 0) await tx.deleteFrom('held_actions').where('ref', 'in', refs).execute();
      });
    },
  };
}
