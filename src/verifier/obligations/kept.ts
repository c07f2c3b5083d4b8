import { attributeOfTag } from '../../facts/dictionary.js';
import { isTextual } from '../read/values.js';
import { ICC_PROFILE, profileProblem } from './colour-profile.js';
import { bytesOf, emptyValue, sameValue } from './compare.js';
import type { Demand } from '../expected.js';
import { elementObligation, type Entry, type Obligation, type Occurrence, type Pair, type Problem } from './obligation.js';

/** K of Table E.1-1: what may stay stays as it was. Pixel data has its own obligation; the items of a sequence are judged one by one. */
export function kept(): Obligation {
  return elementObligation({ name: 'kept', clause: 'PS3.15 E.1.1, code K', judges: ['keep'], element: judge });
}

function judge(entry: Entry, _demand: Demand, pair: Pair): Problem | null {
  if (entry.tag === ICC_PROFILE && [...entry.output, ...(entry.original ?? [])].every(({ element }) => element.items === null)) return profileProblem(entry);
  const hiding = entry.output.find((occurrence) => isText(occurrence) && behindNul(bytesOf(occurrence)));
  if (hiding !== undefined) return { grade: 'leak', kind: 'behind-nul', message: 'a text that must be kept goes on behind its end, the first NUL', value: bytesOf(hiding) };
  if (entry.original === null) return null;
  const [output] = entry.output;
  if (output === undefined) return { grade: 'fitness', kind: 'gone', message: 'an element that must be kept is gone' };
  if (output.element.items !== null) {
    // its items are compared one by one
    return null;
  }
  if (pair.overlaysCleared === true && isOverlayData(entry) && hasLostBitsOnly(entry)) return null;
  const changed = entry.output.find((occurrence) => !entry.original?.some((original) => isSame(original, occurrence)));
  if (changed === undefined) return null;
  const message = emptyValue(changed) ? 'an element that must be kept has lost its value' : 'an element that must be kept has another value';
  return { grade: 'fitness', kind: 'changed', message, value: bytesOf(changed) };
}

/** Overlay Data (60xx,3000) of the root. */
function isOverlayData({ tag, within }: Entry): boolean {
  return within.length === 0 && tag >>> 24 === 0x60 && (tag & 0x1ffff) === 0x3000;
}

/** Text was cleared: no bit is set that was not. */
function hasLostBitsOnly({ output, original }: Entry): boolean {
  const [after, second] = output;
  const [before, other] = original ?? [];
  if (after === undefined || before === undefined || second !== undefined || other !== undefined) return false;
  const [bits, were] = [bytesOf(after), bytesOf(before)];
  return bits.length === were.length && bits.every((byte, at) => (byte & ~(were[at] ?? 0)) === 0);
}

/** By the VR that the file states or by the dictionary's: what either says may be read as a text. */
function isText({ element }: Occurrence): boolean {
  return element.items === null && element.fragments === null && [element.vr, ...(attributeOfTag(element.tag)?.vrs.slice(0, 1) ?? [])].some(isTextual);
}

function behindNul(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(0);
  return end !== -1 && bytes.subarray(end).some((byte) => byte !== 0 && byte !== 0x20);
}

/** Unchanged: as it was but for padding, and of a text what stands before its first NUL (PS3.5 6.1.3). */
function isSame(original: Occurrence, output: Occurrence): boolean {
  if (sameValue(original, output)) return true;
  return isText(original) && Buffer.compare(beforeNul(bytesOf(original)), beforeNul(bytesOf(output))) === 0;
}

function beforeNul(bytes: Uint8Array): Uint8Array {
  const nul = bytes.indexOf(0);
  let end = nul === -1 ? bytes.length : nul;
  while (end > 0 && bytes[end - 1] === 0x20) end -= 1;
  return bytes.subarray(0, end);
}
