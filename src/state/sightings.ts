import type { Kysely } from 'kysely';
import { z } from 'zod';
import { RAGS } from '../domain/rag.js';
import type { Sighting } from '../domain/sighting.js';
import type { Sightings } from '../domain/state.js';
import { StoredDay } from './stored-day.js';
import type { Tables } from './tables.js';

/** So many rows are saved at once: a database takes only so many values in one statement. */
const AT_ONCE = 200;

/** What was last seen of each row of the register. */
export function createSightings(db: Kysely<Tables>): Sightings {
  return {
    async all() {
      const rows = await db.selectFrom('sightings').selectAll().execute();
      const seen = rows.flatMap((row): Sighting[] => {
        const stored = Seen.safeParse(JSON.parse(row.seen));
        // One that does not read counts as never seen: the row is taken as it stands.
        return stored.success ? [{ row: row.row_name, ...stored.data }] : [];
      });
      return new Map(seen.map((sighting) => [sighting.row, sighting]));
    },

    async save(sightings) {
      for (let from = 0; from < sightings.length; from += AT_ONCE) {
        const rows = sightings
          .slice(from, from + AT_ONCE)
          .map(({ row, ...seen }) => ({ row_name: row, seen: JSON.stringify(seen) }));
        await db
          .insertInto('sightings')
          .values(rows)
          .onConflict((conflict) =>
            conflict.column('row_name').doUpdateSet((row) => ({ seen: row.ref('excluded.seen') })),
          )
          .execute();
      }
    },
  };
}

const Seen = z.object({
  rag: z.enum(RAGS).nullable(),
  dueOn: StoredDay.nullable(),
  leads: z.string(),
  progressMark: z.string(),
});
