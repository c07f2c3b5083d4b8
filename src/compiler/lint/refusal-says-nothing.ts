import { diagnostic } from '../diagnostics/diagnostic.js';
import type { LintRule } from './lint-rule.js';

const wordsOfANotice = 3;

/** ANC8011: a notice to the site of less than three words. */
export const refusalSaysNothing: LintRule = ({ source, tree }) =>
  tree.statements.flatMap((statement) => {
    if (statement.kind !== 'accept') return [];
    const { text, span } = statement.message;
    return text.split(/\s+/).filter((word) => word !== '').length < wordsOfANotice ? [diagnostic('ANC8011', { message: text }, { source: source.name, span })] : [];
  });
