import type { CstNode } from 'chevrotain';
import type { AttributeNode, QuasiIdentifierNode, RiskItem } from '../ast/syntax-tree.js';
import { operatorOf } from './build-condition.js';
import { buildColumn } from './build-expression.js';
import { buildName, buildNumber, buildText } from './build-literals.js';
import { buildAttribute } from './build-selector.js';
import { nodeIn, nodeOf, nodesOf, spanOfNode, tokenIn, tokenOf, type StatedNode } from './cst.js';
import type { Source } from './source.js';

export function buildRiskItem({ node, span, trivia }: StatedNode, source: Source): RiskItem {
  const order = nodeIn(node, 'orderTest');
  if (order !== null) {
    return { kind: 'require', span, trivia, metric: buildName(tokenOf(node, 'Word')), operator: operatorOf(order), bound: buildNumber(tokenOf(order, 'Number')) };
  }
  if (tokenIn(node, 'QuasiIdentifiers') !== null) return { kind: 'quasi-identifiers', span, trivia, of: nodesOf(node, 'quasiIdentifier').map(buildQuasiIdentifier) };
  if (tokenIn(node, 'Sensitive') !== null) return { kind: 'sensitive', span, trivia, attributes: attributesOf(node) };
  if (tokenIn(node, 'Exclude') !== null) return { kind: 'exclude', span, trivia, attributes: attributesOf(node), because: buildText(tokenOf(node, 'Text'), source) };
  if (tokenIn(node, 'Release') !== null) return { kind: 'release', span, trivia, level: buildName(tokenOf(node, 'Word')) };
  return { kind: 'population', span, trivia, size: buildNumber(tokenOf(node, 'Number')) };
}

function attributesOf(node: CstNode): readonly AttributeNode[] {
  return nodesOf(node, 'attribute').map(buildAttribute);
}

function buildQuasiIdentifier(node: CstNode): QuasiIdentifierNode {
  const part = tokenIn(node, 'Year') !== null ? 'year' : tokenIn(node, 'Month') !== null ? 'month' : null;
  const attribute = nodeOf(node, 'attribute');
  const word = tokenIn(attribute, 'Word');
  return { span: spanOfNode(node), part, of: (word === null ? null : buildColumn(word)) ?? buildAttribute(attribute) };
}
