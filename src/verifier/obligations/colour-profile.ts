import { bytesOf, emptyValue } from './compare.js';
import type { Entry, Problem } from './obligation.js';

export const ICC_PROFILE = 0x00282000;

/** What a byte of a profile must be: nothing, what it was, or a value of ours. */
type Duty = 0 | 'as it was' | { readonly is: number };

const isNumbers = /^(?:XYZ |curv|para|mft[12]|mAB |mBA |[su]f32|meas|view|chrm|cicp)$/;
const isEmptyText = /^(?:text|desc|mluc)$/;
const isKnown = /^(?:A2B[012]|B2A[012]|B2D[0-3]|D2B[0-3]|[bgr]XYZ|[bgrk]TRC|bkpt|wtpt|calt|chad|chrm|cicp|ciis|clot|clr[ot]|cprt|desc|dmdd|dmnd|gamt|lumi|meas|ncl2|pre[012]|pseq|psid|resp|rig[02]|targ|tech|view|vued)$/;
const isHead = /^(?:scnr|mntr|prtr|link|spac|abst|nmcl)(?:(?:XYZ|Lab|Luv|Yxy|RGB|HSV|HLS|CMY) |YCbr|GRAY|CMYK|[2-9A-F]CLR){2}$/;
/** The date 1900-01-01, and the illuminant D50, which every profile states. */
const fixed: readonly (readonly [at: number, bytes: readonly number[]])[] = [[24, [0x07, 0x6c, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]], [68, [0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]]];

/** Of a kept colour profile (ICC.1) only numbers stay: its texts, names of makers, its date and what no tag covers are blank. */
export function profileProblem({ output, original }: Entry): Problem | null {
  for (const [index, occurrence] of output.entries()) {
    if (emptyValue(occurrence)) continue;
    const bytes = bytesOf(occurrence);
    const before = original === null ? bytes : original[index] === undefined ? null : bytesOf(original[index]);
    const duties = before === null ? null : dutiesOf(before);
    if (before === null || duties === null || before.length !== bytes.length) return { grade: 'leak', kind: 'profile-text', message: 'a colour profile is kept of which nobody can tell its texts', value: bytes };
    for (const [at, duty] of duties.entries()) {
      if (duty === 'as it was' ? bytes[at] !== before[at] : bytes[at] !== (duty === 0 ? 0 : duty.is)) {
        return duty === 'as it was' ? { grade: 'fitness', kind: 'changed', message: 'a number of a kept colour profile is another', value: bytes } : { grade: 'leak', kind: 'profile-text', message: 'a kept colour profile still has a text, a maker or a date', value: bytes };
      }
    }
  }
  const lost = original?.some((occurrence) => dutiesOf(bytesOf(occurrence)) !== null) === true && output.every(emptyValue);
  return lost ? { grade: 'fitness', kind: 'gone', message: 'a colour profile that must be kept is gone' } : null;
}

/** Byte by byte; null where the bytes are no profile whose tags lie in it. */
function dutiesOf(bytes: Uint8Array): readonly Duty[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 132 || letters(36) !== 'acsp' || !isHead.test(letters(12) + letters(16) + letters(20)) || view.getUint32(0) > bytes.length) return null;
  const count = view.getUint32(128);
  if (count > 200 || 132 + count * 12 > bytes.length) return null;
  const duties = new Array<Duty>(bytes.length).fill(0);
  for (const [from, to] of [[0, 4], [8, 10], [12, 24], [36, 40], [47, 48], [63, 64], [67, 68], [128, 132]] as const) duties.fill('as it was', from, to);
  for (const [from, values] of fixed) for (const [at, is] of values.entries()) duties[from + at] = { is };
  const texts: (readonly [from: number, to: number])[] = [];
  for (let entry = 132; entry < 132 + count * 12; entry += 12) {
    const [from, to] = [view.getUint32(entry + 4), view.getUint32(entry + 4) + view.getUint32(entry + 8)];
    if (from < 132 + count * 12 || to > bytes.length || to - from < 8) return null;
    duties.fill('as it was', isKnown.test(letters(entry)) ? entry : entry + 4, entry + 12);
    if (isNumbers.test(letters(from))) {
      duties.fill('as it was', from, from + 4);
      duties.fill('as it was', from + 8, to);
    } else texts.push([from, to]);
  }
  for (const [from, to] of texts) {
    duties.fill(0, from, to);
    if (!isEmptyText.test(letters(from))) continue;
    duties.fill('as it was', from, from + 4);
    if (letters(from) === 'mluc' && to - from >= 16) duties.splice(from + 12, 4, 0, 0, 0, { is: 12 });
  }
  return duties;
}
