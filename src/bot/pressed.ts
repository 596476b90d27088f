import { z } from 'zod';
import { REF_SHAPE } from '../domain/action.js';
import { type CivilDate, parseCivilDate } from '../domain/civil-date.js';
import { parseRag } from '../domain/rag.js';

const words = z.string().max(100_000).catch('');
const day = z
  .string()
  .transform((text): CivilDate | null => parseCivilDate(text))
  .nullable()
  .catch(null);

/** What a card's data comes to, with everything unexpected left out. Nothing in it is believed. */
export const Pressed = z.object({
  ref: z.string().regex(REF_SHAPE).catch(''),
  etag: z.string().max(500).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  rag: z
    .string()
    .transform((text) => parseRag(text))
    .catch(null),
  note: words,
  doing: words,
  otherwise: words,
  evidence: words,
  question: words,
  revisedDueOn: z.string().trim().max(100).catch(''),
  lead: words,
  measure: z.string().max(50).catch(''),
  actual: words,
  actualOn: z.string().trim().max(100).catch(''),
  reportedFor: z.string().max(500).catch(''),
  asOf: day,
  since: day,
  priority: z.coerce.number().int().min(1).max(1000).nullable().catch(null),
});
export type Pressed = z.infer<typeof Pressed>;
