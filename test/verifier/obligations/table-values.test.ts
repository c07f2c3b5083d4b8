import { describe, expect, it } from 'vitest';
import { attribute } from '../../dicom-writer.js';
import { briefly, modelOf, outputDataset, sampleModel, sampleRules, sampleStudy, verifySample, withElement } from '../sample.js';

const receipt = sampleStudy().map((file) => ({ ...file, original: null }));
const withId = (id: string): typeof receipt => receipt.map((file, visit) => ({ ...file, output: { ...file.output, dataset: withElement(outputDataset(visit === 0 ? 0 : 1), '00120040', attribute('ClinicalTrialSubjectID', id)) } }));
const onTheId = (files: Parameters<typeof verifySample>[0], tableText?: string | null): readonly string[] =>
  briefly(verifySample(files, sampleModel, tableText).findings).filter((one) => one.includes('ClinicalTrialSubjectID'));

describe('values of a table', () => {
  it('are those of any row where there is no original', () => {
    expect(onTheId(withId('S-001'))).toEqual([]);
    expect(onTheId(withId('S-002'))).toEqual([]);
    expect(onTheId(withId('S-003'))).toHaveLength(2);
  });

  it('are anything where the rows are not at hand, and the report says so', () => {
    expect(onTheId(withId('S-003'), null)).toEqual([]);
    expect(verifySample(sampleStudy(), sampleModel, null).notExamined.join()).toContain('the rows of subjects were not at hand');
    expect(verifySample(sampleStudy()).notExamined.join()).not.toContain('the rows of');
  });

  it('are none for a file without a row: it must go, or the file must not be here', () => {
    const others = 'PatientID,trial-id\nMRN4711008,S-002\n';
    expect(onTheId(sampleStudy(), others)).toEqual(['replaced/not-replaced ClinicalTrialSubjectID', 'replaced/not-replaced ClinicalTrialSubjectID']);
    const refusing = modelOf(sampleRules.map((rule) => (rule[1].kind === 'replace' && rule[1].otherwise !== undefined ? [rule[0], { ...rule[1], otherwise: { kind: 'quarantine', message: 'not enrolled' } }] : rule)));
    expect(briefly(verifySample(sampleStudy(), refusing, others).findings)).toContain('replaced/not-refused ClinicalTrialSubjectID');
  });

  it('are found when another cell of the same row is beside them, and not when it is of another row', () => {
    const both = modelOf(
      sampleRules.map((rule) =>
        rule[1].kind === 'replace' && rule[1].otherwise !== undefined
          ? [rule[0], { kind: 'replace', with: { kind: 'template', parts: [{ kind: 'column', table: 'subjects', column: 'trial-id' }, { kind: 'literal', text: '/' }, { kind: 'column', table: 'subjects', column: 'PatientID' }] } }]
          : rule,
      ),
    );
    const found = (id: string): boolean => briefly(verifySample(withId(id), both).findings).includes('replaced/not-replaced ClinicalTrialSubjectID');
    expect(found('S-002/MRN4711008')).toBe(false);
    expect(found('S-001/MRN4711008')).toBe(true);
  });

  it('may have lost signs that the character set of the file does not have, and what the VR does not hold', () => {
    const text = `PatientID,trial-id\nMRN4711007,Żywiec-${'x'.repeat(70)}\n`;
    const cut = `?ywiec-${'x'.repeat(57)}`;
    expect(onTheId(withId(cut), text)).toEqual([]);
    expect(onTheId(withId(cut.slice(0, -1)), text)).toHaveLength(2);
  });
});
