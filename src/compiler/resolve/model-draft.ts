import { assert } from '../../base/assert.js';
import { groupBy } from '../../base/group-by.js';
import type { Condition } from '../../base/condition.js';
import { canonicalKey } from './canonical-key.js';
import type { DraftDetection, DraftRule, DraftTable, DraftTemplate, Layer, PlacedName, RulePlaces, ShiftStatement, SourceText } from './layer.js';
import type { Acceptance, Model, RiskStatement, Rule, ShiftWindow, Vocabulary } from './model.js';
import type { ProfileTest } from './profile-test.js';

/** The rules of a profile and of all that it extends, with every name resolved, before they are checked. */
export interface ModelDraft {
  readonly profile: Layer;
  /** null where the profile extends nothing, or nothing that is known */
  readonly base: ModelDraft | null;
  readonly options: readonly Layer[];
  readonly rules: readonly Rule[];
  /** by the rule's id */
  readonly places: readonly RulePlaces[];
  /** of the base and of the profile: a file must pass all of them */
  readonly acceptance: readonly Acceptance[];
  readonly shift: Model['shift'];
  /** what follows is of the base, its options and the profile, in this order */
  readonly secrets: readonly PlacedName[];
  readonly tables: readonly DraftTable[];
  readonly vocabularies: readonly Vocabulary[];
  readonly templates: readonly DraftTemplate[];
  readonly detect: readonly DraftDetection[];
  readonly preserve: readonly PlacedName[];
  /** the highest layer that states one is followed */
  readonly risk: RiskStatement | null;
  /** of the profile alone: those of what it extends speak of that by itself */
  readonly tests: readonly ProfileTest[];
  /** every source it is made of, each once */
  readonly sources: readonly SourceText[];
}

/** Lays the profile over its options and these over its base. */
export function draftOf(profile: Layer, options: readonly Layer[], base: ModelDraft | null): ModelDraft {
  const tiers: readonly (readonly DraftRule[])[] = [base === null ? [] : collapse(base), options.flatMap(({ rules }) => rules), profile.rules];
  const rules: Rule[] = [];
  const places: RulePlaces[] = [];
  for (const tier of [0, 1, 2] as const) {
    for (const { origin, selector, action, condition, override, because, places: placesOfRule } of tiers[tier] ?? []) {
      rules.push({ id: rules.length, tier, origin, selector, action, condition, override, because });
      places.push(placesOfRule);
    }
  }
  const sources = new Map([...(base?.sources ?? []), ...options.map(({ source }) => source), profile.source].map((source) => [source.name, source]));
  const layers = [...options, profile];
  return {
    profile,
    base,
    options,
    rules,
    places,
    acceptance: [...(base?.acceptance ?? []), ...profile.acceptance.map(({ condition, message, origin }) => ({ condition, message, origin }))],
    shift: windowOf(base?.shift ?? null, [...options.map(({ shifts }) => shifts), profile.shifts]),
    secrets: [...(base?.secrets ?? []), ...layers.flatMap(({ secrets }) => secrets)],
    tables: [...(base?.tables ?? []), ...layers.flatMap(({ tables }) => tables)],
    vocabularies: [...new Map([...(base?.vocabularies ?? []), ...layers.flatMap(({ vocabularies }) => vocabularies)].map((each) => [each.name, each])).values()],
    templates: [...(base?.templates ?? []), ...layers.flatMap(({ templates }) => templates)],
    detect: [...(base?.detect ?? []), ...layers.flatMap(({ detect }) => detect)],
    preserve: [...(base?.preserve ?? []), ...layers.flatMap(({ preserve }) => preserve)],
    risk: layers.findLast(({ risk }) => risk !== null)?.risk ?? base?.risk ?? null,
    tests: profile.tests,
    sources: [...sources.values()],
  };
}

/** The patient is the subject where nothing else is said. */
const patientId = '00100020';

/** The highest layer that says how far, or whose dates move together, is followed. */
function windowOf(base: ShiftWindow | null, layers: readonly (readonly ShiftStatement[])[]): ShiftWindow | null {
  const statements = layers.flat();
  const window = statements.findLast((statement) => statement.window !== null)?.window ?? base;
  const per = statements.findLast((statement) => statement.per !== null)?.per?.tag ?? base?.per ?? patientId;
  return window === null ? null : { per, minDays: window.minDays, maxDays: window.maxDays, direction: window.direction };
}

/** Rules of three tiers become the one tier of a base: what another tier of it overrides is taken out, so that the rest means the same. */
function collapse(draft: ModelDraft): readonly DraftRule[] {
  const bySelector = groupBy(draft.rules, ({ selector }) => canonicalKey(selector));
  return draft.rules.flatMap((rule, index): readonly DraftRule[] => {
    const places = draft.places[index];
    assert(places !== undefined, 'a rule without places');
    const condition = remaining(rule, bySelector.get(canonicalKey(rule.selector)) ?? []);
    if (condition === 'nothing') return [];
    const { origin, selector, action, override, because } = rule;
    return [{ origin, selector, action, condition, override, because, places }];
  });
}

/** The rule's condition less those of rules of a higher tier with the same selector. */
function remaining(rule: Rule, withItsSelector: readonly Rule[]): Condition | null | 'nothing' {
  let condition = rule.condition;
  for (const other of withItsSelector) {
    if (other.tier <= rule.tier) continue;
    if (other.condition === null && rule.condition === null) return 'nothing';
    // A conditional rule stands above an unconditional one of any tier, so between one of each nothing changes.
    if (other.condition !== null && condition !== null) condition = { kind: 'all', of: [condition, { kind: 'not', of: other.condition }] };
  }
  return condition;
}
