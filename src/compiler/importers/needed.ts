import { rule, type Written } from './draft.js';

/** What no object can be without: its class, its UIDs (PS3.3 C.12.1, C.7.2.1, C.7.3.1), the character set of its texts, its pixels. */
const needed: Readonly<Record<string, readonly [verb: 'keep' | 'remap', keyword: string]>> = {
  '00080005': ['keep', 'SpecificCharacterSet'],
  '00080016': ['keep', 'SOPClassUID'],
  '00080018': ['remap', 'SOPInstanceUID'],
  '0020000D': ['remap', 'StudyInstanceUID'],
  '0020000E': ['remap', 'SeriesInstanceUID'],
  '7FE00010': ['keep', 'PixelData'],
};

/** Rules for those of them that are not in `named`, tags of eight hex digits. */
export function neededBeside(named: ReadonlySet<string>): readonly Written[] {
  return Object.entries(needed).flatMap(([tag, [verb, keyword]]) => (named.has(tag) ? [] : [rule(verb, keyword)]));
}

/** What stands instead of a removal of a class or UID that an object is known by; null for other attributes. */
export function insteadOfRemoval(tag: string): Written | null {
  const [verb, keyword] = /^(00080016|00080018|0020000D|0020000E)$/.test(tag) ? (needed[tag] ?? []) : [];
  return verb === undefined || keyword === undefined ? null : rule(verb, keyword);
}
