import { describe, expect, it } from 'vitest';
import { compile, diff, diffJson, diffText, isWeaker, type Model } from '../../../src/compiler/index.js';
import { shippedLibrary } from '../library.js';

function modelOf(rules: string): Model {
  const { model, diagnostics } = compile({ name: 'rules.anon', text: `profile "trial" version "1.0.0"\n${rules}` }, shippedLibrary());
  if (model === null) throw new Error(JSON.stringify(diagnostics));
  return model;
}

const base = 'extends ps3.15-basic with retain-modified-dates\nclaims ps3.15-basic with retain-modified-dates\n';

describe('a comparison in words', () => {
  it('says of equal profiles that every file is treated alike', () => {
    expect(diffText(diff(modelOf(base), modelOf(base)))).toBe('trial 1.0.0 -> trial 1.0.0: every file is treated alike\n');
  });

  it('names what is weaker first, by attribute, case, rule and example', () => {
    const after = modelOf(`${base}override keep PatientAge when Modality is PT because "dose"\nremove StudyDescription\nremove StudyDate when Modality is MR and Rows > 512\n`);
    const found = diff(modelOf(base), after);
    expect(isWeaker(found)).toBe(true);
    // lines of the library move when its tables do
    expect(diffText(found).replace(/(ps3\.15\/[\w-]+\.anon):\d+/g, '$1')).toBe(
      [
        'trial 1.0.0 -> trial 1.0.0: 2 attributes are treated differently: 1 weaker, 1 stricter',
        '',
        'weaker: more of the original is left',
        '  `ps3.15-basic with retain-modified-dates` is no longer claimed',
        '  PatientAge',
        '      when Modality is PT: remove (rules/ps3.15/basic.anon) -> keep (rules.anon:4)',
        '      for example: Modality = "PT"',
        '',
        'incomparable: each leaves something that the other takes away',
        '  outputs no longer state 113100 Basic Application Confidentiality Profile',
        '',
        'stricter: less of the original is left',
        '  StudyDate',
        '      when Modality is MR and Rows > 512: shift (rules/ps3.15/retain-modified-dates.anon) -> remove (rules.anon:6)',
        '      for example: Modality = "MR", Rows = "513"',
        '',
      ].join('\n'),
    );
  });

  it('tells of which files are taken, with one of them', () => {
    const [before, after] = ['MR', 'MR, CT'].map((of) => modelOf(`${base}accept when Modality in {${of}}\n  otherwise quarantine "not taken"\n`));
    expect(before !== undefined && after !== undefined && diffText(diff(before, after))).toContain('  files are taken that were sent to the quarantine before\n      for example: Modality = "CT"\n');
    expect(before !== undefined && after !== undefined && isWeaker(diff(after, before))).toBe(false);
  });

  it('says nothing of an attribute in files that one of the two does not take', () => {
    const accept = 'accept when Modality is MR\n  otherwise quarantine "MR only"\n';
    expect(diff(modelOf(`${base}${accept}`), modelOf(`${base}${accept}override keep PatientAge when Modality is PT because "dose"\n`)).attributes).toEqual([]);
  });

  it('compares ranges of days: a wider one is stricter', () => {
    const [narrow, wide, other] = ['30..60 days back', '1..365 days back', '1..365 days forward'].map((window) => modelOf(`${base}shift StudyDate per PatientID by ${window}\n`));
    if (narrow === undefined || wide === undefined || other === undefined) throw new Error('three profiles');
    expect(diff(narrow, wide).settings).toMatchObject([{ what: 'shift', relation: 'stricter' }]);
    expect(diff(wide, narrow).settings).toMatchObject([{ what: 'shift', relation: 'weaker' }]);
    expect(diff(wide, other).settings).toMatchObject([{ what: 'shift', relation: 'incomparable' }]);
  });

  it('tells the root from items, and both from the items of a path', () => {
    const found = diff(modelOf(base), modelOf(`${base}remove root StudyDate\nremove RequestAttributesSequence > SeriesDate\n`));
    expect(found.attributes.map(({ tag, within }) => ({ tag, within }))).toEqual([
      { tag: '00080020', within: [] },
      { tag: '00080021', within: ['00400275'] },
    ]);
  });

  it('speaks to programs too', () => {
    const found = diff(modelOf(base), modelOf(`${base}override keep PatientAge when Modality is PT because "dose"\n`));
    expect(JSON.parse(diffJson(found))).toMatchObject({
      format: 'anonc-diff',
      weaker: true,
      attributes: [
        {
          name: 'PatientAge',
          tag: '00101010',
          within: 'everywhere',
          cases: [{ relation: 'weaker', before: { action: 'remove', rule: { source: 'rules/ps3.15/basic.anon' } }, after: { action: 'keep', rule: { line: 4, because: 'dose' } }, example: ['Modality = "PT"'] }],
        },
      ],
    });
  });
});
