import { sameValue, bytesOf } from './compare.js';
import { elementObligation, type Obligation } from './obligation.js';

/** Pixel data that no rule touches is the original's to the byte: every fragment and the offset table, padding included. */
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
      const same = entry.original.some((original) => sameValue(original, output) && bytesOf(original).length === bytesOf(output).length);
      return same ? null : { grade: 'fitness', kind: 'changed', message: 'pixel data differs from the original, and no rule touches it', place: 'pixel data' };
    },
  });
}
