import { vrRule } from '../../facts/vr.js';

/** Fewer characters are soon shared by two subjects; more than 51 a key does not give. */
const bounds = { least: 6, usual: 10, most: 51 };

/** In characters: what was wanted, within what a pseudonym and values of these VRs can have. */
export function pseudonymLength(wanted: number | null, vrs: readonly string[]): number {
  const limit = Math.min(...vrs.map((vr) => vrRule(vr)?.maxChars ?? bounds.most), bounds.most);
  return Math.max(bounds.least, Math.min(wanted ?? bounds.usual, limit));
}
