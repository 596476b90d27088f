import { z } from 'zod';
import type { CivilDate, Instant } from '../domain/civil-date.js';
import { civilDateAt } from '../domain/site-time.js';

/** Text as SharePoint keeps it, made comparable: one kind of line end, nothing around it. */
export function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** What a column holds, as text; `''` where it is empty or holds something else. */
export function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? plainText(String(value)) : '';
}

/** The lines of a text that hold something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A text column; `''` where it is empty. */
export const TextField = z
  .string()
  .nullish()
  .transform((text) => plainText(text ?? ''));

/** A date-and-time column, to the millisecond; `null` where it is empty. */
export const InstantField = z.iso
  .datetime()
  .nullish()
  .transform((text): Instant | null => (text == null ? null : new Date(text).toISOString()));

/** A date-only column, as the day it is in the site's zone; `null` where it is empty. */
export function dayField(zone: string): z.ZodType<CivilDate | null> {
  return z.iso
    .datetime()
    .nullish()
    .transform((text) => (text == null ? null : civilDateAt(text, zone)));
}

/** A number column that holds a whole number; `null` where it is empty. */
export const WholeNumberField = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null);

/** A person column that takes several: the numbers of people on this site. */
export const PeopleField = z
  .array(
    z.object({
      LookupId: z.coerce.number().int(),
      LookupValue: z.string().nullish(),
      Email: z.string().nullish(),
    }),
  )
  .nullish()
  .transform((people) => people ?? []);

/** What is wrong with a row, in a few words: the first column that does not read and why. */
export function faultOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${String(issue?.path[0] ?? 'the row')} cannot be read`;
}
