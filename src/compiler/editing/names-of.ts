import type { IToken } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';
import type { Span } from '../ast/syntax-tree.js';
import { spanOf } from '../parse/source.js';
import { isWord } from './tokens-of.js';

/** A name that a text defines: its own in the header, a table's, a secret's. */
export interface DefinedName {
  readonly kind: 'header' | 'table' | 'secret';
  readonly name: string;
  readonly span: Span;
  /** of a table: the file it is read from and the attribute that selects its row, where they are written */
  readonly from: { readonly file: string; readonly key: string | null } | null;
}

/** The names in the order in which they are defined; a name is one though the text around it is broken. */
export function namesOf(tokens: readonly IToken[]): readonly DefinedName[] {
  return tokens.flatMap((token, index): readonly DefinedName[] => {
    const next = tokens[index + 1];
    if (next === undefined) return [];
    const { start, end } = spanOf(next);
    if ((token.tokenType === t.Profile || token.tokenType === t.Option) && next.tokenType === t.Text) {
      return [{ kind: 'header', name: next.image.slice(1, -1), span: { start: start + 1, end: end - 1 }, from: null }];
    }
    if (!isWord(next)) return [];
    if (token.tokenType === t.Secret) return [{ kind: 'secret', name: next.image, span: { start, end }, from: null }];
    return token.tokenType === t.Table ? [{ kind: 'table', name: next.image, span: { start, end }, from: tableSource(tokens.slice(index + 2, index + 6)) }] : [];
  });
}

function tableSource([from, file, key, attribute]: readonly IToken[]): DefinedName['from'] {
  if (from?.tokenType !== t.From || file?.tokenType !== t.Text) return null;
  return { file: file.image.slice(1, -1), key: key?.tokenType === t.Key && attribute !== undefined ? attribute.image : null };
}

/** A column of a table where a value is written: `subjects.trial-id`, in a text too. */
export interface ColumnUse {
  readonly table: string;
  readonly column: string;
  readonly span: Span;
  /** the part of the span that names the table */
  readonly tableSpan: Span;
}

/** Every use of a column of these tables. */
export function columnsIn(tokens: readonly IToken[], tables: readonly string[]): readonly ColumnUse[] {
  return tokens.flatMap((token) => {
    if (isWord(token)) return columnUse(token.image, token.startOffset, tables);
    if (token.tokenType !== t.Text) return [];
    return [...token.image.matchAll(/\{[^{}]*\}/g)].flatMap((hole) =>
      [...hole[0].matchAll(/[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*/g)].flatMap((word) => columnUse(word[0], token.startOffset + hole.index + word.index, tables)),
    );
  });
}

function columnUse(written: string, start: number, tables: readonly string[]): readonly ColumnUse[] {
  const dot = written.indexOf('.');
  const table = written.slice(0, dot);
  if (dot === -1 || !tables.includes(table)) return [];
  return [{ table, column: written.slice(dot + 1), span: { start, end: start + written.length }, tableSpan: { start, end: start + dot } }];
}
