import { canonicalJson } from '../base/canonical-json.js';
import type { Action, Expression, LeafSelector, Model, Rule } from '../compiler/resolve/model.js';
import { attributeOfTag, tagMatches, tagPattern, tagText } from '../facts/dictionary.js';
import { isPrivateTag } from './read/element.js';
import { possible, type PartialLookup } from './possible.js';

/** What the model asks of one element. A compound action is spread into its alternatives, so it never stands here. */
export type DemandedAction = Exclude<Action, { kind: 'by-type' }>;

export interface Demand {
  readonly action: DemandedAction;
  /** null: no rule of the model matches, so the element must go */
  readonly rule: Rule | null;
}

export interface Question {
  readonly tag: number;
  /** as encoded or as the facts say; bounds private elements */
  readonly vr: string;
  /** tags of the sequences that hold it, outermost first */
  readonly within: readonly number[];
  /** of a private element; null where it has none */
  readonly creator: string | null;
}

/** What is known of the file that conditions and Types depend on. */
export interface FileContext {
  /** values of root attributes of the original; undefined where they cannot be known */
  readonly lookup: PartialLookup;
  /** Type of a root attribute in that SOP class; undefined where the facts do not say */
  readonly typeOf: (tag: number) => '1' | '2' | '3' | undefined;
}

/** The verifier's own reading of the winner rules (the language, section 5); shares nothing with lowering. */
export interface Expectations {
  /**
   * Every outcome that can be the right one, the likeliest first: one, unless a condition cannot be decided without the original, or a
   * compound action leaves a choice. Never empty.
   */
  demandsOf(question: Question, file: FileContext): readonly Demand[];
  /** The root attribute is kept whatever the file is, so that an output shows what its original held. */
  keepsAlways(tag: number): boolean;
}

const withoutCreator: readonly Demand[] = [{ action: { kind: 'remove' }, rule: null }];

interface Ranked {
  readonly rule: Rule;
  /** greater wins, compared from the left */
  readonly rank: readonly number[];
  readonly matches: (question: Question) => boolean;
}

/** A question, and what is known of its answer. */
interface Asked {
  /** rules that speak of it, the winner first */
  readonly candidates: readonly Ranked[];
  /** no condition on the file decides */
  readonly isFree: boolean;
  /** a compound action is among them, which the Type of the attribute decides, where it is known */
  readonly hasTypes: boolean;
  /** where neither has a say; null: not asked yet */
  demands: readonly Demand[] | null;
}

/** Hostile files can ask without end. */
const mostRemembered = 50_000;

export function expectationsOf(model: Model): Expectations {
  const ranked = model.rules.map((rule): Ranked => ({ rule, rank: rankOf(rule), matches: matcherOf(rule) }));
  ranked.sort(winnerFirst);
  const exact = new Map<string, Ranked[]>();
  const privates = new Map<string, Ranked[]>();
  const general: Ranked[] = [];
  for (const entry of ranked) {
    const leaf = leafOf(entry.rule);
    if (leaf.kind === 'root' || leaf.kind === 'attribute') push(exact, leaf.tag, entry);
    else if (leaf.kind === 'private') push(privates, privateKey(leaf.creator, Number.parseInt(leaf.group, 16), Number.parseInt(leaf.element, 16)), entry);
    else if (leaf.kind !== 'content') general.push(entry);
  }
  const families = ranked.filter((entry) => entry.rule.selector.kind === 'vr');

  /** By place, VR and creator, then by tag; elements of a release ask the same again and again. */
  const asked = new Map<string, Map<number, Asked>>();
  let remembered = 0;

  function askedBefore({ vr, within, creator }: Question): Map<number, Asked> {
    const place = `${vr}${within.length === 0 ? '' : within.join('>')}|${creator ?? ''}`;
    let answers = asked.get(place);
    if (answers === undefined) {
      answers = new Map();
      asked.set(place, answers);
    }
    return answers;
  }

  /** All that can be said of a question without a file. */
  function prepared(question: Question): Asked {
    const named = question.creator === null ? [] : (privates.get(privateKey(question.creator, question.tag >>> 16, question.tag & 0xff)) ?? []);
    const near = [...(exact.get(tagText(question.tag)) ?? []), ...named, ...general];
    const candidates = near.filter((entry) => entry.matches(question)).sort(winnerFirst);
    const deciding = isPrivateTag(question.tag) ? [...candidates, ...families] : candidates;
    return { candidates, isFree: !deciding.some(({ rule }) => rule.condition !== null), hasTypes: deciding.some(({ rule }) => rule.action.kind === 'by-type'), demands: null };
  }

  function demandsOf(question: Question, file: FileContext): readonly Demand[] {
    // nobody says what it is, so no rule can keep it (PS3.5 7.8.1)
    if (isPrivateTag(question.tag) && question.creator === null) return withoutCreator;
    if (remembered >= mostRemembered) {
      asked.clear();
      remembered = 0;
    }
    const answers = askedBefore(question);
    let known = answers.get(question.tag);
    if (known === undefined) {
      remembered += 1;
      known = prepared(question);
      answers.set(question.tag, known);
    }
    const isSettled = known.isFree && (!known.hasTypes || file.typeOf(question.tag) === undefined);
    if (isSettled && known.demands !== null) return known.demands;
    const won = winners(known.candidates, question, file);
    const demands = isPrivateTag(question.tag) ? won.flatMap((demand) => (demand.action.kind === 'keep' ? boundByFamily(demand, question, file) : [demand])) : won;
    if (isSettled) known.demands = demands;
    return demands;
  }

  /** A kept private element still follows the rule of its VR family: a private UID is remapped, a private date is shifted. */
  function boundByFamily(kept: Demand, question: Question, file: FileContext): readonly Demand[] {
    const bounds = families.filter(({ rule }) => rule.selector.kind === 'vr' && rule.selector.vrs.includes(question.vr));
    return bounds.length === 0 ? [kept] : winners(bounds, question, file, kept);
  }

  const nothingKnown: FileContext = { lookup: () => undefined, typeOf: () => undefined };
  const always = new Map<number, boolean>();
  function keepsAlways(tag: number): boolean {
    let answer = always.get(tag);
    if (answer === undefined) {
      const vr = attributeOfTag(tag)?.vrs[0] ?? 'UN';
      answer = demandsOf({ tag, vr, within: [], creator: null }, nothingKnown).every((demand) => demand.action.kind === 'keep');
      always.set(tag, answer);
    }
    return answer;
  }

  return { demandsOf, keepsAlways };
}

/** The rules that can win, read in order of rank: the first that surely holds ends the search. */
function winners(candidates: readonly Ranked[], question: Question, file: FileContext, otherwise: Demand = { action: { kind: 'remove' }, rule: null }): readonly Demand[] {
  const demands: Demand[] = [];
  for (const { rule } of candidates) {
    const truth = rule.condition === null ? 'yes' : possible(rule.condition, file.lookup);
    if (truth === 'no') continue;
    demands.push(...alternatives(rule, question, file));
    if (truth === 'yes') return demands;
  }
  return [...demands, otherwise];
}

/** A compound code spreads into what the Type of the attribute allows, the choice of the model's definition first. */
function alternatives(rule: Rule, question: Question, file: FileContext): readonly Demand[] {
  const { action } = rule;
  if (action.kind !== 'by-type') return [settle(action, rule, question)];
  const type = question.within.length === 0 ? file.typeOf(question.tag) : undefined;
  const last = action.alternatives.length - 1;
  if (type === undefined) return [...action.alternatives].reverse().map((choice) => settle(choice, rule, question));
  const valid = action.alternatives.findIndex((choice) => type === '3' || (type === '2' && choice.kind !== 'remove') || !['remove', 'empty'].includes(choice.kind));
  const chosen = valid === -1 ? last : valid;
  // what is stronger than the choice is no leak
  return action.alternatives.slice(0, chosen + 1).reverse().map((choice) => settle(choice, rule, question));
}

/** The dummy of a UI is a new UID (model: `Expression`). */
function settle(action: DemandedAction, rule: Rule, question: Question): Demand {
  const isUid = question.vr === 'UI' || (attributeOfTag(question.tag)?.vrs.includes('UI') ?? false);
  return action.kind === 'replace' && action.with.kind === 'dummy' && isUid ? { action: { kind: 'remap' }, rule } : { action, rule };
}

const leafRank: Readonly<Record<LeafSelector['kind'], number>> = { attribute: 4, content: 4, private: 3, mask: 2, vr: 1, rest: 0 };

function rankOf(rule: Rule): readonly number[] {
  const { selector } = rule;
  const leaf = selector.kind === 'path' ? selector.last : selector;
  const depth = selector.kind === 'path' ? selector.within.length : 0;
  const root = selector.kind === 'root' ? 1 : 0;
  const kind = leaf.kind === 'root' ? leafRank.attribute : leafRank[leaf.kind];
  return [depth, root, kind, detailOf(leaf), rule.condition === null ? 0 : 1, rule.tier, leaf.kind === 'content' && leaf.valueType !== null ? 1 : 0, -leftBy(rule.action), -losesLess.indexOf(rule.action.kind)];
}

/** Among masks the one with more fixed digits, among families the one with fewer VRs. */
function detailOf(leaf: LeafSelector | { readonly kind: 'root' }): number {
  if (leaf.kind === 'mask') return leaf.pattern.replaceAll('x', '').length;
  if (leaf.kind === 'vr') return -leaf.vrs.length;
  return 0;
}

/** How much of the original an action can leave, 0 nothing to 4 everything: two options of one tier on one selector give the stricter outcome. */
function leftBy(action: Action): number {
  switch (action.kind) {
    case 'remove':
    case 'empty':
      return 0;
    case 'remap':
      return 1;
    case 'shift':
      return 2;
    case 'truncate':
    case 'band':
    case 'round':
    case 'clean':
      return 3;
    case 'keep':
      return 4;
    case 'replace':
      return readsTheFile(action.with) ? 3 : 0;
    case 'by-type':
      return Math.max(...action.alternatives.map(leftBy));
  }
}

/** Whether something of the original's values can stand in what the expression gives. */
function readsTheFile(expression: Expression): boolean {
  switch (expression.kind) {
    case 'attribute':
    case 'age':
    case 'year':
      return true;
    case 'lower':
    case 'first':
      return readsTheFile(expression.of);
    case 'template':
      return expression.parts.some(readsTheFile);
    default:
      return false;
  }
}

/** Which of two that are as strict wins. */
const losesLess: readonly Action['kind'][] = ['remove', 'empty', 'by-type', 'replace', 'remap', 'shift', 'truncate', 'band', 'round', 'clean', 'keep'];

/** The rule that wins over the other first. */
export function compareRules(a: Rule, b: Rule): number {
  return compareRanks(rankOf(b), rankOf(a)) || compareTexts(contentOf(a), contentOf(b)) || a.id - b.id;
}

/** By rank; rules of one rank are told apart by what they say, never by where they stand. */
function winnerFirst(a: Ranked, b: Ranked): number {
  return compareRanks(b.rank, a.rank) || compareTexts(contentOf(a.rule), contentOf(b.rule)) || a.rule.id - b.rule.id;
}

function contentOf({ action, selector }: Rule): readonly string[] {
  return [canonicalJson(action), canonicalJson(selector)];
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, index) => text !== b[index]);
  return at === -1 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function leafOf(rule: Rule): Exclude<Rule['selector'], { kind: 'path' }> {
  return rule.selector.kind === 'path' ? rule.selector.last : rule.selector;
}

function privateKey(creator: string, group: number, element: number): string {
  return `${group}|${element}|${creator}`;
}

function push(map: Map<string, Ranked[]>, key: string, entry: Ranked): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

function matcherOf(rule: Rule): (question: Question) => boolean {
  const { selector } = rule;
  if (selector.kind === 'root') {
    const tag = Number.parseInt(selector.tag, 16);
    return (question) => question.within.length === 0 && question.tag === tag;
  }
  if (selector.kind !== 'path') return leafMatcher(selector);
  const within = selector.within.map((tag) => Number.parseInt(tag, 16));
  const last = leafMatcher(selector.last);
  return (question) =>
    question.within.length >= within.length && within.every((tag, index) => question.within[question.within.length - within.length + index] === tag) && last(question);
}

function leafMatcher(leaf: LeafSelector): (question: Question) => boolean {
  switch (leaf.kind) {
    case 'attribute': {
      const tag = Number.parseInt(leaf.tag, 16);
      return (question) => question.tag === tag;
    }
    case 'private': {
      const group = Number.parseInt(leaf.group, 16);
      const low = Number.parseInt(leaf.element, 16);
      return (question) => question.creator === leaf.creator && question.tag >>> 16 === group && (question.tag & 0xff) === low;
    }
    case 'content':
      // it speaks of items, not of elements
      return () => false;
    case 'mask': {
      const pattern = tagPattern(leaf.pattern);
      // repeating groups are even (PS3.5 7.6), private elements are named by their creator: a mask reaches none
      return (question) => tagMatches(pattern, question.tag) && !isPrivateTag(question.tag);
    }
    case 'vr':
      return (question) => !isPrivateTag(question.tag) && (attributeOfTag(question.tag)?.vrs.some((vr) => leaf.vrs.includes(vr)) ?? false);
    case 'rest':
      return (question) => restOf(question.tag) === leaf.which;
  }
}

function restOf(tag: number): 'unlisted' | 'private' | 'unknown' {
  if (isPrivateTag(tag)) return 'private';
  return attributeOfTag(tag) === undefined ? 'unknown' : 'unlisted';
}
