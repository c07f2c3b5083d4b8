import { describe, expect, it } from 'vitest';
import { renderOffenders } from '../../../src/verifier/index.js';
import { judged, modelOf, plantedCohort } from './cohort.js';

const profile = `profile "cohort" version "1.0.0"

shift dates per PatientID by 30..365 days back
keep PatientSex, PatientAge, PatientWeight, EthnicGroup
keep ClinicalTrialSiteID, Manufacturer, ManufacturerModelName
keep StudyDescription, Modality, BodyPartExamined
replace PatientID with pseudonym("P", 10)
risk {
  release public
  sensitive EthnicGroup
  population 20000
}
`;

describe('the planted cohort, read from DICOM files', () => {
  const result = judged(modelOf(profile), plantedCohort());
  const { report } = result;
  const told = renderOffenders(result.offenders()).split('\n');
  const line = (rule: string, person: string): readonly string[] => told.filter((text) => text.startsWith(`${rule}  ${person}`));

  it('fails, and counts persons', () => {
    expect(report).toMatchObject({ verdict: 'fail', counts: { persons: 400, studies: 1032, instances: 1032, unlinked: 0 }, threshold: { k: 20 } });
  });

  it.each([
    ['P0001, who is 97', 'R7', 'P0001', 'older than 89: 097Y'],
    ['P0002, whose sex is O', 'R1', 'P0002', 'sex O'],
    ['P0003, alone on a model', 'R6', 'P0003', 'model MAGNETOM TERRA is found with 1 person alone'],
    ['P0004, with a disease in a text', 'R6', 'P0004', 'study description MR BRAIN GAUCHER TYPE 3 is found with 1 person alone'],
    ['P0004, by the word', 'R6', 'P0004', 'study description with the word GAUCHER is found with 1 person alone'],
    ['P0005, one person in 14 studies alike', 'R1', 'P0005', 'the only person with'],
    ['P0006, whose birthday lies within three days', 'R5', 'P0006', 'leave 3 days for their birthday'],
    ['P0006, with a gap that nobody else has', 'R4', 'P0006', 'nobody else has two visits as far apart'],
    ['P0007, without an age', 'R1', 'P0007', 'no age'],
    ['P0008, with an age in days', 'R7', 'P0008', '045D'],
    ['P0008, whose ages contradict each other', 'R5', 'P0008', 'contradict each other'],
    ['P0009, of 212 kg', 'R1', 'P0009', 'weight 212'],
    ['P0221, at two sites', 'R1', 'P0221', 'site S01\\S0'],
  ])('names %s', (_name, rule, person, words) => {
    expect(line(rule, person).join('\n')).toContain(words);
  });

  it('names the site that has two patients', () => {
    expect(told.filter((text) => text.startsWith('R6') && text.includes('site S06 is found with 2 persons alone'))).toHaveLength(1);
  });

  it('says where the rule stands that emitted it', () => {
    expect(line('R7', 'P0001').join()).toContain('(cohort.anon:4)');
    expect(line('R6', 'P0003').join()).toContain('(cohort.anon:5)');
  });

  it('names a change of rules for each share of persons left out, with whom it leaves out, and what no change mends', () => {
    const internal = judged(modelOf(profile.replace('public', 'internal').replace('  sensitive EthnicGroup\n', '')), plantedCohort());
    const { fixes, unmended } = internal.report;
    expect(fixes.length).toBeGreaterThanOrEqual(2);
    for (const { changes, leftOut, leftOutAllowed, complete } of fixes) {
      expect(complete).toBe(true);
      expect(leftOut).toBeLessThanOrEqual(leftOutAllowed * 400);
      // the disease in a text goes with the text; ages over 89 and birthdays go with the age, or with bands of it
      expect(changes.map(({ attribute }) => attribute)).toEqual(expect.arrayContaining(['StudyDescription', 'PatientAge']));
    }
    const lines = renderOffenders(internal.offenders()).split('\n');
    fixes.forEach(({ leftOut }, index) => {
      const line = lines.find((text) => text.endsWith(`to be left out with change ${index + 1} of the report`));
      expect(line === undefined ? 0 : line.split(',').length).toBe(leftOut);
    });
    expect(unmended.join()).toContain('no rule rounds the days between visits');
  });

  it('shows no value of anybody in the report', () => {
    const text = JSON.stringify(report);
    for (const value of ['P0001', '097Y', 'GAUCHER', 'TERRA', 'Terra', 'S06', '045D']) expect(text).not.toContain(value);
  });

  it('takes estimates of the population for information', () => {
    expect(report.metrics.find(({ rule }) => rule === 'R11')).toMatchObject({ verdict: 'information' });
  });

  it('counts a person with fourteen studies once', () => {
    const alone = judged(modelOf(profile), plantedCohort().filter(({ patientId }) => patientId === 'P0005'));
    expect(alone.report.counts).toMatchObject({ persons: 1, studies: 14 });
    expect(alone.report.metrics.find(({ rule }) => rule === 'R1')).toMatchObject({ verdict: 'fail', figures: { k: 1 } });
  });
});
