import { describe, expect, it } from 'vitest';
import { allVrs, vrRule } from '../../../src/facts/vr.js';
import { dummy } from '../../../src/runtime/actions/dummy.js';
import { fileOf, valueOf } from './value-of.js';

const file = fileOf();
const withText = allVrs().filter((vr) => vrRule(vr)?.dummy != null);

describe('the dummy of a value', () => {
  it.each(withText)('is one text for everybody in %s, within the length of the VR', (vr) => {
    const made = dummy(valueOf(vr, '12 '), file);
    expect(made).toBe(vrRule(vr)?.dummy);
    expect(String(made).length).toBeLessThanOrEqual(vrRule(vr)?.maxChars ?? Infinity);
    expect(dummy(valueOf(vr, 'another'), file)).toBe(made);
  });

  it.each(['OB', 'OW', 'OF', 'OD', 'OL', 'OV', 'UN', 'US', 'SS', 'UL', 'SL', 'FL', 'FD', 'UV', 'SV', 'AT'])('is zeros of the same length in %s', (vr) => {
    expect(dummy(valueOf(vr, Buffer.alloc(16, 9)), file)).toEqual(Buffer.alloc(16));
  });

  it('is a new UID for a UID', () => {
    expect(dummy(valueOf('UI', '1.2.3.4'), file)).toMatch(/^2\.25\./);
    expect(dummy(valueOf('UI', '1.2.840.10008.1.2'), file)).toBe('1.2.840.10008.1.2');
  });

  it('is one value for several', () => {
    expect(dummy(valueOf('LO', 'one\\two'), file)).toBe('REMOVED');
  });

  it('is none for no value, and for a VR that nobody knows', () => {
    for (const vr of ['LO', 'OB', 'UI', 'PN']) expect(dummy(valueOf(vr, ''), file)).toBeNull();
    for (const text of ['  ', '\\\\', '\0']) expect(dummy(valueOf('LO', text), file)).toBeNull();
    expect(dummy(valueOf('ZZ', 'Zwicky'), file)).toBeNull();
  });
});
