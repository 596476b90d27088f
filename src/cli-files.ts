import { readFile, writeFile } from 'node:fs/promises';
import { CodedError } from './errors.js';

/**
 * The bytes of a file that the officer names.
 * @throws CodedError `file-not-found`
 */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CodedError('file-not-found', file, error);
  }
}

/**
 * Writes a file that the officer names, over whatever is there.
 * @throws CodedError `file-not-writable`
 */
export async function writeOut(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new CodedError('file-not-writable', file, error);
  }
}

/**
 * Writes a file that the officer has not named, where there is none.
 * @throws CodedError `file-there-already`, `file-not-writable`
 */
export async function writeNew(file: string, content: Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new CodedError(exists ? 'file-there-already' : 'file-not-writable', file, error);
  }
}
