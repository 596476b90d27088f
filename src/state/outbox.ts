import type { Kysely } from 'kysely';
import { z } from 'zod';
import { RAGS } from '../domain/rag.js';
import type { Change } from '../domain/report.js';
import type { OutboxStore } from '../domain/state.js';
import { StoredDay } from './stored-day.js';
import type { Tables } from './tables.js';

/** Reports that were accepted and are not in SharePoint yet. */
export function createOutboxStore(db: Kysely<Tables>): OutboxStore {
  return {
    async add(change, at) {
      const added = await db
        .insertInto('outbox')
        .values({
          update_key: change.update.updateKey,
          change: JSON.stringify(change),
          attempts: 0,
          next_attempt_at: at,
          added_at: at,
        })
        .onConflict((conflict) => conflict.column('update_key').doNothing())
        .returning('update_key')
        .execute();
      return added.length > 0;
    },

    async pending() {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
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

    async postpone(updateKey, nextAttemptAt) {
      await db
        .updateTable('outbox')
        .set((row) => ({ next_attempt_at: nextAttemptAt, attempts: row('attempts', '+', 1) }))
        .where('update_key', '=', updateKey)
        .execute();
    },

    async replace(change) {
      await db
        .updateTable('outbox')
        .set({ change: JSON.stringify(change) })
        .where('update_key', '=', change.update.updateKey)
        .execute();
    },

    async remove(updateKey) {
      await db.deleteFrom('outbox').where('update_key', '=', updateKey).execute();
    },
  };
}

const rag = z.enum(RAGS);
const Fields = z.object({
  rag: rag.nullable().exactOptional(),
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
  row: z.object({ id: z.string(), etag: z.string() }),
  fields: Fields,
  base: Fields,
  update: z.object({
    updateKey: z.string(),
    ref: z.string(),
    reportedAt: z.string(),
    reportedBy: z.string(),
    reportedByUpn: z.string(),
    enteredBy: z.string(),
    fromRag: rag.nullable(),
    toRag: rag.nullable(),
    fromDueOn: StoredDay.nullable(),
    toDueOn: StoredDay.nullable(),
    fromLeads: z.string().default(''),
    toLeads: z.string().default(''),
    note: z.string(),
    evidence: z.string(),
    source: z.enum(['card', 'reply', 'officer', 'sharepoint', 'import']),
  }),
});
