/** What an identifying value of an original is, for the report and for where it may be believed. */
export type NeedleKind = 'name' | 'id' | 'institution' | 'device' | 'contact' | 'date' | 'shifted-date' | 'uid' | 'hash';

/**
 * Where a hit is believed, for short and common strings turn up by chance:
 * - everywhere: in every byte
 * - whole: as the whole value of a name or text element
 * - names: as a word of a name element (PN)
 */
export type Reach = 'everywhere' | 'whole' | 'names';

/** One byte string to look for, already folded. Different values may give one form; the first that did names it. */
export interface Needle {
  readonly kind: NeedleKind;
  readonly bytes: Uint8Array;
  /** the attribute the value stood in, eight hex digits */
  readonly tag: string;
  /** it stood in no other attribute of any original */
  readonly isSole: boolean;
  /** whose value it is; at most `MANY` are remembered */
  readonly subjects: readonly string[];
  /** words: no letter or digit before or behind; digits: no digit; none: anywhere */
  readonly boundary: 'words' | 'digits' | 'none';
  readonly reach: Reach;
  /** the only component of a name: "dicom2nifti", "Phantom" */
  readonly lone: boolean;
}

/** This many subjects with one value: more need not be told apart. */
export const MANY = 3;

/** A string that cannot well turn up by chance: three different letters or digits, three of them together. Folded bytes. */
export function isTelling(bytes: Uint8Array): boolean {
  const different = new Set<number>();
  let run = 0;
  let longest = 0;
  for (const byte of bytes) {
    const counts = (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80;
    // the zero bytes of 16-bit characters do not part a word
    run = counts ? run + 1 : byte === 0 ? run : 0;
    longest = Math.max(longest, run);
    if (counts) different.add(byte);
  }
  return different.size >= 3 && longest >= 3;
}
