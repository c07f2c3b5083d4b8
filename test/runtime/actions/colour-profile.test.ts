import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeIccProfile } from '../../../corpus/containers/icc.js';
import { gone } from '../../../src/runtime/actions/action.js';
import { withoutTexts } from '../../../src/runtime/actions/colour-profile.js';
import { profileProblem } from '../../../src/verifier/obligations/colour-profile.js';
import { iccProfile } from '../../../src/verifier/residue/containers/icc.js';
import { readInstance } from '../../../src/verifier/read/instance.js';
import { attribute, element, writeFile } from '../../dicom-writer.js';

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A profile of tags one behind the other, header and table in order. */
function profileOf(tags: readonly (readonly [signature: string, value: Buffer])[]): Buffer {
  const header = Buffer.concat([word(132), Buffer.from('Zwic'), word(0x02400000), Buffer.from('mntrRGB XYZ '), Buffer.alloc(12, 'Zwicky'), Buffer.from('acsp'), Buffer.alloc(88, 'Zwicky')]);
  let at = 132 + 12 * tags.length;
  const table = tags.map(([signature, value]) => {
    at += value.length;
    return Buffer.concat([Buffer.from(signature, 'latin1'), word(at - value.length), word(value.length)]);
  });
  return Buffer.concat([header, word(tags.length), ...table, ...tags.map(([, value]) => value), Buffer.from('Zwicky')]);
}

const colour = Buffer.concat([Buffer.from('XYZ \0\0\0\0'), word(0xf6d6), word(0x10000), word(0xd32d)]);
const utf16 = Buffer.from('Zwicky', 'utf16le').swap16();
const texts: readonly (readonly [string, Buffer])[] = [
  ['desc', Buffer.concat([Buffer.from('desc\0\0\0\0'), word(7), Buffer.from('Zwicky\0'), Buffer.alloc(78)])],
  ['cprt', Buffer.from('text\0\0\0\0Zwicky\0\0', 'latin1')],
  ['dmnd', Buffer.concat([Buffer.from('mluc\0\0\0\0'), word(1), word(12), Buffer.from('enUS'), word(utf16.length), word(28), utf16])],
  ['Zwic', Buffer.from('ky\0\0\0\0\0\0Zwicky', 'latin1')],
];

function blanked(bytes: Buffer): Buffer | symbol | string | null {
  return withoutTexts({ tag: 0x00282000, vr: 'OB', bytes, characterSet: '', little: true }, {} as Parameters<typeof withoutTexts>[1]);
}

/** What the verifier says of an output beside its original. */
function judged(original: Buffer, output: Buffer): string | null {
  const occurrence = (bytes: Buffer) => {
    const read = readInstance(writeFile({ dataset: [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.7'), element('00282000', 'OB', bytes)] }), { partial: false });
    const found = read.ok ? read.value.dataset.elements.find(({ tag }) => tag === 0x00282000) : undefined;
    if (!read.ok || found === undefined) throw new Error('not read');
    return { element: found, dataset: read.value.dataset, data: read.value.data };
  };
  const problem = profileProblem({ tag: 0x00282000, vr: 'OB', within: [], creator: null, output: [occurrence(output)], original: [occurrence(original)] });
  return problem === null ? null : `${problem.grade}/${problem.kind}`;
}

describe('a colour profile that is kept', () => {
  const profile = profileOf([['rXYZ', colour], ...texts]);
  const padded = Buffer.concat([profile, Buffer.alloc(profile.length % 2)]);

  it('keeps its numbers, and neither texts nor what stands in the header or behind its tags', () => {
    const made = blanked(profile) as Buffer;
    expect(made.length).toBe(profile.length);
    expect(made.includes(colour)).toBe(true);
    for (const secret of ['Zwic', 'ky', utf16]) expect(made.includes(secret)).toBe(false);
    expect(iccProfile(made).map(({ bytes }) => Buffer.from(bytes).toString('latin1').replace(/\W/g, ''))).not.toContain('Zwicky');
  });

  it('is found by the verifier as it must be, and with any of its texts put back', () => {
    const made = blanked(padded) as Buffer;
    expect(judged(padded, made)).toBeNull();
    expect(judged(padded, padded)).toBe('leak/profile-text');
    for (let at = 0; at < padded.length; at += 1) {
      if (made[at] === padded[at]) continue;
      const mutant = Buffer.from(made);
      mutant[at] = padded[at] ?? 0;
      expect(judged(padded, mutant)).toBe('leak/profile-text');
    }
  });

  it('is found with a number changed', () => {
    const made = Buffer.from(blanked(padded) as Buffer);
    made.writeUInt8((made[made.indexOf(colour) + 9] ?? 0) ^ 1, made.indexOf(colour) + 9);
    expect(judged(padded, made)).toBe('fitness/changed');
  });

  it('is judged as it is made, whatever its bytes are', () => {
    const base = writeIccProfile('Display of Zwicky', 'Copyright Zwicky');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const original = Buffer.from(base);
        for (const [at, value] of changes) original[at] = value;
        const made = blanked(original);
        if (typeof made === 'symbol') return;
        expect(judged(Buffer.concat([original, Buffer.alloc(original.length % 2)]), Buffer.concat([made as Buffer, Buffer.alloc(original.length % 2)]))).toBeNull();
        expect((made as Buffer).includes('Zwicky')).toBe(false);
      }),
    );
  });

  it('goes where it is none, or a tag does not lie in it', () => {
    expect(blanked(Buffer.alloc(200, 'Zwicky'))).toBe(gone);
    expect(blanked(profile.subarray(0, 180))).toBe(gone);
    expect(blanked(Buffer.alloc(0))).toBeNull();
  });
});
