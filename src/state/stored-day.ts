import { z } from 'zod';
import { type CivilDate, parseCivilDate } from '../domain/civil-date.js';

/** A day as it was stored: our own state is an outside byte too. */
export const StoredDay = z.string().transform((text, context): CivilDate => {
  const date = parseCivilDate(text);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});
