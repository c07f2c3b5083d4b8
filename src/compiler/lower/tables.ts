import { canonicalJson } from '../../base/canonical-json.js';
import { allAttributes } from '../../facts/dictionary.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { allVrs } from '../../facts/vr.js';
import { expressionOf } from '../check/value-fits-vr.js';
import { patternHolds, standardAttribute, type Element } from '../resolve/element.js';
import { contentItem, insideItems } from '../resolve/elements-of.js';
import type { Action, Model } from '../resolve/model.js';
import { compareText, leafOf } from '../resolve/rank.js';
import { RuleBook } from '../resolve/rule-book.js';
import { always, Decisions } from './decisions.js';
import { hasWider, patternsOf } from './masks.js';
import { pathsOf } from './paths.js';
import type { Decision, Entry, PlanTables, PrivateEntry } from './plan.js';
import { tagsOf } from './simplify.js';
import { tagsRead } from './tags-read.js';
import { typesOf } from './types-of.js';

/** The checked model as tables: for every element the decision that its rules come to. */
export function tablesOf(model: Model): PlanTables {
  const lowering = new Lowering(model);
  return lowering.tables();
}

const remove: Action = { kind: 'remove' };
const keep: Action = { kind: 'keep' };

class Lowering {
  private readonly book: RuleBook;
  private readonly decisions = new Decisions();
  /** what rules without a path cut apart; some are single tags */
  private readonly patterns: readonly string[];

  constructor(private readonly model: Model) {
    this.book = new RuleBook(model.rules);
    this.patterns = patternsOf(model.rules.filter(({ selector }) => selector.kind !== 'path'));
  }

  tables(): PlanTables {
    const { model, decisions } = this;
    const acceptance = this.acceptance();
    const unlisted = this.rest('unlisted');
    const masks = this.masks(unlisted);
    const attributes = this.attributes(unlisted, masks);
    const rootAttributes = this.rootAttributes();
    const paths = pathsOf(this.book, (element) => this.on(element));
    const privates = this.privates();
    const families = this.families();
    const content = this.content();
    const templates = this.templates();
    const detect = this.detect();
    const others = { private: this.rest('private'), unknown: this.rest('unknown') };
    return {
      conditions: decisions.conditions.values,
      contextTags: this.contextTags(),
      acceptance,
      shift: model.shift,
      actions: decisions.actions.values,
      attributes,
      rootAttributes,
      paths,
      privates,
      masks,
      families,
      content,
      unlisted,
      ...others,
      types: typesOf(this.tagsByType([...attributes, ...rootAttributes])),
      methods: model.methods,
      longitudinal: model.longitudinal,
      templates,
      detect,
      preserve: model.preserve,
      risk: riskOf(model),
    };
  }

  /** Content items, by concept; where no rule holds for one, it is walked like any other item. */
  private content(): PlanTables['content'] {
    const named = new Map<string, NonNullable<Element['concept']>>();
    for (const { selector } of this.model.rules) if (selector.kind === 'content') named.set(`${selector.scheme}|${selector.code}|${selector.valueType ?? ''}`, selector);
    return [...named.entries()]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { code, scheme, valueType }]) => ({ code, scheme, valueType, decision: this.decisions.decide(this.book.rulesOn(contentItem({ code, scheme, valueType })), keep) }));
  }

  private templates(): PlanTables['templates'] {
    return this.model.templates.flatMap(({ name, condition, columns, rows, regions }) => {
      const index = this.decisions.conditionOf(condition);
      return index === 'never' ? [] : [{ name, condition: index, columns, rows, regions }];
    });
  }

  private detect(): PlanTables['detect'] {
    return this.model.detect.flatMap(({ condition, redact, review, strict, allow }) => {
      const index = this.decisions.conditionOf(condition);
      return index === 'never' ? [] : [{ condition: index, redact, review, strict, allow }];
    });
  }

  private on(element: Element): Decision {
    return this.decisions.decide(this.book.rulesOn(element), remove);
  }

  /** In an order of their own: of a file that fails two, the site reads the same whatever stands first in the text. */
  private acceptance(): PlanTables['acceptance'] {
    const inOrder = this.model.acceptance.toSorted((a, b) => compareText(a.message, b.message) || compareText(canonicalJson(a.condition), canonicalJson(b.condition)));
    return inOrder.flatMap(({ condition, message }) => {
      const index = this.decisions.conditionOf(condition);
      if (index === always) return [];
      // A condition that no file meets: every file is turned away with its message.
      return [{ condition: index === 'never' ? this.decisions.never() : index, message }];
    });
  }

  private rest(which: 'unlisted' | 'private' | 'unknown'): Decision {
    const rules = this.book.rules.filter(({ selector }) => selector.kind === 'rest' && selector.which === which);
    return this.decisions.decide(this.book.inPrecedence(rules), remove);
  }

  /**
   * Exact tags at any depth: those of the dictionary, and others that rules name or patterns have in common. What they share with
   * `unlisted` need not be said, unless a mask would say otherwise or their own Type plays a part.
   */
  private attributes(unlisted: Decision, masks: PlanTables['masks']): readonly Entry[] {
    const inDictionary = new Set(allAttributes().map(({ tag }) => tag));
    const named = this.model.rules.flatMap(({ selector }) => {
      const leaf = leafOf(selector);
      return selector.kind !== 'path' && (leaf.kind === 'attribute' || leaf.kind === 'root') ? [leaf.tag] : [];
    });
    const tags = new Set([...inDictionary, ...named, ...this.patterns].filter((tag) => !tag.includes('x')));
    const goesWithoutSaying = ({ tag, decision }: Entry): boolean => inDictionary.has(tag) && isSame(decision, unlisted) && !masks.some(({ pattern }) => patternHolds(pattern, tag));
    const entries = [...tags].sort().map((tag): Entry => ({ tag, decision: this.on({ tag, creator: null, within: insideItems }) }));
    return this.isByType(unlisted) ? entries : entries.filter((entry) => !goesWithoutSaying(entry));
  }

  private rootAttributes(): readonly Entry[] {
    const tags = new Set(this.model.rules.flatMap(({ selector }) => (selector.kind === 'root' ? [selector.tag] : [])));
    return [...tags].sort().map((tag) => ({ tag, decision: this.on({ tag, creator: null, within: [] }) }));
  }

  private privates(): readonly PrivateEntry[] {
    const named = new Map<string, { readonly creator: string; readonly group: string; readonly element: string }>();
    for (const { selector } of this.model.rules) if (selector.kind === 'private') named.set(`${selector.creator}|${selector.group}|${selector.element}`, selector);
    return [...named.entries()]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { creator, group, element }]) => ({
        creator,
        group,
        element,
        vr: privateAttribute(creator, group, element)?.vr ?? null,
        decision: this.on({ tag: `${group}xx${element}`, creator, within: insideItems }),
      }));
  }

  private masks(unlisted: Decision): PlanTables['masks'] {
    const patterns = this.patterns.filter((pattern) => pattern.includes('x'));
    return (
      patterns
        .map((pattern) => ({ pattern, decision: this.on({ tag: pattern, creator: null, within: insideItems }) }))
        // What repeating groups share with `unlisted` need not be said, unless a wider pattern would say otherwise.
        .filter(({ pattern, decision }) => !isSame(decision, unlisted) || standardAttribute(pattern) === undefined || hasWider(pattern, patterns))
    );
  }

  /** VRs of one decision together; where no family rule holds, what another rule keeps stays kept. */
  private families(): PlanTables['families'] {
    const families = new Map<string, { readonly vrs: string[]; readonly decision: Decision }>();
    for (const vr of allVrs()) {
      const rules = this.book.boundsOf(vr);
      if (rules.length === 0) continue;
      const decision = this.decisions.decide(rules, keep);
      const key = JSON.stringify(decision);
      const family = families.get(key);
      if (family === undefined) families.set(key, { vrs: [vr], decision });
      else family.vrs.push(vr);
    }
    return [...families.values()];
  }

  private contextTags(): readonly string[] {
    const { model, decisions } = this;
    const inExpressions = model.rules.flatMap(({ action }) => {
      const expression = expressionOf(action);
      return expression === null ? [] : tagsRead(expression, model.tables);
    });
    const subject = model.shift === null ? [] : [model.shift.per];
    return [...new Set([...decisions.conditions.values.flatMap(tagsOf), ...subject, ...inExpressions])].sort();
  }

  private tagsByType(entries: readonly Entry[]): readonly string[] {
    return [...new Set(entries.filter(({ decision }) => this.isByType(decision)).map(({ tag }) => tag))].sort();
  }

  private isByType(decision: Decision): boolean {
    return decision.some(({ action }) => this.decisions.actions.values[action]?.action.kind === 'by-type');
  }
}

function riskOf({ risk }: Model): PlanTables['risk'] {
  if (risk === null) return null;
  const { release, population, quasiIdentifiers, sensitive, exclude, require } = risk;
  return { release, population, quasiIdentifiers, sensitive, exclude, require };
}

function isSame(a: Decision, b: Decision): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
