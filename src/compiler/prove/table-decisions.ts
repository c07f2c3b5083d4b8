import type { Condition } from '../../base/condition.js';
import { allAttributes } from '../../facts/dictionary.js';
import { noRule } from '../lower/decisions.js';
import type { Decision, PlanTables } from '../lower/plan.js';
import { endsWith, intersect, isPrivate, patternHolds, standardAttribute, vrsOfTag } from '../resolve/element.js';
import { anUnknownTag, aPrivateTag, insideItems } from '../resolve/elements-of.js';
import { asContent, CONTENT_SEQUENCE, contentOf, contentSteps, contentText } from './content-places.js';
import { bounded, type Decisions, type DecisionStep, type PlacedElement } from './decisions.js';
import type { Concept, Reach, Reached } from './obligation.js';
import { vrsOfPrivate } from './rule-decisions.js';

/** Decisions as the tables of a plan make them: what runs, read in the order in which the runtime reads it. */
export class TableDecisions implements Decisions {
  private readonly attributes: ReadonlyMap<string, Decision>;
  private readonly root: ReadonlyMap<string, Decision>;
  private readonly privates: ReadonlyMap<string, PlanTables['privates'][number]>;
  private readonly places: readonly (readonly string[])[];
  /** where a ContentSequence can stand that the tables tell apart */
  private readonly contentPlaces: readonly PlacedElement['within'][];
  private readonly inDictionary = new Set(allAttributes().map(({ tag }) => tag));

  constructor(private readonly tables: PlanTables) {
    this.attributes = new Map(tables.attributes.map(({ tag, decision }) => [tag, decision]));
    this.root = new Map(tables.rootAttributes.map(({ tag, decision }) => [tag, decision]));
    this.privates = new Map(tables.privates.map((entry) => [keyOf(`${entry.group}xx${entry.element}`, entry.creator), entry]));
    this.places = [...new Map(tables.paths.map(({ within }) => [within.join(), within])).values()];
    this.contentPlaces = this.placesWithin({ tag: CONTENT_SEQUENCE, creator: null, vrs: [] });
  }

  *placesOf(reach: Reach): Generator<PlacedElement> {
    if (reach.kind === 'content') {
      yield* contentOf(reach.concept, this.contentPlaces);
      return;
    }
    for (const element of this.elementsOf(reach)) {
      for (const within of this.placesWithin(element)) yield { ...element, within };
      yield* asContent(element, this.tables.content, this.contentPlaces);
      if (element.tag === CONTENT_SEQUENCE) yield* asContent(contentText, this.tables.content, this.contentPlaces);
    }
  }

  stepsOn(element: PlacedElement): readonly DecisionStep[] {
    if (element.concept !== undefined) return contentSteps(element, this.onItem(element.concept), (plain) => this.stepsOn(plain));
    const steps = this.stepsOf(this.decisionOn(element));
    const [vr] = element.vrs;
    if (!isPrivate(element.tag) || vr === undefined) return steps;
    const family = this.tables.families.find(({ vrs }) => vrs.includes(vr));
    return family === undefined ? steps : bounded(steps, this.stepsOf(family.decision));
  }

  private placesWithin(element: Reached): readonly PlacedElement['within'][] {
    const onPaths = this.places.filter((within) => this.onPath({ ...element, within }) !== undefined);
    return [...(this.root.has(element.tag) ? [[]] : []), insideItems, ...onPaths];
  }

  /** Steps that a rule orders; where only the last one is left, which none does, the item is walked like any other. */
  private onItem({ code, scheme, valueType }: Concept): readonly DecisionStep[] {
    const entries = this.tables.content.filter((entry) => entry.code === code && entry.scheme === scheme);
    const entry = entries.find((each) => each.valueType === valueType) ?? entries.find((each) => each.valueType === null);
    return entry === undefined ? [] : this.stepsOf(entry.decision).filter(({ rule }) => rule !== noRule);
  }

  private decisionOn(element: PlacedElement): Decision {
    const { tag, creator, within } = element;
    const special = within.length === 0 ? this.root.get(tag) : this.onPath(element);
    if (special !== undefined) return special;
    if (isPrivate(tag)) return (creator === null ? undefined : this.privates.get(keyOf(tag, creator))?.decision) ?? this.tables.private;
    const exact = this.attributes.get(tag);
    if (exact !== undefined) return exact;
    if (!tag.includes('x') && this.inDictionary.has(tag)) return this.tables.unlisted;
    const mask = this.tables.masks.find(({ pattern }) => patternHolds(pattern, tag));
    return mask?.decision ?? (standardAttribute(tag) === undefined ? this.tables.unknown : this.tables.unlisted);
  }

  private onPath({ tag, creator, within }: PlacedElement): Decision | undefined {
    return this.tables.paths.find(
      ({ within: suffix, entry }) => endsWith(within, suffix) && (entry.creator ?? null) === creator && (creator === null ? patternHolds(entry.tag, tag) : entry.tag === tag),
    )?.entry.decision;
  }

  private stepsOf(decision: Decision): readonly DecisionStep[] {
    return decision.map(({ when, action }) => {
      const ordered = this.tables.actions[action];
      return { conditions: this.conditionsOf(when), action: ordered?.action ?? { kind: 'keep' }, rule: ordered?.rule ?? -1 };
    });
  }

  private conditionsOf(when: number): readonly Condition[] {
    const condition = this.tables.conditions[when];
    return condition === undefined ? [] : [condition];
  }

  private elementsOf(reach: Exclude<Reach, { kind: 'content' }>): readonly Reached[] {
    switch (reach.kind) {
      case 'attribute':
        return [{ tag: reach.tag, creator: null, vrs: reach.vrs }];
      case 'pattern':
        return this.tagsIn(reach.pattern).map((tag) => ({ tag, creator: null, vrs: vrsOfTag(tag) }));
      case 'unknown':
        return [{ tag: anUnknownTag, creator: null, vrs: [] }];
      case 'private':
        return [...this.privatesOf(reach.vrs), ...vrsOfPrivate(null, reach.vrs).map((vr): Reached => ({ tag: aPrivateTag, creator: null, vrs: vr === null ? [] : [vr] }))];
    }
  }

  private tagsIn(pattern: string): readonly string[] {
    const { masks, paths } = this.tables;
    const tags = new Set([pattern]);
    const others = [...this.inDictionary, ...this.attributes.keys(), ...this.root.keys(), ...masks.map((mask) => mask.pattern), ...paths.flatMap(({ entry }) => (entry.creator === undefined ? [entry.tag] : []))];
    for (const other of others) {
      const common = intersect(other, pattern);
      if (common !== null) tags.add(common);
    }
    return [...tags];
  }

  private privatesOf(vrs: readonly string[] | null): readonly Reached[] {
    const onPaths = this.tables.paths.flatMap(({ entry }) => (entry.creator === undefined ? [] : [{ tag: entry.tag, creator: entry.creator }]));
    const listed = this.tables.privates.map(({ creator, group, element }) => ({ tag: `${group}xx${element}`, creator }));
    const distinct = new Map([...listed, ...onPaths].map((each) => [keyOf(each.tag, each.creator), each]));
    return [...distinct].flatMap(([key, { tag, creator }]) => vrsOfPrivate(this.privates.get(key)?.vr ?? null, vrs).map((vr): Reached => ({ tag, creator, vrs: vr === null ? [] : [vr] })));
  }
}

function keyOf(tag: string, creator: string): string {
  return `${tag}|${creator}`;
}
