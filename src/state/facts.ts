import type { Kysely } from 'kysely';
import type { Facts } from '../domain/state.js';
import type { Tables } from './tables.js';

/** Small facts under a name. */
export function createFacts(db: Kysely<Tables>): Facts {
  return {
    async get(name) {
      const row = await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst();
      return row?.value ?? null;
    },

    async set(name, value) {
      await db
        .insertInto('facts')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },

    async add(name, value) {
      const added = await db
        .insertInto('facts')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .returning('name')
        .execute();
      return added.length > 0;
    },
  };
}
