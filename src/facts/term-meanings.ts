import { readFacts } from './read-json.js';

/** A value that the standard defines for an attribute, PS3.3, and what it means. */
export interface TermMeaning {
  readonly value: string;
  readonly meaning: string;
}

interface MeaningsFile {
  readonly rows: readonly { readonly keyword: string; readonly terms: readonly (readonly [string, string])[] }[];
}

let cached: ReadonlyMap<string, readonly TermMeaning[]> | undefined;

/** The terms of an attribute by its keyword, as the table orders them; empty for attributes that the table does not have. */
export function termMeanings(keyword: string): readonly TermMeaning[] {
  cached ??= new Map((readFacts('term-meanings.json') as MeaningsFile).rows.map((row) => [row.keyword, row.terms.map(([value, meaning]) => ({ value, meaning }))]));
  return cached.get(keyword) ?? [];
}
