import type { ColumnNode, ExpressionNode } from '../ast/syntax-tree.js';
import { escaped, textOf } from './print-text.js';

/** What stands after `with`. */
export function expressionOf(expression: ExpressionNode): string {
  switch (expression.kind) {
    case 'literal':
      return `"${literalOf(expression.text)}"`;
    case 'template':
      return `"${expression.parts.map((part) => (part.kind === 'literal' ? literalOf(part.text) : `{${expressionOf(part)}}`)).join('')}"`;
    case 'dummy':
      return 'dummy';
    case 'pseudonym':
      return `pseudonym(${textOf(expression.prefix.text)}, ${expression.length.text})`;
    case 'attribute':
      return expression.keyword;
    case 'column':
      return columnOf(expression);
    case 'hash':
      return `hash(${expressionOf(expression.of)}, ${expression.length.text})`;
    case 'age':
      return `age at ${expression.at.text}`;
    case 'year':
      return `year of ${expressionOf(expression.of)}`;
    case 'lower':
      return `lower ${expressionOf(expression.of)}`;
    case 'first':
      return `first ${expression.count.text} of ${expressionOf(expression.of)}`;
  }
}

export function columnOf({ table, column }: ColumnNode): string {
  return `${table}.${column}`;
}

/** Braces doubled first: the escapes hold braces of their own. */
function literalOf(text: string): string {
  return escaped(text.replace(/[{}]/g, '$&$&'));
}
