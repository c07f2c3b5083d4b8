/** What a key is made of: codes below a number of values. */
export interface Coded {
  readonly codes: Uint32Array;
  readonly values: { readonly length: number };
}

/** The tuple of codes of every row as one number below `bound`, which is at most 2^53: no two tuples share one. */
export interface Keys {
  readonly keys: Float64Array;
  readonly bound: number;
}

/** How many columns, from the front, one number can hold. */
export function fitting(columns: readonly Coded[], largest = Number.MAX_SAFE_INTEGER): number {
  let bound = 1;
  for (const [index, { values }] of columns.entries()) {
    bound *= Math.max(1, values.length);
    if (bound > largest) return index;
  }
  return columns.length;
}

/** @throws when the columns do not fit: the caller's mistake */
export function keysOf(columns: readonly Coded[], rows: number): Keys {
  const keys = new Float64Array(rows);
  let bound = 1;
  for (const { codes, values } of columns) {
    const radix = Math.max(1, values.length);
    bound *= radix;
    if (bound > Number.MAX_SAFE_INTEGER) throw new Error('internal error: a key of more than 53 bits');
    for (let row = 0; row < rows; row += 1) keys[row] = (keys[row] ?? 0) * radix + (codes[row] ?? 0);
  }
  return { keys, bound };
}
