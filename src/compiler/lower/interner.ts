import { canonicalJson, type Json } from '../../base/canonical-json.js';

/** A list in which equal values stand once; others name them by their index. */
export class Interner<T> {
  readonly values: T[] = [];
  private readonly indexes = new Map<string, number>();

  indexOf(value: T & Json): number {
    const key = canonicalJson(value);
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.values.length;
      this.values.push(value);
      this.indexes.set(key, index);
    }
    return index;
  }
}
