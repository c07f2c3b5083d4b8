import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWindow } from '../../../src/runtime/dicom/byte-window.js';
import { Unwalkable } from '../../../src/runtime/dicom/unwalkable.js';
import { sourceOf } from '../plan.js';

const bytes = Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 7) & 0xff));

describe('a window over a source', () => {
  it('shows what the whole shows, whatever is asked for in whatever order', () => {
    const range = fc.record({ offset: fc.nat(310), length: fc.nat(120) });
    fc.assert(
      fc.property(fc.array(range, { maxLength: 20 }), fc.integer({ min: 1, max: 64 }), (ranges, windowBytes) => {
        const [whole, window] = [new ByteWindow(bytes), new ByteWindow(sourceOf(bytes), windowBytes)];
        for (const { offset, length } of ranges) {
          const look = (from: ByteWindow): string | null => {
            try {
              return from.slice(offset, length).toString('hex');
            } catch (error) {
              if (error instanceof Unwalkable && error.reason === 'truncated') return null;
              throw error;
            }
          };
          const expected = length === 0 || offset + length <= bytes.length ? bytes.subarray(offset, offset + length).toString('hex') : null;
          expect(look(whole)).toBe(expected);
          expect(look(window)).toBe(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads on where a value is longer than it, and not again what it holds', () => {
    let reads = 0;
    const window = new ByteWindow({ lengthBytes: 300, read: (offset, into) => ((reads += 1), bytes.copy(into, 0, offset)) }, 32);
    window.at(0, 8);
    window.at(24, 8);
    expect(reads).toBe(1);
    expect(window.slice(24, 100)).toEqual(bytes.subarray(24, 124));
    expect(reads).toBe(2);
  });

  it('refuses a source that ends before its length', () => {
    const window = new ByteWindow({ lengthBytes: 300, read: (offset, into) => (offset < 40 ? bytes.copy(into, 0, offset, 40) : 0) }, 32);
    expect(window.slice(8, 16)).toEqual(bytes.subarray(8, 24));
    expect(() => window.slice(64, 8)).toThrow(Unwalkable);
  });

  it('knows whether only zeros are left, from the whole and from ranges', () => {
    const zeros = Buffer.concat([Buffer.alloc(100), Buffer.from([1]), Buffer.alloc(60)]);
    for (const window of [new ByteWindow(zeros), new ByteWindow(sourceOf(zeros), 16)]) {
      const answers = [0, 99, 100, 101, 160, 0, 50, 161].map((offset) => window.isZeroFrom(offset));
      expect(answers).toEqual([false, false, false, true, true, false, false, true]);
    }
  });
});
