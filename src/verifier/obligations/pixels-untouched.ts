import { frameBytesOf } from '../residue/behind-pixels.js';
import { sameValue, bytesOf } from './compare.js';
import { elementObligation, type Obligation, type Occurrence } from './obligation.js';

/**
 * Pixel data that no rule touches is the original's to the byte: every fragment and the offset table, padding included. Bytes behind the
 * last native frame belong to no picture and may have become 0.
 */
export function pixelsUntouched(): Obligation {
  return elementObligation({
    name: 'pixels-untouched',
    clause: 'PS3.15 E.1.1: Pixel Data is changed by Clean Pixel Data only; PS3.5 A.4',
    judges: [],
    element(entry, _demand, pair) {
      const [output] = entry.output;
      if (entry.original === null) return null;
      if (output === undefined) return { grade: 'fitness', kind: 'gone', message: 'pixel data is gone', place: 'pixel data' };
      if (pair.redacted === true) return null;
      const same = entry.original.some((original) => isSame(original, output));
      return same ? null : { grade: 'fitness', kind: 'changed', message: 'pixel data differs from the original, and no rule touches it', place: 'pixel data' };
    },
  });
}

function isSame(original: Occurrence, output: Occurrence): boolean {
  const [before, after] = [bytesOf(original), bytesOf(output)];
  if (before.length !== after.length) return false;
  if (sameValue(original, output)) return true;
  if (original.element.fragments !== null || output.element.fragments !== null) return false;
  const end = frameBytesOf(original.data, original.element, original.dataset);
  return end !== null && Buffer.compare(before.subarray(0, end), after.subarray(0, end)) === 0 && after.subarray(end).every((byte) => byte === 0);
}
