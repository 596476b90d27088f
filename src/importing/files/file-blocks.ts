import type { Block } from '../blocks.js';

/** The blocks of a file, or what is wrong with it in words that follow its name. */
export type FileBlocks = { readonly blocks: Block[] } | { readonly blocks: null; readonly wrong: string };
