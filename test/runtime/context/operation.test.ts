import { describe, expect, it } from 'vitest';
import type { SimpleAction } from '../../../src/compiler/resolve/model.js';
import { dummy } from '../../../src/runtime/actions/dummy.js';
import { remap } from '../../../src/runtime/actions/remap.js';
import { operationOf } from '../../../src/runtime/context/operation.js';
import { fileOf, valueOf } from '../actions/value-of.js';

const noWords = (): ReadonlySet<string> => new Set();
const actions: Readonly<Record<string, SimpleAction>> = { X: { kind: 'remove' }, Z: { kind: 'empty' }, D: { kind: 'replace', with: { kind: 'dummy' } }, U: { kind: 'remap' } };

function chosen(code: string, type: '1' | '2' | '3' | undefined): string {
  const alternatives = code.split('/').map((one) => actions[one] ?? { kind: 'remove' as const });
  const { kind, action } = operationOf({ rule: 7, action: { kind: 'by-type', alternatives } }, type, noWords);
  if (kind !== 'value') return kind === 'remove' ? 'X' : 'Z';
  return action === remap ? 'U' : action?.(valueOf('LO', 'x'), fileOf()) === dummy(valueOf('LO', 'x'), fileOf()) ? 'D' : '?';
}

describe('a compound action', () => {
  it.each([
    ['X/Z', '3', 'X'],
    ['X/Z', '2', 'Z'],
    ['X/Z', '1', 'Z'],
    ['X/Z', undefined, 'Z'],
    ['X/D', '3', 'X'],
    ['X/D', '2', 'D'],
    ['X/D', '1', 'D'],
    ['X/D', undefined, 'D'],
    ['Z/D', '3', 'Z'],
    ['Z/D', '2', 'Z'],
    ['Z/D', '1', 'D'],
    ['Z/D', undefined, 'D'],
    ['X/Z/D', '3', 'X'],
    ['X/Z/D', '2', 'Z'],
    ['X/Z/D', '1', 'D'],
    ['X/Z/D', undefined, 'D'],
    ['X/Z/U', '3', 'X'],
    ['X/Z/U', '2', 'Z'],
    ['X/Z/U', '1', 'U'],
    ['X/Z/U', undefined, 'U'],
  ] as const)('%s on Type %s is %s: the first that keeps the object valid', (code, type, expected) => {
    expect(chosen(code, type)).toBe(expected);
  });
});

describe('an operation', () => {
  it('makes bands and multiples', () => {
    const made = (action: Parameters<typeof operationOf>[0]['action'], vr: string, text: string) => operationOf({ rule: 1, action }, undefined, noWords).action?.(valueOf(vr, text), fileOf());
    expect(made({ kind: 'band', by: 5, top: 90, unit: 'years' }, 'AS', '037Y')).toBe('035Y');
    expect(made({ kind: 'round', to: '5' }, 'DS', '62.5')).toBe('65');
  });

  it('says what becomes of a sequence under it', () => {
    const items = (action: Parameters<typeof operationOf>[0]['action']) => operationOf({ rule: 1, action }, undefined, noWords).items;
    expect(items({ kind: 'keep' })).toBe('judged');
    expect(items({ kind: 'remap' })).toBe('judged');
    expect(items({ kind: 'replace', with: { kind: 'dummy' } })).toBe('replaced');
    expect(items({ kind: 'clean' })).toBe('replaced');
    for (const action of [{ kind: 'remove' }, { kind: 'empty' }, { kind: 'shift' }, { kind: 'truncate', to: 'year' }] as const) expect(items(action)).toBeNull();
  });
});
