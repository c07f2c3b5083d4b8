import type { Expectations } from '../expected.js';
import type { Seen } from '../release/duty.js';
import type { Reading } from './parameter.js';
import type { Cause } from './series.js';
import type { Found } from './view.js';

/** Why a source of a parameter says nothing any more: the first of its elements, or of the sequences around them, that the rules change. */
export function causesOf(reading: Reading, seen: Seen, expectations: Expectations): readonly (readonly [string, Cause])[] {
  const all = reading.from.map((found) => causeOf(found, seen, expectations));
  const worst = all.find(({ demand }) => demand.action.kind !== 'keep') ?? all[0];
  return worst === undefined ? [] : [[reading.place, { demand: worst.demand, gone: all.flatMap(({ gone }) => gone) }]];
}

/** What the model asks of an element; a sequence that goes takes along what it holds. */
export function causeOf({ question, outer }: Found, seen: Seen, expectations: Expectations): Cause {
  for (const holder of outer) {
    const [demand] = expectations.demandsOf(holder, seen.file);
    if (demand !== undefined && demand.action.kind !== 'keep' && demand.action.kind !== 'remap') return { demand, gone: [holder] };
  }
  return { demand: expectations.demandsOf(question, seen.file)[0] ?? { action: { kind: 'remove' }, rule: null }, gone: [question] };
}
