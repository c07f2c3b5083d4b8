import { vrRule } from '../../facts/vr.js';
import type { ColumnNode, ExpressionNode, NumberLiteral, Span } from '../ast/syntax-tree.js';
import { nearest } from '../diagnostics/nearest.js';
import { expressionOf } from '../format/print-expression.js';
import { vrsOfTag } from './element.js';
import type { DraftTable } from './layer.js';
import type { Expression } from './model.js';
import { resolveKeyword } from './resolve-attribute.js';
import type { Reports } from './reports.js';
import type { Scope } from './scope.js';
import { attributeInWords } from './wording.js';

/** What `replace` writes; null, and a report, where a name in it is unknown or it can have no value. */
export function resolveExpression(node: ExpressionNode, scope: Scope): Expression | null {
  const { reports } = scope;
  switch (node.kind) {
    case 'literal':
      return { kind: 'literal', text: node.text };
    case 'dummy':
      return { kind: 'dummy' };
    case 'pseudonym': {
      const written = node.length.text;
      if (!isLength(node.length)) {
        reports.report('ANC2019', { ...keyedLength, written }, node.length.span);
        return null;
      }
      return { kind: 'pseudonym', prefix: node.prefix.text, length: node.length.value };
    }
    case 'attribute': {
      const tag = oneAttribute(node.keyword, node.span, reports);
      return tag === null ? null : { kind: 'attribute', tag };
    }
    case 'column':
      return resolveColumn(node, scope) === null ? null : { kind: 'column', table: node.table, column: node.column };
    case 'age': {
      const tag = oneAttribute(node.at.text, node.at.span, reports);
      if (tag === null || !isDateAttribute(tag, node, reports)) return null;
      return { kind: 'age', at: tag };
    }
    case 'template': {
      const parts = node.parts.map((part) => resolveExpression(part, scope));
      const known = parts.filter((part) => part !== null);
      return known.length === parts.length ? { kind: 'template', parts: known } : null;
    }
    default:
      return resolveOperation(node, scope);
  }
}

type Operation = Extract<ExpressionNode, { kind: 'hash' | 'year' | 'lower' | 'first' }>;

function resolveOperation(node: Operation, scope: Scope): Expression | null {
  const of = resolveExpression(node.of, scope);
  if (of === null) return null;
  if (node.kind === 'year') return isDate(of, node, scope) ? { kind: 'year', of } : null;
  const reason = reasonAgainstText(of);
  if (reason !== null) {
    scope.reports.report('ANC2036', { expression: expressionOf(node), reason }, node.span);
    return null;
  }
  if (node.kind === 'lower') return { kind: 'lower', of };
  if (node.kind === 'hash') return lengthFits(node.length, 'a hash', keyedLength, scope.reports) ? { kind: 'hash', of, length: node.length.value } : null;
  return lengthFits(node.count, 'a beginning', beginning, scope.reports) ? { kind: 'first', count: node.count.value, of } : null;
}

/** Below six characters of 32 two subjects of a trial soon share one; 51 characters are all that 256 bits of HMAC give. */
const keyedLength = { min: 6, max: 51 };
const beginning = { min: 1, max: 64 };

function isLength({ value }: NumberLiteral): boolean {
  return Number.isInteger(value) && value >= keyedLength.min && value <= keyedLength.max;
}

function lengthFits({ value, text, span }: NumberLiteral, what: string, range: { readonly min: number; readonly max: number }, reports: Reports): boolean {
  const fits = Number.isInteger(value) && value >= range.min && value <= range.max;
  if (!fits) reports.report('ANC2037', { what, written: text, ...range }, span);
  return fits;
}

function oneAttribute(keyword: string, span: Span, reports: Reports): string | null {
  const tag = resolveKeyword(keyword, span, reports);
  if (tag === null || !tag.includes('x')) return tag;
  reports.report('ANC2017', { selector: 'a repeating attribute', place: 'in a replacement' }, span);
  return null;
}

/** The table of a column that it has. */
export function resolveColumn(node: ColumnNode, { tables, reports }: Pick<Scope, 'tables' | 'reports'>): DraftTable | null {
  const table = tables.get(node.table);
  if (table === undefined) {
    const names = [...tables.keys()];
    const near = nearest(node.table, names);
    reports.report('ANC2024', { table: node.table, nearest: near, tables: names }, node.span, fixOf(node, near === null ? null : `${near}.${node.column}`));
    return null;
  }
  if (table === null || table.columns.some(({ name }) => name === node.column)) return table;
  const columns = table.columns.map(({ name }) => name);
  const near = nearest(node.column, columns);
  reports.report('ANC2025', { table: node.table, column: node.column, nearest: near, columns }, node.span, fixOf(node, near === null ? null : `${node.table}.${near}`));
  return null;
}

function fixOf({ span }: ColumnNode, replacement: string | null) {
  return { fix: replacement === null ? null : { span, replacement, title: `write \`${replacement}\`` } };
}

function isDate(of: Expression, node: Operation, { tables, reports }: Scope): boolean {
  if (of.kind === 'attribute') return isDateAttribute(of.tag, node, reports);
  const column = of.kind === 'column' ? tables.get(of.table)?.columns.find(({ name }) => name === of.column) : undefined;
  if (column?.type === 'date') return true;
  const reason = column === undefined ? `\`${expressionOf(node.of)}\` is no date` : `the cells of \`${expressionOf(node.of)}\` are not all dates`;
  reports.report('ANC2036', { expression: expressionOf(node), reason }, node.span);
  return false;
}

function isDateAttribute(tag: string, node: ExpressionNode, reports: Reports): boolean {
  const vrs = vrsOfTag(tag);
  if (vrs.length > 0 && vrs.every((vr) => vr === 'DA' || vr === 'DT')) return true;
  reports.report('ANC2036', { expression: expressionOf(node), reason: `${attributeInWords(tag)} is no date` }, node.span);
  return false;
}

/** Why nothing can be done with the text of an expression; null where something can. */
function reasonAgainstText(of: Expression): string | null {
  if (of.kind === 'dummy') return 'a dummy is not the same for every kind of value';
  if (of.kind !== 'attribute') return null;
  const vrs = vrsOfTag(of.tag);
  const hasText = vrs.length > 0 && vrs.every((vr) => ['text', 'ascii', 'number'].includes(vrRule(vr)?.kind ?? ''));
  return hasText ? null : `${attributeInWords(of.tag)} holds no text`;
}
