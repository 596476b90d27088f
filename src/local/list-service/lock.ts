import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, realpath, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../../errors.js';

const holderSchema = z.object({ pid: z.number().int().positive(), started: z.string() });

/** Folders that this very process holds: its own pid in a lock file does not tell. */
const held = new Set<string>();

/**
 * Takes the folder for this process and gives back what releases it. A lock whose process is dead is
 * taken over.
 * @throws CodedError `state-locked` while another service holds the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const place = await realpath(folder);
  const file = join(place, 'lock');
  if (held.has(place)) throw new CodedError('state-locked', folder);
  held.add(place);
  try {
    await takeLock(file, folder);
  } catch (error) {
    held.delete(place);
    throw error;
  }
  return async () => {
    await unlink(file).catch(ignoreMissing);
    held.delete(place);
  };
}

async function takeLock(file: string, folder: string): Promise<void> {
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, started: lifeOf(process.pid) ?? '' }));
  try {
    // A link appears whole or not at all, so nobody ever reads half a lock.
    while (!(await linked(mine, file))) await removeDeadLock(file, folder);
  } finally {
    await unlink(mine);
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the lock aside first: of two services that find the same dead lock, only one may remove it. */
async function removeDeadLock(file: string, folder: string): Promise<void> {
  const found = await readOrNull(file);
  if (found === null) return;
  if (isAlive(found)) throw new CodedError('state-locked', folder);
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(ignoreMissing);
  const moved = await readOrNull(aside);
  if (moved === null) return;
  if (moved !== found) await linked(aside, file);
  await unlink(aside);
  if (moved !== found) throw new CodedError('state-locked', folder);
}

function isAlive(lock: string): boolean {
  const holder = holderSchema.safeParse(jsonOrNull(lock));
  if (!holder.success || holder.data.pid === process.pid) return false;
  const life = lifeOf(holder.data.pid);
  return life !== null && life === holder.data.started;
}

/**
 * What tells this life of a pid from the next (the number is used again after a restart, most of all
 * in a container), or `null` when the process is dead. Empty where the system does not say.
 */
function lifeOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return null;
  }
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const columns = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return columns[0] === 'Z' ? null : (columns[19] ?? '');
  } catch {
    return '';
  }
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    ignoreMissing(error);
    return null;
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
