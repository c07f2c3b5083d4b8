import type { Rule, Statement } from '../ast/syntax-tree.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { print } from '../format/print.js';
import type { SourceText } from '../resolve/layer.js';
import type { LintRule } from './lint-rule.js';
import { listsOf } from './statements.js';

/** ANC8004: neighbours that differ in nothing but the attributes they name. */
export const statementsCouldBeOne: LintRule = ({ source, tree }) =>
  listsOf(tree.statements).flatMap((list) => runsIn(list).flatMap((run) => finding(run, source)));

/** Rules in a row that say the same; a blank line or a comment between two of them keeps them apart. */
function runsIn(list: readonly Statement[]): readonly (readonly Rule[])[] {
  const runs: Rule[][] = [];
  let before: Statement | null = null;
  for (const statement of list) {
    if (statement.kind === 'rule') {
      const run = runs.at(-1);
      if (run !== undefined && before?.kind === 'rule' && isContinued(before, statement)) run.push(statement);
      else runs.push([statement]);
    }
    before = statement;
  }
  return runs.filter((run) => run.length > 1);
}

function isContinued(before: Rule, rule: Rule): boolean {
  const { leading, blankBefore } = rule.trivia;
  return before.trivia.trailing === null && leading.length === 0 && !blankBefore && printed([before], [nobody]) === printed([rule], [nobody]) && before.actions.every(({ word }) => word !== 'round');
}

const nowhere = { start: 0, end: 0 };
const nobody = { kind: 'keyword' as const, span: nowhere, keyword: 'X' };

/** The sentence of rules that say the same, about these attributes. */
function printed(rules: readonly Rule[], selectors: Rule['selectors']): string {
  const [rule] = rules;
  if (rule === undefined) return '';
  const alone: Rule = { ...rule, selectors, multiples: selectors.map(() => null), trivia: { leading: [], blankBefore: false, trailing: null } };
  return print({ kind: 'file', span: nowhere, statements: [alone], closing: [] }).trimEnd();
}

function finding(run: readonly Rule[], source: SourceText): readonly Diagnostic[] {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = { start: first.span.start, end: last.span.end };
  const indent = /[ \t]*$/.exec(source.text.slice(0, span.start))?.[0] ?? '';
  const replacement = printed(run, run.flatMap(({ selectors }) => selectors)).replaceAll('\n', `\n${indent}`);
  const fix = { span, replacement, title: 'write them as one statement' };
  return [diagnostic('ANC8004', { statements: run.length }, { source: source.name, span }, { fix })];
}
