import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attribute, element, transferSyntaxes, writeFile, type ElementSpec } from '../dicom-writer.js';
import { dcmjsReads, elementAt, printed } from '../judges/dcmjs.js';
import { anonc, describeBuiltProduct, filesIn, type Finished, type JournalRecord } from './product.js';

const RULES = `## ACME-301: brain MRI with PET, sites in the US and the EU.
profile "acme-301-brain-mri" version "2.1.0"

extends ps3.15-basic
  with clean-descriptors, retain-modified-dates, retain-patient-characteristics, retain-safe-private

secret study-key
table subjects from "subjects.csv" key PatientID
table sites from "sites.csv" key InstitutionName

accept when Modality in {MR, PT, SR}
  otherwise quarantine "ACME-301 takes MR, PT and SR only"

replace PatientID, PatientName with subjects.trial-id
  otherwise quarantine "the subject is not on the enrolment list"
replace AccessionNumber with pseudonym("ACC-", 10)
replace ClinicalTrialSiteName with "{sites.region} site {sites.number}" otherwise remove
replace StudyID with hash(StudyInstanceUID, 12)
replace ClinicalTrialTimePointDescription with "enrolled {year of subjects.consent}" otherwise remove
shift dates per PatientID by 30..365 days back
truncate ContrastBolusStartTime to hour
band PatientAge by 5 years, top 90
round PatientWeight to 5, PatientSize to 0.05
clean StudyDescription, SeriesDescription, ProtocolName
  keeping words "vocabularies/clinical.txt", "study-words.txt", patterns /T[12]w?/, /b ?= ?\\d{1,4}/
remap uids
remove group 0x4008
remove (50xx,eeee), (60xx,3000)
remove RequestAttributesSequence > RequestedProcedureDescription
replace content "Person Observer Name" (121008, DCM) with "observer"
keep private "SIEMENS MR HEADER" (0019,xx0C), (0019,xx0E)
  because "b-value and gradient direction: tensor fitting needs them"

override keep DeviceSerialNumber when Modality is PT
  because "harmonisation needs the identity of the scanner; approved by the data protection officer"
override keep ContentSequence when Modality is SR
  because "reports of this trial are read by a person before they leave; its items are judged one by one"

test "intervals survive, and the subject is the trial's" {
  given { Modality = MR; PatientID = "4711"; StudyDate = "20240301" }
    and { Modality = MR; PatientID = "4711"; StudyDate = "20240315" }
  expect { days between StudyDate = 14; PatientID = "S-001" }
}
test "ages are banded, and the oldest are one group" {
  given { Modality = MR; PatientID = "4711"; PatientAge = "037Y" }
    and { Modality = MR; PatientID = "4712"; PatientAge = "094Y" }
  expect { PatientAge in {"035Y", "090Y"} }
}
test "a subject who is not enrolled stays here" {
  given { Modality = MR; PatientID = "9999" }
  expect { quarantined }
}
`;

const BESIDE: Readonly<Record<string, string>> = {
  'subjects.csv': 'PatientID,trial-id,consent\n4711,S-001,2024-02-01\n4712,S-002,2024-02-11\n',
  'sites.csv': 'InstitutionName;region;number\nVesmar Klinik;EU;12\nOrdun Hospital;US;3\n',
  'study-words.txt': '# words of this study\ntractography\n',
};

const SYNTAXES = ['explicit', 'implicit', 'bigEndian', 'deflated'] as const;
type Syntax = (typeof SYNTAXES)[number];
const DIRECTION = [0.5, -0.5, 0.25];

interface Input {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Elements in the order of tags, as PS3.5 7.1 wants them. */
function file(path: string, syntax: Syntax, elements: readonly ElementSpec[]): Input {
  const dataset = [...elements].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  return { path, bytes: writeFile({ dataset, transferSyntax: transferSyntaxes[syntax], undefinedLengths: syntax === 'implicit' }) };
}

function common(syntax: Syntax, name: string, modality: string, sopClass: string): readonly ElementSpec[] {
  const number = `${SYNTAXES.indexOf(syntax)}.${Buffer.from(name).reduce((sum, byte) => sum * 31 + byte, 7) % 100_000}`;
  return [
    attribute('ImageType', 'ORIGINAL\\PRIMARY\\M'),
    attribute('SOPClassUID', sopClass),
    attribute('SOPInstanceUID', `2.25.1.${number}`),
    attribute('StudyDate', '20240301'),
    attribute('AccessionNumber', 'ORD-556677'),
    attribute('Modality', modality),
    attribute('InstitutionName', 'Vesmar Klinik'),
    attribute('PatientName', 'Veluno^Kagumo'),
    attribute('PatientID', '4711'),
    attribute('PatientBirthDate', '19300312'),
    // one scanner for all: it stays in PET and goes elsewhere
    attribute('DeviceSerialNumber', 'SN-8899-77'),
    attribute('ClinicalTrialSiteName', 'Dr. Ordunek'),
    attribute('ClinicalTrialTimePointDescription', 'Kagumo first'),
    attribute('StudyInstanceUID', '2.25.2.7'),
    attribute('SeriesInstanceUID', '2.25.3.7'),
    attribute('StudyID', 'KAGUMO-1'),
  ];
}

function mr(path: string, syntax: Syntax, change: Readonly<Record<string, string>> = {}, bValue = '1000'): Input {
  const direction = Buffer.alloc(24);
  DIRECTION.forEach((number, index) => (syntax === 'bigEndian' ? direction.writeDoubleBE(number, index * 8) : direction.writeDoubleLE(number, index * 8)));
  const elements = [
    ...common(syntax, path, 'MR', '1.2.840.10008.5.1.4.1.1.4'),
    attribute('StudyDescription', 'MRI brain T2w b=1000 tractography for Kagumo'),
    attribute('PatientAge', '094Y'),
    attribute('PatientSize', '1.73'),
    attribute('PatientWeight', '71.3'),
    attribute('ContrastBolusStartTime', '101533'),
    element('00190010', 'LO', 'SIEMENS MR HEADER'),
    element('0019100C', 'IS', bValue),
    element('0019100E', 'FD', direction),
    attribute('RequestAttributesSequence', [[attribute('RequestedProcedureDescription', 'for Kagumo')]]),
    element('40080300', 'ST', 'Kagumo impression'),
    element('50000022', 'LO', 'Kagumo curve'),
    element('60003000', 'OW', Uint8Array.from([1, 2, 3, 4])),
  ];
  return file(path, syntax, elements.map((one) => (change[one.tag] === undefined ? one : { ...one, value: change[one.tag] ?? '' })));
}

function pt(path: string, syntax: Syntax): Input {
  return file(path, syntax, common(syntax, path, 'PT', '1.2.840.10008.5.1.4.1.1.128'));
}

function sr(path: string, syntax: Syntax): Input {
  const concept = (code: string, scheme: string, meaning: string): ElementSpec =>
    attribute('ConceptNameCodeSequence', [[attribute('CodeValue', code), attribute('CodingSchemeDesignator', scheme), attribute('CodeMeaning', meaning)]]);
  const observer = [attribute('RelationshipType', 'HAS OBS CONTEXT'), attribute('ValueType', 'PNAME'), concept('121008', 'DCM', 'Person Observer Name'), attribute('PersonName', 'Ordunek^Basil')];
  const finding = [attribute('RelationshipType', 'CONTAINS'), attribute('ValueType', 'TEXT'), concept('121071', 'DCM', 'Finding'), attribute('TextValue', 'Kagumo has a lesion')];
  return file(path, syntax, [
    ...common(syntax, path, 'SR', '1.2.840.10008.5.1.4.1.1.88.33'),
    attribute('ValueType', 'CONTAINER'),
    concept('126000', 'DCM', 'Imaging Measurement Report'),
    attribute('ContinuityOfContent', 'SEPARATE'),
    attribute('ContentSequence', [observer, finding].map((item) => [...item].sort((a, b) => (a.tag < b.tag ? -1 : 1)))),
  ]);
}

const INPUTS: readonly Input[] = [
  ...SYNTAXES.flatMap((syntax) => [mr(`${syntax}/mr.dcm`, syntax), pt(`${syntax}/pt.dcm`, syntax), sr(`${syntax}/sr.dcm`, syntax), mr(`${syntax}/second.dcm`, syntax, { '00080020': '20240315' }), mr(`${syntax}/b-value.dcm`, syntax, {}, 'KAGUMO')]),
  mr('stranger.dcm', 'explicit', { '00100020': '9999' }),
  mr('ultrasound.dcm', 'explicit', { '00080060': 'US' }),
  mr('elsewhere.dcm', 'explicit', { '00080080': 'Clinic of nobody' }),
];

const OUTSIDE = ['stranger.dcm', 'ultrasound.dcm'];

describeBuiltProduct('a profile with everything that the language says of headers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
  const at = (...names: readonly string[]): string => join(folder, ...names);
  const finished: Record<string, Finished> = {};
  let records: ReadonlyMap<string, JournalRecord> = new Map();

  const run = (to: string, ...more: readonly string[]): Finished => anonc('run', at('trial.plan.json'), at('in'), '--out', at(to), '--key-file', at('key'), ...more);
  const verify = (out: string): Finished => anonc('verify', out, '--plan', at('trial.plan.json'), '--originals', at('in'), '--journal', at('out-journal.jsonl'), '--format', 'json');
  const journal = (to: string): ReadonlyMap<string, JournalRecord> =>
    new Map(
      readFileSync(at(`${to}-journal.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as JournalRecord)
        .filter((record) => typeof record.input === 'string')
        .map((record) => [record.input, record]),
    );

  function output(input: string): string {
    const record = records.get(input);
    expect(record?.outcome, JSON.stringify(record)).toBe('released');
    return at('out', record?.output ?? '');
  }
  const text = (input: string, path: string): string => printed(elementAt(dcmjsReads(readFileSync(output(input))) ?? {}, path)?.Value).trimEnd();

  beforeAll(() => {
    mkdirSync(at('in'));
    for (const { path, bytes } of INPUTS) {
      mkdirSync(at('in', path, '..'), { recursive: true });
      writeFileSync(at('in', path), bytes);
    }
    writeFileSync(at('trial.anon'), RULES);
    for (const [name, content] of Object.entries(BESIDE)) writeFileSync(at(name), content);
    finished['check'] = anonc('check', at('trial.anon'));
    finished['test'] = anonc('test', at('trial.anon'));
    finished['compile'] = anonc('compile', at('trial.anon'), '-o', at('trial.plan.json'));
    anonc('key', 'new', at('key'), '--secret', 'study-key');
    finished['run'] = run('out');
    if (existsSync(at('out-journal.jsonl'))) records = journal('out');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is checked, tested, compiled and run', () => {
    expect(finished['check']).toMatchObject({ exitCode: 0 });
    expect(finished['test']?.stdout).toContain('3 tests, all pass');
    expect(finished['compile']).toMatchObject({ exitCode: 0 });
    expect(finished['run']?.exitCode, finished['run']?.stderr).toBe(3);
  });

  it('keeps back who is not enrolled and what is not taken, in the words of the rules', () => {
    expect([...records.values()].filter(({ outcome }) => outcome !== 'released').map(({ input }) => input).toSorted()).toEqual(OUTSIDE);
    expect(records.get('stranger.dcm')).toMatchObject({ outcome: 'quarantined', reason: 'rule-refused', message: 'the subject is not on the enrolment list' });
    expect(records.get('ultrasound.dcm')).toMatchObject({ outcome: 'quarantined', reason: 'not-accepted', message: 'ACME-301 takes MR, PT and SR only' });
  });

  it.each(SYNTAXES)('does what its sentences say in %s', (syntax) => {
    const of = (path: string): string => text(`${syntax}/mr.dcm`, path);
    expect(of('PatientID')).toBe('S-001');
    expect(of('PatientName')).toContain('S-001');
    expect(of('AccessionNumber')).toMatch(/^ACC-[A-Z2-7]{10}$/);
    expect(of('ClinicalTrialSiteName')).toBe('EU site 12');
    expect(of('ClinicalTrialTimePointDescription')).toBe('enrolled 2024');
    expect(of('StudyID')).toMatch(/^[A-Z2-7]{12}$/);
    expect(of('PatientAge')).toBe('090Y');
    expect(of('PatientWeight')).toBe('70');
    expect(of('PatientSize')).toBe('1.75');
    expect(of('StudyDescription')).toBe('MRI brain T2w b=1000 tractography for');
    expect(of('ContrastBolusStartTime')).toBe('10');
    expect(of('StudyDate')).not.toBe('20240301');
    const dict = dcmjsReads(readFileSync(output(`${syntax}/mr.dcm`))) ?? {};
    for (const tag of ['50000022', '60003000']) expect(dict[tag], tag).toBeUndefined();
    expect(text(`${syntax}/pt.dcm`, 'DeviceSerialNumber')).toBe('SN-8899-77');
  });

  it('writes the same of one original whatever its transfer syntax', () => {
    for (const path of ['StudyDate', 'AccessionNumber', 'StudyID', 'StudyInstanceUID']) expect(new Set(SYNTAXES.map((syntax) => text(`${syntax}/mr.dcm`, path))).size, path).toBe(1);
  });

  it('writes nothing of the original where a table has no row, and does not refuse the file', () => {
    expect(text('elsewhere.dcm', 'ClinicalTrialSiteName')).not.toMatch(/Ordunek|site/);
  });

  it.each(SYNTAXES)('keeps the b-value and its direction in %s, and no name in their place', (syntax) => {
    const direction = Buffer.alloc(24);
    DIRECTION.forEach((number, index) => (syntax === 'bigEndian' ? direction.writeDoubleBE(number, index * 8) : direction.writeDoubleLE(number, index * 8)));
    const kept = dcmjsReads(readFileSync(output(`${syntax}/mr.dcm`))) ?? {};
    expect(printed(kept['0019100C']?.Value).trimEnd()).toBe('1000');
    expect(kept['0019100E']).toBeDefined();
    if (syntax !== 'deflated') expect(readFileSync(output(`${syntax}/mr.dcm`)).includes(direction)).toBe(true);
    const named = dcmjsReads(readFileSync(output(`${syntax}/b-value.dcm`))) ?? {};
    expect(named['0019100C']).toBeUndefined();
    expect(named['0019100E']).toBeDefined();
  });

  it.each(SYNTAXES)('replaces the observer and keeps the tree of a report in %s', (syntax) => {
    const bytes = readFileSync(output(`${syntax}/sr.dcm`));
    const dict = dcmjsReads(bytes) ?? {};
    const items = elementAt(dict, 'ContentSequence')?.Value as readonly unknown[];
    expect(items.length).toBeGreaterThanOrEqual(1);
    const all = JSON.stringify(items);
    expect(all).toContain('observer');
    expect(all).not.toMatch(/Ordunek|Kagumo/);
  });

  it('is found clean by the verifier, with the originals', () => {
    const found = verify(at('out'));
    expect(found.exitCode, found.stdout).toBe(0);
    expect(JSON.parse(found.stdout)).toMatchObject({ verdict: 'clean' });
  });

  it.each([
    ['a date of birth', '00100030', '19300312', 'PatientBirthDate'],
    ['the name', '00100010', 'Veluno^Kagumo', 'PatientName'],
    ['the id of another subject', '00100020', 'S-002', 'PatientID'],
    ['the true age', '00101010', '094Y', 'PatientAge'],
    ['the true weight', '00101030', '71', 'PatientWeight'],
    ['a word that no list has', '00081030', 'MRI brain Kagumo', 'StudyDescription'],
  ])('is not clean any more with %s in one output', (_, tag, value, keyword) => {
    const mutants = at('mutants');
    cpSync(at('out'), mutants, { recursive: true });
    const path = join(mutants, records.get('explicit/mr.dcm')?.output ?? '');
    writeFileSync(path, withValue(readFileSync(path), tag, value));
    const found = verify(mutants);
    rmSync(mutants, { recursive: true });
    expect(found.exitCode, found.stdout).not.toBe(0);
    const { findings } = JSON.parse(found.stdout) as { readonly findings: readonly { readonly input: string; readonly tagPath: string | null }[] };
    // another patient's id makes a study that names two
    expect(new Set(findings.filter(({ tagPath }) => tagPath !== null).map(({ input, tagPath }) => `${input} ${tagPath}`))).toEqual(new Set([`explicit/mr.dcm ${keyword}`]));
  });

  it('is not verified with other tables than the run had', () => {
    writeFileSync(at('other.csv'), `${BESIDE['subjects.csv'] ?? ''}9999,S-003,2024-03-01\n`);
    const found = anonc('verify', at('out'), '--plan', at('trial.plan.json'), '--journal', at('out-journal.jsonl'), '--table', `subjects=${at('other.csv')}`);
    expect(found.exitCode).toBe(4);
    expect(found.stderr).toContain('the table `subjects` is not as the last run of the journal read it');
    const none = anonc('verify', at('out'), '--plan', at('trial.plan.json'), '--table', `patients=${at('other.csv')}`);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain('they have subjects, sites');
  });

  it('goes on with a run, and releases who has been enrolled since', () => {
    writeFileSync(at('later.csv'), `${BESIDE['subjects.csv'] ?? ''}9999,S-003,2024-03-01\n`);
    const again = run('out', '--resume');
    expect(again.exitCode, again.stderr).toBe(3);
    expect(journal('out').get('stranger.dcm')).toMatchObject({ outcome: 'quarantined' });
    const later = run('later', '--table', `subjects=${at('later.csv')}`);
    expect(later.exitCode, later.stderr).toBe(3);
    expect(journal('later').get('stranger.dcm')).toMatchObject({ outcome: 'released' });
  });

  it('does not run without its tables, with rows that make one of two, or without a column', () => {
    const cases: readonly (readonly [string, string | null, RegExp])[] = [
      ['missing', null, /cannot|no such/i],
      ['twice', 'PatientID,trial-id,consent\n4711,S-001,2024-02-01\n4712,S-001,2024-02-11\n', /two patients would be one subject/],
      ['narrow', 'PatientID,trial\n4711,S-001\n', /column/],
    ];
    for (const [name, content, says] of cases) {
      const path = at(`${name}.csv`);
      if (content !== null) writeFileSync(path, content);
      const refused = run(`out-${name}`, '--table', `subjects=${path}`);
      expect(refused.exitCode, refused.stderr).toBe(2);
      expect(refused.stderr).toMatch(says);
      expect(refused.stderr).not.toMatch(/4711|4712|S-001/);
      expect(existsSync(at(`out-${name}`)) ? readdirSync(at(`out-${name}`)) : []).toEqual([]);
    }
  });
});

describeBuiltProduct('a profile that wants pixels cleaned', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
  const at = (name: string): string => join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has nothing to do in files without pixels, and states the method', () => {
    mkdirSync(at('in'));
    writeFileSync(at('in/mr.dcm'), mr('mr.dcm', 'explicit').bytes);
    writeFileSync(at('in/us.dcm'), mr('us.dcm', 'explicit', { '00080060': 'US' }).bytes);
    writeFileSync(at('rules.anon'), '## Pixels.\nprofile "pixels" version "1.0"\nextends ps3.15-basic\n  with clean-pixel-data\n');
    expect(anonc('compile', at('rules.anon'), '-o', at('plan.json')).exitCode).toBe(0);
    anonc('key', 'new', at('key'));
    expect(anonc('run', at('plan.json'), at('in'), '--out', at('out'), '--key-file', at('key')).exitCode).toBe(0);
    const released = filesIn(at('out')).map((path) => readFileSync(path));
    expect(released).toHaveLength(2);
    for (const bytes of released) for (const code of ['113100', '113101']) expect(bytes.includes(code)).toBe(true);
    expect(anonc('verify', at('out'), '--plan', at('plan.json'), '--originals', at('in'), '--journal', at('out-journal.jsonl')).exitCode).toBe(0);
  });
});

/** An explicit little endian file with another value of one root element with a short length, as a mutation of it. */
function withValue(bytes: Buffer, tag: string, value: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  head.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  const at = bytes.indexOf(head);
  if (at < 0) throw new Error(`the output has no ${tag}`);
  const end = at + 8 + bytes.readUInt16LE(at + 6);
  const padded = Buffer.from(value.length % 2 === 0 ? value : `${value} `, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16LE(padded.length);
  return Buffer.concat([bytes.subarray(0, at + 6), length, padded, bytes.subarray(end)]);
}
