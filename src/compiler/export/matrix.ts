import { canonicalJson } from '../../base/canonical-json.js';
import { allAttributes, printTag } from '../../facts/dictionary.js';
import { factEditions } from '../../facts/editions.js';
import { ps315Options, ps315Rows, type Ps315Option } from '../../facts/ps315.js';
import { explainContent, explainElement, type Case, type ExplainedPlace, type Explanation } from '../explain/explain.js';
import { patternsOf } from '../lower/masks.js';
import { contentItem, elementsOf } from '../resolve/elements-of.js';
import type { Element } from '../resolve/element.js';
import type { Action, Model } from '../resolve/model.js';
import { leafOf, strictness } from '../resolve/rank.js';
import { RuleBook } from '../resolve/rule-book.js';
import { actionInWords, attributeInWords, conditionInWords, selectorInWords } from '../resolve/wording.js';

/** Every attribute beside what the standards say of it and what the profile does with it: PS3.15's conformance statement as a table. */
export interface Matrix {
  readonly model: Model;
  readonly editions: Readonly<Record<string, string>>;
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  /** keyword, creator and tag of a private element, or what it stands for */
  readonly name: string;
  /** "(0010,0010)", or null for a row that stands for many */
  readonly tag: string | null;
  readonly vrs: readonly string[];
  /** code of Table E.1-1, or null where it has no row */
  readonly code: string | null;
  readonly options: readonly { readonly option: Ps315Option; readonly code: string; readonly chosen: boolean }[];
  /** "A" to "R" of 45 CFR 164.514(b)(2)(i) */
  readonly hipaa: readonly string[];
  readonly cases: readonly MatrixCase[];
}

export interface MatrixCase {
  /** empty: everywhere */
  readonly place: string;
  /** empty: in every other case */
  readonly when: string;
  readonly action: string;
  /** what is left of the original value, at most */
  readonly leaves: 'nothing' | 'something else' | 'a part' | 'everything';
  /** "ps3.15/basic.anon:61"; null where no rule speaks of it */
  readonly rule: string | null;
  readonly layer: 'base' | 'option' | 'profile' | null;
  readonly because: string | null;
  readonly override: boolean;
}

/** Rows of Table E.1-1 first to last by tag, other attributes that the profile names or that a family of rules covers, private ones, the rest. */
export function matrixOf(model: Model): Matrix {
  const book = new RuleBook(model.rules);
  const rowOf = (element: Pick<Element, 'tag' | 'creator'>, name?: string): MatrixRow => matrixRow(explainElement(element, model, book), name);
  const standard = tagsOf(book).map((tag) => rowOf({ tag, creator: null }));
  const unlisted = allAttributes().find(({ tag }) => !tag.includes('x') && isUnlisted(tag, book));
  const rest = [
    ...(unlisted === undefined ? [] : [rowOf({ tag: unlisted.tag, creator: null }, 'standard attributes without a rule of their own')]),
    ...restRows('private', 'private elements without a rule of their own', book, rowOf),
    ...restRows('unknown', 'elements of even groups that the dictionary does not know', book, rowOf),
  ];
  return { model, editions: factEditions(), rows: [...standard, ...contentRows(model, book), ...privatesOf(model).map((element) => rowOf(element)), ...rest] };
}

/** Content items of structured reports, which are items and no elements: by their concept name. */
function contentRows(model: Model, book: RuleBook): readonly MatrixRow[] {
  const named = new Map<string, MatrixRow>();
  for (const { selector } of model.rules) {
    if (selector.kind !== 'content') continue;
    const name = selectorInWords(selector);
    if (!named.has(name)) named.set(name, matrixRow(explainContent(contentItem(selector), model, book), name));
  }
  return [...named.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function restRows(which: 'private' | 'unknown', name: string, book: RuleBook, rowOf: (element: Pick<Element, 'tag' | 'creator'>, name: string) => MatrixRow): readonly MatrixRow[] {
  const [element] = elementsOf({ kind: 'rest', which }, book);
  return element === undefined ? [] : [rowOf({ tag: element.tag, creator: null }, name)];
}

function tagsOf(book: RuleBook): readonly string[] {
  const inTable = ps315Rows().flatMap(({ tag }) => (tag === 'private' ? [] : [tag]));
  const exact = book.rules.flatMap(({ selector }) => {
    const leaf = leafOf(selector);
    return leaf.kind === 'attribute' || leaf.kind === 'root' ? [leaf.tag] : [];
  });
  const masks = patternsOf(book.rules).filter((tag) => !isUnlisted(tag, book));
  const ruled = allAttributes().flatMap(({ tag }) => (isUnlisted(tag, book) ? [] : [tag]));
  // What the standard lists is shown; other elements of commands and of the file meta information are in no data set (PS3.7, PS3.10 7.1).
  return [...new Set([...inTable, ...[...exact, ...masks, ...ruled].filter((tag) => !/^000[02]/.test(tag))])].sort();
}

/** Whether nothing but a rule for the rest speaks of the attribute, wherever it stands. */
function isUnlisted(tag: string, book: RuleBook): boolean {
  return [[], ...book.paths].every((within) => book.rulesOn({ tag, creator: null, within }).every(({ selector }) => selector.kind === 'rest'));
}

function privatesOf({ rules }: Model): readonly Pick<Element, 'tag' | 'creator'>[] {
  const named = new Map<string, Pick<Element, 'tag' | 'creator'>>();
  for (const { selector } of rules) {
    const leaf = leafOf(selector);
    if (leaf.kind === 'private') named.set(`${leaf.creator}|${leaf.group}|${leaf.element}`, { tag: `${leaf.group}xx${leaf.element}`, creator: leaf.creator });
  }
  return [...named.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
}

function matrixRow(explanation: Explanation, name?: string): MatrixRow {
  const { tag, creator, vrs, row, hipaa, chosen, places } = explanation;
  return {
    name: name ?? (creator === null ? (explanation.keyword ?? row?.name ?? '') : creator),
    tag: name === undefined ? printTag(tag) : null,
    vrs: name === undefined ? vrs : [],
    code: name === undefined || tag.startsWith('FFF7') ? (row?.basic ?? null) : null,
    options: ps315Options.flatMap((option) => {
      const code = row?.options[option];
      return code === undefined || name !== undefined ? [] : [{ option, code, chosen: chosen.includes(option) }];
    }),
    hipaa: name === undefined ? hipaa.map(({ letter }) => letter) : [],
    cases: distinct(places.flatMap((place) => place.cases.flatMap((one, index) => casesOf(one, index, place)))),
  };
}

function casesOf({ condition, action, rule, bounds }: Case, index: number, place: ExplainedPlace): readonly MatrixCase[] {
  const own: MatrixCase = {
    place: placeInWords(place.within),
    when: condition === null ? (index === 0 ? '' : 'otherwise') : conditionInWords(condition),
    action: actionInWords(action),
    leaves: leavesOf(action),
    rule: rule === null ? null : `${rule.origin.source}:${rule.origin.line}`,
    layer: rule === null ? null : (['base', 'option', 'profile'] as const)[rule.tier],
    because: rule?.because ?? null,
    override: rule?.override ?? false,
  };
  // A kept private date still moves, a kept private UID is still replaced: the rule for its kind of value is what happens.
  const [bound] = bounds;
  if (bound === undefined) return [own];
  return bounds.map(
    (one): MatrixCase => ({
      ...own,
      when: one.condition === null ? own.when : conditionInWords(one.condition),
      action: actionInWords(one.action),
      leaves: leavesOf(one.action),
      rule: `${own.rule ?? ''}, ${one.origin.source}:${one.origin.line}`,
    }),
  );
}

function leavesOf(action: Action): MatrixCase['leaves'] {
  const strict = strictness(action);
  if (strict === 4) return 'everything';
  if (strict > 1) return 'a part';
  return strict === 1 || telling(action) ? 'something else' : 'nothing';
}

/** A pseudonym tells who is who, and nothing else. */
function telling(action: Action): boolean {
  return canonicalJson({ ...action }).includes('"pseudonym"');
}

function placeInWords(within: ExplainedPlace['within']): string {
  if (within === 'everywhere') return '';
  if (within === null) return 'inside items';
  return within.length === 0 ? 'at the root' : `inside ${within.map(attributeInWords).join(' > ')}`;
}

function distinct(cases: readonly MatrixCase[]): readonly MatrixCase[] {
  return [...new Map(cases.map((one) => [canonicalJson({ ...one }), one])).values()];
}
