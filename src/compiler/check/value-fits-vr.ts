import { attributeOfTag } from '../../facts/dictionary.js';
import { vrRule } from '../../facts/vr.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { fault, repertoire } from '../resolve/literal-fits.js';
import type { Action, Expression } from '../resolve/model.js';
import { expressionInWords, selectorInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { fits } from './fitting-actions.js';
import { placesOf } from './places.js';
import { vrInWords } from '../resolve/vr-in-words.js';
import { vrsOfSelector } from './vrs-of-selector.js';

/** ANC2010, ANC2011: what is written must be a value of the VR: its length, characters and form (PS3.5 6.2). */
export const valueFitsVr: Check = ({ draft }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const expression = expressionOf(rule.action);
    if (expression === null) return [];
    const { vrs } = vrsOfSelector(rule.selector);
    const { source, expression: span, action } = placesOf(draft, rule);
    const vr = vrs.find((each) => fits(rule.action, each) && misfit(expression, each) !== null);
    const reason = vr === undefined ? null : misfit(expression, vr);
    if (vr === undefined || reason === null) return [];
    const parameters = { value: expressionInWords(expression), selector: selectorInWords(rule.selector), vr: vrInWords(vr), reason };
    return [diagnostic(expression.kind === 'literal' ? 'ANC2010' : 'ANC2011', parameters, { source, span: span ?? action })];
  });

export function expressionOf(action: Action): Expression | null {
  if (action.kind === 'replace') return action.with;
  if (action.kind !== 'by-type') return null;
  return action.alternatives.map(expressionOf).find((expression) => expression !== null) ?? null;
}

function misfit(expression: Expression, vr: string): string | null {
  switch (expression.kind) {
    case 'dummy':
    case 'attribute':
      return null;
    case 'literal':
      return fault(expression.text, vr);
    case 'pseudonym':
    case 'template':
      return repertoireOf(expression, vr) ?? lengthOf(expression, vr);
  }
}

function repertoireOf(expression: Expression, vr: string): string | null {
  switch (expression.kind) {
    case 'literal':
      return repertoire(expression.text, vr);
    case 'pseudonym':
      return repertoire(expression.prefix, vr);
    case 'template':
      return expression.parts.map((part) => repertoireOf(part, vr)).find((reason) => reason !== null) ?? null;
    default:
      return null;
  }
}

function lengthOf(expression: Expression, vr: string): string | null {
  const limit = vrRule(vr)?.maxChars ?? null;
  const longest = maxLength(expression);
  if (limit === null || longest <= limit) return null;
  const most = Number.isFinite(longest) ? `these can be ${longest}` : 'these can be more';
  return `it holds ${limit} characters at most, ${most}`;
}

/** Of the texts that the expression can give; an attribute that keeps its value gives one of its own VR. */
function maxLength(expression: Expression): number {
  switch (expression.kind) {
    case 'literal':
      return Array.from(expression.text).length;
    case 'pseudonym':
      return Array.from(expression.prefix).length + expression.length;
    case 'template':
      return expression.parts.reduce((sum, part) => sum + maxLength(part), 0);
    case 'attribute': {
      const vrs = attributeOfTag(Number.parseInt(expression.tag, 16))?.vrs ?? [];
      return Math.max(0, ...vrs.map(longestOf));
    }
    case 'dummy':
      return 0;
  }
}

/** Binary numbers are written with at most 24 characters. */
function longestOf(vr: string): number {
  const maxChars = vrRule(vr)?.maxChars;
  return maxChars === null ? Infinity : (maxChars ?? 24);
}
