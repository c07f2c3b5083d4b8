import { holds, type Lookup } from '../../base/condition.js';
import { reason, type Explanation, type LostRule } from './explain.js';

/**
 * What happens in one file: in each place the case that holds for it, and why the others do not; of what speaks of the image, what
 * matches. `lookup` reads its root dataset.
 */
export function inCaseOf(explanation: Explanation, lookup: Lookup): Explanation {
  const places = explanation.places.map((place) => {
    const index = place.cases.findIndex(({ condition }) => condition === null || holds(condition, lookup));
    const met = place.cases[index];
    if (met === undefined) return place;
    const bounds = met.bounds.filter(({ condition }) => condition === null || holds(condition, lookup)).slice(0, 1);
    const passed = place.cases.slice(0, index).flatMap(({ rule }): readonly LostRule[] => (rule === null ? [] : [{ rule, why: 'its condition does not hold in the file', to: met.rule }]));
    const beaten = place.cases.slice(index + 1).flatMap(({ rule }): readonly LostRule[] => (rule === null || met.rule === null ? [] : [{ rule, why: reason(rule, met.rule), to: met.rule }]));
    return { ...place, cases: [{ ...met, bounds }], lost: [...passed, ...beaten, ...place.lost] };
  });
  return { ...explanation, places, pixels: explanation.pixels.filter(({ condition }) => holds(condition, lookup)) };
}
