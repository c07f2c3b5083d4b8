import type { StringLiteral } from '../ast/syntax-tree.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { LintRule } from './lint-rule.js';
import { rulesOf } from './statements.js';

const wordsOfANotice = 3;

/** ANC8011: a notice to the site of less than three words. */
export const refusalSaysNothing: LintRule = ({ source, tree }) => {
  const accepted = tree.statements.flatMap((statement): readonly StringLiteral[] => (statement.kind === 'accept' ? [statement.message] : []));
  const replaced = rulesOf(tree.statements).flatMap(({ fallback }): readonly StringLiteral[] => (fallback?.kind === 'quarantine' ? [fallback.message] : []));
  return [...accepted, ...replaced].flatMap(({ text, span }) =>
    text.split(/\s+/).filter((word) => word !== '').length < wordsOfANotice ? [diagnostic('ANC8011', { message: text }, { source: source.name, span })] : [],
  );
};
