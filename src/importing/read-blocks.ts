import type { Block } from './blocks.js';
import { makeRefs } from './make-refs.js';
import type { PublishedRows } from './published-rows.js';
import { readLabelled } from './read-labelled.js';
import { TableReader } from './read-tables.js';
import { Sections, wordForPriorities } from './sections.js';

/**
 * Takes a published plan apart, whatever the file it came from: its tables of actions, or, where it has none, its
 * actions with labelled lines. Never throws.
 */
export function readBlocks(blocks: readonly Block[]): PublishedRows {
  const reader = new TableReader(new Sections(wordForPriorities(blocks)));
  for (const block of blocks) reader.take(block);
  const tables = reader.finish();
  if (tables.rows.length > 0) return makeRefs(tables);
  const labelled = readLabelled(blocks, tables);
  return makeRefs(labelled.rows.length > 0 ? labelled : tables);
}
