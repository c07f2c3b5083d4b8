import { gone, type ValueAction } from './action.js';

export const ICC_PROFILE = 0x00282000;

/** Types of tags that are nothing but numbers (ICC.1 section 10): colours are computed by them alone. */
const numberTypes: ReadonlySet<string> = new Set(['XYZ ', 'curv', 'para', 'mft1', 'mft2', 'mAB ', 'mBA ', 'sf32', 'uf32', 'meas', 'view', 'chrm', 'cicp']);
const textTypes: ReadonlySet<string> = new Set(['text', 'desc', 'mluc']);
/** Signatures of tags that ICC.1 section 9 has, this edition or an earlier one; a maker's own can be any four letters. */
const signatures: ReadonlySet<string> = new Set(
  'A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 B2D0 B2D1 B2D2 B2D3 D2B0 D2B1 D2B2 D2B3 bXYZ gXYZ rXYZ bTRC gTRC rTRC kTRC bkpt wtpt calt chad chrm cicp ciis clot clro clrt cprt desc dmdd dmnd gamt lumi meas ncl2 pre0 pre1 pre2 pseq psid resp rig0 rig2 targ tech view vued'.split(' '),
);
/** Of the header: size; version; class and colour spaces; the mark of a profile; of flags, attributes and intent what is no maker's (ICC.1 7.2). */
const headerKept: readonly (readonly [from: number, to: number])[] = [[0, 4], [8, 10], [12, 24], [36, 40], [47, 48], [63, 64], [67, 68]];
const classes: ReadonlySet<string> = new Set(['scnr', 'mntr', 'prtr', 'link', 'spac', 'abst', 'nmcl']);
const colourSpaces = /^(?:XYZ |Lab |Luv |YCbr|Yxy |RGB |GRAY|HSV |HLS |CMYK|CMY |[2-9A-F]CLR)$/;
/** 1900-01-01, as dates elsewhere have it */
const dummyDate = Buffer.from([0x07, 0x6c, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
/** D50, which every profile states */
const illuminant = Buffer.from([0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);

/**
 * A colour profile that is kept keeps its numbers: descriptions, copyright, makers, models, the date and whatever a maker adds are made
 * blank in place, so that offsets hold. `gone` for what is no profile.
 */
export const withoutTexts: ValueAction = ({ bytes }) => (bytes.length === 0 ? null : (blanked(bytes) ?? gone));

interface Tag {
  readonly signature: string;
  readonly at: number;
  readonly offset: number;
  readonly end: number;
  readonly type: string;
}

function blanked(bytes: Buffer): Buffer | null {
  const tags = tagsOf(bytes);
  if (tags === null) return null;
  const out = Buffer.alloc(bytes.length);
  const keep = (from: number, to: number): void => void bytes.copy(out, from, from, to);
  for (const [from, to] of headerKept) keep(from, to);
  dummyDate.copy(out, 24);
  illuminant.copy(out, 68);
  keep(128, 132);
  for (const { signature, at } of tags) keep(signatures.has(signature) ? at : at + 4, at + 12);
  for (const { offset, end, type } of tags) {
    if (!numberTypes.has(type)) continue;
    keep(offset, offset + 4);
    keep(offset + 8, end);
  }
  // last, so that nothing of a text comes back by a tag of numbers that lies over it
  for (const { offset, end, type } of tags) if (!numberTypes.has(type)) blank(out, offset, end, type);
  return out;
}

/** An empty text of its type; of `mluc` the size of a record is fixed. */
function blank(out: Buffer, offset: number, end: number, type: string): void {
  out.fill(0, offset, end);
  if (!textTypes.has(type)) return;
  out.write(type, offset, 'latin1');
  if (type === 'mluc' && end - offset >= 16) out.writeUInt32BE(12, offset + 12);
}

/** Null where the header is that of no profile, or the table or a tag does not lie in it. */
function tagsOf(bytes: Buffer): readonly Tag[] | null {
  if (bytes.length < 132 || bytes.readUInt32BE(0) > bytes.length) return null;
  const letters = (at: number): string => bytes.toString('latin1', at, at + 4);
  if (letters(36) !== 'acsp' || !classes.has(letters(12)) || !colourSpaces.test(letters(16)) || !colourSpaces.test(letters(20))) return null;
  const count = bytes.readUInt32BE(128);
  const first = 132 + 12 * count;
  if (count > 200 || first > bytes.length) return null;
  const tags = Array.from({ length: count }, (_, index): Tag => {
    const at = 132 + 12 * index;
    const offset = bytes.readUInt32BE(at + 4);
    return { signature: letters(at), at, offset, end: offset + bytes.readUInt32BE(at + 8), type: letters(offset) };
  });
  return tags.every(({ offset, end }) => offset >= first && end >= offset + 8 && end <= bytes.length) ? tags : null;
}
