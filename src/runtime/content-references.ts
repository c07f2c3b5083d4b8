import type { ByteWindow } from './dicom/byte-window.js';
import type { ElementHeader } from './dicom/element-header.js';
import { maxDepth } from './dicom/items.js';
import type { Edits } from './dicom/edits.js';
import { Unwalkable } from './dicom/unwalkable.js';

/** Referenced Content Item Identifier, UL: the positions, from the root (1) down, of the item that another refers to (PS3.3 C.17.3.2.5). */
export const REFERENCED_CONTENT_ITEM = 0x0040db73;

/** Where a content item stands: positions from the root down, each from 1. */
export type Position = readonly number[];

interface Reference {
  readonly edit: number;
  readonly offset: number;
  readonly target: Position;
  readonly little: boolean;
}

/** Relationships by reference, which say by position what they mean: items that go make those behind them move up. */
export class ContentReferences {
  private readonly removed: Position[] = [];
  private readonly references: Reference[] = [];

  /** The item goes; with a position that ends in 0, all that stand under the one before it. */
  remove(position: Position): void {
    this.removed.push(position);
  }

  /** A reference, whose place in the output is reserved. No report is so deep as the longest, and what is no list of numbers refers to nothing. */
  refer({ valueOffset, lengthBytes }: ElementHeader, bytes: ByteWindow, edits: Edits, little: boolean): void {
    if (lengthBytes % 4 !== 0 || lengthBytes > 4 * (maxDepth + 1)) return;
    const value = bytes.slice(valueOffset, lengthBytes);
    const target = Array.from({ length: value.length / 4 }, (_, index) => (little ? value.readUInt32LE(index * 4) : value.readUInt32BE(index * 4)));
    this.references.push({ edit: edits.reserve(valueOffset), offset: valueOffset, target, little });
  }

  /** Writes the new positions. @throws Unwalkable where what is referred to has gone: the relationship would name another item */
  decide(edits: Edits): void {
    if (this.removed.length === 0) return;
    for (const { edit, offset, target, little } of this.references) {
      if (this.removed.some((gone) => isUnder(target, gone))) throw new Unwalkable('value-refused', 'a content item refers by its position to one that the rules take away', offset);
      const moved = target.map((index, level) => index - this.removed.filter((gone) => gone.length === level + 1 && isBefore(gone, target, level)).length);
      if (moved.every((index, level) => index === target[level])) continue;
      const value = Buffer.alloc(target.length * 4);
      moved.forEach((index, level) => (little ? value.writeUInt32LE(index, level * 4) : value.writeUInt32BE(index, level * 4)));
      edits.decide(edit, value.length, value);
    }
  }
}

/** The same item, or one below it. */
function isUnder(target: Position, gone: Position): boolean {
  if (gone.at(-1) === 0) return target.length >= gone.length && gone.slice(0, -1).every((index, level) => index === target[level]);
  return gone.every((index, level) => index === target[level]);
}

/** Stands in the same sequence as the target's ancestor at the level, before it. */
function isBefore(gone: Position, target: Position, level: number): boolean {
  const [last = 0, at = 0] = [gone[level], target[level]];
  return last > 0 && last < at && gone.slice(0, level).every((index, step) => index === target[step]);
}
