import { describe, expect, it } from 'vitest';
import { ByteWindow } from '../../../src/runtime/dicom/byte-window.js';
import { readFileHead } from '../../../src/runtime/dicom/file-head.js';
import { attribute, element, transferSyntaxes, writeDataset, writeFile, type FileSpec } from '../../dicom-writer.js';

const dataset = [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'), attribute('SOPInstanceUID', '1.2.3.4'), attribute('Modality', 'MR')];
const head = (bytes: Uint8Array) => readFileHead(new ByteWindow(Buffer.from(bytes)));
const bodyOf = (bytes: Uint8Array): string => Buffer.from(bytes).subarray(head(bytes).bodyOffset, head(bytes).bodyOffset + 4).toString('hex');
const file = (over: Partial<FileSpec> = {}): Uint8Array => writeFile({ dataset, ...over });

describe('the head of a file', () => {
  it.each([
    ['implicit', { explicit: false, little: true }],
    ['explicit', { explicit: true, little: true }],
    ['bigEndian', { explicit: true, little: false }],
    ['deflated', { explicit: true, little: true }],
    ['jpeg', { explicit: true, little: true }],
  ] as const)('says that the data set is %s', (syntax, encoding) => {
    expect(head(file({ transferSyntax: transferSyntaxes[syntax] }))).toMatchObject({ transferSyntax: transferSyntaxes[syntax], encoding, isDeflated: syntax === 'deflated', mediaStorageSopClass: '1.2.840.10008.5.1.4.1.1.4' });
  });

  it('ends where group 0002 ends, whatever its length says', () => {
    for (const stated of [0, 4, 0x7fffffff]) {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(stated);
      const bytes = file({ meta: [element('00020000', 'UL', length)] });
      expect(head(bytes).transferSyntax).toBe(transferSyntaxes.explicit);
      expect(bodyOf(bytes)).toBe('08001600');
    }
  });

  it('may have no preamble, and no prefix either', () => {
    expect(head(file().subarray(132))).toMatchObject({ transferSyntax: transferSyntaxes.explicit });
    expect(bodyOf(file().subarray(132))).toBe('08001600');
  });

  it.each(['implicit', 'explicit', 'bigEndian'] as const)('is missing altogether, and the first element says that it is %s', (syntax) => {
    expect(head(file({ meta: null, transferSyntax: transferSyntaxes[syntax] }))).toMatchObject({ transferSyntax: transferSyntaxes[syntax], bodyOffset: 0, mediaStorageSopClass: '' });
  });

  it('may have a prefix and no File Meta behind it', () => {
    const bytes = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), writeDataset(dataset, { explicit: false, little: true, undefinedLengths: false })]);
    expect(head(bytes)).toMatchObject({ transferSyntax: transferSyntaxes.implicit, bodyOffset: 132 });
  });

  it('may be implicit VR, against the standard', () => {
    const meta = writeDataset([element('00020000', 'UL', Buffer.from([26, 0, 0, 0])), element('00020010', 'UI', transferSyntaxes.bigEndian)], { explicit: false, little: true, undefinedLengths: false });
    const bytes = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), meta, writeDataset(dataset, { explicit: true, little: false, undefinedLengths: false })]);
    expect(head(bytes)).toMatchObject({ transferSyntax: transferSyntaxes.bigEndian, encoding: { explicit: true, little: false }, bodyOffset: 132 + meta.length });
  });

  it('that does not state its transfer syntax leaves the first element to say', () => {
    expect(head(file({ meta: [element('00020010', 'UI', '')] }))).toMatchObject({ transferSyntax: transferSyntaxes.explicit });
  });

  it('pads and trims what it states', () => {
    expect(head(file({ meta: [element('00020010', 'UI', `${transferSyntaxes.implicit}\0\0  `)], transferSyntax: transferSyntaxes.implicit }))).toMatchObject({ encoding: { explicit: false } });
  });

  it.each(['1.2.840.10008.1.2.4.9999', '1.2.3.4', '1.2.840.10008.5.1.4.1.1.4', '1.2.840.10008.1.2.4.95', 'Zwicky'])('is refused with the transfer syntax %s', (uid) => {
    expect(() => head(file({ meta: [element('00020010', 'UI', uid)] }))).toThrow(expect.objectContaining({ reason: 'unknown-transfer-syntax' }));
  });

  it('is refused for what is no file of DICOM, and told apart from a broken one', () => {
    expect(() => head(Buffer.from('a list of patients'))).toThrow(expect.objectContaining({ reason: 'not-dicom' }));
    expect(() => head(Buffer.alloc(0))).toThrow(expect.objectContaining({ reason: 'not-dicom' }));
    expect(() => head(Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), Buffer.from('no element')]))).toThrow(expect.objectContaining({ reason: 'malformed' }));
    expect(() => head(file().subarray(0, 175))).toThrow(expect.objectContaining({ reason: 'truncated' }));
  });

  it('is refused where an element of File Meta has undefined length', () => {
    expect(() => head(file({ meta: [element('00020102', 'OB', { fragments: [] })] }))).toThrow(expect.objectContaining({ reason: 'malformed' }));
  });
});
