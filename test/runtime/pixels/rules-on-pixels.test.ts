import { expect, it } from 'vitest';
import { bytesOfEdited, deidentify, prepare, type Edited } from '../../../src/runtime/index.js';
import type { Redaction } from '../../../src/runtime/pixels/request.js';
import { attribute, writeFile } from '../../dicom-writer.js';
import { keep, on, planOf, remove, rest, testKeys } from '../plan.js';

const original = Buffer.from(
  writeFile({ dataset: [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'), attribute('SOPInstanceUID', '1.2.3'), attribute('Rows', Buffer.from([2, 0])), attribute('PixelData', Buffer.from('KAGUMO^ORINI'))] }),
);
const untouched: Redaction = { pixelData: null, attributes: new Map(), transferSyntax: '1.2.840.10008.1.2.1', boxes: [] };
const changed: Redaction = { ...untouched, pixelData: { pieces: [Buffer.from('KAGUMO, and black')], lengthBytes: 17 } };

function output(action: typeof keep, redaction: Redaction): Buffer {
  const plan = planOf([
    [rest('unlisted'), keep],
    [rest('private'), remove],
    [rest('unknown'), remove],
    [on('7FE00010'), action],
  ]);
  return bytesOfEdited(deidentify(prepare(plan), original, testKeys, { redaction }) as Edited);
}

it.each([untouched, changed])('pixel data that a rule removes goes, whatever was made of its pixels', (redaction) => {
  expect(output(remove, redaction).includes('KAGUMO')).toBe(false);
  expect(output({ kind: 'empty' }, redaction).includes('KAGUMO')).toBe(false);
});

it('pixel data that a rule keeps is what was made of it', () => {
  expect(output(keep, changed).includes('KAGUMO, and black')).toBe(true);
  expect(output(keep, untouched).includes('KAGUMO^ORINI')).toBe(true);
});
