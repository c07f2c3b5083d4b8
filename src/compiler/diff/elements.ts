import { canonicalJson } from '../../base/canonical-json.js';
import { allAttributes } from '../../facts/dictionary.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { allVrs } from '../../facts/vr.js';
import { patternsOf } from '../lower/masks.js';
import type { Element } from '../resolve/element.js';
import { contentItem, elementsOf, insideItems } from '../resolve/elements-of.js';
import { leafOf } from '../resolve/rank.js';
import { RuleBook } from '../resolve/rule-book.js';

/** An element by its tag and creator, wherever it stands, and the VR of a private one. */
export interface Subject {
  readonly tag: string;
  readonly creator: string | null;
  /** of a private element that is kept, whose VR decides more: its VR; null: that of standard ones is the dictionary's */
  readonly vr: string | null;
  /** null where there is but one VR to think of */
  readonly ofVr: string | null;
  /** of a content item of a structured report: its concept name */
  readonly concept?: NonNullable<Element['concept']>;
}

/** Every standard attribute, and everything else that the rules of either model tell apart. */
export function subjectsOf(books: readonly RuleBook[]): readonly Subject[] {
  const rules = books.flatMap((book) => book.rules);
  const exact = rules.flatMap(({ selector }) => {
    const leaf = leafOf(selector);
    return leaf.kind === 'attribute' || leaf.kind === 'root' ? [leaf.tag] : [];
  });
  // Commands and the file meta information are in no data set (PS3.7, PS3.10 7.1).
  const tags = [...new Set([...allAttributes().map(({ tag }) => tag), ...exact, ...patternsOf(rules)])].filter((tag) => !/^000[02]/.test(tag)).sort();
  const standard = tags.map((tag): Subject => ({ tag, creator: null, vr: null, ofVr: null }));
  return [...standard, ...contentOf(books), ...privatesOf(books), ...restOf('unknown', books).map((tag): Subject => ({ tag, creator: null, vr: null, ofVr: null }))];
}

/** Content items of structured reports by their concept name. */
function contentOf(books: readonly RuleBook[]): readonly Subject[] {
  const named = new Map<string, Subject>();
  for (const { selector } of books.flatMap((book) => book.rules)) {
    if (selector.kind !== 'content') continue;
    const { tag, creator, concept } = contentItem(selector);
    if (concept !== undefined) named.set(canonicalJson({ ...concept }), { tag, creator, vr: null, ofVr: null, concept });
  }
  return [...named.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, subject]) => subject);
}

/** Private elements by their creator, and one that stands for all others. */
function privatesOf(books: readonly RuleBook[]): readonly Subject[] {
  const named = new Map<string, Pick<Subject, 'tag' | 'creator'>>();
  for (const { selector } of books.flatMap((book) => book.rules)) {
    const leaf = leafOf(selector);
    if (leaf.kind === 'private') named.set(`${leaf.creator}|${leaf.group}|${leaf.element}`, { tag: `${leaf.group}xx${leaf.element}`, creator: leaf.creator });
  }
  const others = restOf('private', books).map((tag) => ({ tag, creator: null }));
  const bounding = allVrs().filter((vr) => books.some((book) => book.boundsOf(vr).length > 0));
  return [...[...named.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, subject]) => subject), ...others].flatMap(({ tag, creator }): readonly Subject[] => {
    const known = creator === null ? null : (privateAttribute(creator, tag.slice(0, 4), tag.slice(6))?.vr ?? null);
    if (known !== null) return [{ tag, creator, vr: known, ofVr: null }];
    return [{ tag, creator, vr: null, ofVr: null }, ...bounding.map((vr): Subject => ({ tag, creator, vr, ofVr: vr }))];
  });
}

function restOf(which: 'private' | 'unknown', [book]: readonly RuleBook[]): readonly string[] {
  const [element] = book === undefined ? [] : elementsOf({ kind: 'rest', which }, book);
  return element === undefined ? [] : [element.tag];
}

/** At the root, inside items, and inside the sequences that a path of either model names. */
export function placesOf(books: readonly RuleBook[]): readonly Element['within'][] {
  const paths = new Map(books.flatMap((book) => book.paths.map((within) => [within.join(), within] as const)));
  return [[], insideItems, ...paths.values()];
}
