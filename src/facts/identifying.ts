import { readFacts } from './read-json.js';

/** How an attribute identifies, as quasi-identifiers.json classes it: "direct", "third-party", "quasi-site", … */
export interface Identifying {
  readonly cls: string;
  /** 1 low to 5 high, of one value alone */
  readonly risk: number;
}

interface GroupsFile {
  readonly groups: readonly { readonly cls: string; readonly risk: number; readonly attributes: readonly string[] }[];
}

let cached: ReadonlyMap<number, Identifying> | undefined;

/** The class of a standard attribute; undefined where the table has none. */
export function identifyingClass(tag: number): Identifying | undefined {
  cached ??= new Map(
    (readFacts('quasi-identifiers.json') as GroupsFile).groups.flatMap(({ cls, risk, attributes }) =>
      // "0010,0010 PatientName PN Z"
      attributes.map((text): [number, Identifying] => [Number.parseInt(text.slice(0, 9).replace(',', ''), 16), { cls, risk }]),
    ),
  );
  return cached.get(tag);
}
