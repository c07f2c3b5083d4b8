import { readFacts } from './read-json.js';

/** A standard attribute, PS3.6 Tables 6-1, 7-1, 8-1, 9-1. */
export interface Attribute {
  /** eight upper-case hex digits; `x` where the group or element repeats ("60xx3000") */
  readonly tag: string;
  readonly keyword: string;
  readonly name: string;
  /** one or more value representations; the first is taken for implicit VR unless a rule of PS3.5 says otherwise */
  readonly vrs: readonly string[];
  readonly vm: string;
  readonly retired: boolean;
}

interface DictionaryFile {
  readonly source: string;
  readonly rows: readonly (readonly [string, string, string, readonly string[], string, boolean])[];
}

interface Index {
  readonly byTag: ReadonlyMap<number, Attribute>;
  readonly byKeyword: ReadonlyMap<string, Attribute>;
  readonly repeating: readonly { readonly mask: number; readonly value: number; readonly attribute: Attribute }[];
  readonly all: readonly Attribute[];
}

let cached: Index | undefined;

function index(): Index {
  if (cached !== undefined) return cached;
  const file = readFacts('dictionary.json') as DictionaryFile;
  const byTag = new Map<number, Attribute>();
  const byKeyword = new Map<string, Attribute>();
  const repeating: { mask: number; value: number; attribute: Attribute }[] = [];
  const all: Attribute[] = [];
  for (const [tag, keyword, name, vrs, vm, retired] of file.rows) {
    const attribute: Attribute = { tag, keyword, name, vrs, vm, retired };
    all.push(attribute);
    if (keyword !== '') byKeyword.set(keyword, attribute);
    if (tag.includes('x')) repeating.push({ ...tagPattern(tag), attribute });
    else byTag.set(Number.parseInt(tag, 16), attribute);
  }
  cached = { byTag, byKeyword, repeating, all };
  return cached;
}

/** A tag pattern as a mask and a value: a tag matches when `(tag & mask) >>> 0 === value`. */
export function tagPattern(pattern: string): { readonly mask: number; readonly value: number } {
  const mask = Number.parseInt(pattern.replace(/[^x]/g, 'F').replace(/x/g, '0'), 16);
  return { mask, value: Number.parseInt(pattern.replace(/x/g, '0'), 16) };
}

export function tagMatches(pattern: { readonly mask: number; readonly value: number }, tag: number): boolean {
  return (tag & pattern.mask) >>> 0 === pattern.value;
}

/** "00100010" for 0x00100010. */
export function tagText(tag: number): string {
  return tag.toString(16).toUpperCase().padStart(8, '0');
}

/** "(0010,0010)" for "00100010". */
export function printTag(tag: string): string {
  return `(${tag.slice(0, 4)},${tag.slice(4)})`;
}

/** The attribute of a tag, repeating groups (even groups only, PS3.5 7.6) included; undefined for private and unknown tags. */
export function attributeOfTag(tag: number): Attribute | undefined {
  const { byTag, repeating } = index();
  const exact = byTag.get(tag);
  if (exact !== undefined) return exact;
  if ((tag >>> 16) % 2 === 1) return undefined;
  return repeating.find((entry) => tagMatches(entry, tag))?.attribute;
}

export function attributeOfKeyword(keyword: string): Attribute | undefined {
  return index().byKeyword.get(keyword);
}

export function allAttributes(): readonly Attribute[] {
  return index().all;
}

/** "PatientName (0010,0010)", or the bare tag where the dictionary has no keyword. */
export function describeTag(tag: string): string {
  const keyword = tag.includes('x')
    ? index().all.find((attribute) => attribute.tag === tag)?.keyword
    : attributeOfTag(Number.parseInt(tag, 16))?.keyword;
  return keyword === undefined || keyword === '' ? printTag(tag) : `${keyword} ${printTag(tag)}`;
}
