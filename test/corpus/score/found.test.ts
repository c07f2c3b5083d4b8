import { describe, expect, it } from 'vitest';
import type { PlantedItem } from '../../../corpus/answer-key.js';
import { foundOf, renderFound } from '../../../corpus/score/found.js';

const planted = (path: string, over: Partial<PlantedItem> = {}): PlantedItem => ({
  file: 'S/20200101/MR/1.dcm',
  path,
  kind: 'text-removed',
  expect: 'gone',
  value: 'Zwicky',
  hidingPlace: 'attribute',
  clause: 'PS3.15 Table E.1-1',
  option: null,
  with: null,
  box: null,
  match: 'anywhere',
  mayGo: false,
  ...over,
});
const at = (tagPath: string | null, place = 'value', output: string | null = 'S/20200101/MR/1.dcm') => ({ grade: 'leak', output, tagPath, place });
const counts = (key: readonly PlantedItem[], findings: readonly ReturnType<typeof at>[]): readonly (readonly [string, number, number])[] => foundOf(key, findings).map(({ kind, planted: all, found }) => [kind, all, found]);

describe('what a verifier finds of the corpus', () => {
  it('is a finding at the element, at one that holds it, or at the place in the file', () => {
    const key = [planted('PatientName'), planted('RequestAttributesSequence[0] > RequestedProcedureID'), planted('preamble')];
    expect(counts(key, [at('PatientName'), at('RequestAttributesSequence'), at(null, 'preamble')])).toEqual([['text-removed', 3, 3]]);
    expect(counts(key, [at('RequestAttributesSequence[0]')])).toEqual([['text-removed', 3, 1]]);
  });

  it('is no finding in another file, at another element, inside of it, or of what must stay', () => {
    const key = [planted('PatientName'), planted('StudyDate', { kind: 'date-shifted' }), planted('Rows', { expect: 'stays', kind: 'tag-retained' })];
    const findings = [at('PatientName', 'value', 'S/20200101/MR/2.dcm'), at('PatientNames'), at('StudyDate > Item'), at('Rows'), at('PatientName', 'value', null)];
    expect(counts(key, findings)).toEqual([['date-shifted', 1, 0], ['text-removed', 1, 0]]);
  });

  it('is at the pictures what pixels show, and nothing that only could not be looked at or was lost', () => {
    const key = [planted('PixelData', { kind: 'pixels-hidden', hidingPlace: 'burned-in text' })];
    expect(counts(key, [at(null, 'pixel data')])).toEqual([['pixels-hidden', 1, 1]]);
    for (const grade of ['not-examined', 'fitness']) expect(counts(key, [{ ...at(null, 'pixel data'), grade }])).toEqual([['pixels-hidden', 1, 0]]);
  });

  it('is printed by kind and hiding place, with where the rest stands and no value', () => {
    const text = renderFound(foundOf([planted('PatientName'), planted('PixelData', { kind: 'pixels-hidden', hidingPlace: 'burned-in text' })], [at('PatientName')]));
    expect(text).toMatch(/^text-removed +all +1 +1 +100\.0 %$/m);
    expect(text).toMatch(/^pixels-hidden +burned-in text +1 +0 +0\.0 %$/m);
    expect(text).toContain('pixels-hidden, burned-in text: MR PixelData');
    expect(text).not.toContain('Zwicky');
  });
});
