import { vrRule } from '../../facts/vr.js';
import type { Expression, Fallback } from '../../compiler/resolve/model.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import type { FileContext } from '../context/file-context.js';
import { removed, type ValueAction } from './action.js';
import { dummy } from './dummy.js';
import { evaluate } from './evaluate.js';
import { textsOf, type Value } from './value.js';

/**
 * D of Table E.1-1: what an expression gives, cut to what the VR holds. Where it has no value the file is refused, or the value goes.
 *
 * @throws Unwalkable from the action, where the rule says that the file must not leave without a value
 */
export function replace(expression: Expression, otherwise: Fallback | undefined): ValueAction {
  if (expression.kind === 'dummy') return dummy;
  return (value, file) => {
    const rule = vrRule(value.vr);
    if (rule === undefined || rule.kind === 'binary' || rule.kind === 'sequence') return dummy(value, file);
    const text = expression.kind === 'pseudonym' ? eachPseudonym(expression, value, file) : evaluate(expression, value, file);
    // a pseudonym of nothing is nothing
    if (text === null) return expression.kind === 'pseudonym' && otherwise === undefined ? null : withoutValue(otherwise);
    const most = rule.maxChars ?? null;
    const written = expression.kind === 'column' ? asDate(text, value.vr) : text;
    return most === null || expression.kind === 'pseudonym' ? written : Array.from(written).slice(0, most).join('');
  };
}

/** A day of a table may have dashes, and none of DICOM has (PS3.5 6.2). */
function asDate(text: string, vr: string): string {
  return vr === 'DA' || vr === 'DT' ? text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$1$2$3') : text;
}

/** A pseudonym for each value, so that they answer one another one by one. */
function eachPseudonym({ prefix, length }: Extract<Expression, { kind: 'pseudonym' }>, value: Value, { keyring, issuer }: FileContext): string | null {
  const texts = textsOf(value);
  if (texts.length === 0) return null;
  return texts.map((text) => (text === '' ? '' : `${prefix}${keyring.pseudonym(issuer, text, length)}`)).join('\\');
}

function withoutValue(otherwise: Fallback | undefined): typeof removed {
  if (otherwise?.kind === 'quarantine') throw new Unwalkable('rule-refused', otherwise.message);
  return removed;
}
