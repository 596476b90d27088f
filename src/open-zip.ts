import { unzipSync } from 'fflate';

/** In bytes. No Word or Excel file that people write is larger. */
export const MOST_BYTES = 20_000_000;
const MOST_UNPACKED = 100_000_000;
const MOST_PARTS = 2000;
const TOO_MUCH = 'would be larger than an Office file can be when it is unpacked';

/** Parts of a zip file by their names, or what is wrong with it in words that follow its name: "is damaged". */
export type Unzipped =
  | { readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly parts: null; readonly wrong: string };

/** Whether these bytes begin as a zip file does, which a Word or Excel file is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Unpacks the parts that are wanted. Never throws, and never unpacks more than an Office file holds: a part is
 * given no more room than the file says that it needs, and all that it says is counted first.
 */
export function openZip(bytes: Uint8Array, wanted: (name: string) => boolean): Unzipped {
  if (bytes.length > MOST_BYTES) return { parts: null, wrong: 'is larger than 20 MB' };
  let [count, unpacked] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        if (!wanted(name) && count <= MOST_PARTS) return false;
        unpacked += originalSize;
        // Nothing else ends the walk through the parts that such a file claims to have.
        if (count > MOST_PARTS || unpacked > MOST_UNPACKED) throw new RangeError(TOO_MUCH);
        return true;
      },
    });
    return { parts: new Map(Object.entries(files)) };
  } catch (error) {
    const tooMuch = error instanceof RangeError && error.message === TOO_MUCH;
    // Whichever of its bytes is wrong, a person can only save it again.
    return { parts: null, wrong: tooMuch ? TOO_MUCH : 'is damaged' };
  }
}
