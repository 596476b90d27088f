import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import type { State } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { createAbsences } from './absences.js';
import { createChannelPosts } from './channel-posts.js';
import { claim } from './claim.js';
import { createContacts } from './contacts.js';
import { createDigestLog } from './digests.js';
import { createDisclaimers } from './disclaimers.js';
import { createFacts } from './facts.js';
import { createHolds } from './holds.js';
import { isPostgres } from './is-postgres.js';
import { createLastReading } from './last-reading.js';
import { createLedger } from './ledger.js';
import { MIGRATIONS } from './migrations.js';
import { createOutboxStore } from './outbox.js';
import { reasonOf } from './reason-of.js';
import { createSightings } from './sightings.js';
import type { Tables } from './tables.js';

/**
 * Opens the bot's own state: embedded (libsql) where `url` is a folder, else PostgreSQL.
 * @throws CodedError `state-unreadable`
 */
export async function openState(url: string): Promise<State> {
  try {
    const db = new Kysely<Tables>({ dialect: isPostgres(url) ? postgres(url) : embedded(url) });
    await migrate(db);
    return {
      contacts: createContacts(db),
      ledger: createLedger(db),
      outbox: createOutboxStore(db),
      digests: createDigestLog(db),
      posts: createChannelPosts(db),
      absences: createAbsences(db),
      holds: createHolds(db),
      disclaimers: createDisclaimers(db),
      sightings: createSightings(db),
      lastReading: createLastReading(db),
      facts: createFacts(db),
      claim: (name, waitMs) => claim(url, name, waitMs),
      close: () => db.destroy(),
    };
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('state-unreadable', reasonOf(error), error);
  }
}

function embedded(folder: string): SqliteDialect {
  mkdirSync(folder, { recursive: true });
  const database = new Database(path.join(folder, 'bot.db'));
  // WAL lets the officer's commands read beside the service; FULL makes a commit survive a power cut.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('busy_timeout = 5000');
  return new SqliteDialect({ database });
}

function postgres(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  // A connection that breaks is replaced, and what used it fails; unheard, either would end the process.
  const heard = () => undefined;
  pool.on('error', heard);
  pool.on('connect', (connection) => connection.on('error', heard));
  return new PostgresDialect({ pool });
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new CodedError('state-unreadable', reasonOf(error), error);
}
