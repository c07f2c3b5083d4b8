import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstance, type Instance } from '../../../src/verifier/read/instance.js';
import { secondReading } from '../../../src/verifier/read/second-reader.js';
import { firstOf } from '../../../src/verifier/read/element.js';
import { rootValues, textValues } from '../../../src/verifier/read/values.js';
import { attribute, element, transferSyntaxes, writeFile, type FileSpec } from '../../dicom-writer.js';

function mustRead(spec: FileSpec): Instance {
  const read = readInstance(writeFile(spec), { partial: false });
  if (!read.ok) throw read.error;
  return read.value;
}

const dataset = [
  attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'),
  attribute('SOPInstanceUID', '2.25.1'),
  attribute('RequestAttributesSequence', [[], [attribute('PatientName', 'A^B')], [attribute('RequestAttributesSequence', [[attribute('PatientID', 'deep')]])]]),
];

describe('the reader of the verifier', () => {
  it.each([
    ['implicit', false],
    ['implicit', true],
    ['explicit', false],
    ['explicit', true],
    ['deflated', false],
    ['bigEndian', false],
    ['bigEndian', true],
  ] as const)('reads %s, undefined lengths: %s, with empty items where they stand', (name, undefinedLengths) => {
    const instance = mustRead({ dataset, transferSyntax: transferSyntaxes[name], undefinedLengths });
    const sequence = firstOf(instance.dataset, 0x00400275);
    expect(sequence?.items?.map((item) => item.elements.length)).toEqual([0, 1, 1]);
    expect(rootValues(instance, 0x00080018)).toEqual(['2.25.1']);
    expect(secondReading(instance).kind).not.toBe('differs');
  });

  it('reads a file without preamble and File Meta', () => {
    const instance = mustRead({ dataset, meta: null });
    expect(instance.meta).toBeNull();
    expect(rootValues(instance, 0x00080018)).toEqual(['2.25.1']);
  });

  it('reads a sequence that hides in UN, in implicit VR as PS3.5 6.2.2 says', () => {
    const item = Buffer.from('feff00e010000000100010000800000041425e43442020', 'hex');
    const whole = Buffer.concat([item, Buffer.from([0x20])]);
    const instance = mustRead({ dataset: [element('00400275', 'UN', whole)] });
    const inner = firstOf(instance.dataset, 0x00400275)?.items?.[0];
    expect(inner?.elements.map((one) => one.vr)).toEqual(['PN']);
  });

  it.each(['implicit', 'explicit'] as const)('sees into a private sequence of defined length that nothing declares, in %s', (name) => {
    const item = Buffer.from('feff00e010000000100010000800000041425e4344202020', 'hex');
    const instance = mustRead({ dataset: [element('00290010', 'LO', 'ACME'), element('00291001', 'UN', item)], transferSyntax: transferSyntaxes[name] });
    const inner = firstOf(instance.dataset, 0x00291001)?.items?.[0];
    expect(inner?.elements.map((one) => one.tag)).toEqual([0x00100010]);
  });

  it('keeps both of two elements with one tag', () => {
    const instance = mustRead({ dataset: [attribute('PatientID', 'A'), attribute('PatientID', 'B')] });
    expect(instance.dataset.elements.map((one) => textValues(instance.data, one, instance.dataset)[0])).toEqual(['A', 'B']);
  });

  it('sees bytes behind the last element and behind a deflate stream', () => {
    const plain = mustRead({ dataset, trailing: Uint8Array.from([1, 2, 3]) });
    expect(plain.trailing.end - plain.trailing.start).toBe(3);
    const deflated = mustRead({ dataset, transferSyntax: transferSyntaxes.deflated, trailing: Buffer.from('behind the stream') });
    expect((deflated.behindStream?.end ?? 0) - (deflated.behindStream?.start ?? 0)).toBeGreaterThanOrEqual(17);
  });

  it('reads a run of zeros behind the last element as trailing bytes', () => {
    const instance = mustRead({ dataset, trailing: new Uint8Array(64) });
    expect(instance.trailing.end - instance.trailing.start).toBe(64);
  });

  it('refuses an element whose length overruns the file', () => {
    const bytes = writeFile({ dataset });
    const read = readInstance(bytes.subarray(0, bytes.length - 2), { partial: false });
    expect(read.ok).toBe(false);
  });

  it('refuses sequences nested without end', () => {
    let inner = [attribute('PatientID', 'x')];
    for (let depth = 0; depth < 200; depth += 1) inner = [attribute('RequestAttributesSequence', [inner])];
    const read = readInstance(writeFile({ dataset: inner }), { partial: false });
    expect(read.ok ? 'read' : read.error.reason).toBe('sequences are nested too deeply');
  });

  it('gives what it read of a broken file when asked to', () => {
    const bytes = writeFile({ dataset });
    const read = readInstance(bytes.subarray(0, bytes.length - 4), { partial: true });
    expect(read.ok && read.value.fault !== null && read.value.dataset.elements.length).toBe(2);
  });

  it('neither crashes nor hangs on cut or changed bytes', () => {
    const whole = writeFile({ dataset, undefinedLengths: true });
    fc.assert(
      fc.property(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), (length, changes) => {
        const bytes = Uint8Array.from(whole.subarray(0, length));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        for (const partial of [true, false]) {
          const read = readInstance(bytes, { partial });
          if (read.ok) expect(read.value.trailing.end).toBe(read.value.data.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
