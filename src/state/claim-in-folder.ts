import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { Claim, ClaimName } from '../domain/state.js';

/**
 * Claims part of embedded state by a lock on a file, which the operating system gives back when the process
 * ends; `null` where another process holds it.
 * @throws what the system says where the file cannot be opened
 */
export function claimInFolder(folder: string, name: ClaimName): Claim | null {
  let database: Database.Database | null = null;
  try {
    mkdirSync(folder, { recursive: true });
    database = new Database(path.join(folder, `${name}.lock`));
    database.exec('BEGIN EXCLUSIVE');
    return claimOver(database);
  } catch (error) {
    database?.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
}

function claimOver(database: Database.Database): Claim {
  let held = true;
  return {
    held: () => held,
    release: () => {
      if (held) {
        held = false;
        database.exec('ROLLBACK');
        database.close();
      }
      return Promise.resolve();
    },
  };
}
