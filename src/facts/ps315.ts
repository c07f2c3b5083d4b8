import { tagMatches, tagPattern } from './dictionary.js';
import { readFacts } from './read-json.js';

/** The options of the Basic Profile by their names in the rule language, PS3.15 E.3, in the order of Table E.1-1's columns. */
export const ps315Options = [
  'retain-safe-private',
  'retain-uids',
  'retain-device-identity',
  'retain-institution-identity',
  'retain-patient-characteristics',
  'retain-full-dates',
  'retain-modified-dates',
  'clean-descriptors',
  'clean-structured-content',
  'clean-graphics',
] as const;
export type Ps315Option = (typeof ps315Options)[number];

/** The codes of the Basic Profile's column. */
export type Ps315Code = 'X' | 'Z' | 'D' | 'U' | 'X/Z' | 'X/D' | 'Z/D' | 'X/Z/D' | 'X/Z/U*';

/** A row of PS3.15 Table E.1-1. */
export interface Ps315Row {
  /** eight upper-case hex digits, `x` for any digit ("60xx3000"); "private" for the row of private attributes */
  readonly tag: string;
  /** null for the row of private attributes */
  readonly keyword: string | null;
  readonly name: string;
  /** as the table's source prints it ("OB or OW"); null for curves and private attributes */
  readonly vr: string | null;
  readonly retired: boolean;
  /** the attribute is in an IOD of the standard, as the table says */
  readonly inStandardIod: boolean;
  readonly basic: Ps315Code;
  /** only the options that say something of this attribute */
  readonly options: Readonly<Partial<Record<Ps315Option, 'K' | 'C'>>>;
}

interface Ps315File {
  readonly edition: string;
  readonly rows: readonly {
    readonly tag: string;
    readonly keyword: string | null;
    readonly name: string;
    readonly vr: string | null;
    readonly retired: boolean;
    readonly stdIOD: boolean;
    readonly basic: Ps315Code;
    readonly opt: Readonly<Record<string, 'K' | 'C'>>;
  }[];
}

/** The file's names of the columns. */
const columns: Readonly<Record<string, Ps315Option>> = {
  rtnSafePriv: 'retain-safe-private',
  rtnUIDs: 'retain-uids',
  rtnDevId: 'retain-device-identity',
  rtnInstId: 'retain-institution-identity',
  rtnPatChars: 'retain-patient-characteristics',
  rtnLongFull: 'retain-full-dates',
  rtnLongModif: 'retain-modified-dates',
  cleanDesc: 'clean-descriptors',
  cleanStruct: 'clean-structured-content',
  cleanGraph: 'clean-graphics',
};

interface Table {
  readonly edition: string;
  readonly rows: readonly Ps315Row[];
  readonly byTag: ReadonlyMap<string, Ps315Row>;
  readonly patterns: readonly { readonly mask: number; readonly value: number; readonly row: Ps315Row }[];
}

let cached: Table | undefined;

function table(): Table {
  if (cached !== undefined) return cached;
  const file = readFacts('ps315-e1.json') as Ps315File;
  const rows = file.rows.map(
    ({ tag, keyword, name, vr, retired, stdIOD, basic, opt }): Ps315Row => ({
      tag: tag === 'gggg,eeee' ? 'private' : tag.replace(',', ''),
      keyword,
      name,
      vr,
      retired,
      inStandardIod: stdIOD,
      basic,
      options: Object.fromEntries(Object.entries(opt).map(([column, code]) => [optionOfColumn(column), code])),
    }),
  );
  cached = {
    edition: file.edition.replace('DICOM PS3.15 ', ''),
    rows,
    byTag: new Map(rows.map((row) => [row.tag, row])),
    patterns: rows.filter(({ tag }) => tag.includes('x')).map((row) => ({ ...tagPattern(row.tag), row })),
  };
  return cached;
}

/** The option of a column as the fact files name it. */
export function optionOfColumn(column: string): Ps315Option {
  const option = columns[column];
  if (option === undefined) throw new Error(`a table of PS3.15 has an unknown column ${column}`);
  return option;
}

/** All rows, as the table orders them. */
export function ps315Rows(): readonly Ps315Row[] {
  return table().rows;
}

/**
 * The row of a tag ("00100010") or of a pattern as the table has it ("60xx3000"). A tag in a repeating group has the row of its pattern
 * (even groups only), a tag in an odd group the row of private attributes; "private" names that row too.
 */
export function ps315Row(tag: string): Ps315Row | undefined {
  const { byTag, patterns } = table();
  const exact = byTag.get(tag);
  if (exact !== undefined || !/^[0-9A-F]{8}$/.test(tag)) return exact;
  const number = Number.parseInt(tag, 16);
  if ((number >>> 16) % 2 === 1) return byTag.get('private');
  return patterns.find((pattern) => tagMatches(pattern, number))?.row;
}

/** The edition of PS3.15 that the table is from: "2026d". */
export function ps315Edition(): string {
  return table().edition;
}
