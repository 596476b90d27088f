import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { CodedError } from '../errors.js';

/**
 * Claims embedded state for one running service, until the returned function is called or the
 * process ends in whatever way: the operating system gives the lock back, so nothing goes stale.
 * @param waitMs how long to wait for whoever holds it
 * @throws CodedError `state-locked` when another service holds it
 */
export function claimService(folder: string, waitMs = 0): () => void {
  mkdirSync(folder, { recursive: true });
  const database = new Database(path.join(folder, 'service.lock'));
  try {
    database.pragma(`busy_timeout = ${waitMs}`);
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw new CodedError('state-locked', folder, error);
  }
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}
