import { identifyingClass } from './identifying.js';
import { attributeOfTag, tagText } from './dictionary.js';
import { readFacts } from './read-json.js';

export type RiskRole = 'person' | 'age' | 'birth' | 'measure' | 'site' | 'device' | 'protocol' | 'text' | 'study' | 'date';

/** Generalisations of a number, each nested in the next. */
export type Levels =
  | { readonly action: 'band'; readonly by: readonly number[]; readonly unit: 'years' | null; readonly top: number | null }
  /** decimal numbers as written; each an odd multiple of the one before, so that whoever is rounded alike stays alike */
  | { readonly action: 'round'; readonly to: readonly string[] };

/** An attribute by which a person may be recognised. */
export interface RiskAttribute {
  readonly tag: string;
  readonly keyword: string;
  readonly role: RiskRole;
  /** as sentences name it */
  readonly word: string;
  /** the action that leaves nothing; `…` stands for the attribute */
  readonly last: string;
  readonly levels?: Levels;
}

interface File {
  readonly rows: readonly RiskAttribute[];
  readonly otherGroups: readonly { readonly group: string; readonly because: string }[];
  readonly notPersons: readonly { readonly tags: readonly string[]; readonly because: string }[];
}

interface Index {
  readonly byTag: ReadonlyMap<number, RiskAttribute>;
  readonly groups: ReadonlyMap<number, string>;
  readonly not: ReadonlySet<number>;
}

let cached: Index | undefined;

function index(): Index {
  if (cached !== undefined) return cached;
  const file = readFacts('risk-attributes.json') as File;
  cached = {
    byTag: new Map(file.rows.map((row) => [Number.parseInt(row.tag, 16), row])),
    groups: new Map(file.otherGroups.map(({ group, because }) => [Number.parseInt(group, 16), because])),
    not: new Set(file.notPersons.flatMap(({ tags }) => tags.map((tag) => Number.parseInt(tag, 16)))),
  };
  return cached;
}

/**
 * How an attribute is looked at; undefined for one by which nobody is recognised. Attributes without a row of their own that stand in a group
 * on patients, trials or visits count as one value a person, unless they name somebody: those are for `identifyingClass`.
 */
export function riskAttribute(tag: number): RiskAttribute | undefined {
  const { byTag, groups, not } = index();
  const known = byTag.get(tag);
  if (known !== undefined) return known;
  if (not.has(tag) || !groups.has(tag >>> 16)) return undefined;
  const vrs = attributeOfTag(tag)?.vrs;
  // dates move with the date of the study, or are told of as unmoved; times of day are not looked at
  return vrs === undefined || vrs.some((vr) => vr === 'DA' || vr === 'DT' || vr === 'TM') ? undefined : asPerson(tag);
}

/** Whatever it is, as one value a person: what a profile names as a quasi-identifier without a row of the table. */
export function asPerson(tag: number): RiskAttribute {
  const known = index().byTag.get(tag);
  if (known !== undefined) return known;
  const attribute = attributeOfTag(tag);
  const keyword = attribute?.keyword ?? tagText(tag);
  return { tag: tagText(tag), keyword, role: 'person', word: attribute?.name.toLowerCase() ?? keyword, last: 'remove or empty or replace … with dummy' };
}

/** Whether the attribute names a person or an examination, so that a pseudonym in it says nothing of them. */
export function namesSomebody(tag: number): boolean {
  const cls = identifyingClass(tag)?.cls;
  return cls === 'direct' || cls === 'third-party' || cls === 'linkage';
}
