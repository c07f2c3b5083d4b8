import type { Expected } from './expected-at.js';
import { namesOf } from './names-of.js';
import { fits, type Suggestion } from './suggestion.js';
import { tokensOf } from './tokens-of.js';

/** The tables of a text, for their columns: `subjects.`. */
export function suggestColumns({ span, written }: Expected, text: string): readonly Suggestion[] {
  return namesOf(tokensOf(text).tokens).flatMap(({ kind, name, from }): readonly Suggestion[] =>
    kind === 'table' && fits(written, name) ? [{ label: `${name}.`, kind: 'name', insert: `${name}.`, span, filter: `${name}.`, detail: from === null ? 'table' : `table from ${from.file}` }] : [],
  );
}
