import { canonicalJson } from '../../base/canonical-json.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { isPrivate } from '../resolve/element.js';
import { isDeviation } from '../prove/deviation.js';
import { elementsOf } from '../resolve/elements-of.js';
import { reasonAfter } from '../resolve/reason-after.js';
import type { Rule } from '../resolve/model.js';
import { attributeInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { claimProofs } from './claim-proofs.js';
import { layerOf, placeOf, placesOf, relatedRule, ruleInWords } from './places.js';
import { overriddenBy, weakeningsOf, type Weakening } from './weakenings.js';

/**
 * ANC3005, ANC3015: the profile lets through what the layers below do not, and does not say why (the language, section 5). Where a layer
 * names the very attribute, the profile must say `override … because`; where only a family or `private` catches it, `because` is enough.
 */
export const ruleWeakens: Check = ({ draft, book }) => {
  // a rule that a stated claim does not allow is told with the row of the claim
  const seen = new Set(claimProofs(draft, book).flatMap(({ stated, failures }) => (stated === null ? [] : failures.flatMap(({ step, kind }) => (kind === 'leak' && !isDeviation(draft.rules[step.rule]) ? [step.rule] : [])))));
  return weakeningsOf(draft, book).flatMap((weakening): readonly Diagnostic[] => {
    const { rule, over, element } = weakening;
    if (seen.has(rule.id) || rule.override || (rule.because !== null && !isNamed(weakening))) return [];
    seen.add(rule.id);
    const place = placeOf(draft, rule);
    const related = [relatedRule(draft, over, `\`${ruleInWords(over)}\` of ${layerOf(draft, over)}`)];
    const parameters = { rule: ruleInWords(rule), layer: layerOf(draft, over), over: ruleInWords(over), attribute: isPrivate(element.tag) ? null : attributeInWords(element.tag) };
    const { statement } = placesOf(draft, rule);
    if (!isNamed(weakening)) return [diagnostic('ANC3015', parameters, place, { related, fix: reasonAfter(statement) })];
    const fix = { span: { start: statement.start, end: statement.start }, replacement: 'override ', title: 'write `override` before it' };
    return [diagnostic('ANC3005', parameters, place, { related, fix: rule.because === null ? reasonAfter(statement) : fix })];
  });
};

/** The layer below speaks of this attribute by name, or in the same words as the rule. */
function isNamed({ rule, over }: Weakening): boolean {
  const { kind } = over.selector;
  return (kind !== 'vr' && kind !== 'rest') || canonicalJson(over.selector) === canonicalJson(rule.selector);
}

/** ANC3007: `override` where the layers below say nothing else. */
export const overridesNothing: Check = ({ draft, book }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    if (!rule.override || rule.tier !== 2) return [];
    const says = (other: Rule): string => canonicalJson(other.action);
    for (const element of elementsOf(rule.selector, book)) if (overriddenBy(rule, element, book).some((other) => says(other) !== says(rule))) return [];
    const { source, override, action, statement } = placesOf(draft, rule);
    const fix = override === null ? null : { span: { start: override.start, end: action.start }, replacement: '', title: 'leave out `override`' };
    return [diagnostic('ANC3007', { rule: ruleInWords(rule) }, { source, span: override ?? statement }, { fix })];
  });
