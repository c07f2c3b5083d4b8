import { expect, it } from 'vitest';
import { generateCorpus } from '../../../corpus/generate-corpus.js';
import { inflated } from '../../../corpus/score/inflated.js';
import { readDicom } from '../../../corpus/score/read-dicom.js';
import { TRANSFER_SYNTAXES } from '../../../corpus/write-dicom.js';

const files = [...generateCorpus('inflated', { subjects: 6, visits: 1, hidingPlaces: false })].map(({ bytes }) => Buffer.from(bytes));

it('gives a deflated file in explicit VR, with the same elements and a group length that is right', () => {
  const deflated = files.find((bytes) => readDicom(bytes).transferSyntax === TRANSFER_SYNTAXES.deflated) ?? Buffer.alloc(0);
  const [before, after] = [readDicom(deflated), readDicom(inflated(deflated) ?? Buffer.alloc(0))];
  expect([after.transferSyntax, after.broken, after.data.equals(before.data)]).toEqual([TRANSFER_SYNTAXES.explicit, null, true]);
  const length = after.elements.find(({ tag }) => tag === 0x00020000);
  const last = after.elements.filter(({ tag }) => tag >>> 16 === 2).at(-1);
  expect(length?.value.readUInt32LE(0)).toBe((last?.at ?? 0) + (last?.value.length ?? 0) - ((length?.at ?? 0) + 4));
});

it('leaves other files and what cannot be inflated alone', () => {
  const other = files.find((bytes) => readDicom(bytes).transferSyntax === TRANSFER_SYNTAXES.implicit) ?? Buffer.alloc(0);
  const deflated = files.find((bytes) => readDicom(bytes).transferSyntax === TRANSFER_SYNTAXES.deflated) ?? Buffer.alloc(0);
  expect(other.length).toBeGreaterThan(0);
  expect([inflated(other), inflated(deflated.subarray(0, deflated.length - 40)), inflated(Buffer.from('no file'))]).toEqual([null, null, null]);
});
