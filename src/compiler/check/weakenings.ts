import { ps315Row } from '../../facts/ps315.js';
import { isPrivate, vrsOfTag, type Element } from '../resolve/element.js';
import { elementsOf } from '../resolve/elements-of.js';
import type { Action, Rule } from '../resolve/model.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import { strictness } from '../resolve/rank.js';
import type { RuleBook } from '../resolve/rule-book.js';
import { layerOf } from './places.js';
import { knownClaims } from '../prove/claim-tables.js';
import { byVm, contextOf } from '../prove/reach.js';
import { both, not, satisfiable } from '../prove/satisfiable.js';

/** The profile lets more of an element through than what it extends would in the same file. */
export interface Weakening {
  readonly rule: Rule;
  /** the rule of the base or an option that would act instead */
  readonly over: Rule;
  readonly element: Element;
}

const known = new WeakMap<ModelDraft, readonly Weakening[]>();

/** Every element on which a rule of the profile is weaker than the layers below, once a rule and element. */
export function weakeningsOf(draft: ModelDraft, book: RuleBook): readonly Weakening[] {
  let weakenings = known.get(draft);
  if (weakenings === undefined) {
    weakenings = find(draft, book);
    known.set(draft, weakenings);
  }
  return weakenings;
}

function find(draft: ModelDraft, book: RuleBook): readonly Weakening[] {
  const found: Weakening[] = [];
  for (const rule of draft.rules) {
    // nothing is stricter than what lets nothing through
    if (rule.tier !== 2 || strictness(rule.action) === 0) continue;
    for (const element of elementsOf(rule.selector, book)) {
      const over = overriddenBy(rule, element, book).find((other) => strictnessOn(other.action, element) < strictnessOn(rule.action, element));
      if (over !== undefined) found.push({ rule, over, element });
    }
  }
  return found;
}

/**
 * Rules of the base and its options that would act on the element in a file in which this rule does. `keep unlisted` and its like are
 * not among them: naming an attribute that nothing names overrides nobody.
 */
export function overriddenBy(rule: Rule, element: Element, book: RuleBook): readonly Rule[] {
  const rules = book.rulesOn(element);
  const own = rules.findIndex(({ id }) => id === rule.id);
  const above = rules.slice(0, own);
  if (above.some(({ condition }) => condition === null)) return [];
  const context = contextOf(rule, above);
  const passed: Rule[] = [];
  const overridden: Rule[] = [];
  for (const other of rules.slice(own + 1)) {
    if (other.tier === 2) continue;
    const inPlace = { kind: 'all' as const, of: [context, both(other.condition, null), ...passed.map(({ condition }) => not(condition))] };
    if (!isUnlisted(other) && satisfiable(inPlace, byVm).kind !== 'no') overridden.push(other);
    if (other.condition === null) break;
    passed.push(other);
  }
  return overridden;
}

function isUnlisted({ selector }: Rule): boolean {
  return selector.kind === 'rest' && selector.which === 'unlisted';
}

/** A shift by whole days leaves times of day as they are, and a date to the day is the date. */
function strictnessOn(action: Action, { tag }: Element): number {
  const vrs = vrsOfTag(tag);
  const only = (vr: string): boolean => vrs.length > 0 && vrs.every((each) => each === vr);
  if ((action.kind === 'shift' && only('TM')) || (action.kind === 'truncate' && action.to === 'day' && only('DA'))) return 4;
  // the dummy of a UID is a new UID
  return action.kind === 'replace' && action.with.kind === 'dummy' && only('UI') ? 1 : strictness(action);
}

/** Names of the layers whose promise the weakening breaks: the base where its table has the element, and options that are stricter on it. */
export function brokenBy({ rule, over, element }: Weakening, draft: ModelDraft, book: RuleBook): readonly string[] {
  const layer = layerOf(draft, over);
  const below = book.rulesOn(element).filter((other) => other.tier < 2 && strictnessOn(other.action, element) < strictnessOn(rule.action, element));
  const options = draft.options.map(({ name }) => name.text).filter((name) => below.some((other) => layerOf(draft, other) === name));
  const isInTable = ps315Row(isPrivate(element.tag) ? 'private' : element.tag) !== undefined || over.selector.kind === 'vr';
  const chain = chainOf(draft.base);
  const at = chain.indexOf(layer);
  // What a base promises, those that extend it promise too; where one of them has a table of its own, its proof decides.
  const broken = chain.filter((name, index) => (index < at ? !knownClaims.includes(name) : isInTable || index === at));
  return [...broken, ...options];
}

/** The profile's base, its base, and so on. */
export function chainOf(draft: ModelDraft | null): readonly string[] {
  return draft === null ? [] : [draft.profile.name.text, ...chainOf(draft.base)];
}
