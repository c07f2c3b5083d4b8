import { allAttributes } from '../../facts/dictionary.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { intersect } from '../resolve/element.js';
import type { Rule } from '../resolve/model.js';
import { leafOf } from '../resolve/rank.js';
import { selectorInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { placeOf } from './places.js';

/** ANC2012, ANC2013: no data set holds what the selector names. */
export const selectsNothing: Check = ({ draft, isLibrary }) =>
  draft.rules.filter(({ tier }) => tier === 2 && !isLibrary).flatMap((rule): readonly Diagnostic[] => {
    const selector = selectorInWords(rule.selector);
    const pattern = patternOf(rule);
    const why = outside[pattern?.slice(0, 4) ?? ''];
    if (why !== undefined) return [diagnostic('ANC2013', { selector, why }, placeOf(draft, rule))];
    if (pattern === null || !pattern.includes('x') || allAttributes().some(({ tag }) => intersect(tag, pattern) !== null)) return [];
    return [diagnostic('ANC2012', { selector }, placeOf(draft, rule))];
  });

/** Groups whose elements are no part of a data set that rules walk, and why. */
const outside: Readonly<Record<string, string>> = {
  '0000': 'group 0000 belongs to the network, files have none',
  '0002': 'the file meta information is always written anew',
  FFFE: 'group FFFE marks where items begin and end',
};

function patternOf(rule: Rule): string | null {
  const leaf = leafOf(rule.selector);
  return leaf.kind === 'attribute' || leaf.kind === 'root' ? leaf.tag : leaf.kind === 'mask' ? leaf.pattern : null;
}
