import { diagnostic } from '../diagnostics/diagnostic.js';
import type { LintRule } from './lint-rule.js';
import { nodesIn } from './nodes-in.js';

/** ANC8012: a table of which no rule reads a column. */
export const tableUnread: LintRule = ({ source, tree }) => {
  const read = new Set(nodesIn(tree, 'column').map(({ table }) => table));
  return tree.statements.flatMap((statement) =>
    statement.kind === 'table' && !read.has(statement.name.text) ? [diagnostic('ANC8012', { table: statement.name.text }, { source: source.name, span: statement.name.span })] : [],
  );
};
