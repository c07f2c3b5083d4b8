import { allAttributes } from '../../facts/dictionary.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { endsWith, intersect, isPrivate, leafCovers, vrsOfTag } from '../resolve/element.js';
import { anUnknownTag, aPrivateTag, contentItem, insideItems } from '../resolve/elements-of.js';
import type { Rule } from '../resolve/model.js';
import { leafOf } from '../resolve/rank.js';
import { untilAlways, type RuleBook } from '../resolve/rule-book.js';
import { asContent, CONTENT_SEQUENCE, contentOf, contentSteps, contentText } from './content-places.js';
import { bounded, type Decisions, type DecisionStep, type PlacedElement } from './decisions.js';
import type { Concept, Reach, Reached } from './obligation.js';

/** Decisions as the rules make them, the winner first. */
export class RuleDecisions implements Decisions {
  private readonly pathRules: readonly Extract<Rule['selector'], { kind: 'path' }>[];
  private readonly rootTags: ReadonlySet<string>;
  private readonly concepts: readonly Concept[];
  /** where a ContentSequence can stand that rules tell apart */
  private readonly contentPlaces: readonly PlacedElement['within'][];

  constructor(private readonly book: RuleBook) {
    this.pathRules = book.rules.flatMap(({ selector }) => (selector.kind === 'path' ? [selector] : []));
    this.rootTags = new Set(book.rules.flatMap(({ selector }) => (selector.kind === 'root' ? [selector.tag] : [])));
    this.concepts = book.rules.flatMap(({ selector }) => (selector.kind === 'content' ? [selector] : []));
    this.contentPlaces = this.places({ tag: CONTENT_SEQUENCE, creator: null, vrs: [] });
  }

  *placesOf(reach: Reach): Generator<PlacedElement> {
    if (reach.kind === 'content') {
      yield* contentOf(reach.concept, this.contentPlaces);
      return;
    }
    for (const element of this.elementsOf(reach)) {
      for (const within of this.places(element)) yield { ...element, within };
      yield* asContent(element, this.concepts, this.contentPlaces);
      if (element.tag === CONTENT_SEQUENCE) yield* asContent(contentText, this.concepts, this.contentPlaces);
    }
  }

  stepsOn(element: PlacedElement): readonly DecisionStep[] {
    const { tag, creator, within, vrs, concept } = element;
    if (concept !== undefined) return contentSteps(element, stepsOf(this.book.decisionOn(contentItem(concept))), (plain) => this.stepsOn(plain));
    const steps = stepsOf(this.book.decisionOn({ tag, creator, within }));
    const [vr] = vrs;
    const whole = steps.at(-1)?.conditions.length === 0 ? steps : [...steps, { conditions: [], action: { kind: 'remove' } as const, rule: -1 }];
    return isPrivate(tag) && vr !== undefined ? bounded(whole, stepsOf(this.book.boundsOf(vr))) : whole;
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
        return this.privates(reach.vrs);
    }
  }

  /** The tags of the dictionary and of the rules that the pattern has in common with them, and the pattern itself. */
  private tagsIn(pattern: string): readonly string[] {
    const named = this.book.rules.flatMap(({ selector }) => {
      const leaf = leafOf(selector);
      return leaf.kind === 'attribute' || leaf.kind === 'root' ? [leaf.tag] : leaf.kind === 'mask' ? [leaf.pattern] : [];
    });
    const tags = new Set([pattern]);
    for (const other of [...allAttributes().map(({ tag }) => tag), ...named]) {
      const common = intersect(other, pattern);
      if (common !== null) tags.add(common);
    }
    return [...tags];
  }

  /** Private elements that rules name, and one that none does, once for each kind of value that they can have. */
  private privates(vrs: readonly string[] | null): readonly Reached[] {
    const named = new Map<string, Reached>();
    for (const { selector } of this.book.rules) {
      const leaf = leafOf(selector);
      if (leaf.kind !== 'private') continue;
      for (const vr of vrsOfPrivate(privateAttribute(leaf.creator, leaf.group, leaf.element)?.vr ?? null, vrs)) {
        const tag = `${leaf.group}xx${leaf.element}`;
        named.set(`${tag}|${leaf.creator}|${vr ?? ''}`, { tag, creator: leaf.creator, vrs: vr === null ? [] : [vr] });
      }
    }
    return [...named.values(), ...vrsOfPrivate(null, vrs).map((vr): Reached => ({ tag: aPrivateTag, creator: null, vrs: vr === null ? [] : [vr] }))];
  }

  private places({ tag, creator }: Reached): readonly (readonly string[])[] {
    const speaking = this.pathRules.filter(({ last }) => leafCovers(last, { tag, creator, within: [] }));
    const paths = speaking.length === 0 ? [] : this.book.paths.filter((within) => speaking.some((path) => endsWith(within, path.within)));
    return [...(this.rootTags.has(tag) ? [[]] : []), insideItems, ...paths];
  }
}

function stepsOf(rules: readonly Rule[]): readonly DecisionStep[] {
  return untilAlways(rules).map(({ condition, action, id }) => ({ conditions: condition === null ? [] : [condition], action, rule: id }));
}

/** What the facts say; where they say nothing, each kind of value that is asked for, or a value of no kind that rules know of. */
export function vrsOfPrivate(vr: string | null, asked: readonly string[] | null): readonly (string | null)[] {
  if (vr === null) return asked ?? [null];
  return asked === null || asked.includes(vr) ? [vr] : [];
}
