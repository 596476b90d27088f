import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CodedError } from '../../errors.js';
import { FileCard } from './file-card.js';

const card = z.record(z.string(), z.unknown());
const content = {
  text: z.string(),
  cards: z.array(card).readonly(),
  files: z.array(FileCard).readonly().default([]),
};

/** One thing that happened to messages, as a line of the file. */
export const MessageEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sent'),
    id: z.string(),
    /** The UPN of the person whose chat it stands in; `null` in the channel. */
    chat: z.string().nullable(),
    /** The message that its thread began with; `null` in a chat and for such a message itself. */
    rootId: z.string().nullable(),
    /** The UPN of who wrote it; `null` for the bot. */
    by: z.string().nullable(),
    at: z.string(),
    ...content,
  }),
  z.object({ kind: z.literal('edited'), id: z.string(), ...content }),
  z.object({ kind: z.literal('deleted'), id: z.string() }),
  /** A card took the place of the message for that one person. */
  z.object({ kind: z.literal('shown'), id: z.string(), to: z.string(), card }),
]);

/** One thing that happened to messages. */
export type MessageEvent = z.infer<typeof MessageEvent>;

/** The file in which everything that happened to messages is kept. */
interface MessageLog {
  /** What the file held when it was opened. */
  readonly past: readonly MessageEvent[];
  /** Resolves once the event is on the disk. */
  append(event: MessageEvent): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the file in `folder`. A last line that was cut short by a crash is removed: nobody has been told of it.
 * @throws CodedError `state-unreadable` where another line cannot be read
 */
export async function openMessageLog(folder: string): Promise<MessageLog> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'messages.jsonl');
  const bytes = await readIfThere(file);
  let length = bytes.lastIndexOf('\n') + 1;
  const past = bytes
    .subarray(0, length)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parseLine(line, index + 1));
  const handle = await open(file, 'a');
  await handle.truncate(length);
  await syncFolder(folder);
  let last: Promise<void> = Promise.resolve();

  async function write(event: MessageEvent): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(event)}\n`);
    try {
      await handle.appendFile(line);
      await handle.datasync();
    } catch (error) {
      // Half a line left behind would spoil the next one.
      await handle.truncate(length);
      throw error;
    }
    length += line.length;
  }

  return {
    past,
    append(event) {
      const written = last.then(() => write(event));
      last = written.catch(() => undefined);
      return written;
    },
    async close() {
      await last;
      await handle.close();
    },
  };
}

async function readIfThere(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function parseLine(line: string, number: number): MessageEvent {
  try {
    return MessageEvent.parse(JSON.parse(line));
  } catch (error) {
    throw new CodedError('state-unreadable', `line ${number} of messages.jsonl is damaged`, error);
  }
}

/** A new file is only safe once its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
