import type { Library } from '../resolve/layer.js';
import { columnNames } from '../resolve/read-table.js';
import type { Expected } from './expected-at.js';
import { namesOf } from './names-of.js';
import { fits, type Suggestion } from './suggestion.js';
import { tokensOf } from './tokens-of.js';

/** The columns of the text's tables: `subjects.trial-id`. Of a table that cannot be read, its name and the point. `own`: the source name of the text. */
export function suggestColumns({ span, written }: Expected, text: string, own: string, library: Library): readonly Suggestion[] {
  return namesOf(tokensOf(text).tokens).flatMap(({ kind, name, from }): readonly Suggestion[] => {
    if (kind !== 'table') return [];
    const content = from === null ? undefined : library.file?.(from.file, own);
    const columns = content === undefined ? [] : columnNames(content);
    const detail = from === null ? 'a table' : `a column of ${from.file}`;
    const words = columns.length === 0 ? [`${name}.`] : columns.filter((column) => column !== from?.key).map((column) => `${name}.${column}`);
    return words.filter((word) => fits(written, word)).map((word) => ({ label: word, kind: 'name', insert: word, span, filter: word, detail }));
  });
}
