import pg from 'pg';
import type { Claim, ClaimName } from '../domain/state.js';
import { CodedError } from '../errors.js';
import { reasonOf } from './reason-of.js';

/** The names as numbers, in a room of our own: other programs in the same database may use such locks too. */
const ROOM = 0x53454e44;
const NUMBERS: Readonly<Record<ClaimName, number>> = { service: 1, reminders: 2, channel: 3 };

/** When the server gives up a machine that is silent: after 20 s, whether or not anything is on its way to it. */
const GIVES_UP = `
  SET tcp_keepalives_idle = 8; SET tcp_keepalives_interval = 4; SET tcp_keepalives_count = 3;
  SET tcp_user_timeout = 20000`;
/** How often the connection is tried. */
const BEAT_MS = 2_000;
/** How long an answer may take. */
const PATIENCE_MS = 5_000;
/** So long after the last answer the claim still counts: well below the time after which the server gives up. */
const FRESH_MS = 10_000;

/**
 * Claims part of the state in PostgreSQL by an advisory lock of a session of its own, which the server gives back
 * when the connection ends; `null` where another session holds it.
 * @throws CodedError `state-unreadable`
 */
export async function claimInPostgres(url: string, name: ClaimName): Promise<Claim | null> {
  const session = new pg.Client({
    connectionString: url,
    // So pg_stat_activity shows which process holds what.
    application_name: `sendig ${name} ${process.pid}`,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  let broken = false;
  session.on('error', () => {
    broken = true;
  });
  try {
    await session.connect();
    await session.query(GIVES_UP);
    const answer = await session.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS held', [
      ROOM,
      NUMBERS[name],
    ]);
    if (answer.rows[0]?.held !== true) {
      await session.end();
      return null;
    }
  } catch (error) {
    void session.end().catch(() => undefined);
    throw new CodedError('state-unreadable', reasonOf(error), error);
  }

  let answeredAt = Date.now();
  const beat = setInterval(() => {
    session.query('SELECT 1').then(
      () => {
        answeredAt = Date.now();
      },
      () => {
        broken = true;
      },
    );
  }, BEAT_MS);
  return {
    // Of a machine that slept, or a process that was stopped, the server may have given the lock to another since.
    held: () => !broken && Math.abs(Date.now() - answeredAt) < FRESH_MS,
    release: async () => {
      clearInterval(beat);
      if (!broken) await session.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
      broken = true;
      void session.end().catch(() => undefined);
    },
  };
}
