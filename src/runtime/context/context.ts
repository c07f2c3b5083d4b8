import { allAttributes, attributeOfTag, tagMatches, tagPattern } from '../../facts/dictionary.js';
import type { Decision, PlanTables } from '../../compiler/lower/plan.js';
import { valueInCleanedContent } from '../actions/content.js';
import { dummy } from '../actions/dummy.js';
import { TagTable } from '../dicom/tag-table.js';
import { vrCode, type VrCode } from '../dicom/vr-codes.js';
import { operationOf, type Operation } from './operation.js';

/**
 * The plan's tables for files of one kind: those that agree on every condition and on the SOP class. Every decision is taken here, so that
 * the walk looks a tag up and acts.
 */
export class Context {
  /** interned by action and Type, so that a decision costs no allocation */
  readonly operations: Operation[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly root: TagTable;
  private readonly nested: TagTable;
  private readonly masks: readonly { readonly matches: (tag: number) => boolean; readonly operation: number }[];
  private readonly privates = new Map<string, { readonly operation: number; readonly vr: VrCode | null }>();
  private readonly bounds = new Map<VrCode, number>();
  private readonly concepts = new Map<string, number>();
  private readonly unlisted: number;
  private readonly unknown: number;
  private readonly otherPrivate: number;
  private readonly inside = new Map<string, PathRules | null>();

  constructor(
    private readonly tables: PlanTables,
    private readonly truth: readonly boolean[],
    private readonly sopClass: string,
    private readonly wordsOf: (vocabularies: readonly string[]) => ReadonlySet<string>,
  ) {
    this.unlisted = this.operation(tables.unlisted, undefined);
    this.unknown = this.operation(tables.unknown, undefined);
    this.otherPrivate = this.operation(tables.private, undefined);
    this.root = new TagTable(6000);
    this.nested = new TagTable(6000);
    for (const { tag } of allAttributes()) if (!tag.includes('x')) this.set(tag, this.unlisted, this.unlisted);
    for (const { tag, decision } of tables.attributes) this.set(tag, this.operation(decision, this.typeOf(tag)), this.operation(decision, undefined));
    for (const { tag, decision } of tables.rootAttributes) this.root.set(Number.parseInt(tag, 16), this.operation(decision, this.typeOf(tag)));
    this.masks = tables.masks.map(({ pattern, decision }) => {
      const compiled = tagPattern(pattern);
      return { matches: (tag) => tagMatches(compiled, tag), operation: this.operation(decision, undefined) };
    });
    for (const { creator, group, element, vr, decision } of tables.privates) {
      this.privates.set(privateKey(creator, Number.parseInt(group, 16), Number.parseInt(element, 16)), { operation: this.operation(decision, undefined), vr: vr === null ? null : vrCode(vr) });
    }
    for (const { code, scheme, valueType, decision } of tables.content) {
      const operation = this.operation(decision, undefined);
      // of no rule: the item is walked like any other
      if ((this.operations[operation]?.rule ?? -1) >= 0) this.concepts.set(`${scheme}|${code}|${valueType ?? ''}`, operation);
    }
    for (const { vrs, decision } of tables.families) for (const vr of vrs) this.bounds.set(vrCode(vr), this.operation(decision, undefined));
  }

  /** Number of the operation on a standard or unknown element. */
  standard(tag: number, isRoot: boolean): number {
    const table = isRoot ? this.root : this.nested;
    const known = table.get(tag);
    if (known !== -1) return known;
    // of repeating groups, or in no dictionary; each is decided once
    const operation = this.masks.find(({ matches }) => matches(tag))?.operation ?? (attributeOfTag(tag) === undefined ? this.unknown : this.unlisted);
    if (this.learned < mostLearned) {
      this.learned += 1;
      table.set(tag, operation);
    }
    return operation;
  }

  private learned = 0;

  /** Number of the operation on a private element, and its VR where a fact table states one. */
  private_(creator: string, tag: number): { readonly operation: number; readonly vr: VrCode | null } {
    return this.privates.get(privateKey(creator, tag >>> 16, tag & 0xff)) ?? { operation: this.otherPrivate, vr: null };
  }

  /** What a private element that is kept must still follow: the rule of its VR's family. -1 where there is none. */
  bound(vr: VrCode): number {
    return this.bounds.get(vr) ?? -1;
  }

  /** Number of the operation on a content item of this concept and value type, -1 where no rule speaks of it. */
  concept(code: string, scheme: string, valueType: string): number {
    return this.concepts.get(`${scheme}|${code}|${valueType}`) ?? this.concepts.get(`${scheme}|${code}|`) ?? -1;
  }

  /** Number of the operation on a value in an item of a ContentSequence that `cleaning` cleans, where no rule speaks of the item; `own`: by the rule of its attribute; the meaning of a code of a local scheme counts as one. */
  inCleanedContent(tag: number, own: number, cleaning: number, isInLocalCode: boolean): number {
    switch (valueInCleanedContent(tag, this.operations[own]?.says ?? 'remove', isInLocalCode)) {
      case 'own':
        return own;
      case 'cleaned':
        return cleaning;
      case 'stand-in':
        return this.standIn(cleaning);
    }
  }

  /** Number of the operation on the meaning of a code of a local scheme outside reports: what a rule would keep is a text that a person typed. */
  meaningOfLocalCode(own: number): number {
    return this.operations[own]?.kind === 'keep' ? this.standIn(own) : own;
  }

  /** The dummy that a rule puts in place of a value. */
  private standIn(cleaning: number): number {
    const key = `stand-in ${cleaning}`;
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.operations.length;
      this.operations.push({ kind: 'value', action: dummy, only: null, items: 'replaced', rule: this.operations[cleaning]?.rule ?? -1, says: 'replace' });
      this.indexes.set(key, index);
    }
    return index;
  }

  /** The rules for elements directly inside these sequences, outermost first; null where no path ends so. */
  pathRules(within: readonly number[]): PathRules | null {
    if (this.tables.paths.length === 0 || within.length === 0) return null;
    const key = within.join();
    let rules = this.inside.get(key);
    if (rules === undefined) {
      rules = this.pathRulesOf(within);
      if (this.inside.size < mostLearned) this.inside.set(key, rules);
    }
    return rules;
  }

  private pathRulesOf(within: readonly number[]): PathRules | null {
    const entries = this.tables.paths
      .filter(({ within: suffix }) => suffix.length <= within.length && suffix.every((tag, index) => Number.parseInt(tag, 16) === within[within.length - suffix.length + index]))
      .map(({ entry }) => ({ pattern: tagPattern(entry.tag), creator: entry.creator ?? null, operation: this.operation(entry.decision, undefined) }));
    return entries.length === 0 ? null : new PathRules(entries);
  }

  private set(tag: string, root: number, nested: number): void {
    const number = Number.parseInt(tag, 16);
    this.root.set(number, root);
    this.nested.set(number, nested);
  }

  private typeOf(tag: string): '1' | '2' | '3' | undefined {
    return this.tables.types[tag]?.[this.sopClass];
  }

  private operation(decision: Decision, type: '1' | '2' | '3' | undefined): number {
    const step = decision.find(({ when }) => when === -1 || this.truth[when] === true);
    const action = step === undefined ? undefined : this.tables.actions[step.action];
    if (step === undefined || action === undefined) throw new Error('internal error: a decision of the plan does not end');
    const key = `${step.action} ${type ?? ''}`;
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.operations.length;
      this.operations.push(operationOf(action, type, this.wordsOf));
      this.indexes.set(key, index);
    }
    return index;
  }
}

/** Hostile files can name every tag there is; beyond this many new ones nothing is remembered. */
const mostLearned = 1_000;

/** Rules of paths that end at one place, the longest path and the most exact tag first. */
export class PathRules {
  constructor(private readonly entries: readonly { readonly pattern: { readonly mask: number; readonly value: number }; readonly creator: string | null; readonly operation: number }[]) {}

  /** Number of the operation, -1 where no path speaks of the element. `creator` is null for standard ones. */
  find(tag: number, creator: string | null): number {
    return this.entries.find((entry) => entry.creator === creator && tagMatches(entry.pattern, tag))?.operation ?? -1;
  }
}

function privateKey(creator: string, group: number, element: number): string {
  return `${group}|${element}|${creator}`;
}
