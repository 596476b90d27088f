import type { Kysely } from 'kysely';
import type { CivilDate } from '../domain/civil-date.js';
import type { Absences } from '../domain/state.js';
import type { Tables } from './tables.js';

/** Who is away, and until when. */
export function createAbsences(db: Kysely<Tables>): Absences {
  return {
    async on(day) {
      const rows = await db.selectFrom('absences').selectAll().where('until', '>', day).execute();
      return new Map(rows.map(({ upn, until }) => [upn, until as CivilDate]));
    },

    async set(upn, until) {
      await db
        .insertInto('absences')
        .values({ upn, until })
        .onConflict((conflict) => conflict.column('upn').doUpdateSet({ until }))
        .execute();
    },

    async end(upn) {
      await db.deleteFrom('absences').where('upn', '=', upn).execute();
    },
  };
}
