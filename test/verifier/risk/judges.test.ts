import { describe, expect, it } from 'vitest';
import { cohortFiles, type CohortStudy } from '../../../corpus/cohort.js';
import { openRisk, openVerification, renderOffenders, renderRiskTerminal } from '../../../src/verifier/index.js';
import { judged, modelOf, type Result } from './cohort.js';

const base = 'profile "cohort" version "1.0.0"\n\nreplace PatientID with pseudonym("P", 10)\nkeep Modality, StudyInstanceUID, SeriesInstanceUID, BodyPartExamined\n';
const rules = (text: string): ReturnType<typeof modelOf> => modelOf(`${base}${text}`);

/** So many persons alike, one study each. */
function alike(count: number, of: Partial<CohortStudy> = {}, from = 1): readonly CohortStudy[] {
  return Array.from({ length: count }, (_, index) => ({ patientId: `P${from + index}`, study: from + index, date: '20230105', sex: 'F', age: '050Y', manufacturer: 'SYNTHETIC MR WORKS', model: 'Ring 3T', bodyPart: 'KNEE', ...of }));
}

function metric({ report }: Result, rule: string, name = ''): Result['report']['metrics'][number] | undefined {
  return report.metrics.find((one) => one.rule === rule && one.name.startsWith(name));
}

describe('the unit', () => {
  it('is unlinkable, and no pass, where no identifier of a person is left', () => {
    const { report } = judged(modelOf('profile "cohort" version "1.0.0"\n\nremove PatientID\nkeep PatientSex\nrisk {\n  release internal\n}\n'), alike(30));
    expect(report).toMatchObject({ verdict: 'unlinkable', counts: { persons: 0, unlinked: 30 } });
  });

  it('is unlinkable where everybody is given one text', () => {
    const model = modelOf('profile "cohort" version "1.0.0"\n\nreplace PatientID with "NOBODY"\nkeep PatientSex\nrisk {\n  release internal\n}\n');
    expect(judged(model, alike(30, { patientId: 'NOBODY' })).report.verdict).toBe('unlinkable');
  });

  it('is the subject of a trial where PatientID is gone', () => {
    const model = modelOf('profile "cohort" version "1.0.0"\n\nempty PatientID\nreplace ClinicalTrialSubjectID with pseudonym("S", 8)\nkeep PatientSex\nrisk {\n  release internal\n}\n');
    const studies = alike(6).map((study, index) => ({ ...study, patientId: '', also: { ClinicalTrialSubjectID: `S${index % 3}` } }));
    expect(judged(model, studies).report).toMatchObject({ verdict: 'pass', counts: { persons: 3, studies: 6 } });
  });

  it('is unlinkable where an output cannot be read', () => {
    const assessment = openRisk(rules('keep PatientSex\nrisk {\n  release internal\n}\n'), { planDigest: null });
    for (const study of alike(9)) for (const { bytes } of cohortFiles(study)) assessment.addOutput(bytes, null);
    assessment.addOutput(Uint8Array.of(1, 2, 3), null);
    expect(assessment.finish().report).toMatchObject({ verdict: 'unlinkable', counts: { unread: 1 } });
  });

  it('fails a release of nobody', () => {
    expect(judged(rules('risk {\n  release internal\n}\n'), []).report.verdict).toBe('fail');
  });
});

describe('the threshold', () => {
  it.each([
    ['release public', 11],
    ['release public\n  sensitive EthnicGroup', 20],
    ['release controlled', 5],
    ['release internal', 3],
    ['release internal\n  require k >= 7', 7],
    ['release public\n  require k >= 7', 11],
    ['require k >= 7', 7],
    ['require k > 7', 8],
    ['require largest-risk <= 0.09', 11],
    ['require largest-risk <= 0.05', 20],
    ['require largest-risk <= 0.075', 15],
    ['require largest-risk <= 0.33', 3],
    ['require largest-risk <= 0.1', 10],
    ['require average-risk <= 0.05', 11],
  ])('of `%s` is %d', (statement, k) => {
    expect(judged(rules(`keep PatientSex\nrisk {\n  ${statement}\n}\n`), alike(2)).report.threshold.k).toBe(k);
  });

  it('is a whole number: eleven persons meet a largest risk of 0.09, ten do not', () => {
    const model = rules('keep PatientSex\nrisk {\n  require largest-risk <= 0.09\n}\n');
    expect(judged(model, alike(11)).report).toMatchObject({ verdict: 'pass', demands: [{ verdict: 'pass' }] });
    expect(judged(model, alike(10)).report).toMatchObject({ verdict: 'fail', demands: [{ verdict: 'fail' }] });
  });

  it('is that of a public release where nothing is said', () => {
    expect(judged(rules('keep PatientSex\n'), alike(10)).report).toMatchObject({ verdict: 'fail', threshold: { release: 'public', k: 11 } });
  });
});

describe('a demand', () => {
  const demand = (text: string, studies: readonly CohortStudy[]): unknown => judged(rules(`keep PatientSex, PatientAge, StudyDate\nrisk {\n  release internal\n  exclude StudyDate because "the same for all"\n  ${text}\n}\n`), studies).report.demands[0]?.verdict;

  it.each([
    ['require uniques <= 0', 'pass'],
    ['require average-risk <= 0.05', 'fail'],
    ['require average-risk <= 0.25', 'pass'],
    ['require trajectory-k >= 5', 'pass'],
    ['require birthday-window >= 366', 'fail'],
    ['require birthday-window >= 300', 'pass'],
    ['require smallest-cell >= 5', 'pass'],
  ])('`%s` comes to %s', (text, verdict) => {
    expect(demand(text, alike(4, { age: '049Y' }))).toBe(verdict);
  });

  it.each(['require proxy-leak <= 0.5', 'require distinct-l >= 2', 'population 100\n  require k-map >= 2'])('`%s` fails where nobody can work it out', (text) => {
    expect(demand(text, alike(4))).toBe('fail');
  });
});

describe('quasi-identifiers', () => {
  const named = ({ report }: Result): readonly string[] => report.quasiIdentifiers.filter(({ use }) => use === 'group').map(({ attribute }) => attribute);

  it('are what rules keep or generalise, with the place of the rule, and not what they empty or give to everybody', () => {
    const model = rules('keep PatientSex, EthnicGroup\nband PatientAge by 10 years, top 90\nempty PatientWeight\nreplace ManufacturerModelName with "MR"\nrisk {\n  release internal\n}\n');
    const result = judged(model, [...alike(3), ...alike(3, { sex: 'M', age: '040Y', ethnicGroup: 'A', weightKilograms: '70', model: 'Ring 7T' }, 4)]);
    expect(named(result).toSorted()).toEqual(['EthnicGroup', 'PatientAge', 'PatientSex']);
    expect(result.report.quasiIdentifiers.find(({ attribute }) => attribute === 'PatientAge')).toMatchObject({ rule: 'cohort.anon:6', leaves: 'a part' });
  });

  it('are those the profile names as well, not those alone', () => {
    const model = rules('keep PatientSex, PatientAge\nrisk {\n  release internal\n  quasi-identifiers BodyPartExamined, Occupation\n}\n');
    const result = judged(model, [...alike(3), ...alike(3, { sex: 'M', bodyPart: 'HIP' }, 4)]);
    expect(named(result).toSorted()).toEqual(['BodyPartExamined', 'PatientSex']);
    expect(result.report.emittedByNone).toEqual(['Occupation']);
  });

  it('are excluded with a reason that is printed, and with the group that they would make', () => {
    const model = rules('keep PatientSex, PatientAge\nrisk {\n  release internal\n  exclude PatientAge because "ages are told to partners alone"\n}\n');
    const { report } = judged(model, [...alike(3), ...alike(1, { age: '033Y' }, 4)]);
    expect(report).toMatchObject({ verdict: 'pass', excluded: [{ attribute: 'PatientAge', because: 'ages are told to partners alone', kWithIt: 1 }] });
    expect(renderRiskTerminal(report)).toContain('excluded: PatientAge, "ages are told to partners alone"; with it the smallest group would be 1');
  });

  it('take a missing value for one of its own, and tell absent, empty and dummy apart', () => {
    const model = rules('keep PatientSex, EthnicGroup\nrisk {\n  release internal\n}\n');
    const studies = [...alike(3, { ethnicGroup: 'A' }), ...alike(3, {}, 4), ...alike(3, { ethnicGroup: '' }, 7), ...alike(1, { ethnicGroup: 'REMOVED' }, 10)];
    const { report } = judged(model, studies);
    expect(report.quasiIdentifiers.find(({ attribute }) => attribute === 'EthnicGroup')).toMatchObject({ values: 1, missing: { absent: 3, empty: 3, dummy: 1 } });
    expect(metric({ report, offenders: () => [] }, 'R1')).toMatchObject({ verdict: 'pass', figures: { k: 3 } });
  });

  it('count a date that is kept by the day, and one that is moved not at all', () => {
    const studies = [...alike(3), ...alike(3, { date: '20230206' }, 4)];
    expect(named(judged(rules('keep StudyDate\nrisk {\n  release internal\n}\n'), studies))).toEqual(['StudyDate']);
    expect(named(judged(rules('shift dates per PatientID by 30..365 days back\nrisk {\n  release internal\n}\n'), studies))).toEqual([]);
    expect(named(judged(rules('shift dates per PatientID by 1..7 days back\nrisk {\n  release internal\n}\n'), studies))).toEqual(['StudyDate']);
  });
});

describe('ages', () => {
  const shift = 'shift dates per PatientID by 30..365 days back\n';

  it('over 89 are one band where the rule has a top, and are told where it has none', () => {
    const banded = (text: string, age: string): unknown => metric(judged(rules(`${shift}${text}\nrisk {\n  release internal\n}\n`), alike(3, { age })), 'R7')?.verdict;
    expect(banded('band PatientAge by 5 years, top 90', '090Y')).toBe('pass');
    expect(banded('band PatientAge by 5 years', '090Y')).toBe('fail');
    expect(banded('keep PatientAge', '090Y')).toBe('fail');
    expect(banded('keep PatientAge', '089Y')).toBe('pass');
  });

  it('in bands leave a birthday open for as long as a band is', () => {
    const visits = [{ date: '20230105', age: '050Y' }, { date: '20230110', age: '055Y' }];
    const studies = alike(4).flatMap((person, index) => visits.map((visit, at) => ({ ...person, ...visit, study: 1 + index * 2 + at })));
    const leastDays = (text: string): unknown => metric(judged(rules(`${shift}${text}\nrisk {\n  release internal\n}\n`), studies), 'R5')?.figures;
    expect(leastDays('band PatientAge by 5 years')).toMatchObject({ leastDays: 5, contradicting: 0 });
    expect(leastDays('keep PatientAge')).toMatchObject({ contradicting: 4 });
  });

  it('are told by a birth date to the day', () => {
    const result = judged(rules('keep PatientBirthDate\nrisk {\n  release internal\n}\n'), alike(3, { also: { PatientBirthDate: '19300105' } }));
    expect(metric(result, 'R5')).toMatchObject({ verdict: 'fail', figures: { leastDays: 1 } });
    expect(metric(result, 'R7')?.verdict).toBe('fail');
  });

  it('are looked at though the profile excludes them', () => {
    const result = judged(rules('keep PatientAge\nrisk {\n  release internal\n  exclude PatientAge because "a reason"\n}\n'), alike(3, { age: '095Y' }));
    expect(metric(result, 'R7')?.verdict).toBe('fail');
  });
});

describe('faces', () => {
  const faces = (release: string, of: Partial<CohortStudy>): unknown => metric(judged(rules(`keep RecognizableVisualFeatures\nrisk {\n  release ${release}\n}\n`), alike(11, of)), 'R8')?.verdict;

  it.each([
    ['a volume of the head', 'public', { bodyPart: 'BRAIN', slices: 20 }, 'fail'],
    ['a volume of the head', 'controlled', { bodyPart: 'BRAIN', slices: 20 }, 'warn'],
    ['a volume of a part that is not stated', 'public', { bodyPart: '', slices: 20 }, 'fail'],
    ['a volume that says it shows none', 'public', { bodyPart: 'HEAD', slices: 20, also: { RecognizableVisualFeatures: 'NO' } }, 'pass'],
    ['a few slices', 'public', { bodyPart: 'HEAD', slices: 3 }, 'pass'],
    ['a knee', 'public', { bodyPart: 'KNEE', slices: 20 }, 'pass'],
  ])('%s, in a %s release: %o comes to %s', (_name, release, of, verdict) => {
    expect(faces(release, of)).toBe(verdict);
  });
});

describe('sites and devices', () => {
  const model = rules('keep ManufacturerModelName\nremove InstitutionName\nrisk {\n  release internal\n}\n');
  const study = (count: number, from: number, device: string): readonly CohortStudy[] => alike(count, { model: device }, from);
  const at = (site: string) => (one: CohortStudy): CohortStudy => ({ ...one, institution: site });

  it('tell a site that was taken out, where each has its own device', () => {
    const result = judged(model, [...study(4, 1, 'Ring 3T'), ...study(4, 5, 'Ring 7T')], (one) => at(one.model === 'Ring 3T' ? 'North' : 'South')(one));
    expect(metric(result, 'R6', 'devices')).toMatchObject({ verdict: 'fail', figures: { share: 1, persons: 8 } });
    expect(JSON.stringify(result.report)).not.toContain('North');
  });

  it('tell nothing where every site has the same devices', () => {
    const result = judged(model, [...study(4, 1, 'Ring 3T'), ...study(4, 5, 'Ring 7T')], (one) => at(one.study % 2 === 0 ? 'North' : 'South')(one));
    expect(metric(result, 'R6', 'devices')).toMatchObject({ verdict: 'pass', figures: { share: 0 } });
  });

  it('say that nobody looked, where the originals are not at hand', () => {
    expect(metric(judged(model, study(4, 1, 'Ring 3T')), 'R6', 'devices')?.verdict).toBe('not-examined');
  });
});

describe('visits', () => {
  it('fail where a date is left beside dates that were moved', () => {
    const model = rules('shift dates per PatientID by 30..365 days back\nkeep SeriesDate\nrisk {\n  release internal\n}\n');
    expect(metric(judged(model, alike(3, { also: { SeriesDate: '20230105' } })), 'R4', 'dates')).toMatchObject({ verdict: 'fail', says: 'SeriesDate (0008,0021) stands as it was beside dates that were moved: together they show by how much' });
  });
});

describe('a table of the population', () => {
  it('shows how many persons of it share what a released one shows', () => {
    const model = rules('keep PatientSex, PatientAge\nrisk {\n  release internal\n  population 40\n  require k-map >= 10\n}\n');
    const people = [...alike(3), ...alike(3, { sex: 'M' }, 4)];
    const columns = new Map([['PatientSex', [...Array<string>(30).fill('F'), ...Array<string>(10).fill('M')]], ['PatientAge', Array<string>(40).fill('050Y')]]);
    const assessment = openRisk(model, { planDigest: null, population: { columns } });
    for (const study of people) for (const { bytes } of cohortFiles(study)) assessment.addOutput(bytes, null);
    const { report } = assessment.finish();
    expect(report.demands).toMatchObject([{ metric: 'k-map', value: 10, verdict: 'pass' }]);
    expect(report.metrics.find(({ rule }) => rule === 'R10')).toMatchObject({ verdict: 'information', figures: { kMap: 10, strangers: 0 } });
  });
});

describe('verification', () => {
  const verify = (text: string, count: number): ReturnType<ReturnType<typeof openVerification>['finish']> => {
    const verification = openVerification(rules(text), { planDigest: null, fingerprintKey: Buffer.alloc(32) });
    for (const study of alike(count)) for (const { path, bytes } of cohortFiles(study)) verification.addOutput({ output: path, bytes, original: null });
    return verification.finish();
  };

  it('holds the risk of a release whose profile speaks of it, and finds what is not met', () => {
    const text = 'keep PatientSex\nrisk {\n  release controlled\n}\n';
    expect(verify(text, 5).risk).toMatchObject({ verdict: 'pass' });
    const { risk, verdict, findings } = verify(text, 4);
    expect({ risk: risk?.verdict, verdict }).toEqual({ risk: 'fail', verdict: 'findings' });
    expect(findings.filter(({ obligation }) => obligation === 'risk')).toMatchObject([{ grade: 'suspect', kind: 'R1', output: null, rule: 'cohort.anon:6' }]);
  });

  it('says nothing of risk where the profile does not', () => {
    expect(verify('keep PatientSex\n', 2).risk).toBeNull();
  });
});

describe('the file of those who stand out', () => {
  it('is empty but for its heading where nobody does', () => {
    expect(renderOffenders(judged(rules('keep PatientSex\nrisk {\n  release internal\n}\n'), alike(3)).offenders()).trim().split('\n')).toHaveLength(1);
  });
});
