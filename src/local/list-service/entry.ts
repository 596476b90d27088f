import { z } from 'zod';
import { columnSchema } from './column.js';

/**
 * What a cell holds: text, a choice or an instant as text, a date-only value as `YYYY-MM-DD`, a person
 * as the id of a row of the User Information List. An empty cell has no value at all.
 */
const valueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()).min(1),
  z.array(z.number()).min(1),
]);

/** What a cell holds. */
export type Value = z.infer<typeof valueSchema>;

/** A row id of the User Information List, or `null` for the app itself. */
const actorSchema = z.number().int().nullable();

const itemSchema = z.object({
  id: z.number().int().positive(),
  /** The part of the eTag that stays. */
  guid: z.string(),
  /** The part of the eTag that rises with every write. */
  version: z.number().int().positive(),
  /** The place of the last write among all writes of the service; delta tokens count in it. */
  seq: z.number().int().positive(),
  createdAt: z.string(),
  createdBy: actorSchema,
  modifiedAt: z.string(),
  modifiedBy: actorSchema,
  values: z.record(z.string(), valueSchema),
});

/** A row. */
export type Item = z.infer<typeof itemSchema>;

const listSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  seq: z.number().int().positive(),
  /** The hidden User Information List is one. */
  system: z.boolean(),
  createdAt: z.string(),
  modifiedAt: z.string(),
  columns: z.array(columnSchema),
  /** The highest id ever given: an id is never used again. */
  lastItemId: z.number().int(),
  /** Deletions up to this place are forgotten; a delta token from before it has expired. */
  deltaFloor: z.number().int(),
});

/** A list without its rows. */
export type List = z.infer<typeof listSchema>;

/** One line of the journal. */
export const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('site'),
    siteCollectionId: z.string(),
    webId: z.string(),
    createdAt: z.string(),
  }),
  z.object({ kind: z.literal('list'), list: listSchema }),
  z.object({ kind: z.literal('item'), listId: z.string(), item: itemSchema }),
  z.object({
    kind: z.literal('deleted'),
    listId: z.string(),
    itemId: z.number().int(),
    seq: z.number().int().positive(),
  }),
]);

/** One line of the journal. */
export type Entry = z.infer<typeof entrySchema>;

/** Which site it is, fixed when the folder is first used. */
export type SiteEntry = Extract<Entry, { kind: 'site' }>;
