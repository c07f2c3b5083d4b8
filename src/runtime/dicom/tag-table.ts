/** A map from tags to small numbers that costs one look into an array for most tags; the walk asks it for every element. */
export class TagTable {
  private keys: Uint32Array;
  private values: Int32Array;
  private mask: number;
  private shift: number;
  private size = 0;

  /** `expected` entries fit before it grows. */
  constructor(expected: number) {
    const bits = Math.ceil(Math.log2(Math.max(16, expected * 2)));
    const capacity = 2 ** bits;
    this.keys = new Uint32Array(capacity);
    this.values = new Int32Array(capacity).fill(-1);
    this.mask = capacity - 1;
    this.shift = 32 - bits;
  }

  /** The number of a tag, -1 where it has none. */
  get(tag: number): number {
    const { keys, values, mask } = this;
    for (let slot = this.slotOf(tag); ; slot = (slot + 1) & mask) {
      const value = values[slot] ?? -1;
      if (value === -1 || keys[slot] === tag) return value;
    }
  }

  /** `value` is 0 or more. */
  set(tag: number, value: number): void {
    if (this.size * 2 > this.mask) this.grow();
    const { keys, values, mask } = this;
    let slot = this.slotOf(tag);
    while ((values[slot] ?? -1) !== -1 && keys[slot] !== tag) slot = (slot + 1) & mask;
    if (values[slot] === -1) this.size += 1;
    keys[slot] = tag;
    values[slot] = value;
  }

  /** The high bits of the product: all bits of a tag, so that those with the same element number do not meet in one slot. */
  private slotOf(tag: number): number {
    return Math.imul(tag, 0x9e3779b1) >>> this.shift;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.values = new Int32Array(keys.length * 2).fill(-1);
    this.mask = this.keys.length - 1;
    this.shift -= 1;
    this.size = 0;
    for (const [slot, value] of values.entries()) if (value !== -1) this.set(keys[slot] ?? 0, value);
  }
}
