import { personsBelow } from '../metrics/class-figures.js';
import { classesOf } from './classes.js';
import type { Coded } from './keys.js';

/** Up to so many keys are counted in a table with a place for each. */
const DIRECT = 2 ** 24;

/**
 * Counts persons in classes that are too small, again and again over the same rows: nobody asks which class is whose, and memory is used
 * again. Exact, as `classesOf` is.
 */
export class SmallClasses {
  private readonly keys: Uint32Array;
  private counts = new Uint32Array(0);

  constructor(private readonly rows: number) {
    this.keys = new Uint32Array(rows);
  }

  /** Persons in classes of fewer than `least`. */
  personsBelow(columns: readonly Coded[], least: number): number {
    const bound = columns.reduce((product, { values }) => product * Math.max(1, values.length), 1);
    if (bound > DIRECT) return personsBelow(classesOf(columns, this.rows).sizes, least);
    this.fillKeys(columns);
    const { keys, rows } = this;
    if (this.counts.length < bound) this.counts = new Uint32Array(bound);
    else this.counts.fill(0, 0, bound);
    const { counts } = this;
    for (let row = 0; row < rows; row += 1) {
      const key = keys[row] as number;
      counts[key] = (counts[key] as number) + 1;
    }
    let persons = 0;
    for (let key = 0; key < bound; key += 1) {
      const size = counts[key] as number;
      if (size < least) persons += size;
    }
    return persons;
  }

  private fillKeys(columns: readonly Coded[]): void {
    const { keys, rows } = this;
    const [first, ...others] = columns;
    if (first === undefined) keys.fill(0);
    else keys.set(first.codes);
    for (const { codes, values } of others) {
      const radix = Math.max(1, values.length);
      for (let row = 0; row < rows; row += 1) keys[row] = (keys[row] as number) * radix + (codes[row] as number);
    }
  }
}
