import type { Kysely } from 'kysely';
import { z } from 'zod';
import { RAGS } from '../domain/rag.js';
import { type Change, isChairs } from '../domain/report.js';
import type { OutboxStore } from '../domain/state.js';
import { StoredDay } from './stored-day.js';
import { StoredUpdate } from './stored-update.js';
import type { OutboxRow, Tables } from './tables.js';

/** Reports that were accepted: those that are not in SharePoint yet, and those that lately came there. */
export function createOutboxStore(db: Kysely<Tables>): OutboxStore {
  const amend = async (updateKey: string, to: Partial<OutboxRow>): Promise<void> => {
    await db.updateTable('outbox').set(to).where('update_key', '=', updateKey).execute();
  };
  return {
    async add(change, at) {
      const { updateKey } = change.update;
      const added = await db
        .insertInto('outbox')
        .values({
          update_key: updateKey,
          ref: change.ref,
          change: JSON.stringify(change),
          attempts: 0,
          next_attempt_at: at,
          added_at: at,
          delivered_at: null,
        })
        .onConflict((conflict) => conflict.column('update_key').doNothing())
        .returning('update_key')
        .execute();
      if (added.length > 0) return 'added';
      const [known] = await db
        .selectFrom('outbox')
        .select('delivered_at')
        .where('update_key', '=', updateKey)
        .execute();
      return known?.delivered_at == null ? 'waiting' : 'delivered';
    },

    async pending() {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('delivered_at', 'is', null)
        .orderBy('added_at')
        .orderBy('update_key')
        .execute();
      return rows.map((row) => ({
        updateKey: row.update_key,
        change: StoredChange.parse(JSON.parse(row.change)),
        attempts: row.attempts,
        nextAttemptAt: row.next_attempt_at,
      }));
    },

    async all() {
      const rows = await db
        .selectFrom('outbox')
        .select('change')
        .orderBy('added_at')
        .orderBy('update_key')
        .execute();
      return rows.map(({ change }) => StoredChange.parse(JSON.parse(change)));
    },

    async postpone(updateKey, nextAttemptAt) {
      await db
        .updateTable('outbox')
        .set((row) => ({ next_attempt_at: nextAttemptAt, attempts: row('attempts', '+', 1) }))
        .where('update_key', '=', updateKey)
        .execute();
    },

    replace: (change) => amend(change.update.updateKey, { change: JSON.stringify(change) }),
    deliver: (updateKey, at) => amend(updateKey, { delivered_at: at }),

    async remove(updateKey) {
      await db.deleteFrom('outbox').where('update_key', '=', updateKey).execute();
    },

    async has(updateKey) {
      const rows = await db
        .selectFrom('outbox')
        .select('update_key')
        .where('update_key', '=', updateKey)
        .execute();
      return rows.length > 0;
    },

    async lastOn(ref) {
      const rows = await db
        .selectFrom('outbox')
        .select(['update_key', 'change'])
        .where('ref', '=', ref)
        .orderBy('added_at', 'desc')
        .orderBy('update_key', 'desc')
        .execute();
      const last = rows.find(({ update_key: updateKey }) => !isChairs({ updateKey }));
      return last === undefined ? null : StoredChange.parse(JSON.parse(last.change));
    },

    async forgetDelivered(before) {
      await db.deleteFrom('outbox').where('delivered_at', '<', before).execute();
    },
  };
}

const Fields = z.object({
  rag: z.enum(RAGS).nullable().exactOptional(),
  progress: z.string().exactOptional(),
  evidence: z.string().exactOptional(),
  question: z.string().nullable().exactOptional(),
  revisedDueOn: StoredDay.nullable().exactOptional(),
  revisedDueAgreed: z.boolean().exactOptional(),
  lastUpdateAt: z.string().nullable().exactOptional(),
  lastUpdateBy: z.string().exactOptional(),
});
/** A change as it was stored: our own state is an outside byte too. */
const StoredChange: z.ZodType<Change> = z.looseObject({
  ref: z.string(),
  by: z.string().default(''),
  row: z.object({ id: z.string(), etag: z.string() }),
  fields: Fields,
  base: Fields,
  update: StoredUpdate,
});
