import { vrRule } from '../../facts/vr.js';
import { identifyingClass } from '../../facts/identifying.js';
import { ps315Row } from '../../facts/ps315.js';
import { uncoveredAttribute } from '../../facts/uncovered.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { openFlows } from '../prove/flows.js';
import { vrsOfTag } from '../resolve/element.js';
import type { RuleBook } from '../resolve/rule-book.js';
import { attributeInWords, selectorInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { placesOf, ruleInWords } from './places.js';
import { expressionOf } from './value-fits-vr.js';

/**
 * ANC3008: an attribute reaches the output through a replacement although it may identify (the language, section 4). It may flow only
 * where the rules keep it in every file, and it is a code, a number or nothing that PS3.15 Table E.1-1 lists, names nobody and was not
 * typed by anybody. What passes a keyed pseudonym and the like does not count: `flows.ts` says what does.
 */
export const attributeFlows: Check = ({ draft, book }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const expression = expressionOf(rule.action);
    if (expression === null) return [];
    const { source, expression: span, action } = placesOf(draft, rule);
    return openFlows(expression).flatMap((tag): readonly Diagnostic[] => {
      const reason = reasonAgainst(tag, book);
      if (reason === null) return [];
      return [diagnostic('ANC3008', { from: attributeInWords(tag), into: selectorInWords(rule.selector), reason }, { source, span: span ?? action })];
    });
  });


function reasonAgainst(tag: string, book: RuleBook): string | null {
  const vrs = vrsOfTag(tag);
  if (vrs.length === 0 || vrs.some((vr) => vrRule(vr)?.kind === 'sequence' || (vrRule(vr)?.kind === 'binary' && !isNumber(vr)))) return 'it has no value that could be written into a text';
  const decision = book.decisionOn({ tag, creator: null, within: [] });
  const other = decision.find(({ action }) => action.kind !== 'keep');
  if (other !== undefined) return `${attributeInWords(tag)} is itself taken away (\`${ruleInWords(other)}\`), and would come back here`;
  if (decision.at(-1)?.condition !== null) return 'the rules do not keep it in every file';
  if (ps315Row(tag) !== undefined && !vrs.every((vr) => vr === 'CS' || isNumber(vr))) return 'PS3.15 Table E.1-1 lists it among what identifies, and it holds free text';
  const cls = identifyingClass(Number.parseInt(tag, 16))?.cls;
  if (cls === 'direct' || cls === 'third-party') return 'it identifies a person by itself';
  return cls === 'free-text' || uncoveredAttribute(tag)?.operatorText === true ? 'it holds what a person has typed' : null;
}

function isNumber(vr: string): boolean {
  const rule = vrRule(vr);
  return rule?.kind === 'number' || (rule?.kind === 'binary' && !rule.longLength && vr !== 'AT') || vr === 'SV' || vr === 'UV';
}
