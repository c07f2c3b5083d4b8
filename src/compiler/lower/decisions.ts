import { canonicalJson } from '../../base/canonical-json.js';
import type { Condition } from '../../base/condition.js';
import type { Action, Rule } from '../resolve/model.js';
import { Interner } from './interner.js';
import type { Decision, PlanAction, Step } from './plan.js';
import { simplify } from './simplify.js';

/** Turns lists of rules, the one that wins first, into decisions over interned conditions and actions. */
export class Decisions {
  readonly conditions = new Interner<Condition>();
  readonly actions = new Interner<PlanAction>();
  private readonly simplified = new Map<string, Condition | 'always' | 'never'>();

  /** Up to the first step that always holds; where none does, `otherwise` ends the decision. */
  decide(rules: readonly Rule[], otherwise: Action): Decision {
    const steps: Step[] = [];
    const seen = new Set<number>();
    for (const rule of rules) {
      const when = this.conditionOf(rule.condition);
      // A condition that an earlier step has cannot hold here any more.
      if (when === 'never' || seen.has(when)) continue;
      seen.add(when);
      steps.push({ when, action: this.actions.indexOf({ rule: rule.id, action: rule.action }) });
      if (when === always) return steps;
    }
    return [...steps, { when: always, action: this.actions.indexOf({ rule: noRule, action: otherwise }) }];
  }

  /** Index of an interned condition, -1 for one that every file meets. */
  conditionOf(condition: Condition | null): number | 'never' {
    const key = canonicalJson(condition);
    let simple = this.simplified.get(key);
    if (simple === undefined) {
      simple = simplify(condition);
      this.simplified.set(key, simple);
    }
    if (simple === 'never') return 'never';
    return simple === 'always' ? always : this.conditions.indexOf(simple);
  }

  /** Index of a condition that no file meets. */
  never(): number {
    return this.conditions.indexOf({ kind: 'any', of: [] });
  }
}

export const always = -1;
/** what no rule of the model orders is removed: nothing leaves by accident */
export const noRule = -1;
