import type { Model, Keeping } from '../../compiler/resolve/model.js';
import { bytesOf, emptyValue, identifyingLeaves, isDummy, valuesOf } from './compare.js';
import { elementObligation, type Entry, type Obligation, type Occurrence, type Problem } from './obligation.js';

const CONTENT_SEQUENCE = 0x0040a730;

/**
 * C of Table E.1-1: of the original value nothing survives but what an allow-list names; gone, empty or a dummy are all right. Content items
 * are judged one by one, so that their sequence has but to be there (PS3.15 E.3.4).
 */
export function cleaned(model: Model): Obligation {
  const lists = new Map<Keeping, AllowList>();
  return elementObligation({
    name: 'cleaned',
    clause: 'PS3.15 E.1.1, code C',
    judges: ['clean'],
    element(entry, { action }) {
      if (entry.tag === CONTENT_SEQUENCE && isOfItems(entry)) return contentThere(entry);
      const keeping = action.kind === 'clean' ? action.keeping : undefined;
      return keeping === undefined ? nothingLeft(entry) : onlyAllowed(entry, held(lists, keeping, model));
    },
  });
}

function isOfItems({ output, original }: Entry): boolean {
  return [...output, ...(original ?? [])].every(({ element }) => element.items !== null);
}

function contentThere({ output, original }: Entry): Problem | null {
  const hadItems = original?.some(({ element }) => (element.items ?? []).length > 0) ?? false;
  return output.length === 0 && hadItems ? { grade: 'fitness', kind: 'gone', message: 'a ContentSequence that must be cleaned item by item is gone' } : null;
}

function nothingLeft(entry: Entry): Problem | null {
  const survivor = entry.output.find((output) => !emptyValue(output) && !isDummy(output) && survives(entry, output));
  if (survivor === undefined) return null;
  return { grade: 'leak', kind: 'not-cleaned', message: 'an element that must be cleaned still has a value no allow-list names', value: bytesOf(survivor) };
}

function survives(entry: Entry, output: Occurrence): boolean {
  if (output.element.items === null) return true;
  if (entry.original === null) return identifyingLeaves(output.data, output.element).some((leaf) => !isDummy(leaf));
  const originals = new Set(entry.original.flatMap((original) => identifyingLeaves(original.data, original.element).flatMap((leaf) => leaf.values)));
  return identifyingLeaves(output.data, output.element).some((leaf) => !isDummy(leaf) && valuesOf(leaf).some((value) => originals.has(value)));
}

interface AllowList {
  readonly words: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

/** Of each rule once: a list may have thousands of words. */
function held(lists: Map<Keeping, AllowList>, keeping: Keeping, model: Model): AllowList {
  let list = lists.get(keeping);
  if (list === undefined) {
    list = allowListOf(keeping, model);
    lists.set(keeping, list);
  }
  return list;
}

function allowListOf({ vocabularies, patterns }: Keeping, model: Model): AllowList {
  return { words: new Set(model.vocabularies.filter(({ name }) => vocabularies.includes(name)).flatMap(({ words }) => words)), patterns };
}

/** Every letter and digit of the output stands in an allowed word or in a match of an allowed pattern. */
function onlyAllowed(entry: Entry, allowed: AllowList): Problem | null {
  for (const output of entry.output) {
    if (output.element.items !== null) return nothingLeft(entry);
    if (emptyValue(output) || isDummy(output)) continue;
    const stranger = valuesOf(output).some((value) => !isAllowed(value, allowed));
    if (stranger) return { grade: 'leak', kind: 'not-cleaned', message: 'an element that must be cleaned has a word that no allow-list names', value: bytesOf(output) };
  }
  return null;
}

function isAllowed(text: string, { words, patterns }: AllowList): boolean {
  const left = Array.from(text, (sign) => /[\p{L}\p{N}\p{M}]/u.test(sign));
  const clear = (from: number, length: number): void => void left.fill(false, from, from + length);
  // by characters, so that positions count alike in the text and in what is left of it
  for (const source of patterns) for (const { index, 0: match } of text.matchAll(new RegExp(source, 'gu'))) clear(Array.from(text.slice(0, index)).length, Array.from(match).length);
  // whole, in pieces with hyphens, and in runs of letters and digits
  for (const piece of [/\S+/gu, /[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*/gu, /[\p{L}\p{N}\p{M}]+/gu]) {
    for (const { index, 0: word } of text.matchAll(piece)) if (words.has(word.toLowerCase())) clear(Array.from(text.slice(0, index)).length, Array.from(word).length);
  }
  return !left.includes(true);
}
