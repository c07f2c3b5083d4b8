/**
 * Conditions of rules: what `when …` means. They are decided once a file, over attributes of the root dataset only.
 *
 * A tag is eight upper-case hex digits, "00080060". A lookup gives the values of an attribute as text: trimmed of padding, numbers
 * in decimal, split at the backslash; an absent attribute, one of zero length and one whose values are all empty give an empty
 * list. A sequence with at least one item gives `['']`: it is present and equals nothing.
 */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'test'; readonly tag: string; readonly test: Test };

export type Test =
  /** one of the attribute's values equals one of these, to the letter */
  | { readonly kind: 'in'; readonly values: readonly string[] }
  /** one value matches the pattern: `*` any run, `?` any one character; letter case is ignored, for makers spell themselves in many ways */
  | { readonly kind: 'like'; readonly pattern: string }
  /** one value contains a match of this ECMAScript regular expression (u flag) */
  | { readonly kind: 'matches'; readonly source: string }
  /** the attribute is there and has a value */
  | { readonly kind: 'present' }
  /** one value is a number (or a date of eight digits) below or above the bound */
  | { readonly kind: 'below' | 'above'; readonly bound: number; readonly orEqual: boolean };

export type Lookup = (tag: string) => readonly string[];

export function holds(condition: Condition, lookup: Lookup): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(part, lookup));
    case 'any':
      return condition.of.some((part) => holds(part, lookup));
    case 'not':
      return !holds(condition.of, lookup);
    case 'test':
      return testHolds(condition.test, lookup(condition.tag));
  }
}

export function testHolds(test: Test, values: readonly string[]): boolean {
  switch (test.kind) {
    case 'present':
      return values.length > 0;
    case 'in':
      return values.some((value) => value !== '' && test.values.includes(value));
    case 'like': {
      const pattern = globToRegExp(test.pattern);
      return values.some((value) => value !== '' && pattern.test(value));
    }
    case 'matches': {
      const pattern = new RegExp(test.source, 'u');
      return values.some((value) => value !== '' && pattern.test(value));
    }
    case 'below':
      return values.some((value) => isNumeral(value) && (Number(value) < test.bound || (test.orEqual && Number(value) === test.bound)));
    case 'above':
      return values.some((value) => isNumeral(value) && (Number(value) > test.bound || (test.orEqual && Number(value) === test.bound)));
  }
}

function isNumeral(value: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value);
}

/** `*` any run of characters, `?` exactly one; everything else stands for itself, in either case. */
export function globToRegExp(pattern: string): RegExp {
  const body = pattern.replace(/[\\^$.*+?()[\]{}|/]/g, (character) => (character === '*' ? '[^]*' : character === '?' ? '[^]' : `\\${character}`));
  return new RegExp(`^${body}$`, 'iu');
}
