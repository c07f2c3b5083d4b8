import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TagTable } from '../../../src/runtime/dicom/tag-table.js';

describe('a table of tags', () => {
  it('holds what a map holds, also beyond what was expected of it', () => {
    const tag = fc.oneof(fc.nat(0xffffffff), fc.nat(0xffff).map((group) => ((group << 16) | 0x10) >>> 0), fc.nat(20));
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, fc.nat(1000)), { maxLength: 200 }), fc.array(tag, { maxLength: 50 }), (entries, others) => {
        const table = new TagTable(4);
        for (const [key, value] of entries) table.set(key, value);
        const map = new Map(entries);
        for (const key of [...map.keys(), ...others]) expect(table.get(key)).toBe(map.get(key) ?? -1);
      }),
      { numRuns: 200 },
    );
  });
});
