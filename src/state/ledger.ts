import type { Kysely, Selectable } from 'kysely';
import type { CivilDate } from '../domain/civil-date.js';
import type { Via } from '../domain/messenger.js';
import type { ReminderKind } from '../domain/reminder.js';
import type { Ledger, LedgerEntry, LedgerStatus } from '../domain/state.js';
import type { MessageRow, Tables } from './tables.js';

/** Who has been asked for what: unique by person and day. */
export function createLedger(db: Kysely<Tables>): Ledger {
  return {
    async plan(entries) {
      // One commit for all of them: a run for a thousand people would wait for a thousand.
      await db.transaction().execute(async (tx) => {
        for (const { upn, name, day, items } of entries) {
          const row = {
            upn,
            day,
            name,
            status: 'planned',
            why: null,
            conversation_id: null,
            activity_id: null,
            sent_at: null,
            via: null,
          };
          const added = await tx
            .insertInto('messages')
            .values(row)
            .onConflict((conflict) => conflict.columns(['upn', 'day']).doNothing())
            .returning('upn')
            .execute();
          if (added.length === 0 || items.length === 0) continue;
          await tx
            .insertInto('message_items')
            .values(
              items.map((item) => ({
                upn,
                day,
                ref: item.ref,
                kind: item.kind,
                due_on: item.dueOn,
                why: item.why,
              })),
            )
            .execute();
        }
      });
    },

    async entriesOf(day) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('day', '=', day)
        .orderBy('name')
        .orderBy('upn')
        .execute();
      return withItems(db, rows);
    },

    async begin(upn, day) {
      await db
        .updateTable('messages')
        .set({ status: 'sending' })
        .where('upn', '=', upn)
        .where('day', '=', day)
        .execute();
    },

    async finish(upn, day, outcome) {
      const values =
        outcome.status === 'sent'
          ? {
              status: 'sent',
              why: null,
              conversation_id: outcome.message?.conversationId ?? null,
              activity_id: outcome.message?.activityId ?? null,
              sent_at: outcome.sentAt,
              via: outcome.via,
            }
          : { status: outcome.status, why: outcome.why };
      await db.updateTable('messages').set(values).where('upn', '=', upn).where('day', '=', day).execute();
    },

    async askedSince(day) {
      const rows = await db
        .selectFrom('message_items')
        .innerJoin('messages', (join) =>
          join
            .onRef('messages.upn', '=', 'message_items.upn')
            .onRef('messages.day', '=', 'message_items.day'),
        )
        .select([
          'message_items.ref',
          'message_items.kind',
          'message_items.due_on',
          'messages.upn',
          'messages.day',
          'messages.sent_at',
        ])
        .where('messages.day', '>=', day)
        .where('messages.status', '=', 'sent')
        .execute();
      return rows.map((row) => ({
        ref: row.ref,
        kind: row.kind as ReminderKind,
        dueOn: row.due_on as CivilDate | null,
        upn: row.upn,
        askedOn: row.day as CivilDate,
        ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
      }));
    },

    async findByMessage(message) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('activity_id', '=', message.activityId)
        .where('conversation_id', '=', message.conversationId)
        .execute();
      const [entry] = await withItems(db, rows);
      return entry ?? null;
    },

    async lastSentTo(upn, since) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('upn', '=', upn)
        .where('day', '>=', since)
        .where('status', '=', 'sent')
        .orderBy('day', 'desc')
        .limit(1)
        .execute();
      const [entry] = await withItems(db, rows);
      return entry ?? null;
    },

    async unreachedSince(day) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('day', '>=', day)
        .orderBy('day')
        .execute();
      const latest = new Map(rows.map((row) => [row.upn, row]));
      const unreached = [...latest.values()].filter(
        (row) => row.status === 'failed' || row.status === 'unreachable',
      );
      return withItems(db, unreached);
    },
  };
}

async function withItems(db: Kysely<Tables>, rows: Selectable<MessageRow>[]): Promise<LedgerEntry[]> {
  if (rows.length === 0) return [];
  const days = [...new Set(rows.map((row) => row.day))];
  const upns = [...new Set(rows.map((row) => row.upn))];
  // By both columns of its key: by the day alone, every question of all years is looked at.
  const items = await db
    .selectFrom('message_items')
    .selectAll()
    .where('upn', 'in', upns)
    .where('day', 'in', days)
    .execute();
  const byMessage = new Map<string, typeof items>();
  for (const item of items) {
    const key = `${item.upn} ${item.day}`;
    byMessage.set(key, [...(byMessage.get(key) ?? []), item]);
  }
  return rows.map((row) => ({
    upn: row.upn,
    name: row.name,
    day: row.day as CivilDate,
    status: row.status as LedgerStatus,
    why: row.why,
    items: (byMessage.get(`${row.upn} ${row.day}`) ?? []).map((item) => ({
      ref: item.ref,
      kind: item.kind as ReminderKind,
      dueOn: item.due_on as CivilDate | null,
      why: item.why,
    })),
    message:
      row.conversation_id === null || row.activity_id === null
        ? null
        : { conversationId: row.conversation_id, activityId: row.activity_id },
    sentAt: row.sent_at,
    via: row.via as Via | null,
  }));
}
