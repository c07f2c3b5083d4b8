import { describe, expect, it } from 'vitest';
import { attributeOfKeyword } from '../../src/facts/dictionary.js';
import { typedSopClasses, typeOf } from '../../src/facts/iod-types.js';
import { readFacts } from '../../src/facts/read-json.js';
import { registeredUid } from '../../src/facts/uids.js';

const { sopClasses } = readFacts('iod-types.json') as {
  readonly sopClasses: Record<string, { readonly type1: readonly string[]; readonly type2: readonly string[] }>;
};
const { counts, rows } = readFacts('sop-class-ciods.json') as { readonly counts: { readonly sopClasses: number; readonly ciods: number }; readonly rows: readonly [string, string][] };
const { ciods } = readFacts('compound-types.json') as { readonly ciods: Record<string, { readonly actions: Record<string, string> }> };

const ct = '1.2.840.10008.5.1.4.1.1.2';
const pet = '1.2.840.10008.5.1.4.1.1.128';
const us = '1.2.840.10008.5.1.4.1.1.6.1';
const intraOral = '1.2.840.10008.5.1.4.1.1.1.3';

describe('Types of attributes', () => {
  it('are those of the table of required attributes, the stricter where two modules differ', () => {
    expect(typedSopClasses()).toEqual(Object.keys(sopClasses));
    for (const [uid, { type1, type2 }] of Object.entries(sopClasses)) {
      for (const keyword of type1) expect(typeOf(uid, attributeOfKeyword(keyword)?.tag ?? ''), `${uid} ${keyword}`).toBe('1');
      for (const keyword of type2) expect(typeOf(uid, attributeOfKeyword(keyword)?.tag ?? ''), `${uid} ${keyword}`).toBe(type1.includes(keyword) ? '1' : '2');
    }
  });

  it('follow the IOD where the class has one, and are unknown where they are conditional', () => {
    expect(typeOf(ct, '00080021')).toBe('3');
    expect(typeOf(pet, '00080021')).toBe('1');
    expect(typeOf(ct, '00180010')).toBe('2');
    expect(typeOf(ct, '00080023')).toBeUndefined();
    expect(typeOf(us, '0008002A')).toBeUndefined();
  });

  it('are 3 in other classes only where no module could ask for more', () => {
    expect(typeOf(intraOral, '00080021')).toBe('3');
    expect(typeOf(intraOral, '0008002A')).toBeUndefined();
    expect(typeOf(intraOral, '00180010')).toBeUndefined();
  });

  it('are unknown for classes and attributes that no table has', () => {
    expect(typeOf('1.2.3', '00100020')).toBeUndefined();
    expect(typeOf(ct, '00204000')).toBeUndefined();
  });

  it('use a map from SOP class to IOD that names registered classes and every IOD of the table', () => {
    expect(rows).toHaveLength(counts.sopClasses);
    expect(new Set(rows.map(([, ciod]) => ciod))).toEqual(new Set(Object.keys(ciods)));
    expect(counts.ciods).toBe(Object.keys(ciods).length);
    for (const [uid] of rows) expect(registeredUid(uid)?.type, uid).toBe('SOPClass');
  });

  it('agree between the two tables: no class requires what its IOD makes optional', () => {
    for (const [uid, ciod] of rows) {
      for (const [tag, action] of Object.entries(ciods[ciod]?.actions ?? {})) {
        const required = typeOf(uid, tag.replace(',', ''));
        if (/ 3->/.test(action)) expect(required, `${ciod} ${tag}`).toBe('3');
      }
    }
  });
});
