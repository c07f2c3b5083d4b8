/** What an identifying value of an original is, for the report and for where it may be believed. */
export type NeedleKind = 'name' | 'id' | 'institution' | 'device' | 'contact' | 'date' | 'shifted-date' | 'uid' | 'hash';

/** One byte string to look for, already folded. Different values may give one form; the first that did names it. */
export interface Needle {
  readonly kind: NeedleKind;
  readonly bytes: Uint8Array;
  /** the attribute the value stood in, eight hex digits */
  readonly tag: string;
  /** whose value it is; null once several subjects share it */
  readonly subject: string | null;
  /** words: no letter or digit before or behind; digits: no digit; none: anywhere */
  readonly boundary: 'words' | 'digits' | 'none';
  /** short, or a word of the standard's own vocabulary: believed only as a whole word in names and short texts */
  readonly weak: boolean;
}
