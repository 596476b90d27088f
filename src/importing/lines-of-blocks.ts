import type { Block } from './blocks.js';
import { tidy } from './plain-text.js';

/** Blocks as text with tabs: a paragraph is a line, a row is one with tabs, an empty one stands around a table. */
export function linesOfBlocks(blocks: readonly Block[]): string {
  const lines: string[] = [];
  let inTable = false;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      lines.push(block.item ? `- ${block.text}` : block.text);
    } else if (block.kind === 'end') {
      lines.push(...(inTable ? [''] : ['', '']));
      inTable = false;
    } else {
      if (!inTable) lines.push('');
      inTable = true;
      lines.push(
        block.cells
          .map(({ text, merged }, index) => (merged ? '' : tidy(index === 0 ? withoutTags(text) : text)))
          .join('\t'),
      );
    }
  }
  return lines.join('\n');
}

/** A row is known by the ref that it begins with, so no tag may stand before that. */
function withoutTags(text: string): string {
  return text.replace(/<\/?(?:p|ul|li)>/g, '');
}
