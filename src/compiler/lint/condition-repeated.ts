import { groupBy } from '../../base/group-by.js';
import type { ConditionNode, Rule, Statement } from '../ast/syntax-tree.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { conditionPieces } from '../format/print-condition.js';
import type { LintRule } from './lint-rule.js';
import { listsOf } from './statements.js';

const tooOften = 3;

type Conditional = Rule & { readonly condition: ConditionNode };

/** ANC8009: one condition on three statements of a list, where a block would say it once. */
export const conditionRepeated: LintRule = ({ source, tree }) =>
  listsOf(tree.statements).flatMap((list) => [...groupBy(list.filter(isConditional), wording).entries()].flatMap(([condition, rules]) => finding(condition, rules, source.name)));

function isConditional(statement: Statement): statement is Conditional {
  return statement.kind === 'rule' && statement.condition !== null;
}

function wording({ condition }: Conditional): string {
  return conditionPieces(condition).join(' ');
}

function finding(condition: string, rules: readonly Conditional[], source: string): readonly Diagnostic[] {
  const [first, ...others] = rules;
  if (first === undefined || rules.length < tooOften) return [];
  const related = others.map((rule) => ({ source, span: rule.condition.span, message: 'again here' }));
  return [diagnostic('ANC8009', { condition, statements: rules.length }, { source, span: first.condition.span }, { related })];
}
