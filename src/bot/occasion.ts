import { createHash } from 'node:crypto';
import type { Change } from '../domain/report.js';
import type { Desk } from './desk.js';

/** Teams may deliver the same message again, with another id, within half a minute. */
const REPEATED_MS = 120_000;

/** Said so lately that Teams may be delivering it a second time. */
export function isRecent(desk: Pick<Desk, 'now'>, { update }: Change): boolean {
  return Date.parse(desk.now()) - Date.parse(update.reportedAt) <= REPEATED_MS;
}

/** A word that stands for those words and no others. */
export function hash(words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 32);
}
