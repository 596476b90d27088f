import type { Kysely } from 'kysely';
import { z } from 'zod';
import { REPEATS } from '../domain/action.js';
import { RAGS } from '../domain/rag.js';
import type { RegisterReading } from '../domain/register.js';
import type { LastReading } from '../domain/state.js';
import { StoredDay } from './stored-day.js';
import { StoredUpdate } from './stored-update.js';
import type { Tables } from './tables.js';

/** The register as it was last read. Its findings are left out: they are for an officer who looks now. */
export function createLastReading(db: Kysely<Tables>): LastReading {
  return {
    async load() {
      const [row] = await db.selectFrom('last_reading').select('reading').execute();
      if (row === undefined) return null;
      // One that another version of the program wrote is as good as none.
      const stored = StoredReading.safeParse(JSON.parse(row.reading));
      return stored.success ? { ...stored.data, findings: [] } : null;
    },

    async save({ findings: _, ...read }) {
      const reading = JSON.stringify(read);
      await db
        .insertInto('last_reading')
        .values({ only: 1, reading })
        .onConflict((conflict) => conflict.column('only').doUpdateSet({ reading }))
        .execute();
    },
  };
}

const day = StoredDay.nullable();
const people = z.array(z.object({ name: z.string(), upn: z.string() }));
const leads = z.array(z.object({ name: z.string(), role: z.string().nullable() }));
const row = z.object({
  id: z.string(),
  etag: z.string(),
  webUrl: z.string(),
  editedAt: z.string().nullable(),
  editedBy: z.object({ name: z.string(), upn: z.string() }).nullable(),
});
const StoredAction = z.object({
  ref: z.string(),
  priority: z.number(),
  outcome: z.string(),
  links: z.array(z.string()),
  title: z.string(),
  text: z.string(),
  dueOn: day,
  dueText: z.string(),
  revisedDueOn: day,
  revisedDueAgreed: z.boolean(),
  repeats: z.enum(REPEATS).nullable(),
  milestones: z.array(z.object({ on: StoredDay, text: z.string() })),
  people,
  leads,
  coLeads: leads,
  partners: z.string(),
  resource: z.string(),
  successMeasure: z.string(),
  rag: z.enum(RAGS).nullable(),
  ragSetAt: z.string().nullable(),
  progress: z.string(),
  evidence: z.string(),
  publishNotesTo: day,
  question: z.string(),
  lastUpdateAt: z.string().nullable(),
  lastUpdateBy: z.string(),
  crossReference: z.boolean(),
  row,
});
const StoredPriority = z.object({
  number: z.number(),
  title: z.string(),
  leads,
  people,
  outcomes: z.array(z.object({ ref: z.string(), title: z.string() })),
  row,
});
const StoredMeasure = z.object({
  ref: z.string(),
  priority: z.number(),
  text: z.string(),
  unit: z.string(),
  better: z.enum(['higher', 'lower']).nullable(),
  baseline: z.number().nullable(),
  baselineOn: day,
  target: z.number().nullable(),
  targetOn: day,
  actual: z.number().nullable(),
  actualOn: day,
  note: z.string(),
  row,
});
const StoredFigure = z.object({
  readingKey: z.string(),
  ref: z.string(),
  actual: z.number(),
  actualOn: StoredDay,
  reportedAt: z.string(),
  reportedBy: z.string(),
  note: z.string(),
});
const StoredReading: z.ZodType<Omit<RegisterReading, 'findings'>> = z.object({
  actions: z.array(StoredAction),
  priorities: z.array(StoredPriority),
  meetings: z.array(z.object({ board: z.string(), meetingOn: StoredDay, papersDueOn: day })),
  updates: z.array(StoredUpdate),
  measures: z.array(StoredMeasure),
  measureReadings: z.array(StoredFigure),
});
