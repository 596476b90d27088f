import type { Kysely } from 'kysely';
import type { CivilDate } from '../domain/civil-date.js';
import type { DigestLog } from '../domain/state.js';
import type { Tables } from './tables.js';

/** The digests that have been posted in the channel. */
export function createDigestLog(db: Kysely<Tables>): DigestLog {
  return {
    async lastBefore(day) {
      const row = await db
        .selectFrom('digests')
        .select('as_of')
        .where('as_of', '<', day)
        .orderBy('as_of', 'desc')
        .executeTakeFirst();
      return row === undefined ? null : (row.as_of as CivilDate);
    },

    async record(asOf, since, postedAt) {
      const row = { as_of: asOf, since, posted_at: postedAt };
      await db
        .insertInto('digests')
        .values(row)
        .onConflict((conflict) => conflict.column('as_of').doUpdateSet(row))
        .execute();
    },
  };
}
