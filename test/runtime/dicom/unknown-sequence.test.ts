import { describe, expect, it } from 'vitest';
import { ByteWindow } from '../../../src/runtime/dicom/byte-window.js';
import { ElementHeader } from '../../../src/runtime/dicom/element-header.js';
import type { Encoding } from '../../../src/runtime/dicom/encoding.js';
import { itemEncodingOf } from '../../../src/runtime/dicom/unknown-sequence.js';
import { SQ, UN, vrCode } from '../../../src/runtime/dicom/vr-codes.js';
import { encode } from '../../arbitraries/encode.js';
import { text } from '../../arbitraries/dataset.js';

const explicit: Encoding = { explicit: true, little: true };
const implicit: Encoding = { explicit: false, little: true };
const big: Encoding = { explicit: true, little: false };

/** The items of one sequence as they stand in an encoding. */
function itemsIn(encoding: Encoding): Buffer {
  const sequence = encode([{ kind: 'sequence', tag: 0x00400275, asUn: false, delimited: false, items: [{ delimited: true, elements: [text(0x00100010, 'PN', 'A ')] }] }], encoding);
  return sequence.subarray(encoding.explicit ? 12 : 8);
}

function encodingOf(value: Buffer, known: number, file: Encoding, depth = 0): unknown {
  const length = Buffer.alloc(4);
  length[file.little ? 'writeUInt32LE' : 'writeUInt32BE'](value.length);
  const tag = file.little ? Buffer.from([0x19, 0, 1, 0x10]) : Buffer.from([0, 0x19, 0x10, 1]);
  const bytes = new ByteWindow(Buffer.concat([tag, Buffer.from('UN\0\0'), length, value, Buffer.alloc(8)]));
  const header = new ElementHeader();
  header.read(bytes, 0, bytes.lengthBytes, file);
  return itemEncodingOf(bytes, header, known, file, depth, bytes.lengthBytes);
}

describe('UN of defined length', () => {
  it('holds a sequence in implicit VR little endian, known or not', () => {
    for (const file of [explicit, big]) for (const known of [SQ, UN]) expect(encodingOf(itemsIn(implicit), known, file)).toEqual(implicit);
  });

  it('holds a sequence in the encoding of the file where its writer kept that', () => {
    for (const file of [explicit, big]) for (const known of [SQ, UN]) expect(encodingOf(itemsIn(file), known, file)).toEqual(file);
  });

  it('must be left alone where it is known to be a sequence and cannot be read as one', () => {
    expect(encodingOf(itemsIn(implicit).subarray(2), SQ, explicit)).toBe('opaque');
    expect(encodingOf(Buffer.from('Zwicky^Annamarie'), SQ, explicit)).toBe('opaque');
  });

  it('is a value where nothing says that it is a sequence', () => {
    expect(encodingOf(Buffer.from('Zwicky^Annamarie'), UN, explicit)).toBeNull();
    expect(encodingOf(Buffer.from([0xfe, 0xff, 0, 0xe0]), UN, explicit)).toBeNull();
    expect(encodingOf(Buffer.concat([itemsIn(implicit), Buffer.from('rest')]), UN, explicit)).toBeNull();
    expect(encodingOf(itemsIn(implicit), vrCode('OB'), explicit)).toBeNull();
  });

  it('is an empty sequence where it is known to be one and has no bytes', () => {
    expect(encodingOf(Buffer.alloc(0), SQ, explicit)).toEqual(implicit);
  });

  it('is refused beyond the deepest nesting, and not taken for a value', () => {
    expect(() => encodingOf(itemsIn(implicit), UN, explicit, 128)).toThrow('sequences are nested too deeply');
  });
});
