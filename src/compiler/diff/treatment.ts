import type { Condition } from '../../base/condition.js';
import { both } from '../prove/satisfiable.js';
import { isPrivate, type Element } from '../resolve/element.js';
import type { Action, Rule } from '../resolve/model.js';
import type { RuleBook } from '../resolve/rule-book.js';

/** What a model does with an element, in order: the first step whose condition holds. The last always holds. */
export type Treatment = readonly TreatmentStep[];

export interface TreatmentStep {
  readonly condition: Condition | null;
  readonly action: Action;
  /** null: no rule speaks of the element, so it is removed */
  readonly rule: Rule | null;
}

/** `vr` is that of a private element: what is kept of it follows the rules of its VR family (model.ts, `vr`). */
export function treatmentOf(element: Element, vr: string | null, book: RuleBook): Treatment {
  const rules = book.decisionOn(element);
  const steps: TreatmentStep[] = rules.map((rule) => ({ condition: rule.condition, action: rule.action, rule }));
  // An item of a report that no rule names is decided element by element.
  const otherwise: Action = element.concept === undefined ? { kind: 'remove' } : { kind: 'keep' };
  const whole: Treatment = isComplete(steps) ? steps : [...steps, { condition: null, action: otherwise, rule: null }];
  return isPrivate(element.tag) && vr !== null ? whole.flatMap((step) => (step.action.kind === 'keep' ? bounded(step, vr, book) : [step])) : whole;
}

function bounded(step: TreatmentStep, vr: string, book: RuleBook): Treatment {
  const bounds = book.boundsOf(vr).map(
    (rule): TreatmentStep => ({
      condition: rule.condition === null ? step.condition : both(step.condition, rule.condition),
      action: rule.action,
      rule,
    }),
  );
  return book.boundsOf(vr).some(({ condition }) => condition === null) ? bounds : [...bounds, step];
}

function isComplete(steps: Treatment): boolean {
  return steps.at(-1)?.condition === null;
}
