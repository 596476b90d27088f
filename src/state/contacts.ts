import type { Kysely, Transaction } from 'kysely';
import type { UnreachableReason } from '../domain/messenger.js';
import type { Contact, Contacts } from '../domain/state.js';
import type { ContactRow, Tables } from './tables.js';

/** The people and the teams that the bot has met. */
export function createContacts(db: Kysely<Tables>): Contacts {
  const findOne = async (column: 'upn' | 'email' | 'aad_object_id' | 'conversation_id', value: string) => {
    const row = await db.selectFrom('contacts').selectAll().where(column, '=', value).executeTakeFirst();
    return row === undefined ? null : contactOf(row);
  };
  return {
    async find(address) {
      const wanted = address.toLowerCase();
      return (await findOne('upn', wanted)) ?? (wanted === '' ? null : findOne('email', wanted));
    },
    findByEntraId: (aadObjectId) => findOne('aad_object_id', aadObjectId),
    findByConversation: (conversationId) => findOne('conversation_id', conversationId),

    async save(contact) {
      await db.transaction().execute((tx) => saveIn(tx, contact));
    },

    async meet(all) {
      // One commit for a whole roster.
      await db.transaction().execute(async (tx) => {
        const rows = await tx.selectFrom('contacts').select(['upn', 'email']).execute();
        const known = new Set(rows.flatMap(({ upn, email }) => [upn, email]));
        for (const contact of all) if (!known.has(contact.upn.toLowerCase())) await saveIn(tx, contact);
      });
    },

    async setUnreachable(address, reason) {
      const wanted = address.toLowerCase();
      await db
        .updateTable('contacts')
        .set({ unreachable: reason })
        .where((where) => where.or([where('upn', '=', wanted), where('email', '=', wanted)]))
        .execute();
    },

    async teams() {
      const rows = await db.selectFrom('teams').selectAll().orderBy('team_id').execute();
      return rows.map((row) => ({
        teamId: row.team_id,
        channelId: row.channel_id,
        serviceUrl: row.service_url,
      }));
    },

    async saveTeam(team) {
      const row = { team_id: team.teamId, channel_id: team.channelId, service_url: team.serviceUrl };
      await db
        .insertInto('teams')
        .values(row)
        .onConflict((conflict) => conflict.column('team_id').doUpdateSet(row))
        .execute();
    },

    async removeTeam(teamId) {
      await db.deleteFrom('teams').where('team_id', '=', teamId).execute();
    },
  };
}

async function saveIn(tx: Transaction<Tables>, contact: Contact): Promise<void> {
  const row = rowOf(contact);
  // A UPN can change hands and a person can change their UPN: the id in the tenant decides.
  await tx
    .deleteFrom('contacts')
    .where('aad_object_id', '=', row.aad_object_id)
    .where('upn', '!=', row.upn)
    .execute();
  await tx
    .insertInto('contacts')
    .values(row)
    .onConflict((conflict) => conflict.column('upn').doUpdateSet(row))
    .execute();
}

function contactOf(row: ContactRow): Contact {
  return {
    upn: row.upn,
    email: row.email,
    name: row.name,
    aadObjectId: row.aad_object_id,
    userId: row.user_id,
    conversationId: row.conversation_id,
    serviceUrl: row.service_url,
    unreachable: row.unreachable as UnreachableReason | null,
  };
}

function rowOf(contact: Contact): ContactRow {
  return {
    upn: contact.upn.toLowerCase(),
    email: contact.email.toLowerCase(),
    name: contact.name,
    aad_object_id: contact.aadObjectId,
    user_id: contact.userId,
    conversation_id: contact.conversationId,
    service_url: contact.serviceUrl,
    unreachable: contact.unreachable,
  };
}
