import type { CstNode } from 'chevrotain';
import { assert } from '../../base/assert.js';
import type { ConditionNode, TestNode, ValueNode } from '../ast/syntax-tree.js';
import { buildNumber, buildText, regularExpression } from './build-literals.js';
import { buildAttribute } from './build-selector.js';
import { nodeIn, nodeOf, nodesOf, onlyNode, spanOfNode, tokenIn, tokenOf } from './cst.js';
import { spanOf, type Source } from './source.js';

export function buildCondition(node: CstNode, source: Source): ConditionNode {
  return joined('or', node, nodesOf(node, 'conjunction').map((part) => joined('and', part, nodesOf(part, 'negation').map((inner) => buildNegation(inner, source)))));
}

/** Parentheses leave no trace but the shape of the tree. */
function joined(kind: 'or' | 'and', node: CstNode, parts: readonly ConditionNode[]): ConditionNode {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { kind, span: spanOfNode(node), parts };
}

function buildNegation(node: CstNode, source: Source): ConditionNode {
  const negated = nodeIn(node, 'negation');
  if (negated !== null) return { kind: 'not', span: spanOfNode(node), of: buildNegation(negated, source) };
  const enclosed = nodeIn(node, 'condition');
  if (enclosed !== null) return buildCondition(enclosed, source);
  const comparison = nodeOf(node, 'comparison');
  return {
    kind: 'comparison',
    span: spanOfNode(comparison),
    attribute: buildAttribute(nodeOf(comparison, 'attribute')),
    test: buildTest(nodeOf(comparison, 'test'), source),
  };
}

export function buildTest(test: CstNode, source: Source): TestNode {
  const span = spanOfNode(test);
  const node = onlyNode(test);
  if (node === null) return { kind: tokenIn(test, 'Present') !== null ? 'present' : 'absent', span };
  switch (node.name) {
    case 'isTest':
      return { kind: tokenIn(node, 'Not') === null ? 'is' : 'is-not', span, value: buildValue(nodeOf(node, 'value'), source) };
    case 'inTest':
      return { kind: 'in', span, values: nodesOf(node, 'value').map((value) => buildValue(value, source)) };
    case 'likeTest':
      return { kind: 'like', span, pattern: buildText(tokenOf(node, 'Text'), source) };
    case 'matchesTest':
      return { kind: 'matches', span, source: regularExpression(tokenOf(node, 'RegularExpression'), source) };
    default:
      return { kind: 'order', span, operator: operatorOf(node), bound: buildNumber(tokenOf(node, 'Number')) };
  }
}

/** of an `orderTest` */
export function operatorOf(node: CstNode): '<' | '<=' | '>' | '>=' {
  if (tokenIn(node, 'Less') !== null) return '<';
  if (tokenIn(node, 'LessOrEqual') !== null) return '<=';
  return tokenIn(node, 'Greater') !== null ? '>' : '>=';
}

export function buildValue(node: CstNode, source: Source): ValueNode {
  const word = tokenIn(node, 'Word');
  if (word !== null) return { kind: 'term', span: spanOf(word), text: word.image };
  const number = tokenIn(node, 'Number');
  if (number !== null) return { kind: 'number', span: spanOf(number), text: number.image };
  const text = tokenIn(node, 'Text');
  assert(text !== null, 'an empty value');
  return { kind: 'string', ...buildText(text, source) };
}
