import { unreachable } from '../../base/assert.js';
import { vrRule } from '../../facts/vr.js';
import type { Expression } from '../../compiler/resolve/model.js';
import type { FileContext } from '../context/file-context.js';
import { dayNumber } from './calendar.js';
import { textsOf, type Value } from './value.js';

/** What an expression gives for one value in one file; null where it has no value. Attributes are those of the original's root. */
export function evaluate(expression: Expression, value: Value, file: FileContext): string | null {
  switch (expression.kind) {
    case 'literal':
      return expression.text;
    case 'dummy':
      return vrRule(value.vr)?.dummy ?? null;
    case 'attribute':
      return orNull(file.lookup(expression.tag).join('\\'));
    case 'template':
      return joined(expression.parts.map((part) => evaluate(part, value, file)));
    case 'pseudonym': {
      const text = textsOf(value).join('\\');
      return text === '' ? null : `${expression.prefix}${file.keyring.pseudonym(file.issuer, text, expression.length)}`;
    }
    case 'column':
      return orNull(file.cell(expression.table, expression.column));
    case 'hash': {
      const of = evaluate(expression.of, value, file);
      return of === null ? null : file.keyring.hash(of, expression.length);
    }
    case 'age':
      return ageAt(file.lookup(BIRTH_DATE)[0] ?? '', file.lookup(expression.at)[0] ?? '');
    case 'year': {
      const of = evaluate(expression.of, value, file);
      return /^\d{4}/.exec(of ?? '')?.[0] ?? null;
    }
    case 'lower':
      return evaluate(expression.of, value, file)?.toLowerCase() ?? null;
    case 'first': {
      const of = evaluate(expression.of, value, file);
      return of === null ? null : orNull(Array.from(of).slice(0, expression.count).join(''));
    }
    default:
      return unreachable(expression);
  }
}

const BIRTH_DATE = '00100030';

/** Whole years between two dates, as an AS. */
function ageAt(born: string, at: string): string | null {
  if (isNoDay(born) || isNoDay(at)) return null;
  const years = Number(at.slice(0, 4)) - Number(born.slice(0, 4)) - (at.slice(4, 8) < born.slice(4, 8) ? 1 : 0);
  return years >= 0 && years <= 999 ? `${String(years).padStart(3, '0')}Y` : null;
}

function isNoDay(text: string): boolean {
  return !/^\d{8}/.test(text) || dayNumber(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))) === null;
}

function joined(parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : orNull(parts.join(''));
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
