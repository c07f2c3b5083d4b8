import type { ConditionNode, TestNode, ValueNode } from '../ast/syntax-tree.js';
import { inPieces, withPrefix, withSuffix, type Pieces } from './fill.js';
import { attributeOf } from './print-selector.js';
import { textOf } from './print-text.js';

/** A condition, breakable before `and` and `or` and inside sets; parentheses only where the tree needs them. */
export function conditionPieces(condition: ConditionNode): Pieces {
  switch (condition.kind) {
    case 'or':
      return joined('or ', condition.parts, (part) => part.kind === 'or');
    case 'and':
      return joined('and ', condition.parts, isJoined);
    case 'not':
      return withPrefix('not ', enclosed(condition.of, isJoined(condition.of)));
    case 'comparison':
      return withPrefix(`${attributeOf(condition.attribute)} `, testPieces(condition.test));
  }
}

function joined(word: string, parts: readonly ConditionNode[], needsParentheses: (part: ConditionNode) => boolean): Pieces {
  return parts.flatMap((part, index) => {
    const pieces = enclosed(part, needsParentheses(part));
    return index === 0 ? pieces : withPrefix(word, pieces);
  });
}

function enclosed(condition: ConditionNode, parentheses: boolean): Pieces {
  const pieces = conditionPieces(condition);
  return parentheses ? withPrefix('(', withSuffix(pieces, ')')) : pieces;
}

function isJoined({ kind }: ConditionNode): boolean {
  return kind === 'or' || kind === 'and';
}

/** A comparison without its attribute. */
export function testPieces(test: TestNode): Pieces {
  switch (test.kind) {
    case 'is':
      return [`is ${valueOf(test.value)}`];
    case 'is-not':
      return [`is not ${valueOf(test.value)}`];
    case 'in':
      return withPrefix('in {', withSuffix(inPieces(test.values.map(valueOf)), '}'));
    case 'like':
      return [`like ${textOf(test.pattern.text)}`];
    case 'matches':
      return [`matches /${test.source}/`];
    case 'present':
    case 'absent':
      return [test.kind];
    case 'order':
      return [`${test.operator} ${test.bound.text}`];
  }
}

export function valueOf({ kind, text }: ValueNode): string {
  return kind === 'string' ? textOf(text) : text;
}
