import type { Block } from '../blocks.js';
import { readInitials } from '../cells/initials.js';
import { plainText } from '../plain-text.js';
import type { PublishedRows } from '../published-rows.js';
import { makeRefs } from './make-refs.js';
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
  const labelled = tables.rows.length > 0 ? tables : readLabelled(blocks, tables);
  const read = labelled.rows.length > 0 ? labelled : tables;
  return { ...makeRefs(read), glossary: readInitials(blocks.flatMap(lineOf)) };
}

/** A line as a list of initials has it: "KK = Karen Kromolicki", or the two in cells of a table. */
function lineOf(block: Block): readonly string[] {
  if (block.kind === 'end') return [];
  if (block.kind === 'paragraph') return [plainText(block.text)];
  const texts = block.cells.map(({ text }) => plainText(text)).filter((text) => text !== '');
  return texts.length === 2 ? [texts.join(' = ')] : [];
}
