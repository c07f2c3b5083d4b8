import { describe, expect, it } from 'vitest';
import { gone } from '../../../src/runtime/actions/action.js';
import { clean } from '../../../src/runtime/actions/clean.js';
import { fileOf, valueOf } from './value-of.js';

describe('cleaning', () => {
  it('leaves nothing of a value, for no allow-list says what may stay', () => {
    for (const vr of ['LO', 'UT', 'OB', 'UN']) expect(clean(valueOf(vr, 'Brain of Mrs Zwicky'), fileOf())).toBe(gone);
  });

  it('gives no value for none', () => {
    expect(clean(valueOf('LO', ''), fileOf())).toBeNull();
  });
});
