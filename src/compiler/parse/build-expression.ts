import type { CstNode, IToken } from 'chevrotain';
import { Hash, lexer } from '../../../grammar/tokens.js';
import { assert } from '../../base/assert.js';
import type { ColumnNode, ExpressionNode, Span } from '../ast/syntax-tree.js';
import { depthLimit, prefixOperators } from './balance.js';
import { buildName, buildNumber, buildText } from './build-literals.js';
import { nodeIn, nodeOf, onlyNode, spanOfNode, tokenIn, tokenOf } from './cst.js';
import { anonParser } from './parser-instance.js';
import { spanOf, type Source } from './source.js';
import { unescape } from './text.js';

/** What stands after `with`; null where it cannot be carried out, which is reported then. */
export function buildExpression(node: CstNode, source: Source): ExpressionNode | null {
  const text = tokenIn(node, 'Text');
  return text === null ? buildHole(nodeOf(node, 'hole'), source) : buildTemplate(text, source);
}

function buildHole(node: CstNode, source: Source): ExpressionNode {
  const dummy = tokenIn(node, 'Dummy');
  if (dummy !== null) return { kind: 'dummy', span: spanOf(dummy) };
  const pseudonym = nodeIn(node, 'pseudonym');
  if (pseudonym !== null) {
    const end = spanOf(tokenOf(pseudonym, 'CloseParenthesis')).end;
    return {
      kind: 'pseudonym',
      span: { start: tokenOf(pseudonym, 'Pseudonym').startOffset, end },
      prefix: buildText(tokenOf(pseudonym, 'Text'), source),
      length: buildNumber(tokenOf(pseudonym, 'Number')),
    };
  }
  const operation = onlyNode(node);
  if (operation !== null) return buildOperation(operation, source);
  const word = tokenOf(node, 'Word');
  return buildColumn(word) ?? { kind: 'attribute', span: spanOf(word), keyword: word.image };
}

/** `sites.region`; null for a word without a dot. */
export function buildColumn(word: IToken): ColumnNode | null {
  const dot = word.image.indexOf('.');
  return dot === -1 ? null : { kind: 'column', span: spanOf(word), table: word.image.slice(0, dot), column: word.image.slice(dot + 1) };
}

function buildOperation(node: CstNode, source: Source): ExpressionNode {
  const span = spanOfNode(node);
  if (node.name === 'ageAt') return { kind: 'age', span, at: buildName(tokenOf(node, 'Word')) };
  const of = buildHole(nodeOf(node, 'hole'), source);
  switch (node.name) {
    case 'hash':
      return { kind: 'hash', span, of, length: buildNumber(tokenOf(node, 'Number')) };
    case 'yearOf':
      return { kind: 'year', span, of };
    case 'lower':
      return { kind: 'lower', span, of };
    default:
      return { kind: 'first', span, count: buildNumber(tokenOf(node, 'Number')), of };
  }
}

/** A text in which `{…}` holds a value: a literal where it holds none, a template where it does. */
function buildTemplate(token: IToken, source: Source): ExpressionNode | null {
  const span = spanOf(token);
  const raw = token.image.slice(1, -1);
  const offset = token.startOffset + 1;
  const parts: ExpressionNode[] = [];
  let complete = true;
  let text = '';
  let textStart = 0;
  const endText = (end: number): void => {
    if (text !== '') parts.push({ kind: 'literal', span: { start: offset + textStart, end: offset + end }, text });
    text = '';
  };
  for (let at = 0; at < raw.length; ) {
    const piece = pieceAt(raw, at);
    if (piece.kind === 'text') {
      text += piece.brace ?? unescape(piece.raw, offset + at, source);
    } else {
      endText(at);
      const hole = parseHole(piece.raw, { start: offset + at, end: offset + at + piece.raw.length }, source);
      if (hole === null) complete = false;
      else parts.push(hole);
      textStart = at + piece.raw.length;
    }
    at += piece.raw.length;
  }
  if (parts.length === 0) return complete ? { kind: 'literal', span, text } : null;
  endText(raw.length);
  if (!complete) return null;
  return { kind: 'template', span, parts };
}

interface Piece {
  readonly kind: 'text' | 'hole';
  readonly raw: string;
  /** what a doubled brace stands for */
  readonly brace?: string;
}

const hole = /\{(?:[^{}"\\]|"(?:[^"\\]|\\[^])*")*\}|[{}]/y;
const plain = /(?:[^{}\\]|\\u\{[0-9A-Fa-f]+\}|\\[^])+/y;

function pieceAt(raw: string, at: number): Piece {
  const doubled = raw.slice(at, at + 2);
  if (doubled === '{{' || doubled === '}}') return { kind: 'text', raw: doubled, brace: doubled.charAt(0) };
  plain.lastIndex = at;
  const text = plain.exec(raw);
  if (text !== null) return { kind: 'text', raw: text[0] };
  hole.lastIndex = at;
  return { kind: 'hole', raw: hole.exec(raw)?.[0] ?? raw.slice(at) };
}

/** The value in `{…}`; null, and a report, where there is none. */
function parseHole(raw: string, span: Span, source: Source): ExpressionNode | null {
  const { tokens } = lexer.tokenize(raw.slice(1, -1));
  if (tokens.filter(({ tokenType }) => prefixOperators.has(tokenType) || tokenType === Hash).length > depthLimit) {
    source.report('ANC1021', { limit: depthLimit }, span);
    return null;
  }
  const parser = anonParser();
  parser.input = tokens.map((token) => ({
    ...token,
    startOffset: token.startOffset + span.start + 1,
    endOffset: token.startOffset + span.start + token.image.length,
  }));
  const node = parser.hole();
  if (tokens.length === 0 || parser.errors.length > 0) {
    source.report('ANC1019', { found: raw }, span);
    return null;
  }
  assert(node.name === 'hole', 'a hole is a hole');
  return buildHole(node, source);
}
