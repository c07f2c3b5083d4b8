import type { Action, Model, Rule, Selector, Table } from '../../src/compiler/resolve/model.js';
import { attributeOfKeyword } from '../../src/facts/dictionary.js';
import { openVerification, readTable, type Finding, type Report } from '../../src/verifier/index.js';
import { attribute, element, testImplementationUid, writeFile, type ElementSpec, type FileSpec } from '../dicom-writer.js';

/** A model, a study of two visits of one subject, and the output that answers it: what the tests of the verifier start from. */
function tag(keyword: string): string {
  const known = attributeOfKeyword(keyword);
  if (known === undefined) throw new Error(`no attribute ${keyword}`);
  return known.tag;
}

type RuleSpec = readonly [Selector, Action, Partial<Pick<Rule, 'tier' | 'condition'>>?];

const on = (keyword: string): Selector => ({ kind: 'attribute', tag: tag(keyword) });
export const dummy: Action = { kind: 'replace', with: { kind: 'dummy' } };

export const sampleRules: readonly RuleSpec[] = [
  [{ kind: 'rest', which: 'unlisted' }, { kind: 'keep' }],
  [{ kind: 'rest', which: 'private' }, { kind: 'remove' }],
  [{ kind: 'rest', which: 'unknown' }, { kind: 'remove' }],
  [{ kind: 'vr', family: 'uids', vrs: ['UI'] }, { kind: 'remap' }],
  [{ kind: 'vr', family: 'dates', vrs: ['DA', 'DT', 'TM'] }, { kind: 'shift' }],
  [{ kind: 'private', creator: 'SIEMENS MR HEADER', group: '0019', element: '0C' }, { kind: 'keep' }],
  [on('SOPClassUID'), { kind: 'keep' }],
  [on('PatientName'), { kind: 'replace', with: { kind: 'literal', text: 'SUBJECT^ONE' } }],
  [on('PatientID'), { kind: 'replace', with: { kind: 'pseudonym', prefix: 'S-', length: 8 } }],
  [on('PatientBirthDate'), { kind: 'empty' }],
  [on('OtherPatientIDs'), { kind: 'remove' }],
  [on('InstitutionName'), { kind: 'remove' }],
  [on('ReferringPhysicianName'), dummy],
  [on('OperatorsName'), { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }, { kind: 'replace', with: { kind: 'dummy' } }] }],
  [on('StudyDescription'), { kind: 'clean' }],
  [on('AdmittingTime'), { kind: 'truncate', to: 'hour' }],
  [on('RequestAttributesSequence'), { kind: 'keep' }],
  [on('ScheduledProcedureStepID'), { kind: 'remove' }],
  [on('PerformingPhysicianIdentificationSequence'), dummy],
  [on('PatientAge'), { kind: 'band', by: 5, top: 90, unit: 'years' }],
  [on('PatientWeight'), { kind: 'round', to: '5' }],
  [on('SeriesDescription'), { kind: 'clean', keeping: { vocabularies: ['words.txt'], patterns: ['T[12]w?'] } }],
  [on('StudyID'), { kind: 'replace', with: { kind: 'template', parts: [{ kind: 'literal', text: 'V-' }, { kind: 'year', of: { kind: 'attribute', tag: tag('StudyDate') } }] } }],
  [on('AccessionNumber'), { kind: 'replace', with: { kind: 'hash', of: { kind: 'attribute', tag: tag('PatientID') }, length: 8 } }],
  [{ kind: 'private', creator: 'SIEMENS MR HEADER', group: '0019', element: '0F' }, { kind: 'keep', only: { type: 'integer', min: 0, max: 100, count: [1, 1] } }],
  [on('ContentSequence'), { kind: 'keep' }],
  [{ kind: 'content', meaning: 'Person Observer Name', code: '121008', scheme: 'DCM', valueType: null }, { kind: 'remove' }],
  [{ kind: 'content', meaning: 'Comment', code: '121106', scheme: 'DCM', valueType: null }, { kind: 'replace', with: { kind: 'literal', text: 'removed' } }],
  [on('ClinicalTrialSubjectID'), { kind: 'replace', with: { kind: 'column', table: 'subjects', column: 'trial-id' }, otherwise: { kind: 'remove' } }],
  [{ kind: 'mask', pattern: '60xx3000' }, { kind: 'remove' }],
];

/** Two subjects; the files of the sample are the first one's. */
export const sampleTable: Table = {
  name: 'subjects',
  source: 'subjects.csv',
  key: tag('PatientID'),
  keyColumn: 'PatientID',
  columns: [
    { name: 'PatientID', type: 'text' },
    { name: 'trial-id', type: 'text' },
  ],
  sha256: '0'.repeat(64),
  rows: 2,
};
export const sampleTableText = 'PatientID,trial-id\nMRN4711007,S-001\nMRN4711008,S-002\n';

export function modelOf(rules: readonly RuleSpec[], over: Partial<Model> = {}): Model {
  return {
    profile: { name: 'sample', version: '1', doc: '' },
    extends: null,
    claims: [],
    rules: rules.map(
      ([selector, action, extra], id): Rule => ({
        id,
        tier: extra?.tier ?? 2,
        origin: { source: 'sample.anon', line: id + 1, column: 1 },
        selector,
        action,
        condition: extra?.condition ?? null,
        override: false,
        because: null,
      }),
    ),
    acceptance: [],
    shift: { per: '00100020', minDays: 30, maxDays: 365, direction: 'back' },
    methods: [{ code: '113100', meaning: 'Basic Application Confidentiality Profile' }],
    longitudinal: 'MODIFIED',
    secrets: [],
    tables: [sampleTable],
    vocabularies: [{ name: 'words.txt', sha256: '0'.repeat(64), words: ['axial', 'b-mode', 'brain'] }],
    templates: [],
    detect: [],
    preserve: [],
    risk: null,
    ...over,
  };
}

export const sampleModel = modelOf(sampleRules);

const shared = {
  sopClass: '1.2.840.10008.5.1.4.1.1.4',
  pixels: Uint8Array.from({ length: 64 }, (_, index) => (index * 37) & 0xff),
};

/** An SR content item of text, by the code of its concept. */
export function contentItem(code: string, text: string): ElementSpec[] {
  return [attribute('ConceptNameCodeSequence', [[attribute('CodeValue', code), attribute('CodingSchemeDesignator', 'DCM')]]), attribute('TextValue', text)];
}

/** Original of one visit (0 or 1); the second refers to the first. */
export function originalDataset(visit: 0 | 1): ElementSpec[] {
  return [
    attribute('SpecificCharacterSet', 'ISO_IR 100'),
    attribute('SOPClassUID', shared.sopClass),
    attribute('SOPInstanceUID', `1.3.12.2.1107.5.2.30.25${visit}`),
    attribute('StudyDate', visit === 0 ? '20240301' : '20240315'),
    attribute('StudyTime', '101530'),
    attribute('AcquisitionDateTime', visit === 0 ? '20240301101530.5+0100' : '20240315101530.5+0100'),
    attribute('AccessionNumber', 'ACC5550199'),
    attribute('Modality', 'MR'),
    attribute('Manufacturer', 'SIEMENS'),
    attribute('InstitutionName', 'Hospital of Nowhere'),
    attribute('ReferringPhysicianName', 'Quincy^Edgar'),
    attribute('StudyDescription', 'Brain of Mrs Zwicky'),
    attribute('SeriesDescription', 'T1w axial brain Zwicky'),
    attribute('PerformingPhysicianIdentificationSequence', [[attribute('InstitutionName', 'Hospital of Nowhere'), attribute('PersonTelephoneNumbers', '+41 44 555 66 77')]]),
    attribute('OperatorsName', 'Vandermeer^Ilse'),
    attribute('ReferencedImageSequence', [[attribute('ReferencedSOPClassUID', shared.sopClass), attribute('ReferencedSOPInstanceUID', '1.3.12.2.1107.5.2.30.250')]]),
    attribute('PatientName', 'Zwicky^Annamarie'),
    attribute('PatientID', 'MRN4711007'),
    attribute('PatientBirthDate', '19680312'),
    attribute('OtherPatientIDs', 'ALT99887'),
    attribute('PatientSex', 'F'),
    attribute('PatientAge', '093Y'),
    attribute('PatientWeight', '62.4'),
    attribute('ClinicalTrialSubjectID', 'KAGUMO-9'),
    element('00190010', 'LO', 'SIEMENS MR HEADER'),
    element('0019100C', 'IS', '1000'),
    element('0019100F', 'IS', '4711'),
    element('0019100D', 'LO', 'Zwicky private'),
    attribute('StudyInstanceUID', '1.3.12.2.1107.5.2.30.1'),
    attribute('SeriesInstanceUID', `1.3.12.2.1107.5.2.30.2${visit}`),
    attribute('StudyID', 'ST-20240301-9'),
    attribute('Rows', Uint8Array.from([8, 0])),
    attribute('AdmittingTime', '101530'),
    attribute('RequestAttributesSequence', [[attribute('PatientBirthDate', '19680312'), attribute('ScheduledProcedureStepID', 'STEP778899')]]),
    attribute('ContentSequence', [contentItem('121008', 'Zwicky saw it'), contentItem('121106', 'call Zwicky'), contentItem('121071', 'no lesion')]),
    element('60003000', 'OW', Uint8Array.from([1, 2, 3, 4])),
    element('7FE00010', 'OW', shared.pixels),
  ];
}

/** The output that the sample model demands, with an offset of -40 days. */
export function outputDataset(visit: 0 | 1): ElementSpec[] {
  return [
    attribute('SpecificCharacterSet', 'ISO_IR 100'),
    attribute('SOPClassUID', shared.sopClass),
    attribute('SOPInstanceUID', `2.25.100${visit}`),
    attribute('StudyDate', visit === 0 ? '20240121' : '20240204'),
    attribute('StudyTime', '101530'),
    attribute('AcquisitionDateTime', visit === 0 ? '20240121101530.5+0100' : '20240204101530.5+0100'),
    attribute('AccessionNumber', 'QWERTZU2'),
    attribute('Modality', 'MR'),
    attribute('Manufacturer', 'SIEMENS'),
    attribute('ReferringPhysicianName', 'REMOVED'),
    attribute('StudyDescription', ''),
    attribute('SeriesDescription', 'T1w axial brain'),
    attribute('PerformingPhysicianIdentificationSequence', [[attribute('InstitutionName', 'REMOVED'), attribute('PersonTelephoneNumbers', 'REMOVED')]]),
    attribute('OperatorsName', 'REMOVED'),
    attribute('ReferencedImageSequence', [[attribute('ReferencedSOPClassUID', shared.sopClass), attribute('ReferencedSOPInstanceUID', '2.25.1000')]]),
    attribute('PatientName', 'SUBJECT^ONE'),
    attribute('PatientID', 'S-ABCDEFGH'),
    attribute('PatientBirthDate', ''),
    attribute('PatientSex', 'F'),
    attribute('PatientAge', '090Y'),
    attribute('PatientWeight', '60'),
    attribute('ClinicalTrialSubjectID', 'S-001'),
    attribute('PatientIdentityRemoved', 'YES'),
    attribute('DeidentificationMethodCodeSequence', [
      [attribute('CodeValue', '113100'), attribute('CodingSchemeDesignator', 'DCM'), attribute('CodeMeaning', 'Basic Application Confidentiality Profile')],
    ]),
    element('00190010', 'LO', 'SIEMENS MR HEADER'),
    element('0019100C', 'IS', '1000'),
    attribute('StudyInstanceUID', '2.25.2000'),
    attribute('SeriesInstanceUID', `2.25.300${visit}`),
    attribute('StudyID', 'V-2024'),
    attribute('Rows', Uint8Array.from([8, 0])),
    attribute('LongitudinalTemporalInformationModified', 'MODIFIED'),
    attribute('AdmittingTime', '10'),
    attribute('RequestAttributesSequence', [[attribute('PatientBirthDate', '')]]),
    attribute('ContentSequence', [contentItem('121106', 'removed'), contentItem('121071', 'no lesion')]),
    element('7FE00010', 'OW', shared.pixels),
  ];
}

export interface SampleFile {
  readonly original: FileSpec | null;
  readonly output: FileSpec;
  readonly path?: string;
}

export function sampleStudy(): SampleFile[] {
  return ([0, 1] as const).map((visit) => ({
    original: { dataset: originalDataset(visit), meta: [element('00020016', 'AE', 'WARD7SCANNER')] },
    output: { dataset: outputDataset(visit) },
    path: `S-ABCDEFGH/2.25.2000/2.25.300${visit}/2.25.100${visit}.dcm`,
  }));
}

/** Verifies a release made of specs. */
export function verifySample(files: readonly SampleFile[], model: Model = sampleModel, tableText: string | null = sampleTableText): Report {
  const rows = tableText === null ? null : readTable(sampleTable, tableText);
  if (rows?.ok === false) throw new Error(rows.error);
  const tables = new Map(rows === null ? [] : [['subjects', rows.value]]);
  const verification = openVerification(model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), implementationClassUid: testImplementationUid, tables });
  const originals = files.map((file, index) => (file.original === null ? null : { input: `in/${index}.dcm`, bytes: writeFile(file.original) }));
  for (const original of originals) if (original !== null) verification.addOriginal(original);
  files.forEach((file, index) => {
    verification.addOutput({ output: file.path ?? `out/${index}.dcm`, bytes: writeFile(file.output), original: originals[index] ?? null });
  });
  return verification.finish();
}

/** "obligation/kind path" of each finding, for expectations. */
export function briefly(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => `${finding.obligation}/${finding.kind} ${finding.tagPath ?? finding.place}`);
}

/** The dataset with one element replaced, added (in order of tags) or, with null, left out. */
export function withElement(dataset: readonly ElementSpec[], tagText: string, value: ElementSpec | null): ElementSpec[] {
  const rest = dataset.filter((one) => one.tag !== tagText);
  if (value === null) return rest;
  return [...rest, value].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0));
}
