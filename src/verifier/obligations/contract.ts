import type { Contract } from '../../compiler/resolve/model.js';
import type { Demand } from '../expected.js';
import { emptyValue, valuesOf } from './compare.js';
import type { Entry, Occurrence } from './obligation.js';

/** A kept private value that is not what it should be must go: what the original holds decides, or the output where there is no original. */
export function underContract(demand: Demand, { original, output }: Entry): Demand {
  const { action } = demand;
  const only = action.kind === 'keep' ? action.only : undefined;
  if (only === undefined || (original ?? output).every((occurrence) => isWithin(occurrence, only))) return demand;
  return { action: { kind: 'remove' }, rule: demand.rule };
}

/** Bytes that no value can be read from keep to nothing. */
function isWithin(occurrence: Occurrence, contract: Contract): boolean {
  const values = valuesOf(occurrence);
  if (values.length === 0 && !emptyValue(occurrence)) return false;
  const { count: [least, most] = [0, Infinity] } = contract;
  return values.length >= least && values.length <= most && values.every((value) => isOne(value, contract));
}

function isOne(value: string, { type, min = -Infinity, max = Infinity, above = -Infinity, values, pattern }: Contract): boolean {
  if (type === 'enumeration') return values?.includes(value) ?? false;
  if (type === 'pattern') return pattern !== undefined && new RegExp(`^(?:${pattern})$`, 'u').test(value);
  const number = Number(value);
  const isNumeral = type === 'integer' ? /^[+-]?\d+$/.test(value) : /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value);
  return isNumeral && number >= min && number <= max && number > above && (values === undefined || values.some((one) => Number(one) === number));
}
