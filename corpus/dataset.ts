import { attributeOfKeyword, attributeOfTag, printTag, tagText } from '../src/facts/dictionary.js';

/** Text (several values split at the backslash), numbers, bytes in little endian order, items, or encapsulated fragments. */
export type Value = string | readonly number[] | Uint8Array | readonly Dataset[] | { readonly fragments: readonly Uint8Array[] };

export interface Element {
  readonly tag: number;
  readonly vr: string;
  readonly value: Value;
  /** written as UN with its content in Implicit VR Little Endian, PS3.5 6.2.2 */
  readonly asUnknown: boolean;
}

/** A dataset or an item under construction. It knows its path, so that a plant can say where it stands. */
export class Dataset {
  readonly #elements = new Map<number, Element>();
  readonly #within: string;

  /** @param within path of the item this is, "RequestAttributesSequence[0] > "; empty at the root */
  constructor(within = '') {
    this.#within = within;
  }

  /** Sets an attribute by keyword. A VR is given where the dictionary allows several. */
  set(keyword: string, value: Value, vr?: string): this {
    const { tag, vr: dictionaryVr } = attribute(keyword);
    return this.setTag(tag, vr ?? dictionaryVr, value);
  }

  setTag(tag: number, vr: string, value: Value, asUnknown = false): this {
    this.#elements.set(tag, { tag, vr, value, asUnknown });
    return this;
  }

  /** Adds an item to a sequence, given by keyword or, for private ones, by tag. */
  item(sequence: string | number, asUnknown = false): Dataset {
    const tag = typeof sequence === 'number' ? sequence : attribute(sequence).tag;
    const before = this.#elements.get(tag)?.value;
    const items = Array.isArray(before) ? (before as readonly Dataset[]) : [];
    const added = new Dataset(`${this.pathOf(tag)}[${items.length}] > `);
    this.setTag(tag, 'SQ', [...items, added], asUnknown);
    return added;
  }

  has(keyword: string): boolean {
    return this.#elements.has(attribute(keyword).tag);
  }

  /** The text of an attribute set before; empty where it is not set or not text. */
  text(keyword: string): string {
    const value = this.#elements.get(attribute(keyword).tag)?.value;
    return typeof value === 'string' ? value : '';
  }

  /** "RequestAttributesSequence[0] > PatientBirthDate"; tags without a keyword as (gggg,eeee) */
  pathOf(keywordOrTag: string | number): string {
    if (typeof keywordOrTag === 'string') return this.#within + keywordOrTag;
    const keyword = attributeOfTag(keywordOrTag)?.keyword ?? '';
    return this.#within + (keyword === '' ? printTag(tagText(keywordOrTag)) : keyword);
  }

  /** In ascending order of tag, PS3.5 7.1. */
  elements(): readonly Element[] {
    return [...this.#elements.values()].sort((one, other) => one.tag - other.tag);
  }
}

function attribute(keyword: string): { readonly tag: number; readonly vr: string } {
  const known = attributeOfKeyword(keyword);
  if (known === undefined) throw new Error(`internal error: no attribute has the keyword ${keyword}`);
  return { tag: Number.parseInt(known.tag, 16), vr: known.vrs[0] ?? 'UN' };
}
