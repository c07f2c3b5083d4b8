import type { CstNode } from 'chevrotain';
import type { DatasetNode, ElementNode, ElementValueNode, ExpectationNode, OutcomeNode, TestItem } from '../ast/syntax-tree.js';
import { buildCondition, buildTest, buildValue } from './build-condition.js';
import { buildNumber, buildText } from './build-literals.js';
import { buildAttribute, buildTag } from './build-selector.js';
import { nodeIn, nodeOf, nodesOf, onlyNode, spanOfNode, tokenIn, tokenOf, type StatedNode } from './cst.js';
import type { Source } from './source.js';

export function buildTestItem({ node, span, trivia }: StatedNode, source: Source): TestItem {
  const given = nodeIn(node, 'given');
  if (given !== null) return { kind: 'given', span, trivia, datasets: nodesOf(given, 'dataset').map((dataset) => buildDataset(dataset, source)) };
  const expect = nodeOf(node, 'expect');
  const condition = nodeIn(expect, 'condition');
  return {
    kind: 'expect',
    span,
    trivia,
    condition: condition === null ? null : buildCondition(condition, source),
    expectations: nodesOf(expect, 'expectation').map((expectation) => buildExpectation(expectation, source)),
  };
}

function buildDataset(node: CstNode, source: Source): DatasetNode {
  const entries = nodesOf(node, 'entry').map((entry) => ({
    span: spanOfNode(entry),
    element: buildElement(nodeOf(entry, 'element'), source),
    value: buildElementValue(nodeOf(entry, 'elementValue'), source),
  }));
  return { span: spanOfNode(node), entries };
}

function buildElement(node: CstNode, source: Source): ElementNode {
  const attribute = nodeIn(node, 'attribute');
  if (attribute !== null) return buildAttribute(attribute);
  return { kind: 'private', span: spanOfNode(node), creator: buildText(tokenOf(node, 'Text'), source), tags: [buildTag(tokenOf(node, 'PrivateTag'))] };
}

function buildElementValue(node: CstNode, source: Source): ElementValueNode {
  const span = spanOfNode(node);
  const values = nodesOf(node, 'value').map((value) => buildValue(value, source));
  const [only] = values;
  if (tokenIn(node, 'OpenBracket') === null && only !== undefined) return only;
  if (values.length > 0) return { kind: 'values', span, values };
  return { kind: 'items', span, items: nodesOf(node, 'dataset').map((dataset) => buildDataset(dataset, source)) };
}

function buildExpectation(node: CstNode, source: Source): ExpectationNode {
  const span = spanOfNode(node);
  if (tokenIn(node, 'Quarantined') !== null) return { kind: 'quarantined', span };
  if (tokenIn(node, 'Days') !== null) {
    return { kind: 'days-between', span, attribute: buildAttribute(nodeOf(node, 'attribute')), days: buildNumber(tokenOf(node, 'Number')) };
  }
  const place = nodeOf(node, 'place');
  return {
    kind: 'element',
    span,
    within: nodesOf(place, 'attribute').map(buildAttribute),
    element: buildElement(nodeOf(place, 'element'), source),
    outcome: buildOutcome(nodeOf(node, 'outcome'), source),
  };
}

function buildOutcome(node: CstNode, source: Source): OutcomeNode {
  const span = spanOfNode(node);
  if (tokenIn(node, 'Empty') !== null) return { kind: 'empty', span };
  const only = onlyNode(node);
  if (only?.name === 'elementValue') return { kind: 'equals', span, value: buildElementValue(only, source) };
  return buildTest(nodeOf(node, 'test'), source);
}
