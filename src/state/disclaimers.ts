import type { Kysely } from 'kysely';
import type { Disclaimers } from '../domain/state.js';
import type { Tables } from './tables.js';

/** Who has said of which action that it is not theirs. */
export function createDisclaimers(db: Kysely<Tables>): Disclaimers {
  return {
    async all() {
      const rows = await db.selectFrom('disclaimers').selectAll().orderBy('said_at').orderBy('ref').execute();
      return rows.map(({ said_at: at, ...said }) => ({ ...said, at }));
    },

    async add({ at, ...said }) {
      const row = { ...said, said_at: at };
      await db
        .insertInto('disclaimers')
        .values(row)
        .onConflict((conflict) => conflict.columns(['ref', 'upn']).doUpdateSet(row))
        .execute();
    },

    async withdraw(ref, upn) {
      const all = db.deleteFrom('disclaimers').where('ref', '=', ref);
      await (upn === undefined ? all : all.where('upn', '=', upn)).execute();
    },
  };
}
