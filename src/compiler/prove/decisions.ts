import type { Condition } from '../../base/condition.js';
import type { Element } from '../resolve/element.js';
import type { Action } from '../resolve/model.js';
import type { Reach, Reached } from './obligation.js';

/** What happens to elements: seen in the rules by the proof, and in the tables of a plan by who checks it again. */
export interface Decisions {
  /** elements and places that stand for all of a reach; what nothing tells apart is given once */
  placesOf(reach: Reach): Iterable<PlacedElement>;
  /** the steps in order: the first whose conditions all hold acts; the last has none */
  stepsOn(element: PlacedElement): readonly DecisionStep[];
}

export interface PlacedElement extends Reached {
  readonly within: Element['within'];
}

export interface DecisionStep {
  /** all must hold; empty: always */
  readonly conditions: readonly Condition[];
  readonly action: Action;
  /** the rule that orders it, -1: no rule speaks of the element */
  readonly rule: number;
}

/** A kept private element still follows the rules of its kind of value: where they act, they take the place of the keeping. */
export function bounded(steps: readonly DecisionStep[], bounds: readonly DecisionStep[]): readonly DecisionStep[] {
  return steps.flatMap((step) => {
    if (step.action.kind !== 'keep') return [step];
    const first = bounds.map(({ conditions, action, rule }) => ({ conditions: [...step.conditions, ...conditions], action, rule }));
    return bounds.at(-1)?.conditions.length === 0 ? first : [...first, step];
  });
}
