import { allAttributes, attributeOfTag } from '../../facts/dictionary.js';
import { allVrs, vrRule } from '../../facts/vr.js';
import { TagTable } from './tag-table.js';

/** A VR as the two bytes that encode it, the first one high: comparing numbers costs less than making texts. */
export type VrCode = number;

export function vrCode(vr: string): VrCode {
  return (vr.charCodeAt(0) << 8) | vr.charCodeAt(1);
}

export function vrText(code: VrCode): string {
  return String.fromCharCode(code >>> 8, code & 0xff);
}

export const SQ = vrCode('SQ');
export const UN = vrCode('UN');
export const OB = vrCode('OB');
export const OW = vrCode('OW');

/** VRs with a 16-bit length field in explicit VR, PS3.5 7.1.2; all others, unknown ones too, have 32 bits after two reserved bytes. */
const short = new Set(allVrs().filter((vr) => vrRule(vr)?.longLength === false).map(vrCode));
const isShort = new Uint8Array(0x10000);
for (const code of short) isShort[code] = 1;

export function hasShortLength(code: VrCode): boolean {
  return isShort[code] === 1;
}

const isTexts = new Uint8Array(0x10000);
for (const vr of allVrs()) if (['text', 'ascii', 'number'].includes(vrRule(vr)?.kind ?? '')) isTexts[vrCode(vr)] = 1;

/** Its values are characters: texts, codes, dates, UIDs and numbers in decimal. */
export function isTextVr(code: VrCode): boolean {
  return isTexts[code] === 1;
}

/** Two capital letters: anything else where a VR must stand is no VR. */
export function isVr(code: VrCode): boolean {
  const [first, second] = [code >>> 8, code & 0xff];
  return first >= 0x41 && first <= 0x5a && second >= 0x41 && second <= 0x5a;
}

let exact: TagTable | undefined;

/** The dictionary's VR, for implicit VR and for UN (PS3.5 6.2.2); UN where it has none. */
export function dictionaryVr(tag: number): VrCode {
  exact ??= exactTags();
  const known = exact.get(tag);
  if (known !== -1) return known;
  // repeating groups, and tags of no dictionary
  const vr = attributeOfTag(tag)?.vrs[0];
  return vr === undefined ? UN : vrCode(vr);
}

function exactTags(): TagTable {
  const table = new TagTable(6000);
  for (const { tag, vrs } of allAttributes()) if (!tag.includes('x')) table.set(Number.parseInt(tag, 16), vrCode(vrs[0] ?? 'UN'));
  return table;
}
