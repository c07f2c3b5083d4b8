import type { Expression, Model, Table } from '../../compiler/resolve/model.js';
import { rootValues } from '../read/values.js';
import type { TableRows } from '../read/table.js';
import type { Pair } from './obligation.js';
import { anyText, nothing, producible, text, type CellOf, type Producible } from './producible.js';

/** What an expression that reads tables can give, as far as their rows are at hand. */
export interface TableValues {
  /** of the file's own row; without an original of any row; where the rows are not at hand anything */
  of(expression: Expression, pair: Pair): Producible;
  /** of any row, whatever the file is */
  ofAnyRow(expression: Expression, pair: Pair): Producible;
  /** the rows of every table that the expression reads are at hand */
  knows(expression: Expression): boolean;
}

export function tableValues({ tables }: Model, rowsOf: ReadonlyMap<string, TableRows>): TableValues {
  const byName = new Map(tables.map((table) => [table.name, table]));
  /** of expressions that read nothing but tables, so that every file has the same */
  const settled = new Map<Expression, Producible>();

  function ownCell(pair: Pair): CellOf {
    return (table, column) => {
      const rows = rowsOf.get(table);
      const stated = byName.get(table);
      if (rows === undefined || stated === undefined) return anyText;
      const cell = rows.get(keyIn(pair, stated))?.[column] ?? '';
      return cell === '' ? nothing : text(cell);
    };
  }

  /** Row by row over the first of its tables that is at hand, so that cells of one row stay together. */
  function anyRow(expression: Expression, pair: Pair): Producible {
    const known = settled.get(expression);
    if (known !== undefined) return known;
    const table = tablesRead(expression).find((name) => rowsOf.has(name));
    const rows = table === undefined ? undefined : rowsOf.get(table);
    if (rows === undefined) return producible(expression, pair, () => anyText);
    const texts = new Set<string>();
    const shapes = new Set<string>();
    for (const row of rows.values()) {
      const possible = producible(expression, pair, (name, column) => (name !== table ? anyText : (row[column] ?? '') === '' ? nothing : text(row[column] ?? '')));
      if (possible.kind === 'text') texts.add(possible.text);
      else if (possible.kind === 'shape') shapes.add(possible.source);
    }
    const choice: Producible = { kind: 'choice', texts, shapes: [...shapes] };
    if (!readsFile(expression)) settled.set(expression, choice);
    return choice;
  }

  return {
    of: (expression, pair) => (pair.original === null && tablesRead(expression).length > 0 ? anyRow(expression, pair) : producible(expression, pair, ownCell(pair))),
    ofAnyRow: anyRow,
    knows: (expression) => tablesRead(expression).every((name) => rowsOf.has(name)),
  };
}

function keyIn(pair: Pair, { key }: Table): string {
  return pair.original === null ? '' : rootValues(pair.original, Number.parseInt(key, 16)).join('\\');
}

/** Names of the tables whose cells an expression reads, each once. */
export function tablesRead(expression: Expression): readonly string[] {
  if (expression.kind === 'column') return [expression.table];
  if (expression.kind === 'template') return [...new Set(expression.parts.flatMap(tablesRead))];
  return 'of' in expression ? tablesRead(expression.of) : [];
}

function readsFile(expression: Expression): boolean {
  if (expression.kind === 'attribute' || expression.kind === 'age') return true;
  if (expression.kind === 'template') return expression.parts.some(readsFile);
  return 'of' in expression && readsFile(expression.of);
}
