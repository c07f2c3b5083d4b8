import { readFacts } from './read-json.js';

/** One of the eighteen identifiers of 45 CFR 164.514(b)(2)(i), with the attributes that can hold it. */
export interface HipaaIdentifier {
  /** "A" to "R" */
  readonly letter: string;
  readonly identifier: string;
  readonly attributes: readonly HipaaAttribute[];
  /** value representations every attribute of which can hold it, private ones too */
  readonly vrs: readonly string[];
  /** of a date its year may stay, but for the attributes named in `yearGoesToo` */
  readonly mayKeepYear: boolean;
  /** tags of dates that go whole: their year tells an age over 89 */
  readonly yearGoesToo: readonly string[];
}

export interface HipaaAttribute {
  /** eight upper-case hex digits */
  readonly tag: string;
  readonly keyword: string;
  readonly vr: string;
  /** the attribute has a row in PS3.15 Table E.1-1 */
  readonly hasRow: boolean;
}

/** Attributes that identify in some files only: in those of these SOP classes, and in those that say YES in one of these attributes. */
export interface StaysUnless {
  readonly tags: readonly string[];
  readonly sopClasses: readonly string[];
  readonly saysYes: readonly string[];
  readonly reason: string;
}

interface HipaaFile {
  readonly identifiers: readonly {
    readonly letter: string;
    readonly identifier: string;
    readonly attributes: readonly string[];
    readonly vrs?: readonly string[];
    readonly mayKeepYear?: boolean;
    readonly yearGoesToo?: readonly string[];
  }[];
  readonly staysUnless: readonly { readonly attributes: readonly string[]; readonly sopClasses: readonly string[]; readonly saysYes: readonly string[]; readonly reason: string }[];
}

let cached: readonly HipaaIdentifier[] | undefined;

/** The eighteen identifiers in the order of the rule. */
export function hipaaIdentifiers(): readonly HipaaIdentifier[] {
  cached ??= read().identifiers.map(({ letter, identifier, attributes, vrs, mayKeepYear, yearGoesToo }) => ({
    letter,
    identifier,
    attributes: attributes.map(attributeOf),
    vrs: vrs ?? [],
    mayKeepYear: mayKeepYear ?? false,
    yearGoesToo: (yearGoesToo ?? []).map(tagOf),
  }));
  return cached;
}

let cachedStays: readonly StaysUnless[] | undefined;

export function hipaaStaysUnless(): readonly StaysUnless[] {
  cachedStays ??= read().staysUnless.map(({ attributes, sopClasses, saysYes, reason }) => ({ tags: attributes.map(tagOf), sopClasses, saysYes: saysYes.map(tagOf), reason }));
  return cachedStays;
}

function read(): HipaaFile {
  return readFacts('hipaa-18.json') as HipaaFile;
}

/** "0010,0010 PatientName" */
function tagOf(text: string): string {
  return text.slice(0, 9).replace(',', '');
}

/** "0010,0010 PatientName PN Z"; the last is "-" where Table E.1-1 has no row */
function attributeOf(text: string): HipaaAttribute {
  const [tag, keyword, vr, code] = text.split(' ');
  if (tag === undefined || keyword === undefined || vr === undefined || code === undefined) throw new Error(`hipaa-18.json: cannot read ${text}`);
  return { tag: tag.replace(',', ''), keyword, vr, hasRow: code !== '-' };
}
