import type { ListRow } from '../domain/action.js';
import type { Instant } from '../domain/civil-date.js';
import { type Noticed, noticeEdits } from '../domain/notice-edit.js';
import type { Register, RegisterReading } from '../domain/register.js';
import type { OutboxStore, Sightings } from '../domain/state.js';

interface Parts {
  readonly register: Register;
  readonly sightings: Sightings;
  readonly outbox: Pick<OutboxStore, 'all'>;
  readonly zone: string;
  readonly now: () => Instant;
  readonly log: { warn(fields: object, message: string): void };
}

/** Puts what people have changed in SharePoint itself into `Action updates`. */
export interface EditRecorder {
  /**
   * Reads the register, and records what has been changed since the last look. An edit counts at once, recorded
   * or not: where it cannot be recorded now, the next look does it. The result is the register with those edits
   * in its history.
   * @param write `false` for a look that is to leave no trace
   */
  readonly look: (write?: boolean) => Promise<RegisterReading>;
  /**
   * Looks, unless it has looked at that version of that row already. Rejects where an edit cannot be recorded now:
   * what is about to be written over it has to wait.
   */
  readonly lookAt: (row: Pick<ListRow, 'id' | 'etag'>) => Promise<void>;
}

interface Found {
  readonly reading: RegisterReading;
  readonly noticed: Noticed;
}

/** The recorder of edits over the register and what was last seen of it. */
export function createEditRecorder(parts: Parts): EditRecorder {
  const { register, sightings, outbox, zone, now, log } = parts;
  /** The reading that has been gone through; of the same one nothing new can be said. */
  let done: RegisterReading | null = null;

  const notice = async (): Promise<Found> => {
    const reading = await register.read();
    if (reading === done) return { reading, noticed: { updates: [], sightings: [] } };
    const [seen, reports] = [await sightings.all(), await outbox.all()];
    return { reading, noticed: noticeEdits({ ...reading, seen, reports, zone, now: now() }) };
  };
  const record = async ({ reading, noticed }: Found): Promise<void> => {
    for (const update of noticed.updates) await register.addUpdate(update);
    await sightings.save(noticed.sightings);
    done = reading;
  };

  return {
    async look(write = true) {
      const found = await notice();
      const { updates } = found.noticed;
      const withEdits = { ...found.reading, updates: [...found.reading.updates, ...updates] };
      if (!write) return withEdits;
      try {
        await record(found);
        return updates.length === 0 ? found.reading : await register.read();
      } catch (error) {
        log.warn({ code: codeOf(error) }, 'an edit in SharePoint could not be recorded yet');
        return withEdits;
      }
    },
    async lookAt({ id, etag }) {
      const seen = done?.actions.some(({ row }) => row.id === id && row.etag === etag);
      if (seen !== true) await record(await notice());
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
