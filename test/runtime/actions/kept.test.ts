import { describe, expect, it } from 'vitest';
import { deidentify, prepare } from '../../../src/runtime/index.js';
import { attribute, element, transferSyntaxes, writeFile, type ElementSpec } from '../../dicom-writer.js';
import { readInstance } from '../../../src/verifier/read/instance.js';
import { valueBytes } from '../../../src/verifier/read/values.js';
import { bytesOf, keepEverything, testKeys } from '../plan.js';

/** What is left of the value of an element that a rule keeps, as it is encoded. */
function left(spec: ElementSpec, transferSyntax: string = transferSyntaxes.explicit): string {
  const file = writeFile({ dataset: [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'), attribute('SOPInstanceUID', '1.3.6.1.4.1.77.10'), spec], transferSyntax });
  const read = readInstance(bytesOf(deidentify(prepare(keepEverything), Buffer.from(file), testKeys)), { partial: false });
  if (!read.ok) throw new Error('the output cannot be read');
  const found = read.value.dataset.elements.find(({ tag }) => tag === Number.parseInt(spec.tag, 16));
  return found === undefined ? 'gone' : Buffer.from(valueBytes(read.value.data, found)).toString('latin1');
}

describe('a kept text', () => {
  it.each([
    ['ends at its first NUL', attribute('SoftwareVersions', '1.0\0of someone'), '1.0 '],
    ['ends there in each of several values', attribute('SoftwareVersions', '1.0\0x\\2.0'), '1.0 '],
    ['is empty where it begins with one', attribute('SoftwareVersions', '\0of someone'), ''],
    ['may be padded with them', element('00181020', 'LO', Buffer.from('1.0\0\0\0')), '1.0\0\0\0'],
    ['is one where the file says that it is bytes', element('00181020', 'OB', Buffer.from('1.0\0of someone')), '1.0\0'],
    ['is one where the file does not say what it is', element('00181020', 'UN', Buffer.from('1.0\0of someone')), '1.0 '],
    ['may be a UID', attribute('FrameOfReferenceUID', '1.2.3\0of someone'), '1.2.3\0'],
  ])('%s', (_, spec, expected) => {
    expect(left(spec)).toBe(expected);
  });

  it('ends there in implicit VR', () => {
    expect(left(attribute('SoftwareVersions', '1.0\0of someone'), transferSyntaxes.implicit)).toBe('1.0 ');
  });

  it('is no value of numbers or bytes', () => {
    expect(left(element('00280010', 'US', Uint8Array.from([0, 2, 0, 3])))).toBe('\0\x02\0\x03');
  });
});
