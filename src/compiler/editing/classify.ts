import type { IToken } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';
import { attributeOfKeyword } from '../../facts/dictionary.js';
import type { Span } from '../ast/syntax-tree.js';
import { spanOf } from '../parse/source.js';
import { namesLayer } from './subject-at.js';
import { namesOf } from './names-of.js';
import { tokensOf } from './tokens-of.js';

/** A part of a text and what it is, for colouring. */
export interface Classified {
  readonly span: Span;
  readonly what: 'keyword' | 'verb' | 'attribute' | 'tag' | 'layer' | 'name' | 'type' | 'term' | 'text' | 'number' | 'pattern' | 'comment';
  /** a doc comment, which reports print */
  readonly isDoc: boolean;
  /** an attribute that the standard has retired */
  readonly isRetired: boolean;
}

/** The parts of a text in its order; what is wrong is left out. */
export function classify(text: string): readonly Classified[] {
  const { tokens, comments } = tokensOf(text);
  const tables = namesOf(tokens).flatMap(({ kind, name }) => (kind === 'table' ? [name] : []));
  const classified = [
    ...comments.map((comment): Classified => ({ span: spanOf(comment), what: 'comment', isDoc: comment.tokenType === t.DocComment, isRetired: false })),
    ...tokens.flatMap((token, index) => {
      const what = kindOf(tokens, token, index, tables);
      return what === null ? [] : [{ span: spanOf(token), what, isDoc: false, isRetired: what === 'attribute' && attributeOfKeyword(token.image)?.retired === true }];
    }),
  ];
  return classified.sort((a, b) => a.span.start - b.span.start);
}

function kindOf(tokens: readonly IToken[], { tokenType, image }: IToken, index: number, tables: readonly string[]): Classified['what'] | null {
  if (t.verbs.includes(tokenType)) return 'verb';
  if (t.reservedWords.includes(tokenType)) return 'keyword';
  switch (tokenType) {
    case t.Word:
    case t.Year:
    case t.Month:
      return kindOfWord(tokens, image, index, tables);
    case t.ConceptCode:
    case t.Tag:
    case t.PrivateTag:
    case t.AnyTag:
      return 'tag';
    case t.Text:
      return 'text';
    case t.NumberToken:
    case t.HexNumber:
      return 'number';
    case t.RegularExpression:
      return 'pattern';
    default:
      return null;
  }
}

function kindOfWord(tokens: readonly IToken[], image: string, index: number, tables: readonly string[]): Classified['what'] {
  if (namesLayer(tokens, index)) return 'layer';
  const before = tokens[index - 1]?.tokenType;
  if (before === t.All) return 'type';
  if (before === t.Table || before === t.Secret || tables.includes(image.split('.')[0] ?? '')) return 'name';
  return attributeOfKeyword(image) === undefined ? 'term' : 'attribute';
}
