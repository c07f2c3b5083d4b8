import { holds, type Lookup } from '../../base/condition.js';
import { covers, isPrivate, type Element } from '../resolve/element.js';
import type { Action, Model, Rule } from '../resolve/model.js';
import { byPrecedence } from '../resolve/rank.js';

/** What the model asks for one element of one file. */
export interface Outcome {
  readonly action: Action;
  /** null: no rule of the model speaks of the element, so it is removed */
  readonly rule: Rule | null;
  /** the other rules that hold in this file, in order of rank */
  readonly lost: readonly Rule[];
}

/**
 * The model's meaning, straight from the winner rules (the language, section 5) and without an index: the reference that the tables of a
 * plan are held against. `vr` is that of a private element, as the file or the facts state it; `lookup` reads the root dataset.
 */
export function outcome(model: Model, element: Element, vr: string | null, lookup: Lookup): Outcome {
  const inForce = model.rules.filter((rule) => rule.condition === null || holds(rule.condition, lookup));
  const won = winner(inForce.filter(({ selector }) => covers(selector, element)), element);
  if (!isPrivate(element.tag) || won.action.kind !== 'keep' || vr === null) return won;
  // A kept private element still follows the rule of its VR family: a private UID is remapped, a private date moves.
  const bounds = inForce.filter(({ selector }) => selector.kind === 'vr' && selector.vrs.includes(vr));
  if (bounds.length === 0) return won;
  const bound = winner(bounds, element);
  return { ...bound, lost: [...bound.lost, ...(won.rule === null ? [] : [won.rule]), ...won.lost] };
}

function winner(rules: readonly Rule[], { concept }: Element): Outcome {
  const [rule, ...lost] = rules.toSorted(byPrecedence);
  // an item of a report that no rule names is decided element by element
  return rule === undefined ? { action: concept === undefined ? { kind: 'remove' } : { kind: 'keep' }, rule: null, lost: [] } : { action: rule.action, rule, lost };
}
