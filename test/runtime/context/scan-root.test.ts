import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/base/condition.js';
import { deidentify, prepare } from '../../../src/runtime/index.js';
import { lookupOf } from '../../../src/verifier/index.js';
import { attribute, element, writeFile, type ElementSpec } from '../../dicom-writer.js';
import { keep, planOf, rest, testKeys } from '../plan.js';

const notYes: Condition = { kind: 'not', of: { kind: 'test', tag: '00280301', test: { kind: 'in', values: ['YES'] } } };
const prepared = prepare(planOf([[rest('unlisted'), keep]], { acceptance: [{ condition: notYes, message: 'text in the image', origin: { source: 'test.anon', line: 1, column: 1 } }] }));

function file(...more: ElementSpec[]): Buffer {
  const dataset = [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.2'), attribute('SOPInstanceUID', '1.3.12.2.1107.5.2.30.25'), ...more];
  return Buffer.from(writeFile({ dataset: dataset.sort((a, b) => (a.tag < b.tag ? -1 : 1)) }));
}

const reasonOf = (bytes: Buffer): string => {
  const outcome = deidentify(prepared, bytes, testKeys);
  return outcome.kind === 'refused' ? outcome.reason : 'edited';
};

describe('a condition on a text that the file wraps in another VR', () => {
  it.each(['CS', 'LO', 'OB', 'OW', 'UN', 'UT', 'OF'])('reads YES from %s, in the runtime and in the verifier', (vr) => {
    const bytes = file(element('00280301', vr, Buffer.from('YES ')));
    expect(reasonOf(bytes)).toBe('not-accepted');
    expect(lookupOf(bytes)?.('00280301')).toEqual(['YES']);
  });

  it.each(['CS', 'OB', 'UN'])('reads NO from %s', (vr) => {
    const bytes = file(element('00280301', vr, Buffer.from('NO')));
    expect(reasonOf(bytes)).toBe('edited');
    expect(lookupOf(bytes)?.('00280301')).toEqual(['NO']);
  });

  it('does not let a text in that is cut into fragments', () => {
    expect(reasonOf(file(element('00280301', 'OB', { fragments: [Buffer.from('YES ')] })))).toBe('value-refused');
  });

  it('does not let a text in that is as long as no text is', () => {
    expect(reasonOf(file(element('00280301', 'OB', Buffer.alloc(70_000, 'Y'))))).toBe('value-refused');
  });

  it('reads numbers by the VR that the file states, and by the dictionary where that is bytes', () => {
    const rows = (vr: string): readonly string[] | undefined => lookupOf(file(element('00280010', vr, Uint8Array.from([0, 2]))))?.('00280010');
    expect([rows('US'), rows('OB'), rows('UN'), rows('SS')]).toEqual([['512'], ['512'], ['512'], ['512']]);
    expect(lookupOf(file(element('00200013', 'US', Uint8Array.from([7, 0]))))?.('00200013')).toEqual(['7']);
  });
});
