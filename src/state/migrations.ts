import { type Kysely, type Migration, sql } from 'kysely';

/** The steps from an empty database to these tables, by name; a step that has landed is never changed. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first-tables': { up: createFirstTables },
  '0002-sightings': { up: createSightings },
  '0003-addresses-of-guests': { up: addEmails },
  '0004-reports-that-were-delivered': { up: keepDelivered },
  '0005-last-reading': { up: createLastReading },
  '0006-absences': { up: createAbsences },
  '0007-ways-of-sending': { up: addVia },
  '0008-held-actions': { up: createHeldActions },
  '0009-disclaimers': { up: createDisclaimers },
  '0010-channel-posts': { up: createChannelPosts },
};

async function createFirstTables(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('contacts')
    .addColumn('upn', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('aad_object_id', 'text', (column) => column.notNull().unique())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('unreachable', 'text')
    .execute();
  await schema
    .createTable('teams')
    .addColumn('team_id', 'text', (column) => column.primaryKey())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('messages')
    .addColumn('upn', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .addColumn('conversation_id', 'text')
    .addColumn('activity_id', 'text')
    .addColumn('sent_at', 'text')
    .addPrimaryKeyConstraint('messages_key', ['upn', 'day'])
    .execute();
  await schema.createIndex('messages_day').on('messages').column('day').execute();
  await schema.createIndex('messages_activity').on('messages').column('activity_id').execute();
  await schema
    .createTable('message_items')
    .addColumn('upn', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('ref', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text')
    .addColumn('why', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('message_items_key', ['upn', 'day', 'ref'])
    .execute();
  await schema
    .createTable('outbox')
    .addColumn('update_key', 'text', (column) => column.primaryKey())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt_at', 'text', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('digests')
    .addColumn('as_of', 'text', (column) => column.primaryKey())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('posted_at', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('facts')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

async function createSightings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sightings')
    .addColumn('row_name', 'text', (column) => column.primaryKey())
    .addColumn('seen', 'text', (column) => column.notNull())
    .execute();
}

async function addEmails(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('contacts')
    .addColumn('email', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
}

async function keepDelivered(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('outbox')
    .addColumn('ref', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('outbox').addColumn('delivered_at', 'text').execute();
}

async function createLastReading(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('last_reading')
    .addColumn('only', 'integer', (column) => column.primaryKey())
    .addColumn('reading', 'text', (column) => column.notNull())
    .execute();
}

/** Until when somebody is away. */
async function createAbsences(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('absences')
    .addColumn('upn', 'text', (column) => column.primaryKey())
    .addColumn('until', 'text', (column) => column.notNull())
    .execute();
}

/** How a message was sent; until now there was one way. */
async function addVia(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('messages').addColumn('via', 'text').execute();
  await sql`update messages set via = 'chat' where status = 'sent'`.execute(db);
}

async function createHeldActions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('held_actions')
    .addColumn('ref', 'text', (column) => column.primaryKey())
    .execute();
}

/** Who has said that an action is not theirs. */
async function createDisclaimers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('disclaimers')
    .addColumn('ref', 'text', (column) => column.notNull())
    .addColumn('upn', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('instead', 'text', (column) => column.notNull())
    .addColumn('said_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('disclaimers_key', ['ref', 'upn'])
    .execute();
}

/** What is posted in the channel by itself, and how far it has come. */
async function createChannelPosts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel_posts')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('meeting_on', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('by_upn', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('as_of', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('activity_id', 'text')
    .addColumn('replied_to', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('channel_posts_key', ['kind', 'day'])
    .execute();
}
