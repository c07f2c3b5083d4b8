import { describe, expect, it } from 'vitest';
import { keepsTo } from '../../../src/runtime/actions/contract.js';
import { valueOf } from './value-of.js';

describe('a contract', () => {
  it.each([
    ['IS', '1000', true],
    ['IS', '-1', false],
    ['IS', '10000', false],
    ['IS', '1e3', false],
    ['LO', 'Zwicky', false],
    ['LO', '1000 Zwicky', false],
  ])('of whole numbers from 0 to 5000 holds for %s %s: %s', (vr, text, holds) => {
    expect(keepsTo({ type: 'integer', min: 0, max: 5000 })(valueOf(vr, text))).toBe(holds);
  });

  it('holds for no bytes that are read as no value, and for no value at all', () => {
    expect(keepsTo({ type: 'number' })(valueOf('OB', 'Zwicky'))).toBe(false);
    expect(keepsTo({ type: 'number' })(valueOf('UN', 'Zwicky'))).toBe(false);
    expect(keepsTo({ type: 'number' })(valueOf('DS', ''))).toBe(true);
    expect(keepsTo({ type: 'number', count: [1, 1] })(valueOf('DS', ''))).toBe(false);
  });

  it('wants its pattern over the whole value', () => {
    expect(keepsTo({ type: 'pattern', pattern: '[A-Z]+' })(valueOf('LO', 'AXIAL'))).toBe(true);
    expect(keepsTo({ type: 'pattern', pattern: '[A-Z]+' })(valueOf('LO', 'AXIAL Zwicky'))).toBe(false);
  });
});
