import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError } from '../../errors.js';
import { type Entry, entrySchema } from './entry.js';

/**
 * The entries of the file, or none where there is no file. A last line that was torn by a crash is left
 * out: its write was never answered.
 * @throws CodedError `state-unreadable` when any other line is damaged
 */
export async function readJournal(file: string): Promise<Entry[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new CodedError('state-unreadable', `${file} cannot be read`, error);
  }
  const lines = text.split('\n');
  const unfinished = lines.pop() ?? '';
  const entries = lines.map((line, index) => entryOf(line, file, index + 1));
  if (unfinished !== '' && entries.length === 0) {
    throw new CodedError('state-unreadable', `${file} holds no whole line`);
  }
  return entries;
}

/** Puts a file with just these entries in the place of the old one, all at once. */
export async function replaceJournal(file: string, entries: readonly Entry[]): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w');
  try {
    await handle.writeFile(entries.map(lineOf).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
  await syncFolder(dirname(file));
}

/** The file that every write goes to before it is answered. */
export class Journal {
  readonly #handle: FileHandle;
  /** Lines that wait for the disk, while their turn has not come; `null` when none waits. */
  #waiting: string[] | null = null;
  #written: Promise<void> = Promise.resolve();

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Opens the file to append to it. */
  static async open(file: string): Promise<Journal> {
    return new Journal(await open(file, 'a'));
  }

  /** Queues an entry. All entries that wait while the disk is busy share the next write and its sync. */
  append(entry: Entry): void {
    if (this.#waiting === null) {
      const lines: string[] = [];
      this.#waiting = lines;
      this.#written = this.#written.then(() => this.#write(lines));
      // Who waits in settled() hears of a failure; nobody waiting is no reason to end the process.
      this.#written.catch(() => undefined);
    }
    this.#waiting.push(lineOf(entry));
  }

  /**
   * Resolves when everything appended so far is on the disk. After one failure it rejects for good:
   * what is in memory is then ahead of the disk, and must not be told to anybody.
   */
  settled(): Promise<void> {
    return this.#written;
  }

  /** Waits for what is queued and closes the file. */
  async close(): Promise<void> {
    await this.#written.catch(() => undefined);
    await this.#handle.close();
  }

  async #write(lines: readonly string[]): Promise<void> {
    this.#waiting = null;
    await this.#handle.appendFile(lines.join(''));
    await this.#handle.datasync();
  }
}

function lineOf(entry: Entry): string {
  return `${JSON.stringify(entry)}\n`;
}

function entryOf(line: string, file: string, number: number): Entry {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch (error) {
    throw new CodedError('state-unreadable', `${file}, line ${String(number)}, is damaged`, error);
  }
}

/** Makes the new name itself durable; Windows cannot and need not sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
