import { vrRule } from '../../facts/vr.js';
import type { Expression } from '../../compiler/resolve/model.js';
import { unreachable } from '../../base/assert.js';
import type { FileContext } from '../context/file-context.js';
import type { ValueAction } from './action.js';
import { dummy } from './dummy.js';
import { textsOf, type Value } from './value.js';

/** D of Table E.1-1: what an expression gives, cut to what the VR holds. */
export function replace(expression: Expression): ValueAction {
  if (expression.kind === 'dummy') return dummy;
  return (value, file) => {
    const rule = vrRule(value.vr);
    if (rule === undefined || rule.kind === 'binary' || rule.kind === 'sequence') return dummy(value, file);
    const text = expression.kind === 'pseudonym' ? eachPseudonym(expression, value, file) : evaluate(expression, value, file);
    if (text === '') return null;
    const most = rule.maxChars ?? null;
    return most === null || expression.kind === 'pseudonym' ? text : Array.from(text).slice(0, most).join('');
  };
}

/** A pseudonym for each value, so that they answer one another one by one. */
function eachPseudonym({ prefix, length }: Extract<Expression, { kind: 'pseudonym' }>, value: Value, { keyring, issuer }: FileContext): string {
  return textsOf(value)
    .map((text) => (text === '' ? '' : `${prefix}${keyring.pseudonym(issuer, text, length)}`))
    .join('\\');
}

function evaluate(expression: Expression, value: Value, file: FileContext): string {
  switch (expression.kind) {
    case 'literal':
      return expression.text;
    case 'attribute':
      return file.lookup(expression.tag).join('\\');
    case 'template':
      return expression.parts.map((part) => evaluate(part, value, file)).join('');
    case 'pseudonym': {
      const text = textsOf(value).join('\\');
      return text === '' ? '' : `${expression.prefix}${file.keyring.pseudonym(file.issuer, text, expression.length)}`;
    }
    case 'dummy':
      return vrRule(value.vr)?.dummy ?? '';
    case 'column':
    case 'hash':
    case 'age':
    case 'year':
    case 'lower':
    case 'first':
      // no value: what is not evaluated is removed
      return '';
    default:
      return unreachable(expression);
  }
}
