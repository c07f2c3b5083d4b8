import type { Condition } from '../../base/condition.js';
import { identifyingClass } from '../../facts/identifying.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Action } from '../resolve/model.js';
import { attributeInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { placeOf, placesOf, ruleInWords } from './places.js';

/**
 * ANC4010, a warning: a text is written in files of one person and not in those of another, so that who it is can be read from the
 * output (the language, section 4). Whether the attribute is there at all may be asked.
 */
export const conditionTellsWho: Check = ({ draft }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    if (rule.tier !== 2 || rule.condition === null || !writesText(rule.action)) return [];
    const [tag] = personsIn(rule.condition);
    if (tag === undefined) return [];
    const { source, conditions } = placesOf(draft, rule);
    const span = conditions.at(-1)?.span ?? placeOf(draft, rule).span;
    return [diagnostic('ANC4010', { rule: ruleInWords(rule), attribute: attributeInWords(tag) }, { source, span })];
  });

function writesText(action: Action): boolean {
  return action.kind === 'replace' && (action.with.kind === 'literal' || action.with.kind === 'template');
}

/** Tags of attributes that identify a person by themselves and whose values the condition compares. */
function personsIn(condition: Condition): readonly string[] {
  if (condition.kind === 'not') return personsIn(condition.of);
  if (condition.kind !== 'test') return condition.of.flatMap(personsIn);
  const cls = identifyingClass(Number.parseInt(condition.tag, 16))?.cls;
  return condition.test.kind !== 'present' && (cls === 'direct' || cls === 'third-party') ? [condition.tag] : [];
}
