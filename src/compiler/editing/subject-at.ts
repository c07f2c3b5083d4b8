import type { IToken } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';
import { attributeOfKeyword } from '../../facts/dictionary.js';
import type { Span } from '../ast/syntax-tree.js';
import { spanOf } from '../parse/source.js';
import { findStatementStarts } from '../parse/statement-starts.js';
import { columnsIn, namesOf, type DefinedName } from './names-of.js';
import { isWord, tokenAt, tokensOf } from './tokens-of.js';

/** What a text speaks of at an offset. */
export type Subject =
  /** `asked` is what `explain` takes: a keyword or a tag */
  | { readonly kind: 'attribute'; readonly span: Span; readonly asked: string }
  /** `asked` as above; group and element as two times two and one time two hex digits */
  | { readonly kind: 'private'; readonly span: Span; readonly asked: string; readonly creator: string; readonly group: string; readonly element: string }
  /** a content item of a structured report; `asked` as above */
  | { readonly kind: 'content'; readonly span: Span; readonly asked: string; readonly code: string }
  /** a profile, an option or a claim, by its name */
  | { readonly kind: 'layer'; readonly span: Span; readonly name: string }
  /** the name in the header of the text itself, without its quotation marks */
  | { readonly kind: 'own-name'; readonly span: Span; readonly name: string }
  /** a table or a secret, where it is defined or used; the span is the name's alone */
  | { readonly kind: 'defined'; readonly span: Span; readonly of: DefinedName }
  | { readonly kind: 'column'; readonly span: Span; readonly column: string; readonly of: DefinedName }
  | { readonly kind: 'keyword'; readonly span: Span; readonly word: string };

export function subjectAt(text: string, offset: number): Subject | null {
  const { tokens } = tokensOf(text);
  const index = tokenAt(tokens, offset);
  const token = tokens[index];
  if (token === undefined) return null;
  const span = spanOf(token);
  const type = token.tokenType;
  const named = namedAt(tokens, index, offset);
  if (named !== null) return named;
  if (t.reservedWords.includes(type)) return { kind: 'keyword', span, word: token.image };
  if (isWord(token)) return wordSubject(tokens, index, span);
  if (type === t.Tag || type === t.PrivateTag || type === t.AnyTag) return tagSubject(tokens, index, span);
  if (type === t.ConceptCode) return contentSubject(tokens[index - 1], token);
  if (type !== t.Text) return null;
  if (tokens[index - 1]?.tokenType === t.Content && tokens[index + 1]?.tokenType === t.ConceptCode) return contentSubject(token, tokens[index + 1]);
  return inHole(token, offset);
}

function namedAt(tokens: readonly IToken[], index: number, offset: number): Subject | null {
  const names = namesOf(tokens);
  const defined = names.find(({ span }) => span.start <= offset && offset <= span.end);
  if (defined !== undefined) return defined.kind === 'header' ? { kind: 'own-name', span: defined.span, name: defined.name } : { kind: 'defined', span: defined.span, of: defined };
  if (namesLayer(tokens, index)) return null;
  const tables = names.filter(({ kind }) => kind === 'table');
  const use = columnsIn(tokens, tables.map(({ name }) => name)).find(({ span }) => span.start <= offset && offset <= span.end);
  const of = tables.find(({ name }) => name === use?.table);
  if (use === undefined || of === undefined) return null;
  if (offset <= use.tableSpan.end) return { kind: 'defined', span: use.tableSpan, of };
  return { kind: 'column', span: { start: use.tableSpan.end + 1, end: use.span.end }, column: use.column, of };
}

function wordSubject(tokens: readonly IToken[], index: number, span: Span): Subject | null {
  const image = tokens[index]?.image ?? '';
  if (namesLayer(tokens, index)) return { kind: 'layer', span, name: image };
  return attributeOfKeyword(image) === undefined ? null : { kind: 'attribute', span, asked: image };
}

/** Whether the word at this index is the name of a profile, an option or a claim. */
export function namesLayer(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1]?.tokenType;
  if (before === t.Extends || before === t.Claims || before === t.Of) return true;
  if (before !== t.With && before !== t.Comma) return false;
  const start = tokens[findStatementStarts(tokens.slice(0, index)).lastIndexOf(true)]?.tokenType;
  return start === t.Extends || start === t.Claims;
}

function tagSubject(tokens: readonly IToken[], index: number, span: Span): Subject | null {
  const digits = (tokens[index]?.image ?? '').replace(/[()\s,]/g, '');
  if (tokens[index]?.tokenType !== t.PrivateTag) return { kind: 'attribute', span, asked: digits };
  let at = index - 1;
  while (tokens[at]?.tokenType === t.Comma || tokens[at]?.tokenType === t.PrivateTag) at -= 1;
  const [creator, word] = [tokens[at], tokens[at - 1]];
  if (creator?.tokenType !== t.Text || word?.tokenType !== t.Private) return null;
  const [name, group, element] = [creator.image.slice(1, -1).trim(), digits.slice(0, 4).toUpperCase(), digits.slice(6).toUpperCase()];
  return { kind: 'private', span, asked: `private "${name}" (${group},xx${element})`, creator: name, group, element };
}

function contentSubject(meaning: IToken | undefined, concept: IToken | undefined): Subject | null {
  if (meaning === undefined || concept === undefined) return null;
  const code = concept.image.slice(1, -1).split(',')[0]?.trim() ?? '';
  return { kind: 'content', span: { start: meaning.startOffset, end: spanOf(concept).end }, asked: `content ${meaning.image} ${concept.image}`, code };
}

/** An attribute in a hole of a text: `"study of {PatientName}"`. */
function inHole({ image, startOffset }: IToken, offset: number): Subject | null {
  for (const { 1: keyword = '', index } of image.matchAll(/\{([A-Za-z][A-Za-z0-9]*)\}/g)) {
    const span = { start: startOffset + index + 1, end: startOffset + index + 1 + keyword.length };
    if (span.start <= offset && offset <= span.end && attributeOfKeyword(keyword) !== undefined) return { kind: 'attribute', span, asked: keyword };
  }
  return null;
}
