import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../src/compiler/resolve/model.js';
import { removed } from '../../../src/runtime/actions/action.js';
import { replace as replaceOr } from '../../../src/runtime/actions/replace.js';
import { fileOf, valueOf } from './value-of.js';

const replace = (expression: Expression) => replaceOr(expression, undefined);
const literal = (text: string): Expression => ({ kind: 'literal', text });
const pseudonym: Expression = { kind: 'pseudonym', prefix: 'S-', length: 8 };
const file = fileOf({ lookup: (tag) => (tag === '00080060' ? ['MR'] : tag === '00080008' ? ['ORIGINAL', 'PRIMARY'] : []) });

/** The same names, each in the character sets that its writers use; PS3.5 Annexes H, I, J, K and PS3.3 C.12.1.1.2. */
const spellings: readonly (readonly [name: string, text: string, characterSet: string, bytes: Buffer])[] = [
  ['Japanese in ISO 2022 IR 87', 'Yamada^Tarou=山田^太郎=やまだ^たろう', '\\ISO 2022 IR 87', Buffer.from('Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B', 'latin1')],
  ['Japanese in ISO 2022 IR 13 and 87', 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎', 'ISO 2022 IR 13\\ISO 2022 IR 87', Buffer.from('\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J', 'latin1')],
  ['Korean in ISO 2022 IR 149', 'Hong^Gildong=洪^吉洞=홍^길동', '\\ISO 2022 IR 149', Buffer.from('Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf', 'latin1')],
  ['Chinese in GB18030', 'Wang^XiaoDong=王^小东', 'GB18030', Buffer.from('Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab', 'latin1')],
  ['Chinese in ISO 2022 IR 58', 'Zhang^XiaoDong=张^小东', '\\ISO 2022 IR 58', Buffer.from('Zhang^XiaoDong=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab', 'latin1')],
  ['Greek in ISO_IR 126', 'Διονυσιος', 'ISO_IR 126', Buffer.from('\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2', 'latin1')],
  ['Russian in ISO 2022 IR 144', 'Люкceмбypг', 'ISO 2022 IR 6\\ISO 2022 IR 144', Buffer.from('\x1b-L\xbb\xee\xdace\xdc\xd1yp\xd3', 'latin1')],
  ['German in ISO_IR 100', 'Äneas^Rüdiger', 'ISO_IR 100', Buffer.from('Äneas^Rüdiger', 'latin1')],
];

describe('replacing with a pseudonym', () => {
  const of = (text: string | Buffer, over: object = {}) => replace(pseudonym)(valueOf('PN', text, over), file);

  it('gives the prefix and letters and digits, the same for the same value and whatever padding it has', () => {
    const made = of('Zwicky^Annamarie');
    expect(made).toMatch(/^S-[A-Z2-7]{8}$/);
    expect(of(' Zwicky^Annamarie  ')).toBe(made);
    expect(of('Zwicky^Anna')).not.toBe(made);
  });

  it('keeps the numbers of two hospitals apart', () => {
    expect(replace(pseudonym)(valueOf('LO', '4711'), fileOf({ issuer: 'A' }))).not.toBe(replace(pseudonym)(valueOf('LO', '4711'), fileOf({ issuer: 'B' })));
  });

  it.each(spellings)('gives %s the one that UTF-8 has', (_name, text, characterSet, bytes) => {
    const inUtf8 = of(Buffer.from(text, 'utf8'), { characterSet: 'ISO_IR 192' });
    expect(of(bytes, { characterSet })).toBe(inUtf8);
    expect(of(bytes, { characterSet: `${characterSet}${characterSet.length % 2 === 0 ? '  ' : '\0'}` })).toBe(inUtf8);
  });

  it('gives one for each value, so that they answer one another', () => {
    const [first, second] = [of('one'), of('two')] as [string, string];
    expect(of('one\\two\\\\one')).toBe(`${first}\\${second}\\\\${first}`);
  });

  it('gives none for no value', () => {
    for (const text of ['', '  ', '\\']) expect(of(text)).toBeNull();
  });

  it('is longer than one hash where that is asked for', () => {
    const long = replace({ kind: 'pseudonym', prefix: '', length: 60 })(valueOf('LO', 'one'), file);
    expect(long).toMatch(/^[A-Z2-7]{60}$/);
    expect(new Set(String(long)).size).toBeGreaterThan(10);
  });
});

describe('replacing with other expressions', () => {
  it('writes a literal, also where there was no value', () => {
    expect(replace(literal('SUBJECT'))(valueOf('LO', 'Zwicky'), file)).toBe('SUBJECT');
    expect(replace(literal('SUBJECT'))(valueOf('LO', ''), file)).toBe('SUBJECT');
  });

  it('writes values of root attributes, and templates of several parts', () => {
    const template: Expression = { kind: 'template', parts: [literal('a '), { kind: 'attribute', tag: '00080060' }, literal(' '), { kind: 'attribute', tag: '00080008' }] };
    expect(replace(template)(valueOf('LT', 'x'), file)).toBe('a MR ORIGINAL\\PRIMARY');
    expect(replace({ kind: 'attribute', tag: '00081030' })(valueOf('LO', 'x'), file)).toBe(removed);
  });

  it('cuts what is longer than the VR holds, by characters and not by their halves', () => {
    expect(replace(literal('x'.repeat(20)))(valueOf('SH', 'y'), file)).toBe('x'.repeat(16));
    expect(replace(literal('𝄞'.repeat(20)))(valueOf('SH', 'y'), file)).toBe('𝄞'.repeat(16));
  });

  it('takes the dummy where a text has no place: in binary values and in VRs that nobody knows', () => {
    expect(replace(literal('SUBJECT'))(valueOf('OB', Buffer.from([1, 2])), file)).toEqual(Buffer.alloc(2));
    expect(replace(literal('SUBJECT'))(valueOf('ZZ', 'Zwicky'), file)).toBeNull();
  });

  it('puts a pseudonym inside a template by the whole value', () => {
    const made = replace({ kind: 'template', parts: [literal('id '), pseudonym] })(valueOf('LO', 'Zwicky'), file);
    expect(made).toBe(`id ${String(replace(pseudonym)(valueOf('LO', 'Zwicky'), file))}`);
  });
});

describe('replacing where the expression has no value', () => {
  const absent: Expression = { kind: 'attribute', tag: '00081030' };

  it('refuses the file where the rule says so, in the words of the rule', () => {
    expect(() => replaceOr(absent, { kind: 'quarantine', message: 'not on the list' })(valueOf('LO', 'x'), file)).toThrow('not on the list');
  });

  it('lets the value go otherwise', () => {
    expect(replaceOr(absent, { kind: 'remove' })(valueOf('LO', 'x'), file)).toBe(removed);
  });
});

describe('expressions', () => {
  const visit = fileOf({
    lookup: (tag) => ({ '00100030': ['19680312'], '00080020': ['20240311'], '00100010': ['Zwicky^Anna'] })[tag] ?? [],
    cell: (table, column) => (table === 'subjects' && column === 'trial-id' ? 'T-007' : ''),
  });
  const give = (expression: Expression, vr = 'LO') => replace(expression)(valueOf(vr, 'Zwicky'), visit);
  const attributeOf = (tag: string): Expression => ({ kind: 'attribute', tag });

  it('give the age in whole years on a day, before and on the birthday', () => {
    expect(give({ kind: 'age', at: '00080020' }, 'AS')).toBe('055Y');
    const birthday = fileOf({ lookup: (tag) => ({ '00100030': ['19680312'], '00080020': ['20240312'] })[tag] ?? [] });
    expect(replace({ kind: 'age', at: '00080020' })(valueOf('AS', '056Y'), birthday)).toBe('056Y');
    expect(replace({ kind: 'age', at: '00080022' })(valueOf('AS', '056Y'), birthday)).toBe(removed);
  });

  it('write a day of a table as DICOM does, and leave it as it is in a text', () => {
    const days = fileOf({ cell: () => '2024-02-01' });
    const column: Expression = { kind: 'column', table: 'subjects', column: 'consent' };
    expect(replace(column)(valueOf('DA', '20230101'), days)).toBe('20240201');
    expect(replace(column)(valueOf('LO', 'x'), days)).toBe('2024-02-01');
  });

  it('give cells, years, letters and hashes', () => {
    expect(give({ kind: 'column', table: 'subjects', column: 'trial-id' })).toBe('T-007');
    expect(give({ kind: 'column', table: 'subjects', column: 'other' })).toBe(removed);
    expect(give({ kind: 'year', of: attributeOf('00080020') })).toBe('2024');
    expect(give({ kind: 'first', count: 3, of: { kind: 'lower', of: attributeOf('00100010') } })).toBe('zwi');
    const hash = give({ kind: 'hash', of: attributeOf('00100010'), length: 10 });
    expect(hash).toMatch(/^[A-Z2-7]{10}$/);
    expect(give({ kind: 'hash', of: attributeOf('00080020'), length: 10 })).not.toBe(hash);
  });
});
