import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protocolLine, readCsa } from '../../../src/verifier/read/csa.js';
import { csaHeader } from '../../mutation/quantitative/study.js';

describe('the reader of CSA headers', () => {
  it('reads fields and lines of the protocol', () => {
    const fields = readCsa(csaHeader({ B_value: ['1000'], Empty: [], MrPhoenixProtocol: ['alTI[0]\t = \t800000\nalTI[10] = 5\n'] }));
    expect(fields?.get('B_value')).toEqual(['1000']);
    expect(fields?.get('Empty')).toEqual([]);
    expect(protocolLine(fields ?? new Map<string, readonly string[]>(), 'alTI[0]')).toBe('800000');
    expect(protocolLine(fields ?? new Map<string, readonly string[]>(), 'alTI[1]')).toBeUndefined();
  });

  it('comes to an end on any bytes, and reads none of them beyond the value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, second) => {
        const header = second ? Buffer.concat([Buffer.from('SV10\u0004\u0003\u0002\u0001', 'latin1'), bytes]) : bytes;
        const read = readCsa(header);
        return read === null || read.size >= 0;
      }),
    );
  });

  it('takes no header that is cut off before the padding of its last value', () => {
    const whole = csaHeader({ MosaicRefAcqTimes: ['0.0', '47.5'] });
    for (let length = 0; length < whole.length - 3; length += 1) expect(readCsa(whole.subarray(0, length))).toBeNull();
  });
});
