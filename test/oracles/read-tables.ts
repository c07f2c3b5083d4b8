import { holds, type Lookup } from '../../src/base/condition.js';
import type { Decision, PlanAction, PlanTables } from '../../src/compiler/lower/plan.js';
import type { Action } from '../../src/compiler/resolve/model.js';
import { attributeOfTag } from '../../src/facts/dictionary.js';

/** An element of a file, as whoever runs a plan meets it. */
export interface MetElement {
  /** eight upper-case hex digits */
  readonly tag: string;
  /** as encoded */
  readonly vr: string;
  /** of a private element whose block has one */
  readonly creator: string | null;
  /** tags of the sequences that hold it, the outermost first */
  readonly within: readonly string[];
}

/** What is read from the root of a file before its elements are decided. */
export interface MetFile {
  readonly lookup: Lookup;
  readonly sopClassUid: string;
}

export interface Outcome {
  /** the rule that orders it; -1: none does */
  readonly rule: number;
  readonly action: Exclude<Action, { kind: 'by-type' }>;
}

/**
 * What the tables of a plan say of an element, read as plan.ts says they are to be read: an oracle for what runs plans. It is slow and
 * plain, and shares no code with lowering.
 */
export function outcomeOf(tables: PlanTables, element: MetElement, file: MetFile): Outcome {
  if (isPrivate(element) && element.creator === null) return { rule: -1, action: { kind: 'remove' } };
  const first = taken(tables, decisionOn(tables, element), file);
  const bound = isPrivate(element) && first.action.kind === 'keep' ? tables.families.find(({ vrs }) => vrs.includes(element.vr)) : undefined;
  const { rule, action } = bound === undefined ? first : keptBy(first, taken(tables, bound.decision, file));
  return { rule, action: settled(tables, action, element, file) };
}

/** Messages of the acceptances that turn the file away; none: it is taken. */
export function turnedAway(tables: PlanTables, { lookup }: MetFile): readonly string[] {
  return tables.acceptance.filter(({ condition }) => !stepHolds(tables, condition, lookup)).map(({ message }) => message);
}

function decisionOn(tables: PlanTables, element: MetElement): Decision {
  const { tag, within } = element;
  const isOfCreator = (creator: string | undefined): boolean => (isPrivate(element) ? creator !== undefined && creator === element.creator : creator === undefined);
  const onPath = tables.paths.find(({ within: suffix, entry }) => endsWith(within, suffix) && matches(entry.tag, tag) && isOfCreator(entry.creator));
  if (onPath !== undefined) return onPath.entry.decision;
  if (isPrivate(element)) {
    const named = tables.privates.find(({ creator, group, element: low }) => creator === element.creator && tag.startsWith(group) && tag.endsWith(low));
    return named?.decision ?? tables.private;
  }
  const atRoot = within.length === 0 ? tables.rootAttributes.find((entry) => entry.tag === tag) : undefined;
  const exact = atRoot ?? tables.attributes.find((entry) => entry.tag === tag) ?? tables.masks.find(({ pattern }) => matches(pattern, tag));
  if (exact !== undefined) return exact.decision;
  return attributeOfTag(Number.parseInt(tag, 16)) === undefined ? tables.unknown : tables.unlisted;
}

/** The first step that holds. */
function taken(tables: PlanTables, decision: Decision, { lookup }: MetFile): PlanAction {
  const step = decision.find(({ when }) => stepHolds(tables, when, lookup));
  const action = step === undefined ? undefined : tables.actions[step.action];
  if (action === undefined) throw new Error('a decision without an end');
  return action;
}

function stepHolds({ conditions }: PlanTables, when: number, lookup: Lookup): boolean {
  const condition = conditions[when];
  return when === -1 || (condition !== undefined && holds(condition, lookup));
}

/** A family that keeps leaves the rule that kept the element in its place. */
function keptBy(kept: PlanAction, bound: PlanAction): PlanAction {
  return bound.rule === -1 ? kept : bound;
}

/** A compound action by the attribute's Type, and the dummy of a UID as a new UID. */
function settled({ types }: PlanTables, action: Action, { tag, vr, within }: MetElement, { sopClassUid }: MetFile): Outcome['action'] {
  const isUid = vr === 'UI' || (attributeOfTag(Number.parseInt(tag, 16))?.vrs.includes('UI') ?? false);
  const simple = action.kind === 'by-type' ? alternative(action.alternatives, within.length === 0 ? types[tag]?.[sopClassUid] : undefined) : action;
  return simple.kind === 'replace' && simple.with.kind === 'dummy' && isUid ? { kind: 'remap' } : simple;
}

/** The first that keeps the object valid (PS3.5 7.4); the last where that is unknown or none does. */
function alternative<A extends { readonly kind: string }>(alternatives: readonly A[], type: '1' | '2' | '3' | undefined): A {
  const isValid = ({ kind }: A): boolean => type === '3' || (type === '2' && kind !== 'remove') || (type === '1' && kind !== 'remove' && kind !== 'empty');
  const chosen = alternatives.find(isValid) ?? alternatives.at(-1);
  if (chosen === undefined) throw new Error('a compound action without alternatives');
  return chosen;
}

function isPrivate({ tag }: MetElement): boolean {
  return Number.parseInt(tag.slice(0, 4), 16) % 2 === 1;
}

function matches(pattern: string, tag: string): boolean {
  return Array.from(pattern).every((digit, index) => digit === 'x' || digit === tag[index]);
}

function endsWith(within: readonly string[], suffix: readonly string[]): boolean {
  return within.slice(-suffix.length).join() === suffix.join();
}
