import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './check.js';
import { itemsUnder } from '../prove/content-places.js';
import { placeOf, ruleInWords } from './places.js';

const CONTENT_SEQUENCE = '0040A730';

/** ANC3022, a warning: a rule on content items acts on none, for other rules take the whole ContentSequence away, or replace it, in every file. */
export const contentIsReached: Check = ({ draft, book }) => {
  const decision = book.decisionOn({ tag: CONTENT_SEQUENCE, creator: null, within: [] });
  const [taking] = decision;
  // who writes both in one file sees both
  if (taking === undefined || taking.tier === 2 || decision.some(({ action }) => itemsUnder(action) !== null)) return [];
  return draft.rules.flatMap((rule): readonly Diagnostic[] => {
    if (rule.tier !== 2 || rule.selector.kind !== 'content') return [];
    return [diagnostic('ANC3022', { rule: ruleInWords(rule), taking: ruleInWords(taking) }, placeOf(draft, rule))];
  });
};
