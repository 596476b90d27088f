import type { Register, RegisterReading } from '../domain/register.js';
import type { LastReading } from '../domain/state.js';

/** The register for whoever is waiting for an answer. */
export interface LatestReading {
  /**
   * The register as it stands now, or as it was last read where SharePoint does not answer in time: people are
   * answered whatever SharePoint does. Rejects only where it has never been read.
   * @param reader what reads it, where it is to be more than read
   */
  read(reader?: () => Promise<RegisterReading>): Promise<Latest>;
  /** The register as it was last read, without reading it; `null` where it never was. */
  kept(): Promise<RegisterReading | null>;
  /** Keeps a reading, so that a program that starts while SharePoint is away can answer too. */
  remember(reading: RegisterReading): Promise<void>;
}

/** A reading, and whether SharePoint answered just now. */
export interface Latest {
  readonly reading: RegisterReading;
  readonly fresh: boolean;
}

/**
 * Reads the register for at most `patienceMs`. While a reading that took longer is still under way, nobody waits
 * for it again.
 */
export function createLatestReading(parts: {
  readonly register: Pick<Register, 'read'>;
  readonly store: LastReading;
  readonly patienceMs: number;
}): LatestReading {
  const { register, store, patienceMs } = parts;
  let last: RegisterReading | null = null;
  let kept: RegisterReading | null = null;
  let late = false;

  const readNow = async (reader: () => Promise<RegisterReading>): Promise<Latest> => {
    const reading = await reader();
    late = false;
    last = reading;
    return { reading, fresh: true };
  };

  return {
    async read(reader = () => register.read()) {
      const now = readNow(reader);
      const patience = new Promise<null>((resolve) => {
        setTimeout(resolve, late ? 0 : patienceMs, null).unref();
      });
      // Where there is nothing older to fall back on, SharePoint's own failure is what is told.
      const inTime = await Promise.race([now.catch(() => null), patience]);
      if (inTime !== null) return inTime;
      late = true;
      last ??= await store.load();
      return last === null ? now : { reading: last, fresh: false };
    },

    async kept() {
      last ??= await store.load();
      return last;
    },

    async remember(reading) {
      last = reading;
      if (reading === kept) return;
      await store.save(reading);
      kept = reading;
    },
  };
}
