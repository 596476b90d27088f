import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { CodedError } from '../errors.js';

/** A folder, and the variable that names it. */
export interface NamedFolder {
  readonly variable: string;
  readonly folder: string;
}

/** What the system says of the disk that a path is on. */
export interface Machine {
  readonly platform: string;
  /** @throws an error with the code `ENOENT` where there is nothing of that name */
  readonly typeOfDisk: (path: string) => Promise<number>;
}

const THIS_MACHINE: Machine = {
  platform: process.platform,
  typeOfDisk: async (place) => (await statfs(place)).type,
};

/** NFS, SMB, CIFS and SMB 2, as Linux numbers them (`man 2 statfs`). */
const SHARES: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);
/** `\\server\share`, also in its long form. */
const UNC = /^[\\/]{2}(?:[?.][\\/]UNC[\\/]|[^?.\\/])/i;

/**
 * Refuses folders on a network share, where neither a lock nor what has been written is safe.
 * @throws CodedError `state-on-share`
 */
export async function refuseNetworkShare(
  folders: readonly NamedFolder[],
  machine: Machine = THIS_MACHINE,
): Promise<void> {
  for (const { variable, folder } of folders) {
    if (await isOnShare(folder, machine)) throw new CodedError('state-on-share', `${variable}=${folder}`);
  }
}

async function isOnShare(folder: string, machine: Machine): Promise<boolean> {
  if (machine.platform === 'win32') return UNC.test(folder);
  if (machine.platform !== 'linux') return false;
  try {
    // Some systems give it as a negative number.
    return SHARES.has((await machine.typeOfDisk(folder)) >>> 0);
  } catch (error) {
    const parent = path.dirname(folder);
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    // What cannot be looked at for another reason is told by whoever opens it.
    return isMissing && parent !== folder && isOnShare(parent, machine);
  }
}
