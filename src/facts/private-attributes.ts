import { readFacts } from './read-json.js';

/** What the tables say of one private element, wherever its creator's block stands. */
export interface PrivateAttribute {
  /** null where no table states one */
  readonly vr: string | null;
  readonly vm: string;
  /** may be empty: the standard prints no meaning for some */
  readonly meaning: string;
  /**
   * What keeping it asks for. Of PS3.15 Table E.3.10-1: "remap-uid", "recurse", "opaque", "text", "no-vr", or "none"; of the table of
   * quantitative elements: "keep-if", "recurse", "shift", "remap", "rebuild", "drop".
   */
  readonly care: string;
  /** it is in PS3.15 Table E.3.10-1, Safe Private Attributes */
  readonly safe: boolean;
}

/**
 * What every value of a private element is, where the table of quantitative elements says so. `n`: how many values, least and most;
 * `min` and `max` are inclusive, `gt` is not; `re`: a regular expression that each value matches.
 */
export interface ValueContract {
  readonly type: 'int' | 'num' | 'enum' | 're';
  readonly min?: number;
  readonly max?: number;
  readonly gt?: number;
  readonly n?: readonly [number, number];
  readonly in?: readonly string[];
  readonly re?: string;
}

export interface SafePrivateRow extends PrivateAttribute {
  readonly creator: string;
  /** four upper-case hex digits */
  readonly group: string;
  /** the low byte of the element, two upper-case hex digits */
  readonly element: string;
}

interface Key {
  readonly creator: string;
  readonly group: string;
  readonly element: string;
}
interface SafeFile {
  readonly edition: string;
  readonly rows: readonly (Key & { readonly vr: string | null; readonly vm: string; readonly meaning: string; readonly care?: string })[];
}
interface QuantitativeFile {
  readonly rows: readonly QuantitativeRow[];
}

/** A private element that a quantitative analysis needs, or a neighbour of one that nobody should keep. */
export interface QuantitativeRow extends Key {
  readonly vr: string | null;
  readonly vm: string;
  readonly name: string;
  /** "Philips", "Siemens XA" */
  readonly vendor: string;
  /** what it is for: "diffusion", "slice timing" */
  readonly purpose: string;
  readonly handling: string;
  readonly contract?: ValueContract;
}

interface Index {
  readonly safe: readonly SafePrivateRow[];
  readonly edition: string;
  readonly byKey: ReadonlyMap<string, PrivateAttribute>;
  readonly creators: readonly string[];
  readonly contracts: ReadonlyMap<string, ValueContract>;
}

let cached: Index | undefined;

function index(): Index {
  if (cached !== undefined) return cached;
  const file = readFacts('safe-private.json') as SafeFile;
  const safe = file.rows.map(
    ({ creator, group, element, vr, vm, meaning, care }): SafePrivateRow => ({ creator, group, element, vr: oneVr(vr), vm, meaning, care: care ?? 'none', safe: true }),
  );
  const byKey = new Map<string, PrivateAttribute>(safe.map((row) => [keyOf(row), row]));
  const contracts = new Map<string, ValueContract>();
  for (const { creator, group, element, vr, vm, name, handling, contract } of (readFacts('quantitative-private.json') as QuantitativeFile).rows) {
    // the table of the standard comes first where both have the element
    const key = keyOf({ creator, group, element });
    if (contract !== undefined) contracts.set(key, contract);
    if (!byKey.has(key)) byKey.set(key, { vr: oneVr(vr), vm, meaning: name, care: handling, safe: false });
  }
  const creators = [...new Set([...byKey.keys()].map((key) => key.slice(key.indexOf('|', 5) + 1)))].sort();
  cached = { safe, edition: file.edition, byKey, creators, contracts };
  return cached;
}

/** "OW/OB" is no VR that an element can be read with. */
function oneVr(vr: string | null): string | null {
  return vr !== null && /^[A-Z]{2}$/.test(vr) ? vr : null;
}

function keyOf({ creator, group, element }: Key): string {
  return `${group}|${element}|${creator}`;
}

/** Group "0019" and the low byte "0C", upper case; the creator without trailing spaces. */
export function privateAttribute(creator: string, group: string, element: string): PrivateAttribute | undefined {
  return index().byKey.get(keyOf({ creator, group, element }));
}

/** Of the table of quantitative elements; undefined where it states none. Keys as of `privateAttribute`. */
export function valueContract(creator: string, group: string, element: string): ValueContract | undefined {
  return index().contracts.get(keyOf({ creator, group, element }));
}

/** The table of quantitative elements, as it orders them. */
export function quantitativeRows(): readonly QuantitativeRow[] {
  return (readFacts('quantitative-private.json') as QuantitativeFile).rows;
}

/** The rows of PS3.15 Table E.3.10-1, as the table orders them. */
export function safePrivateRows(): readonly SafePrivateRow[] {
  return index().safe;
}

/** Every private creator that a table names, sorted. */
export function knownCreators(): readonly string[] {
  return index().creators;
}

/** A private element by its creator's name, group and low byte. */
export interface PlacedPrivateAttribute extends PrivateAttribute {
  /** four upper-case hex digits */
  readonly group: string;
  /** the low byte, two upper-case hex digits */
  readonly element: string;
}

/** What the tables know of a creator's elements, in the order of their tags. */
export function privateAttributesOf(creator: string): readonly PlacedPrivateAttribute[] {
  const { byKey } = index();
  const found = [...byKey].flatMap(([key, attribute]): readonly PlacedPrivateAttribute[] =>
    key.slice(8) === creator ? [{ ...attribute, group: key.slice(0, 4), element: key.slice(5, 7) }] : [],
  );
  return found.sort((a, b) => (a.group + a.element < b.group + b.element ? -1 : 1));
}
