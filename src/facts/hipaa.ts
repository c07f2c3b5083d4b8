import { readFacts } from './read-json.js';

/** One of the eighteen identifiers of 45 CFR 164.514(b)(2)(i), with the attributes that can hold it. */
export interface HipaaIdentifier {
  /** "A" to "R" */
  readonly letter: string;
  readonly identifier: string;
  readonly attributes: readonly HipaaAttribute[];
}

export interface HipaaAttribute {
  /** eight upper-case hex digits */
  readonly tag: string;
  readonly keyword: string;
  readonly vr: string;
  /** the attribute has a row in PS3.15 Table E.1-1 */
  readonly hasRow: boolean;
}

interface HipaaFile {
  readonly identifiers: readonly { readonly letter: string; readonly identifier: string; readonly attributes: readonly string[] }[];
}

let cached: readonly HipaaIdentifier[] | undefined;

/** The eighteen identifiers in the order of the rule. */
export function hipaaIdentifiers(): readonly HipaaIdentifier[] {
  cached ??= (readFacts('hipaa-18.json') as HipaaFile).identifiers.map(({ letter, identifier, attributes }) => ({
    letter,
    identifier,
    attributes: attributes.map(attributeOf),
  }));
  return cached;
}

/** "0010,0010 PatientName PN Z"; the last is "-" where Table E.1-1 has no row */
function attributeOf(text: string): HipaaAttribute {
  const [tag, keyword, vr, code] = text.split(' ');
  if (tag === undefined || keyword === undefined || vr === undefined || code === undefined) throw new Error(`hipaa-18.json: cannot read ${text}`);
  return { tag: tag.replace(',', ''), keyword, vr, hasRow: code !== '-' };
}
