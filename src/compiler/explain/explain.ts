import type { Condition } from '../../base/condition.js';
import { err, ok, type Result } from '../../base/result.js';
import { allAttributes, attributeOfKeyword } from '../../facts/dictionary.js';
import { hipaaIdentifiers, type HipaaIdentifier } from '../../facts/hipaa.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { ps315Row, type Ps315Row } from '../../facts/ps315.js';
import { itemsUnder } from '../prove/content-places.js';
import { acts } from '../prove/reach.js';
import { both } from '../prove/satisfiable.js';
import { nearest } from '../diagnostics/nearest.js';
import { endsWith, isPrivate, standardAttribute, type Element } from '../resolve/element.js';
import { contentItem, insideItems } from '../resolve/elements-of.js';
import { valueTypes, type Action, type Model, type Rule } from '../resolve/model.js';
import { RuleBook } from '../resolve/rule-book.js';
import { detectionInWords, regionInWords } from './pixels-in-words.js';

/** What happens to an attribute, in which cases, by which rule. */
export interface Explanation {
  readonly tag: string;
  /** of a private element */
  readonly creator: string | null;
  /** of a content item of a structured report */
  readonly concept: NonNullable<Element['concept']> | null;
  readonly keyword: string | null;
  readonly vrs: readonly string[];
  /** by place in the data set; places where the same happens are given once */
  readonly places: readonly ExplainedPlace[];
  /** the row of PS3.15 Table E.1-1, or null where it has none */
  readonly row: Ps315Row | null;
  /** the identifiers of 45 CFR 164.514(b)(2)(i) that the attribute can hold */
  readonly hipaa: readonly Pick<HipaaIdentifier, 'letter' | 'identifier'>[];
  /** of PixelData: templates and the search for text that can act on the image; of other attributes none */
  readonly pixels: readonly PixelRule[];
  /** options of the Basic Profile that the profile chooses */
  readonly chosen: readonly string[];
  /** what the profile claims, less what is broken */
  readonly claims: Model['claims'];
}

export interface ExplainedPlace {
  /** tags of the sequences; empty: the root; null: inside items of any other sequence; "everywhere": no place is told apart */
  readonly within: readonly string[] | null | 'everywhere';
  /** in order of rank: the first whose condition holds is what happens */
  readonly cases: readonly Case[];
  readonly lost: readonly LostRule[];
}

export interface Case {
  readonly condition: Condition | null;
  readonly action: Action;
  /** null: no rule speaks of it, so it is removed */
  readonly rule: Rule | null;
  /** a private element that is kept, and that its VR family bounds */
  readonly bounds: readonly Rule[];
}

/** A statement about the image, and the files in which it acts; all that match act together. */
export interface PixelRule {
  readonly what: string;
  readonly condition: Condition;
  readonly does: readonly string[];
  readonly origin: Rule['origin'];
}

export interface LostRule {
  readonly rule: Rule;
  readonly why: 'less specific' | 'without a condition' | 'of a lower layer' | 'less strict' | 'its condition does not hold in the file' | 'its ContentSequence goes or is replaced as a whole';
  /** the rule that acts instead; null: none speaks of the element */
  readonly to: Rule | null;
}

/** A model, or what an editor has of one while it is written: its rules. */
type Explainable = Pick<Model, 'rules'> & Partial<Pick<Model, 'extends' | 'claims' | 'templates' | 'detect'>>;

/**
 * `asked`: a keyword ("PatientAge"), a tag ("(0010,1010)", "00101010"), or a private element as rules name it
 * (`private "SIEMENS MR HEADER" (0019,xx0C)`), or a content item (`content "Finding" (121071, DCM)`). Else the reason why nothing can be said of it, with the nearest keyword.
 */
export function explain(model: Explainable, asked: string): Result<Explanation, string> {
  const book = new RuleBook(model.rules);
  const item = contentOf(asked);
  if (item !== null) return ok(explainContent(item, model, book));
  const named = elementOf(asked);
  return named.ok ? ok(explainElement(named.value, model, book)) : named;
}

/** The same of content items of a structured report: what becomes of their ContentSequence decides whether rules on items act. */
export function explainContent(item: Element, model: Explainable, book: RuleBook): Explanation {
  const own = explainedPlace(item, null, book);
  const report = explainedPlace({ tag: item.tag, creator: null, within: [] }, null, book).cases;
  const cases = report.flatMap((outer) => casesInReport(outer, own.cases));
  const [taking] = report;
  const unreached = report.some(({ action }) => itemsUnder(action) !== null) ? [] : own.cases.flatMap(({ rule }) => (rule === null ? [] : [{ rule, why: 'its ContentSequence goes or is replaced as a whole', to: taking?.rule ?? null } as const]));
  const places = [{ cases, lost: [...unreached, ...own.lost], within: 'everywhere' as const }];
  return { tag: item.tag, creator: null, concept: item.concept ?? null, keyword: null, vrs: [], places, row: null, hipaa: [], pixels: [], chosen: model.extends?.options ?? [], claims: model.claims ?? [] };
}

/** What becomes of items in the files in which this becomes of their sequence: where it is cleaned, so is what no rule on items names. */
function casesInReport(outer: Case, onItems: readonly Case[]): readonly Case[] {
  const items = itemsUnder(outer.action);
  if (items === null) return [outer];
  return onItems.map((each) => {
    const condition = outer.condition === null ? each.condition : both(each.condition, outer.condition);
    return each.rule === null && items === 'cleaned' ? { ...outer, condition } : { ...each, condition };
  });
}

/** The same of an element by its tag, for whoever asks of many; `book` holds the rules of the model. */
export function explainElement({ tag, creator }: Pick<Element, 'tag' | 'creator'>, model: Explainable, book: RuleBook): Explanation {
  const attribute = standardAttribute(tag);
  const privateVr = creator === null ? null : (privateAttribute(creator, tag.slice(0, 4), tag.slice(6))?.vr ?? null);
  const places = [[], insideItems, ...pathsTo(tag, creator, book)].map((within) => explainedPlace({ tag, creator, within }, privateVr, book));
  return {
    tag,
    creator,
    concept: null,
    keyword: attribute?.keyword ?? null,
    vrs: attribute?.vrs ?? (privateVr === null ? [] : [privateVr]),
    places: joined(places),
    row: ps315Row(isPrivate(tag) ? 'private' : tag) ?? null,
    hipaa: hipaaIdentifiers().filter(({ attributes }) => attributes.some((one) => one.tag === tag)),
    pixels: tag === pixelData ? pixelRules(model) : [],
    chosen: model.extends?.options ?? [],
    claims: model.claims ?? [],
  };
}

const pixelData = '7FE00010';

function pixelRules({ templates = [], detect = [] }: Explainable): readonly PixelRule[] {
  return [
    ...templates.map(({ name, condition, regions, origin }): PixelRule => ({ what: `template "${name}"`, condition, does: regions.map(regionInWords), origin })),
    ...detect.map((detection): PixelRule => ({ what: 'text is looked for', condition: detection.condition, does: [detectionInWords(detection)], origin: detection.origin })),
  ];
}

function contentOf(asked: string): Element | null {
  const named = /^content\s+(?:([A-Z0-9]+)\s+)?"[^"]*"\s+\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*\)$/.exec(asked.trim());
  return named === null ? null : contentItem({ code: named[2] ?? '', scheme: named[3] ?? '', valueType: valueTypes.find((each) => each === named[1]) ?? null });
}

function elementOf(asked: string): Result<Pick<Element, 'tag' | 'creator'>, string> {
  const text = asked.trim();
  const named = /^private\s+"([^"]+)"\s+\(?([0-9A-Fa-f]{3}[13579BDFbdf]),?[xX]{2}([0-9A-Fa-f]{2})\)?$/.exec(text);
  if (named !== null) return ok({ tag: `${named[2] ?? ''}xx${named[3] ?? ''}`.toUpperCase().replace('XX', 'xx'), creator: named[1]?.trim() ?? '' });
  const digits = /^\(?([0-9A-Fa-fxX]{4}),?([0-9A-Fa-fxX]{4})\)?$/.exec(text);
  if (digits !== null) return ok({ tag: `${digits[1] ?? ''}${digits[2] ?? ''}`.toUpperCase().replaceAll('X', 'x'), creator: null });
  const attribute = attributeOfKeyword(text);
  if (attribute !== undefined) return ok({ tag: attribute.tag, creator: null });
  const near = nearest(text, allAttributes().flatMap(({ keyword }) => (keyword === '' ? [] : [keyword])));
  return err(`no attribute of DICOM is called \`${text}\`${near === null ? '' : `; did you mean \`${near}\`?`}`);
}

/** The paths inside which some path rule speaks of the element. */
function pathsTo(tag: string, creator: string | null, book: RuleBook): readonly (readonly string[])[] {
  return book.paths.filter((within) =>
    book.rulesOn({ tag, creator, within }).some(({ selector }) => selector.kind === 'path' && endsWith(within, selector.within)),
  );
}

interface Located extends Omit<ExplainedPlace, 'within'> {
  readonly within: readonly string[];
}

function explainedPlace(element: Element, privateVr: string | null, book: RuleBook): Located {
  const rules = book.rulesOn(element);
  const reaching = rules.filter((rule) => acts(rule, element, book).kind !== 'no');
  const cases: Case[] = reaching.map((rule) => ({
    condition: rule.condition,
    action: rule.action,
    rule,
    bounds: isPrivate(element.tag) && rule.action.kind === 'keep' && privateVr !== null ? book.boundsOf(privateVr) : [],
  }));
  // A content item of which no rule speaks is walked like any other item.
  const otherwise: Action = element.concept === undefined ? { kind: 'remove' } : { kind: 'keep' };
  if (rules.every(({ condition }) => condition !== null)) cases.push({ condition: null, action: otherwise, rule: null, bounds: [] });
  const lost = rules.filter((rule) => !reaching.includes(rule)).flatMap((rule) => lostRule(rule, rules));
  return { within: element.within, cases, lost };
}

function lostRule(rule: Rule, rules: readonly Rule[]): readonly LostRule[] {
  const to = rules.find(({ condition }) => condition === null) ?? rules[0];
  if (to === undefined || to.id === rule.id) return [];
  return [{ rule, to, why: reason(rule, to) }];
}

/** Why a rule that speaks of the same element does not act where the winner does. */
export function reason(rule: Rule, winner: Rule): LostRule['why'] {
  if (JSON.stringify(rule.selector) !== JSON.stringify(winner.selector)) return 'less specific';
  if (rule.condition === null && winner.condition !== null) return 'without a condition';
  return rule.tier < winner.tier ? 'of a lower layer' : 'less strict';
}

/** Where the root and items are treated alike, that is said once. */
function joined(places: readonly Located[]): readonly ExplainedPlace[] {
  const key = ({ cases, lost }: Located): string => JSON.stringify([cases, lost]);
  const [root, items, ...others] = places;
  if (root === undefined || items === undefined) return [];
  const special = others.filter((place) => key(place) !== key(items));
  if (key(root) === key(items)) return [{ ...root, within: 'everywhere' }, ...special];
  return [root, { ...items, within: null }, ...special];
}
