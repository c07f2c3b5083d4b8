import { optionOfColumn, type Ps315Option } from './ps315.js';
import { readFacts } from './read-json.js';

/** A content item of structured reports, by its concept name and value type; a row of PS3.15 Table E.3.4-1. */
export interface ContentItem {
  readonly meaning: string;
  readonly code: string;
  readonly scheme: string;
  /** PS3.3 Table C.17.3-7: "TEXT", "PNAME", … */
  readonly valueType: string;
  /** the code of the table for the Basic Profile */
  readonly basic: 'X' | 'D' | 'X/D';
  /** only the options that say something of this item */
  readonly options: Readonly<Partial<Record<Ps315Option, 'K' | 'C'>>>;
}

interface File {
  readonly edition: string;
  readonly rows: readonly (Omit<ContentItem, 'options'> & { readonly opt: Readonly<Record<string, 'K' | 'C'>> })[];
}

let cached: { readonly edition: string; readonly rows: readonly ContentItem[]; readonly byKey: ReadonlyMap<string, ContentItem> } | undefined;

function table(): NonNullable<typeof cached> {
  if (cached !== undefined) return cached;
  const file = readFacts('ps315-e341.json') as File;
  const rows = file.rows.map(({ opt, ...row }): ContentItem => ({ ...row, options: Object.fromEntries(Object.entries(opt).map(([column, code]) => [optionOfColumn(column), code])) }));
  cached = { edition: file.edition, rows, byKey: new Map(rows.map((row) => [keyOf(row), row])) };
  return cached;
}

/** As the table orders them. */
export function contentItems(): readonly ContentItem[] {
  return table().rows;
}

/** The row of a concept and value type, if the table has one. */
export function contentItemRow(item: Pick<ContentItem, 'code' | 'scheme' | 'valueType'>): ContentItem | undefined {
  return table().byKey.get(keyOf(item));
}

function keyOf({ code, scheme, valueType }: Pick<ContentItem, 'code' | 'scheme' | 'valueType'>): string {
  return `${scheme}|${code}|${valueType}`;
}

const valueTags = [
  ['TEXT', '0040A160'],
  ['PNAME', '0040A123'],
  ['DATETIME', '0040A120'],
  ['DATE', '0040A121'],
  ['TIME', '0040A122'],
  ['UIDREF', '0040A124'],
  ['CODE', '0040A168'],
  ['NUM', '0040A300'],
] as const;

const tagOfType: ReadonlyMap<string, string> = new Map(valueTags);
const typeOfTag: ReadonlyMap<string, (typeof valueTags)[number][0]> = new Map(valueTags.map(([type, tag]) => [tag, type]));

/** The attribute in which an item of this value type holds its value, PS3.3 Table C.17-5; undefined for references, coordinates and containers. */
export function valueTagOf(valueType: string): string | undefined {
  return tagOfType.get(valueType);
}

/** The value type whose value stands in this attribute; undefined for every other attribute. */
export function valueTypeOf(tag: string): (typeof valueTags)[number][0] | undefined {
  return typeOfTag.get(tag);
}
