import { fitting, keysOf, type Coded, type Keys } from './keys.js';

/** Persons who share all their values stand in one class; classes are numbered in the order of their first row. */
export interface Classes {
  readonly classOf: Uint32Array;
  /** persons of each class */
  readonly sizes: Uint32Array;
}

/** Below it, a table with a place for each possible key is quicker than one that is searched. */
const DIRECT = 2 ** 24;

/** The equivalence classes of the rows, exactly: keys are compared, never hashes of them. */
export function classesOf(columns: readonly Coded[], rows: number): Classes {
  let left = columns;
  for (;;) {
    const count = fitting(left);
    if (count >= left.length) return numbered(keysOf(left, rows));
    // more than one number holds: the classes of the first columns take their place
    const { classOf, sizes } = numbered(keysOf(left.slice(0, count), rows));
    left = [{ codes: classOf, values: sizes }, ...left.slice(count)];
  }
}

function numbered({ keys, bound }: Keys): Classes {
  const rows = keys.length;
  const classOf = new Uint32Array(rows);
  const sizes = new Uint32Array(rows);
  const find = bound <= DIRECT && bound <= rows * 16 + 1024 ? directTable(bound) : searchedTable(rows);
  let classes = 0;
  for (let row = 0; row < rows; row += 1) {
    const found = find(keys[row] ?? 0, classes);
    if (found === classes) classes += 1;
    classOf[row] = found;
    sizes[found] = (sizes[found] ?? 0) + 1;
  }
  return { classOf, sizes: sizes.slice(0, classes) };
}

/** Gives the number of a key, or `next` to a new one. */
type Find = (key: number, next: number) => number;

function directTable(bound: number): Find {
  const table = new Int32Array(bound);
  return (key, next) => {
    const known = table[key] ?? 0;
    if (known !== 0) return known - 1;
    table[key] = next + 1;
    return next;
  };
}

/** Open addressing, at most half full. */
function searchedTable(rows: number): Find {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, rows * 2)));
  const mask = size - 1;
  const keys = new Float64Array(size);
  const numbers = new Int32Array(size);
  return (key, next) => {
    let at = spread(key) & mask;
    for (;;) {
      const known = numbers[at] ?? 0;
      if (known === 0) {
        keys[at] = key;
        numbers[at] = next + 1;
        return next;
      }
      if (keys[at] === key) return known - 1;
      at = (at + 1) & mask;
    }
  };
}

function spread(key: number): number {
  const high = Math.floor(key / 4294967296);
  let hash = Math.imul((key | 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
