import { afterAll, describe, expect, it } from 'vitest';
import { openVerification, type Finding } from '../../src/verifier/index.js';
import { attribute, element, testImplementationUid, writeFile, type ElementSpec } from '../dicom-writer.js';
import { code, referenceItem, reportItem } from '../report.js';
import { reportRules } from '../report-rules.js';
import { modelOf } from '../verifier/sample.js';

type Items = readonly (readonly ElementSpec[])[];

const model = modelOf(reportRules);
const some = { code: 'SOME' };
const hidden = (text: string): ElementSpec => attribute('PurposeOfReferenceCodeSequence', [[...code(some), attribute('TextValue', text)]]);

const localCode = (meaning: string): ElementSpec[] => reportItem('CODE', some, 'X').map((one) => (one.tag === '0040A168' ? attribute('ConceptCodeSequence', [code({ code: 'X', meaning })]) : one));

/** Items of the original with what must come of each; null: it goes. By a name, so that a mutant can say which. */
const items: Readonly<Record<string, readonly [readonly ElementSpec[], readonly ElementSpec[] | null]>> = {
  gone: [reportItem('TEXT', { code: 'GONE' }, 'call Zwicky'), null],
  text: [reportItem('TEXT', some, 'brain of Zwicky'), reportItem('TEXT', some, 'brain')],
  name: [reportItem('PNAME', some, 'Quincy^Edgar'), reportItem('PNAME', some, 'REMOVED')],
  date: [reportItem('DATE', some, '20240315'), reportItem('DATE', some, '20240101')],
  time: [reportItem('TIME', some, '101530'), reportItem('TIME', some, '000000')],
  moment: [reportItem('DATETIME', some, '20240315101530'), reportItem('DATETIME', some, '2024')],
  uid: [reportItem('UIDREF', some, '1.3.12.2.1107.5.2.30.77'), reportItem('UIDREF', some, '2.25.77001')],
  code: [reportItem('CODE', some, 'T-A7010'), reportItem('CODE', some, 'T-A7010')],
  local: [localCode('brain of Zwicky'), localCode('brain')],
  number: [reportItem('NUM', some, '64.45'), reportItem('NUM', some, '64.45')],
  kept: [reportItem('TEXT', { code: 'KEPT' }, 'Planar 3'), reportItem('TEXT', { code: 'KEPT' }, 'Planar 3')],
  unlisted: [reportItem('TEXT', { code: 'CLEAN' }, 'axial brain'), reportItem('TEXT', { code: 'CLEAN' }, 'REMOVED')],
  hidden: [reportItem('CODE', some, 'X', [], [hidden('Zwicky')]), reportItem('CODE', some, 'X', [], [hidden('REMOVED')])],
  observed: [reportItem('CODE', some, 'X', [], [attribute('ObservationDateTime', '20240315')]), reportItem('CODE', some, 'X', [], [attribute('ObservationDateTime', '19000101000000')])],
  reference: [referenceItem([1, 3]), referenceItem([1, 2])],
};

const head = (uid: string): ElementSpec[] => [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.88.33'), attribute('SOPInstanceUID', uid)];

function original(): Uint8Array {
  const flat = Object.values(items).map(([before]) => before);
  return writeFile({ dataset: [...head('1.3.12.2.1107.5.2.30.25'), attribute('PatientName', 'Zwicky^Annamarie'), attribute('PatientID', 'MRN4711007'), attribute('ContentSequence', [...flat, reportItem('CONTAINER', some, '', flat.slice(0, -1))])] });
}

type Changed = Readonly<Record<string, readonly ElementSpec[] | null>>;

function itemsOf(changed: Changed): readonly (readonly ElementSpec[])[] {
  return Object.entries(items).flatMap(([name, [, after]]) => [name in changed ? changed[name] : after].filter((item) => item != null));
}

/** The output with these items changed, among those at the root or among the same ones a level below. */
function output(changed: Changed, isDeep: boolean, more: Items = []): Uint8Array {
  const [flat, deep] = isDeep ? [itemsOf({}), itemsOf(changed)] : [itemsOf(changed), itemsOf({})];
  const methods = attribute('DeidentificationMethodCodeSequence', [[attribute('CodeValue', '113100'), attribute('CodingSchemeDesignator', 'DCM'), attribute('CodeMeaning', 'Basic Application Confidentiality Profile')]]);
  const content = attribute('ContentSequence', [...flat, reportItem('CONTAINER', some, '', deep.filter((one) => one !== items['reference']?.[1])), ...more]);
  const dataset = [...head('2.25.25001'), attribute('PatientName', ''), attribute('PatientID', ''), attribute('PatientIdentityRemoved', 'YES'), methods, attribute('LongitudinalTemporalInformationModified', 'MODIFIED'), content];
  return writeFile({ dataset: dataset.sort((a, b) => (a.tag < b.tag ? -1 : 1)), meta: [element('00020012', 'UI', testImplementationUid)] });
}

function findingsOn(bytes: Uint8Array, withOriginal = true): readonly Finding[] {
  const before = { input: 'in.dcm', bytes: original() };
  const verification = openVerification(model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), implementationClassUid: testImplementationUid });
  if (withOriginal) verification.addOriginal(before);
  verification.addOutput({ output: 'out.dcm', bytes, original: withOriginal ? before : null });
  return verification.finish().findings;
}

const briefly = (findings: readonly Finding[]): readonly string[] => findings.map(({ obligation, kind, tagPath }) => `${obligation}/${kind} ${tagPath ?? ''}`);
const shown = (findings: readonly Finding[]): readonly string[] => findings.map(({ obligation, kind }) => `${obligation}/${kind}`);

const mutants: readonly (readonly [name: string, item: string, changed: readonly ElementSpec[] | null, finding: string])[] = [
  ['an item that must go is put back', 'gone', reportItem('TEXT', { code: 'GONE' }, 'call Zwicky'), 'structure/no-input'],
  ['a text is put back', 'text', reportItem('TEXT', some, 'brain of Zwicky'), 'cleaned/not-cleaned'],
  ['a word that no list names survives', 'text', reportItem('TEXT', some, 'brain of'), 'cleaned/not-cleaned'],
  ['a name is put back', 'name', reportItem('PNAME', some, 'Quincy^Edgar'), 'replaced/not-replaced'],
  ['another name stands for a name', 'name', reportItem('PNAME', some, 'Vandermeer^Ilse'), 'replaced/not-replaced'],
  ['a date is put back', 'date', reportItem('DATE', some, '20240315'), 'truncated/not-truncated'],
  ['a time is put back', 'time', reportItem('TIME', some, '101530'), 'truncated/not-truncated'],
  ['a date and time is put back', 'moment', reportItem('DATETIME', some, '20240315101530'), 'truncated/not-truncated'],
  ['a UID is put back', 'uid', reportItem('UIDREF', some, '1.3.12.2.1107.5.2.30.77'), 'uids/not-remapped'],
  ['a code changes', 'code', reportItem('CODE', some, 'T-A7011'), 'kept/changed'],
  ['the meaning of a local code is put back', 'local', localCode('brain of Zwicky'), 'cleaned/not-cleaned'],
  ['a measurement changes', 'number', reportItem('NUM', some, '64.46'), 'kept/changed'],
  ['a concept name changes', 'number', reportItem('NUM', { code: 'OTHER' }, '64.45'), 'kept/changed'],
  ['a concept name becomes that of an item that stays', 'text', reportItem('TEXT', { code: 'KEPT' }, 'brain of Zwicky'), 'cleaned/not-cleaned'],
  ['a measurement is gone', 'number', null, 'cleaned/items-differ'],
  ['a text that a rule keeps changes', 'kept', reportItem('TEXT', { code: 'KEPT' }, 'Planar'), 'kept/changed'],
  ['a text that a rule cleans without a list keeps words of the list', 'unlisted', reportItem('TEXT', { code: 'CLEAN' }, 'axial brain'), 'cleaned/not-cleaned'],
  ['a text hidden in a code is put back', 'hidden', reportItem('CODE', some, 'X', [], [hidden('Zwicky')]), 'cleaned/not-cleaned'],
  ['another attribute of an item is put back', 'observed', reportItem('CODE', some, 'X', [], [attribute('ObservationDateTime', '20240315')]), 'replaced/not-replaced'],
  ['a private element is put into an item', 'code', reportItem('CODE', some, 'T-A7010', [], [element('00990010', 'LO', 'ACME'), element('00991001', 'LO', 'Zwicky')]), 'structure/no-input'],
];

describe('mutants of a report that was cleaned item by item', () => {
  let caught = 0;
  afterAll(() => console.log(`mutation score of cleaned reports: ${caught} of ${mutants.length * 2 + 3} mutants caught`));

  it('the output that they are made of is clean, with and without its original', () => {
    expect(briefly(findingsOn(output({}, false)))).toEqual([]);
    expect(briefly(findingsOn(output({}, false), false).filter(({ grade }) => grade === 'leak'))).toEqual([]);
  });

  it.each(mutants)('%s: caught at the root and deeper', (_name, item, changed, finding) => {
    for (const isDeep of [false, true]) {
      expect(shown(findingsOn(output({ [item]: changed }, isDeep)))).toContain(finding);
      caught += 1;
    }
  });

  it('an item that no original has is put in: caught', () => {
    expect(shown(findingsOn(output({}, false, [reportItem('CODE', some, 'Y')])))).toContain('structure/no-input');
    caught += 1;
  });

  it('a reference keeps the position that another item has now: caught', () => {
    expect(shown(findingsOn(output({ reference: referenceItem([1, 3]) }, false)))).toContain('kept/item-reference');
    caught += 1;
  });

  it('the whole report is gone: caught', () => {
    const bytes = writeFile({ dataset: [...head('2.25.25001')], meta: [element('00020012', 'UI', testImplementationUid)] });
    expect(shown(findingsOn(bytes))).toContain('cleaned/gone');
    caught += 1;
  });

  it('texts and names are seen without an original too', () => {
    expect(shown(findingsOn(output({ text: reportItem('TEXT', some, 'brain of Zwicky') }, true), false))).toContain('cleaned/not-cleaned');
    expect(shown(findingsOn(output({ name: reportItem('PNAME', some, 'Quincy^Edgar') }, true), false))).toContain('replaced/not-replaced');
  });
});
