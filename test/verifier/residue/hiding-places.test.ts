import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, element, type ElementSpec } from '../../dicom-writer.js';
import { sampleStudy, verifySample, withElement, type SampleFile } from '../sample.js';

/** The sample with a kept element in the first original and its output alike, and the findings of the two searches on that output. */
function searched(specs: readonly ElementSpec[], file: Partial<SampleFile['output']> = {}): readonly string[] {
  const put = (dataset: ElementSpec[]): ElementSpec[] => specs.reduce((all, spec) => withElement(all, spec.tag, spec), dataset);
  const files = sampleStudy().map((one, index) =>
    index > 0 || one.original === null ? one : { ...one, original: { ...one.original, dataset: put([...one.original.dataset]) }, output: { ...one.output, ...file, dataset: put([...one.output.dataset]) } },
  );
  return verifySample(files)
    .findings.filter(({ obligation }) => obligation === 'residue' || obligation === 'patterns')
    .map(({ obligation, kind, tagPath, place }) => `${obligation}/${kind} ${tagPath ?? ''} ${place}`.replace('  ', ' '));
}

const short = (tag: string, value: number): ElementSpec => element(tag, 'US', Buffer.of(value, 0));
const kept = '0019100C';
const opened = (how: string): string => `residue/name (0019,100C) value, opened as ${how}`;

describe('a name of an original', () => {
  const cases: readonly (readonly [string, ElementSpec, string])[] = [
    ['compressed', element(kept, 'OB', gzipSync('seen: Zwicky')), opened('gzip')],
    ['in a zlib stream', element(kept, 'OB', deflateSync('seen: Zwicky')), opened('zlib')],
    ['in base64', element(kept, 'LO', Buffer.from('seen: Zwicky!').toString('base64')), opened('base64')],
    ['in base64, out of step', element(kept, 'LO', Buffer.from('x seen: Zwicky!').toString('base64')), opened('base64')],
    ['in hexadecimal digits', element(kept, 'UT', Buffer.from('seen: Zwicky').toString('hex')), opened('hexadecimal')],
    ['in escapes', element(kept, 'UT', 'seen: Zwi&#99;ky'), opened('escapes')],
    ['in RTF', element(kept, 'UT', "{\\rtf1 seen: Zwi\\'63ky}"), opened('RTF')],
    ['in a PDF document', element(kept, 'OB', Buffer.from('%PDF-1.4\n1 0 obj << /Author (Zwi\\143ky) >> endobj')), opened('PDF')],
    ['in 16-bit signs', element(kept, 'OB', Buffer.from('Zwicky', 'utf16le')), 'residue/name (0019,100C) value'],
    ['in 16-bit signs of the other order', element(kept, 'OB', Buffer.concat([Buffer.of(1, 1), Buffer.from('Zwicky', 'utf16le').swap16()])), 'residue/name (0019,100C) value'],
    ['in UN', element(kept, 'UN', Buffer.from('seen: Zwicky')), 'residue/name (0019,100C) value'],
    ['behind a zero byte', element(kept, 'LO', 'x\0Zwicky'), 'residue/name (0019,100C) value'],
    ['in a list', element(kept, 'LO', 'x\\Zwicky'), 'residue/name (0019,100C) value'],
    ['behind the pixels, short as it is', element('7FE00010', 'OW', Buffer.concat([Buffer.alloc(64, 7), Buffer.from('..Zwicky..')])), 'residue/name PixelData value, opened as bytes behind the pixels'],
    ['in a comment of a codestream', element('7FE00010', 'OB', { fragments: [new Uint8Array(0), Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xfe, 0, 8), Buffer.from('Zwicky'), Buffer.of(0xff, 0xd9)])] }), 'residue/name PixelData fragment, opened as JPEG comment'],
  ];

  it.each(cases)('is found %s', (_, spec, where) => {
    const shape = spec.tag === '7FE00010' ? [short('00280010', 8), short('00280011', 4), short('00280100', 16), short('00280002', 1)] : [];
    expect(searched([...shape, spec])).toContain(where);
  });

  it('is found in preamble, trailing bytes and the name of a file', () => {
    expect(searched([], { preamble: Buffer.concat([Buffer.from('MM\0*Zwicky'), Buffer.alloc(118)]) })).toContain('residue/name preamble');
    expect(searched([], { trailing: Buffer.from('..Zwicky') })).toContain('residue/name trailing bytes');
  });

  it('is found wherever it stands in random bytes, plain or compressed', () => {
    const around = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(around, around, fc.constantFrom('Zwicky Annamarie', 'zwickyannamarie', 'MRN4711007', 'mrn-4711007', '1968-03-12', '12. März 1968'), fc.boolean(), (before, behind, secret, packed) => {
        // neither a letter nor a digit beside it, nor the header of something to open
        const plain = Buffer.concat([before.map((byte) => (byte > 0x2f ? 0x2d : byte)), Buffer.from(` ${secret} `), behind.map((byte) => (byte > 0x2f ? 0x2d : byte))]);
        expect(searched([element(kept, 'OB', packed ? gzipSync(plain) : plain)]).filter((one) => one.startsWith('residue/'))).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what resembles an identifier and no original holds', () => {
  it('is found in values, in what they hold and in files', () => {
    expect(searched([attribute('ProtocolName', 'call +41 44 555 66 00')])).toEqual(['patterns/phone ProtocolName value']);
    expect(searched([element(kept, 'OB', gzipSync('call +41 44 555 66 00'))])).toEqual(['patterns/phone (0019,100C) value, opened as gzip']);
    expect(searched([], { trailing: Buffer.from('call +41 44 555 66 00') })).toEqual(['patterns/phone trailing bytes']);
  });

  it('is found where a VR allows no words, and behind a zero byte', () => {
    expect(searched([element('00180050', 'DS', 'Quinzel')])).toEqual(['patterns/not-of-its-vr SliceThickness value']);
    expect(searched([attribute('ProtocolName', 'head\0Quinzel')])).toEqual(['patterns/behind-padding ProtocolName value']);
  });

  it('is not found where the model wants it: a moved date, a pseudonym, a UID of its own', () => {
    expect(searched([attribute('ProtocolName', 'T2w axial head')])).toEqual([]);
  });
});
