import type { Expression, Table } from '../resolve/model.js';

const birthDate = '00100030';

/** Tags of root attributes that must be known to evaluate the expression. */
export function tagsRead(expression: Expression, tables: readonly Table[]): readonly string[] {
  switch (expression.kind) {
    case 'attribute':
      return [expression.tag];
    case 'column':
      return tables.filter(({ name }) => name === expression.table).map(({ key }) => key);
    case 'age':
      return [birthDate, expression.at];
    case 'hash':
    case 'year':
    case 'lower':
    case 'first':
      return tagsRead(expression.of, tables);
    case 'template':
      return expression.parts.flatMap((part) => tagsRead(part, tables));
    default:
      return [];
  }
}
