import type { Rule, Statement } from '../ast/syntax-tree.js';

/** The lists of statements of a file: its own, and that of every block. */
export function listsOf(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  return [statements, ...statements.flatMap((statement) => (statement.kind === 'when' ? listsOf(statement.statements) : []))];
}

/** Every rule of a file, those in blocks included. */
export function rulesOf(statements: readonly Statement[]): readonly Rule[] {
  return listsOf(statements).flatMap((list) => list.filter((statement) => statement.kind === 'rule'));
}
