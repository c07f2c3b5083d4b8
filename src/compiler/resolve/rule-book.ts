import type { Rule } from './model.js';
import { covers, type Element } from './element.js';
import { byPrecedence, leafOf } from './rank.js';

/** The rules of a model by what they speak of; for looking at thousands of elements. */
export class RuleBook {
  private readonly byTag = new Map<string, Rule[]>();
  private readonly byPrivate = new Map<string, Rule[]>();
  private readonly byConcept = new Map<string, Rule[]>();
  private readonly wide: Rule[] = [];
  /** place of each rule in the order of precedence, by id */
  private readonly precedence = new Map<number, number>();
  /** the `within` of every path, each once */
  readonly paths: readonly (readonly string[])[];

  constructor(readonly rules: readonly Rule[]) {
    const paths = new Map<string, readonly string[]>();
    for (const [index, { id }] of rules.toSorted(byPrecedence).entries()) this.precedence.set(id, index);
    for (const rule of rules) {
      if (rule.selector.kind === 'path') paths.set(rule.selector.within.join(), rule.selector.within);
      const leaf = leafOf(rule.selector);
      if (leaf.kind === 'attribute' || leaf.kind === 'root') push(this.byTag, leaf.tag, rule);
      else if (leaf.kind === 'private') push(this.byPrivate, `${leaf.group}${leaf.element}${leaf.creator}`, rule);
      else if (leaf.kind === 'content') push(this.byConcept, `${leaf.code}|${leaf.scheme}`, rule);
      else this.wide.push(rule);
    }
    this.paths = [...paths.values()];
  }

  /** Every rule that speaks of the element, the one that wins first; conditions not looked at. */
  rulesOn(element: Element): readonly Rule[] {
    if (element.concept !== undefined) return this.inPrecedence((this.byConcept.get(`${element.concept.code}|${element.concept.scheme}`) ?? []).filter((rule) => covers(rule.selector, element)));
    const named = element.creator === null ? [] : (this.byPrivate.get(`${element.tag.slice(0, 4)}${element.tag.slice(6)}${element.creator}`) ?? []);
    return this.inPrecedence([...(this.byTag.get(element.tag) ?? []), ...named, ...this.wide].filter((rule) => covers(rule.selector, element)));
  }

  /** The rules that can come to act on the element: up to the first that always holds. */
  decisionOn(element: Element): readonly Rule[] {
    return untilAlways(this.rulesOn(element));
  }

  /** The family rules that bound a kept private element of this VR (model.ts, `vr`), the one that wins first. */
  boundsOf(vr: string): readonly Rule[] {
    return untilAlways(this.inPrecedence(this.wide.filter(({ selector }) => selector.kind === 'vr' && selector.vrs.includes(vr))));
  }

  /** Rules of this model, the one that wins first. */
  inPrecedence(rules: readonly Rule[]): readonly Rule[] {
    const place = ({ id }: Rule): number => this.precedence.get(id) ?? Infinity;
    return rules.toSorted((a, b) => place(a) - place(b));
  }
}

export function untilAlways(rules: readonly Rule[]): readonly Rule[] {
  const always = rules.findIndex(({ condition }) => condition === null);
  return always === -1 ? rules : rules.slice(0, always + 1);
}

function push(map: Map<string, Rule[]>, key: string, rule: Rule): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [rule]);
  else list.push(rule);
}
