import { vrRule } from '../../facts/vr.js';
import { ps315Row } from '../../facts/ps315.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { vrsOfTag } from '../resolve/element.js';
import type { Expression } from '../resolve/model.js';
import type { RuleBook } from '../resolve/rule-book.js';
import { attributeInWords, selectorInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { placesOf, ruleInWords } from './places.js';
import { expressionOf } from './value-fits-vr.js';

/**
 * ANC3008: an attribute reaches the output through a replacement although it may identify (the language, section 4). It may flow only
 * where the rules keep it in every file, and it is a code, a number or nothing that PS3.15 Table E.1-1 lists.
 */
export const attributeFlows: Check = ({ draft, book }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const expression = expressionOf(rule.action);
    if (expression === null) return [];
    const { source, expression: span, action } = placesOf(draft, rule);
    return attributesIn(expression).flatMap((tag): readonly Diagnostic[] => {
      const reason = reasonAgainst(tag, book);
      if (reason === null) return [];
      return [diagnostic('ANC3008', { from: attributeInWords(tag), into: selectorInWords(rule.selector), reason }, { source, span: span ?? action })];
    });
  });

/**
 * Root attributes whose values reach the output as they are, or in part. What goes through a keyed hash or a table does not, nor does a
 * date of which only the year or an age in years is left: like `truncate` and `band` these are weighed against what the profile extends.
 */
function attributesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'attribute':
      return [expression.tag];
    case 'lower':
    case 'first':
      return attributesIn(expression.of);
    case 'template':
      return [...new Set(expression.parts.flatMap(attributesIn))];
    default:
      return [];
  }
}

function reasonAgainst(tag: string, book: RuleBook): string | null {
  const vrs = vrsOfTag(tag);
  if (vrs.length === 0 || vrs.some((vr) => vrRule(vr)?.kind === 'sequence' || (vrRule(vr)?.kind === 'binary' && !isNumber(vr)))) return 'it has no value that could be written into a text';
  const decision = book.decisionOn({ tag, creator: null, within: [] });
  const other = decision.find(({ action }) => action.kind !== 'keep');
  if (other !== undefined) return `${attributeInWords(tag)} is itself taken away (\`${ruleInWords(other)}\`), and would come back here`;
  if (decision.at(-1)?.condition !== null) return 'the rules do not keep it in every file';
  if (ps315Row(tag) !== undefined && !vrs.every((vr) => vr === 'CS' || isNumber(vr))) return 'PS3.15 Table E.1-1 lists it among what identifies, and it holds free text';
  return null;
}

function isNumber(vr: string): boolean {
  const rule = vrRule(vr);
  return rule?.kind === 'number' || (rule?.kind === 'binary' && !rule.longLength && vr !== 'AT') || vr === 'SV' || vr === 'UV';
}
