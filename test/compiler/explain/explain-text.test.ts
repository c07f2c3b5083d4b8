import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../../src/base/condition.js';
import { compile, explain, explanationText, inCaseOf, type Model } from '../../../src/compiler/index.js';
import { shippedLibrary } from '../library.js';

function modelOf(rules: string): Model {
  const { model, diagnostics } = compile({ name: 'rules.anon', text: `profile "trial" version "1.0.0"\n${rules}` }, shippedLibrary());
  if (model === null) throw new Error(JSON.stringify(diagnostics));
  return model;
}

const model = modelOf(`extends ps3.15-basic with retain-modified-dates, retain-safe-private
claims ps3.15-basic with retain-modified-dates, retain-safe-private
remove PatientWeight when Modality is MR
remove PatientWeight, StudyDate
empty RequestAttributesSequence > StudyDate
`);

function told(asked: string, lookup: Lookup | null = null): string {
  const explained = explain(model, asked);
  if (!explained.ok) throw new Error(explained.error);
  // lines of the library move when its tables do
  return explanationText(lookup === null ? explained.value : inCaseOf(explained.value, lookup)).replace(/(ps3\.15\/[\w-]+\.anon):\d+/g, '$1');
}

describe('an explanation', () => {
  it('names the place, the case, the rule, the rules that lost, the rows of the claims and the claims', () => {
    expect(told('StudyDate')).toBe(
      [
        'StudyDate (0008,0020), a date (DA)',
        '',
        'everywhere, at the root and inside items:',
        '  always: remove   (rules.anon:5)',
        '  does not act: shift StudyDate (rules/ps3.15/retain-modified-dates.anon); it is of a lower layer',
        '  does not act: empty StudyDate (rules/ps3.15/basic.anon); it is of a lower layer',
        '  does not act: shift dates (rules/ps3.15/retain-modified-dates.anon); it is less specific than rules.anon:5',
        '  does not act: remove dates (rules/ps3.15/basic.anon); it is less specific than rules.anon:5',
        '  does not act: keep unlisted (rules/ps3.15/basic.anon); it is less specific than rules.anon:5',
        '',
        'inside RequestAttributesSequence:',
        '  always: empty   (rules.anon:6)',
        '  does not act: remove StudyDate (rules.anon:5); it is less specific than rules.anon:6',
        '  does not act: shift StudyDate (rules/ps3.15/retain-modified-dates.anon); it is less specific than rules.anon:6',
        '  does not act: empty StudyDate (rules/ps3.15/basic.anon); it is less specific than rules.anon:6',
        '  does not act: shift dates (rules/ps3.15/retain-modified-dates.anon); it is less specific than rules.anon:6',
        '  does not act: remove dates (rules/ps3.15/basic.anon); it is less specific than rules.anon:6',
        '  does not act: keep unlisted (rules/ps3.15/basic.anon); it is less specific than rules.anon:6',
        '',
        'PS3.15 Table E.1-1, Study Date: Z; with options K (retain-full-dates), C (retain-modified-dates, chosen)',
        '45 CFR 164.514(b)(2)(i)(C): All elements of dates (except year) directly related to the individual; ages over 89',
        'claimed: ps3.15-basic with retain-modified-dates, retain-safe-private',
        '',
      ].join('\n'),
    );
  });

  it('of one file names the case that holds, and why the others do not', () => {
    const [mr, ct] = ['MR', 'CT'].map((modality) => told('PatientWeight', (tag) => (tag === '00080060' ? [modality] : [])));
    expect(mr).toContain('  when Modality is MR: remove   (rules.anon:4)\n  does not act: remove PatientWeight (rules.anon:5); it is without a condition\n');
    expect(ct).toContain('  always: remove   (rules.anon:5)\n  does not act: remove PatientWeight when Modality is MR (rules.anon:4); its condition does not hold in the file\n');
  });

  it('of a private element names what bounds it by its kind of value', () => {
    expect(told('private "GEMS_HELIOS_01" (0045,xx01)')).toContain('always: keep');
    expect(told('(0019,100C)')).toContain('PS3.15 Table E.1-1');
  });

  it('suggests the attribute that was meant', () => {
    expect(explain(model, 'PatientWieght')).toEqual({ ok: false, error: 'no attribute of DICOM is called `PatientWieght`; did you mean `PatientWeight`?' });
  });

  it('of the image names templates and the search for text, and of one file those that match', () => {
    const pixels = modelOf(`extends ps3.15-basic
template "GE LOGIQ E9" for Modality US, Manufacturer like "GE*", Columns 1024, Rows 768 {
  black x 0 y 0 width 1024 height 72
}
detect text when Modality is XA {
  redact at confidence 0.80
}
`);
    const explained = explain(pixels, 'PixelData');
    if (!explained.ok) throw new Error(explained.error);
    expect(explanationText(explained.value)).toContain(
      'in the image:\n  template "GE LOGIQ E9", when Modality is US and Manufacturer like "GE*" and Columns is "1024" and Rows is "768"   (rules.anon:3)\n      black x 0 y 0 width 1024 height 72\n  text is looked for, when Modality is XA   (rules.anon:6)\n',
    );
    const angiography = explanationText(inCaseOf(explained.value, (tag) => (tag === '00080060' ? ['XA'] : [])));
    expect(angiography).toContain('text is looked for');
    expect(angiography).not.toContain('LOGIQ');
  });
});
