import type { Edits } from './edits.js';

/** The private blocks of one dataset, PS3.5 7.8.1: who reserved them, and whether anything in them stays. */
export class PrivateBlocks {
  private blocks: Map<number, { readonly creator: string; readonly edit: number; used: boolean }> | null = null;

  /** A creator element (gggg,00bb): cut by `edit` until an element of its block stays. The first of a block counts. */
  declare(tag: number, creator: string, edit: number): void {
    if (creator === '') return;
    this.blocks ??= new Map();
    const block = blockOfCreator(tag);
    if (!this.blocks.has(block)) this.blocks.set(block, { creator, edit, used: false });
  }

  /** The creator of a private data element; null where nobody reserved its block, or the tag is one that nobody may have. */
  creatorOf(tag: number): string | null {
    const group = tag >>> 16;
    if ((tag & 0xffff) < 0x1000 || group <= 0x0007 || group === 0xffff) return null;
    return this.blocks?.get(tag >>> 8)?.creator ?? null;
  }

  /** An element of the block stays, so its creator does. */
  use(tag: number, edits: Edits): void {
    const block = this.blocks?.get(tag >>> 8);
    if (block === undefined || block.used) return;
    block.used = true;
    edits.undo(block.edit);
  }
}

/** (gggg,00bb) as ggggbb, the upper 24 bits of the tags of the block. */
function blockOfCreator(tag: number): number {
  return (((tag >>> 16) << 8) | (tag & 0xff)) >>> 0;
}
