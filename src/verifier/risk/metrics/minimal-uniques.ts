import { classesOf } from '../table/classes.js';
import type { Column } from '../table/column.js';

/**
 * Minimal sample uniques: combinations of columns whose values a person shares with nobody, though they share those of every smaller part
 * of it. Rule R3 of the method. Scores are those of SUDA: the sum over a person's combinations of (columns - size)!.
 */
export interface MinimalUniques {
  /** of each row; 0 where it has no combination up to the size looked for */
  readonly scores: Float64Array;
  /** number of combinations by size, the first of size 1 */
  readonly bySize: readonly number[];
  /** share of all scores, in percent, that goes through each column */
  readonly contributionPercent: readonly number[];
  /** a smallest combination of each row as an index into `combinations`, -1 for none */
  readonly smallest: Int32Array;
  /** columns, ascending, by index */
  readonly combinations: readonly (readonly number[])[];
}

/**
 * Level by level of size. A combination is unique to a row together with everything that contains it, so it is minimal when no part of it
 * with one column less is unique: one bit a row and combination of the size before is all that has to be remembered.
 */
export function minimalUniques(columns: readonly Column[], rows: number, largestSize: number): MinimalUniques {
  const scores = new Float64Array(rows);
  const smallest = new Int32Array(rows).fill(-1);
  const through = new Float64Array(columns.length);
  const bySize: number[] = [];
  const combinations: (readonly number[])[] = [];
  const counter = new Counter(rows);
  let before = new Map<string, Uint32Array>();
  for (let size = 1; size <= Math.min(largestSize, columns.length); size += 1) {
    const uniques = new Map<string, Uint32Array>();
    const gain = factorial(columns.length - size);
    let found = 0;
    for (const chosen of choices(columns.length, size)) {
      const bits = counter.uniqueRows(chosen.flatMap((index) => columns[index] ?? []));
      uniques.set(chosen.join(), bits);
      const parts = size === 1 ? [] : chosen.flatMap((left) => before.get(chosen.filter((index) => index !== left).join()) ?? []);
      const number = combinations.push(chosen) - 1;
      let minimal = 0;
      for (let word = 0; word < bits.length; word += 1) {
        let open = bits[word] ?? 0;
        for (const part of parts) open &= ~(part[word] ?? 0);
        while (open !== 0) {
          const row = word * 32 + (31 - Math.clz32(open & -open));
          open &= open - 1;
          minimal += 1;
          scores[row] = (scores[row] ?? 0) + gain;
          if (smallest[row] === -1) smallest[row] = number;
        }
      }
      found += minimal;
      for (const index of chosen) through[index] = (through[index] ?? 0) + minimal * gain;
    }
    bySize.push(found);
    before = uniques;
  }
  const total = scores.reduce((sum, score) => sum + score, 0);
  return { scores, bySize, contributionPercent: Array.from(through, (share) => (total === 0 ? 0 : (100 * share) / total)), smallest, combinations };
}

/** Below it, counting in a table with a place for each key is quicker. */
const DIRECT = 2 ** 24;

/** Which rows no other row equals, in memory that is used again. */
class Counter {
  private readonly keys: Uint32Array;
  private counts = new Uint8Array(0);

  constructor(private readonly rows: number) {
    this.keys = new Uint32Array(rows);
  }

  /** A bit for each row. */
  uniqueRows(columns: readonly Column[]): Uint32Array {
    const bound = columns.reduce((product, { values }) => product * Math.max(1, values.length), 1);
    if (bound > DIRECT) return this.bySearch(columns);
    if (this.counts.length < bound) this.counts = new Uint8Array(bound);
    else this.counts.fill(0, 0, bound);
    this.fillKeys(columns);
    const { keys, counts, rows } = this;
    for (let row = 0; row < rows; row += 1) {
      const key = keys[row] as number;
      const count = counts[key] as number;
      if (count < 2) counts[key] = count + 1;
    }
    const bits = new Uint32Array(Math.ceil(rows / 32));
    for (let row = 0; row < rows; row += 1) if (counts[keys[row] as number] === 1) bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
    return bits;
  }

  private fillKeys(columns: readonly Column[]): void {
    const { keys, rows } = this;
    columns.forEach(({ codes, values }, index) => {
      const radix = Math.max(1, values.length);
      if (index === 0) keys.set(codes);
      else for (let row = 0; row < rows; row += 1) keys[row] = (keys[row] as number) * radix + (codes[row] as number);
    });
  }

  private bySearch(columns: readonly Column[]): Uint32Array {
    const { classOf, sizes } = classesOf(columns, this.rows);
    const bits = new Uint32Array(Math.ceil(this.rows / 32));
    for (let row = 0; row < this.rows; row += 1) if (sizes[classOf[row] ?? 0] === 1) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
    return bits;
  }
}

function* choices(count: number, size: number, from = 0, chosen: readonly number[] = []): Generator<readonly number[]> {
  if (size === 0) {
    yield chosen;
    return;
  }
  for (let index = from; index <= count - size; index += 1) yield* choices(count, size - 1, index + 1, [...chosen, index]);
}

function factorial(number: number): number {
  return number < 2 ? 1 : number * factorial(number - 1);
}
