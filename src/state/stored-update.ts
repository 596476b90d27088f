import { z } from 'zod';
import { RAGS } from '../domain/rag.js';
import type { ActionUpdate } from '../domain/report.js';
import { StoredDay } from './stored-day.js';

const rag = z.enum(RAGS).nullable();

/** A row of the history as it was stored: our own state is an outside byte too. */
export const StoredUpdate: z.ZodType<ActionUpdate> = z.object({
  updateKey: z.string(),
  ref: z.string(),
  reportedAt: z.string(),
  reportedBy: z.string(),
  reportedByUpn: z.string(),
  enteredBy: z.string(),
  fromRag: rag,
  toRag: rag,
  fromDueOn: StoredDay.nullable(),
  toDueOn: StoredDay.nullable(),
  fromLeads: z.string().default(''),
  toLeads: z.string().default(''),
  note: z.string(),
  evidence: z.string(),
  source: z.enum(['card', 'reply', 'officer', 'sharepoint', 'import']),
});
