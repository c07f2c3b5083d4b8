import { ruleInWords, placeOf } from '../check/places.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { allAttributes } from '../../facts/dictionary.js';
import { intersect } from '../resolve/element.js';
import { leafOf, strictness } from '../resolve/rank.js';
import type { LintRule } from './lint-rule.js';

/** So many attributes a reviewer looks at one by one. */
const readable = 24;

/** ANC8006: a mask or a group of which something is let through, and which covers more than a person looks at. */
export const maskLetsMuchThrough: LintRule = ({ draft }) =>
  draft.rules.flatMap((rule) => {
    const leaf = leafOf(rule.selector);
    if (rule.tier !== 2 || leaf.kind !== 'mask' || strictness(rule.action) === 0) return [];
    const attributes = allAttributes().filter(({ tag }) => intersect(tag, leaf.pattern) !== null).length;
    return attributes <= readable ? [] : [diagnostic('ANC8006', { rule: ruleInWords(rule), attributes }, placeOf(draft, rule))];
  });
