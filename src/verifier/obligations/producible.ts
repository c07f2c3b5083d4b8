import type { Expression } from '../../compiler/resolve/model.js';
import { unreachable } from '../../base/assert.js';
import { rootValues } from '../read/values.js';
import { parseDate } from './calendar.js';
import type { Pair } from './obligation.js';

/** What an expression can give from one row of a table: one text where it can be computed, else the regular expression of all that it can be. */
export type OfOneRow = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'shape'; readonly source: string } | { readonly kind: 'nothing' };

/** The same where the row is not known: one of several. */
export type Producible = OfOneRow | { readonly kind: 'choice'; readonly texts: ReadonlySet<string>; readonly shapes: readonly string[] };

/** What stands in a column of a table in the row that is looked at. */
export type CellOf = (table: string, column: string) => OfOneRow;

/**
 * Computed from the original; without one, attributes that the model keeps are read from the output. Keyed values, whose key the verifier
 * does not have, are known by their shape alone.
 */
export function producible(expression: Expression, pair: Pair, cellOf: CellOf): OfOneRow {
  switch (expression.kind) {
    case 'literal':
      return text(expression.text);
    case 'attribute': {
      const values = rootValues(pair.original ?? pair.output, Number.parseInt(expression.tag, 16)).join('\\');
      return values === '' ? nothing : text(values);
    }
    case 'template':
      return joined(expression.parts.map((part) => producible(part, pair, cellOf)));
    case 'pseudonym':
      return shape(`${escaped(expression.prefix)}[A-Z2-7]{${expression.length}}`);
    case 'hash':
      return shape(`[A-Z2-7]{${expression.length}}`);
    case 'column':
      return cellOf(expression.table, expression.column);
    case 'age':
      return age(pair, expression.at);
    case 'year': {
      const of = producible(expression.of, pair, cellOf);
      if (of.kind !== 'text') return of.kind === 'nothing' ? nothing : shape('\\d{4}');
      const year = /^\d{4}/.exec(of.text)?.[0];
      return year === undefined ? nothing : text(year);
    }
    case 'lower':
      return mapped(producible(expression.of, pair, cellOf), (of) => of.toLowerCase());
    case 'first':
      return mapped(producible(expression.of, pair, cellOf), (of) => Array.from(of).slice(0, expression.count).join(''), `.{1,${expression.count}}`);
    case 'dummy':
      return nothing;
    default:
      return unreachable(expression);
  }
}

export const nothing: OfOneRow = { kind: 'nothing' };

export function text(value: string): OfOneRow {
  return { kind: 'text', text: value };
}

function shape(source: string): OfOneRow {
  return { kind: 'shape', source };
}

/** of a cell whose table is not at hand */
export const anyText = shape('.+');

function mapped(of: OfOneRow, map: (text: string) => string, otherwise = '.+'): OfOneRow {
  return of.kind === 'text' ? text(map(of.text)) : of.kind === 'nothing' ? nothing : shape(otherwise);
}

function joined(parts: readonly OfOneRow[]): OfOneRow {
  if (parts.some(({ kind }) => kind === 'nothing')) return nothing;
  if (parts.every((part) => part.kind === 'text')) return text(parts.map((part) => part.text).join(''));
  return shape(parts.map((part) => (part.kind === 'text' ? escaped(part.text) : part.kind === 'shape' ? part.source : '')).join(''));
}

const BIRTH_DATE = 0x00100030;

function age(pair: Pair, tag: string): OfOneRow {
  if (pair.original === null) return shape('\\d{3}Y');
  const [born, at] = [BIRTH_DATE, Number.parseInt(tag, 16)].map((one) => parseDate(pair.original === null ? '' : (rootValues(pair.original, one)[0] ?? '')));
  if (born?.day == null || at?.day == null || born.month === null || at.month === null) return nothing;
  const hadBirthday = at.month > born.month || (at.month === born.month && at.day >= born.day);
  const years = at.year - born.year - (hadBirthday ? 0 : 1);
  return years < 0 || years > 999 ? nothing : text(`${String(years).padStart(3, '0')}Y`);
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
