import { readFacts } from './read-json.js';

/** Why an attribute without a row in Table E.1-1 wants a decision: what its value representation can hold. */
export type UncoveredClass = 'text' | 'uid' | 'uid-structural' | 'date-time' | 'uri';

/** An attribute of PS3.6 that can hold text, a date, a UID or an address and that Table E.1-1 does not list. */
export interface UncoveredAttribute {
  /** eight upper-case hex digits, `x` for any digit */
  readonly tag: string;
  readonly keyword: string;
  readonly vr: string;
  readonly cls: UncoveredClass;
  readonly retired: boolean;
  /** the value is commonly typed by a person, or names a device of the site */
  readonly operatorText: boolean;
}

interface UncoveredFile {
  readonly rows: readonly {
    readonly tag: string;
    readonly keyword: string;
    readonly vr: string;
    readonly cls: UncoveredClass;
    readonly retired?: boolean;
    readonly operatorText?: boolean;
  }[];
}

let cached: ReadonlyMap<string, UncoveredAttribute> | undefined;

function byTag(): ReadonlyMap<string, UncoveredAttribute> {
  cached ??= new Map(
    (readFacts('ps315-e1-uncovered.json') as UncoveredFile).rows.map(({ tag, keyword, vr, cls, retired, operatorText }) => {
      const plain = tag.replace(',', '');
      return [plain, { tag: plain, keyword, vr, cls, retired: retired ?? false, operatorText: operatorText ?? false }];
    }),
  );
  return cached;
}

export function uncoveredAttributes(): readonly UncoveredAttribute[] {
  return [...byTag().values()];
}

/** By tag ("00080070") or by pattern as the table has it ("60xx0022"). */
export function uncoveredAttribute(tag: string): UncoveredAttribute | undefined {
  return byTag().get(tag);
}
