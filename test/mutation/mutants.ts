import { gzipSync } from 'node:zlib';
import { writeIccProfile } from '../../corpus/containers/icc.js';
import { attribute, element, transferSyntaxes, type ElementSpec } from '../dicom-writer.js';
import { contentItem, withElement, type SampleFile } from '../verifier/sample.js';

/** One thing wrong with a correct release, and the finding that must say so. */
export interface Mutant {
  readonly name: string;
  readonly obligation: string;
  readonly kind: string;
  readonly mutate: (files: SampleFile[]) => SampleFile[];
}

type Change = (dataset: ElementSpec[]) => ElementSpec[];

/** Changes the dataset of one output, the first unless said. */
function inOutput(change: Change, index = 0): Mutant['mutate'] {
  return (files) => files.map((file, at) => (at === index ? { ...file, output: { ...file.output, dataset: change([...file.output.dataset]) } } : file));
}

/** Changes the dataset of one original. */
function inOriginal(change: Change, index = 0): (files: SampleFile[]) => SampleFile[] {
  return (files) =>
    files.map((file, at) => (at === index && file.original !== null ? { ...file, original: { ...file.original, dataset: change([...file.original.dataset]) } } : file));
}

function both(original: Change, output: Change): Mutant['mutate'] {
  return (files) => inOutput(output)(inOriginal(original)(files));
}

const put = (spec: ElementSpec): Change => (dataset) => withElement(dataset, spec.tag, spec);
const set = (keyword: string, value: ElementSpec['value']): Mutant['mutate'] => inOutput(put(attribute(keyword, value)));
const drop = (tag: string): Mutant['mutate'] => inOutput((dataset) => withElement(dataset, tag, null));
const inFile = (change: Partial<SampleFile['output']>): Mutant['mutate'] => (files) => files.map((file, at) => (at === 0 ? { ...file, output: { ...file.output, ...change } } : file));

const hidden = Uint8Array.from(Buffer.from('....Zwicky^Annamarie....', 'latin1'));

export const mutants: readonly Mutant[] = [
  { name: 'a removed id is put back', obligation: 'removed', kind: 'still-there', mutate: set('OtherPatientIDs', 'ALT99887') },
  { name: 'a removed element is there, empty', obligation: 'removed', kind: 'still-there', mutate: set('InstitutionName', '') },
  {
    name: 'a removed id is put back inside an item',
    obligation: 'removed',
    kind: 'still-there',
    mutate: set('RequestAttributesSequence', [[attribute('PatientBirthDate', ''), attribute('ScheduledProcedureStepID', 'STEP778899')]]),
  },
  {
    name: 'an overlay of a removed group is put back',
    obligation: 'removed',
    kind: 'still-there',
    mutate: inOutput(put(element('60003000', 'OW', Uint8Array.from([1, 2, 3, 4])))),
  },
  { name: 'a birth date is put back', obligation: 'emptied', kind: 'not-empty', mutate: set('PatientBirthDate', '19680312') },
  {
    name: 'a birth date is put back inside an item',
    obligation: 'emptied',
    kind: 'not-empty',
    mutate: set('RequestAttributesSequence', [[attribute('PatientBirthDate', '19680312')]]),
  },
  { name: 'an emptied element is gone', obligation: 'emptied', kind: 'gone', mutate: drop('00100030') },
  { name: 'an emptied element holds padding', obligation: 'emptied', kind: 'not-empty', mutate: set('PatientBirthDate', '  ') },
  { name: 'the name is put back', obligation: 'replaced', kind: 'not-replaced', mutate: set('PatientName', 'Zwicky^Annamarie') },
  { name: 'another name stands for the name', obligation: 'replaced', kind: 'not-replaced', mutate: set('PatientName', 'SUBJECT^TWO') },
  { name: 'a dummy is another text', obligation: 'replaced', kind: 'not-replaced', mutate: set('ReferringPhysicianName', 'DR^WHO') },
  { name: 'a pseudonym has another alphabet', obligation: 'replaced', kind: 'not-replaced', mutate: set('PatientID', 'S-ABCDEFG1') },
  { name: 'a pseudonym is too short', obligation: 'replaced', kind: 'not-replaced', mutate: set('PatientID', 'S-ABC') },
  { name: 'one subject has two pseudonyms', obligation: 'replaced', kind: 'pseudonym-differs', mutate: set('PatientID', 'S-ABCDEFGI') },
  {
    name: 'two subjects have one pseudonym',
    obligation: 'replaced',
    kind: 'pseudonym-shared',
    mutate: inOriginal(put(attribute('PatientID', 'MRN4711008'))),
  },
  { name: 'a replaced element is gone', obligation: 'replaced', kind: 'gone', mutate: drop('00100020') },
  {
    name: 'a replaced sequence still holds a telephone number',
    obligation: 'replaced',
    kind: 'content-not-replaced',
    mutate: set('PerformingPhysicianIdentificationSequence', [[attribute('InstitutionName', 'REMOVED'), attribute('PersonTelephoneNumbers', '+41 44 555 66 77')]]),
  },
  { name: 'a UID is put back', obligation: 'uids', kind: 'not-remapped', mutate: set('StudyInstanceUID', '1.3.12.2.1107.5.2.30.1') },
  { name: 'a UID has two new ones', obligation: 'uids', kind: 'reference-broken', mutate: set('StudyInstanceUID', '2.25.2001') },
  { name: 'a reference resolves no more', obligation: 'uids', kind: 'reference-broken', mutate: inOutput(put(attribute('ReferencedImageSequence', [[attribute('ReferencedSOPClassUID', '1.2.840.10008.5.1.4.1.1.4'), attribute('ReferencedSOPInstanceUID', '2.25.9')]])), 1) },
  { name: 'two UIDs become one', obligation: 'uids', kind: 'not-injective', mutate: inOutput(put(attribute('SeriesInstanceUID', '2.25.3000')), 1) },
  { name: 'a UID is too long', obligation: 'uids', kind: 'invalid-uid', mutate: set('SeriesInstanceUID', `2.25.${'1'.repeat(64)}`) },
  { name: 'a UID has a leading zero', obligation: 'uids', kind: 'invalid-uid', mutate: set('SeriesInstanceUID', '2.25.0300') },
  { name: 'a UID is gone', obligation: 'uids', kind: 'gone', mutate: drop('0020000E') },
  {
    name: 'a registered UID is remapped',
    obligation: 'uids',
    kind: 'standard-uid-changed',
    mutate: set('ReferencedImageSequence', [[attribute('ReferencedSOPClassUID', '2.25.5'), attribute('ReferencedSOPInstanceUID', '2.25.1000')]]),
  },
  { name: 'a date is put back', obligation: 'dates', kind: 'not-shifted', mutate: set('StudyDate', '20240301') },
  { name: 'one date of a file moves by a day more', obligation: 'dates', kind: 'offset-differs', mutate: set('StudyDate', '20240122') },
  {
    name: 'one visit moves by a day more',
    obligation: 'dates',
    kind: 'offset-differs',
    mutate: inOutput((dataset) => put(attribute('StudyDate', '20240205'))(put(attribute('AcquisitionDateTime', '20240205101530.5+0100'))(dataset)), 1),
  },
  { name: 'a date moves forward', obligation: 'dates', kind: 'outside-window', mutate: set('StudyDate', '20240410') },
  { name: 'a date moves by too little', obligation: 'dates', kind: 'outside-window', mutate: set('StudyDate', '20240229') },
  { name: 'a date moves by years', obligation: 'dates', kind: 'outside-window', mutate: set('StudyDate', '20200121') },
  { name: 'the time of day of a DT changes', obligation: 'dates', kind: 'time-changed', mutate: set('AcquisitionDateTime', '20240121101531.5+0100') },
  { name: 'the offset from UTC of a DT is lost', obligation: 'dates', kind: 'time-changed', mutate: set('AcquisitionDateTime', '20240121101530.5') },
  { name: 'a time changes', obligation: 'dates', kind: 'time-changed', mutate: set('StudyTime', '101500') },
  { name: 'a DT loses its day', obligation: 'dates', kind: 'time-changed', mutate: set('AcquisitionDateTime', '202401') },
  {
    name: 'a partial date moves by a year',
    obligation: 'dates',
    kind: 'offset-differs',
    mutate: both(put(attribute('FrameReferenceDateTime', '202403')), put(attribute('FrameReferenceDateTime', '202301'))),
  },
  {
    name: 'a date gains precision',
    obligation: 'dates',
    kind: 'precision-changed',
    mutate: both(put(attribute('FrameReferenceDateTime', '202403')), put(attribute('FrameReferenceDateTime', '20240121'))),
  },
  { name: 'a date is gone', obligation: 'dates', kind: 'gone', mutate: drop('00080020') },
  { name: 'a time beyond the clock stays where dates move', obligation: 'dates', kind: 'no-date', mutate: both(put(attribute('StudyTime', '994711')), put(attribute('StudyTime', '994711'))) },
  { name: 'an offset from UTC that there is none stays where dates move', obligation: 'dates', kind: 'no-date', mutate: both(put(attribute('FrameReferenceDateTime', '20240301+4711')), put(attribute('FrameReferenceDateTime', '20240121+4711'))) },
  { name: 'hours beyond the clock are what a time is cut to', obligation: 'truncated', kind: 'not-truncated', mutate: both(put(attribute('AdmittingTime', '99')), put(attribute('AdmittingTime', '99'))) },
  { name: 'a time is not cut to the hour', obligation: 'truncated', kind: 'not-truncated', mutate: set('AdmittingTime', '101530') },
  { name: 'a cut time is another hour', obligation: 'truncated', kind: 'not-truncated', mutate: set('AdmittingTime', '11') },
  { name: 'a cut time is gone', obligation: 'truncated', kind: 'gone', mutate: drop('00380021') },
  { name: 'a description is not cleaned', obligation: 'cleaned', kind: 'not-cleaned', mutate: set('StudyDescription', 'Brain of Mrs Zwicky') },
  { name: 'a word of a description survives', obligation: 'cleaned', kind: 'not-cleaned', mutate: set('StudyDescription', 'Brain') },
  { name: 'a word that no list names stands beside allowed ones', obligation: 'cleaned', kind: 'not-cleaned', mutate: set('SeriesDescription', 'T1w axial brain Zwicky') },
  { name: 'a pattern is met by a part of a word', obligation: 'cleaned', kind: 'not-cleaned', mutate: set('SeriesDescription', 'T1wZwicky brain') },
  { name: 'an age is not banded', obligation: 'generalised', kind: 'off-grid', mutate: set('PatientAge', '093Y') },
  { name: 'an age is in another band', obligation: 'generalised', kind: 'wrong-band', mutate: set('PatientAge', '085Y') },
  { name: 'a weight is not rounded', obligation: 'generalised', kind: 'off-grid', mutate: set('PatientWeight', '62.4') },
  { name: 'a weight is rounded to another step', obligation: 'generalised', kind: 'wrong-band', mutate: set('PatientWeight', '70') },
  { name: 'a rounded weight is gone', obligation: 'generalised', kind: 'gone', mutate: drop('00101030') },
  { name: 'the id that the table has for another subject', obligation: 'replaced', kind: 'another-row', mutate: set('ClinicalTrialSubjectID', 'S-002') },
  { name: 'an id that no row of the table has', obligation: 'replaced', kind: 'not-replaced', mutate: set('ClinicalTrialSubjectID', 'S-003') },
  { name: 'an id of the table is gone', obligation: 'replaced', kind: 'gone', mutate: drop('00120040') },
  {
    name: 'the original id of another subject of the table hides in a kept text',
    obligation: 'residue',
    kind: 'id',
    mutate: both(put(attribute('ProtocolName', 'compare MRN4711008')), put(attribute('ProtocolName', 'compare MRN4711008'))),
  },
  { name: 'a template gives another year', obligation: 'replaced', kind: 'not-replaced', mutate: set('StudyID', 'V-2023') },
  { name: 'the original stands where a hash must', obligation: 'replaced', kind: 'not-replaced', mutate: set('AccessionNumber', 'ACC5550199') },
  { name: 'a private value beyond its contract is put back', obligation: 'private', kind: 'not-allowed', mutate: inOutput(put(element('0019100F', 'IS', '4711'))) },
  { name: 'a content item is put back', obligation: 'structure', kind: 'no-input', mutate: set('ContentSequence', [contentItem('121106', 'removed'), contentItem('121071', 'no lesion'), contentItem('121008', 'Zwicky saw it')]) },
  { name: 'the text of a content item is put back', obligation: 'replaced', kind: 'not-replaced', mutate: set('ContentSequence', [contentItem('121106', 'call Zwicky'), contentItem('121071', 'no lesion')]) },
  { name: 'a content item that stays is gone', obligation: 'kept', kind: 'items-differ', mutate: set('ContentSequence', [contentItem('121106', 'removed')]) },
  { name: 'a kept value changes', obligation: 'kept', kind: 'changed', mutate: set('PatientSex', 'M') },
  { name: 'a kept value is lost', obligation: 'kept', kind: 'changed', mutate: set('Modality', '') },
  { name: 'a text stands behind the end of a kept one', obligation: 'kept', kind: 'behind-nul', mutate: both(put(attribute('SoftwareVersions', '1.0\0of someone')), put(attribute('SoftwareVersions', '1.0\0of someone'))) },
  { name: 'a text stands behind the end of a kept one that is said to be bytes', obligation: 'kept', kind: 'behind-nul', mutate: both(put(element('00181020', 'OB', Buffer.from('1.0\0of someone'))), put(element('00181020', 'OB', Buffer.from('1.0\0of someone')))) },
  { name: 'what stood before a NUL in a kept text is lost with what stood behind', obligation: 'kept', kind: 'changed', mutate: both(put(attribute('SoftwareVersions', '1.0\0of someone')), put(attribute('SoftwareVersions', ''))) },
  { name: 'the meaning of a code of a local scheme stays', obligation: 'replaced', kind: 'not-replaced', mutate: both(put(attribute('ProcedureCodeSequence', [[attribute('CodeValue', 'X1'), attribute('CodingSchemeDesignator', '99ACME'), attribute('CodeMeaning', 'of someone')]])), put(attribute('ProcedureCodeSequence', [[attribute('CodeValue', 'X1'), attribute('CodingSchemeDesignator', '99ACME'), attribute('CodeMeaning', 'of someone')]]))) },
  { name: 'a text stays in a kept colour profile', obligation: 'kept', kind: 'profile-text', mutate: both(put(attribute('ICCProfile', writeIccProfile('of someone', 'someone'))), put(attribute('ICCProfile', writeIccProfile('of someone', 'someone')))) },
  { name: 'a kept element is gone', obligation: 'kept', kind: 'gone', mutate: drop('00080070') },
  { name: 'a kept private value changes', obligation: 'kept', kind: 'changed', mutate: inOutput(put(element('0019100C', 'IS', '1001'))) },
  { name: 'an item of a kept sequence is gone', obligation: 'kept', kind: 'items-differ', mutate: set('RequestAttributesSequence', []) },
  {
    name: 'a private element is put back',
    obligation: 'private',
    kind: 'not-allowed',
    mutate: inOutput(put(element('0019100D', 'LO', 'Zwicky private'))),
  },
  {
    name: 'a kept private element comes under another creator',
    obligation: 'private',
    kind: 'creator-differs',
    mutate: inOutput(put(element('00190010', 'LO', 'SIEMENS MED SMS USG S2000'))),
  },
  {
    name: 'a private element of an unsafe creator is kept',
    obligation: 'private',
    kind: 'not-allowed',
    mutate: both(put(element('00190010', 'LO', 'SIEMENS MED SMS USG S2000')), put(element('00190010', 'LO', 'SIEMENS MED SMS USG S2000'))),
  },
  { name: 'a private element has lost its creator', obligation: 'private', kind: 'no-creator', mutate: drop('00190010') },
  { name: 'a private creator stands alone', obligation: 'private', kind: 'creator-alone', mutate: drop('0019100C') },
  { name: 'an element has a reserved private number', obligation: 'private', kind: 'reserved', mutate: inOutput(put(element('00190101', 'LO', 'X'))) },
  { name: 'the output does not say that the identity was removed', obligation: 'claims', kind: 'identity-removed', mutate: drop('00120062') },
  { name: 'the identity is said not to be removed', obligation: 'claims', kind: 'identity-removed', mutate: set('PatientIdentityRemoved', 'NO') },
  { name: 'a method is not stated', obligation: 'claims', kind: 'method-missing', mutate: drop('00120064') },
  {
    name: 'a method is stated that was not applied',
    obligation: 'claims',
    kind: 'method-not-applied',
    mutate: set('DeidentificationMethodCodeSequence', [
      [attribute('CodeValue', '113100'), attribute('CodingSchemeDesignator', 'DCM')],
      [attribute('CodeValue', '113101'), attribute('CodingSchemeDesignator', 'DCM')],
    ]),
  },
  {
    name: 'a method has another meaning',
    obligation: 'claims',
    kind: 'method-meaning',
    mutate: set('DeidentificationMethodCodeSequence', [[attribute('CodeValue', '113100'), attribute('CodingSchemeDesignator', 'DCM'), attribute('CodeMeaning', 'for Zw')]]),
  },
  { name: 'the dates are said to be removed', obligation: 'claims', kind: 'longitudinal', mutate: set('LongitudinalTemporalInformationModified', 'REMOVED') },
  {
    name: 'the pixels are said to be clean',
    obligation: 'claims',
    kind: 'burned-in',
    mutate: both(put(attribute('BurnedInAnnotation', 'YES')), put(attribute('BurnedInAnnotation', 'NO'))),
  },
  { name: 'the preamble is not zero', obligation: 'file-format', kind: 'preamble', mutate: inFile({ preamble: new Uint8Array(128).fill(0x49) }) },
  { name: 'an AE title is in File Meta', obligation: 'file-format', kind: 'meta-element', mutate: inFile({ meta: [element('00020016', 'AE', 'ELSEWHERE')] }) },
  { name: 'private information is in File Meta', obligation: 'file-format', kind: 'meta-element', mutate: inFile({ meta: [element('00020100', 'UI', '2.25.1'), element('00020102', 'OB', Uint8Array.from([1, 2]))] }) },
  { name: 'File Meta names another instance', obligation: 'file-format', kind: 'meta-sop-instance', mutate: inFile({ meta: [element('00020003', 'UI', '2.25.4')] }) },
  { name: 'File Meta names another class', obligation: 'file-format', kind: 'meta-sop-class', mutate: inFile({ meta: [element('00020002', 'UI', '1.2.840.10008.5.1.4.1.1.2')] }) },
  { name: 'the implementation is the maker of the original', obligation: 'file-format', kind: 'implementation', mutate: inFile({ meta: [element('00020012', 'UI', '1.3.12.2.1107.5.2')] }) },
  { name: 'the transfer syntax changes', obligation: 'file-format', kind: 'transfer-syntax', mutate: inFile({ transferSyntax: transferSyntaxes.implicit }) },
  { name: 'bytes stand behind the last element', obligation: 'file-format', kind: 'trailing-bytes', mutate: inFile({ trailing: Uint8Array.from([1, 2, 3, 4]) }) },
  { name: 'a group length is left', obligation: 'file-format', kind: 'group-length', mutate: inOutput(put(element('00080000', 'UL', Uint8Array.from([1, 2, 0, 0])))) },
  { name: 'File Meta states another length', obligation: 'file-format', kind: 'meta-length', mutate: inFile({ meta: [element('00020000', 'UL', Uint8Array.from([8, 0, 0, 0]))] }) },
  { name: 'File Meta is missing', obligation: 'file-format', kind: 'no-file-meta', mutate: inFile({ meta: null }) },
  { name: 'an element has no input', obligation: 'structure', kind: 'no-input', mutate: set('PatientComments', 'hello') },
  {
    name: 'an element inside an item has no input',
    obligation: 'structure',
    kind: 'no-input',
    mutate: set('RequestAttributesSequence', [[attribute('PatientBirthDate', ''), attribute('PatientComments', 'x')]]),
  },
  { name: 'the output is cut off', obligation: 'structure', kind: 'unreadable', mutate: inOutput((dataset) => [...dataset, element('7FE00011', 'OB', { fragments: [] }), element('FFFEE000', 'OB', '')]) },
  { name: 'a byte of the pixels changes', obligation: 'pixels-untouched', kind: 'changed', mutate: inOutput(put(element('7FE00010', 'OW', new Uint8Array(64)))) },
  { name: 'the pixels are gone', obligation: 'pixels-untouched', kind: 'gone', mutate: drop('7FE00010') },
  { name: 'a name hides in a kept text', obligation: 'residue', kind: 'name', mutate: both(put(attribute('ProtocolName', 'head of zwicky, a')), put(attribute('ProtocolName', 'head of zwicky, a'))) },
  {
    name: 'an id hides in a kept text',
    obligation: 'residue',
    kind: 'id',
    mutate: both(put(attribute('ProtocolName', 'MRN4711007 T2')), put(attribute('ProtocolName', 'MRN4711007 T2'))),
  },
  { name: 'an id hides in a kept private value', obligation: 'residue', kind: 'id', mutate: both(put(element('0019100C', 'LO', 'alt99887')), put(element('0019100C', 'LO', 'alt99887'))) },
  {
    name: 'a birth date hides in a kept text',
    obligation: 'residue',
    kind: 'date',
    mutate: both(put(attribute('ProtocolName', 'born 12 Mar 1968')), put(attribute('ProtocolName', 'born 12 Mar 1968'))),
  },
  {
    name: 'a moved date hides in a kept text',
    obligation: 'residue',
    kind: 'shifted-date',
    mutate: both(put(attribute('ProtocolName', 'scan 2024-03-01')), put(attribute('ProtocolName', 'scan 2024-03-01'))),
  },
  {
    name: 'a UID hides in a kept text',
    obligation: 'residue',
    kind: 'uid',
    mutate: both(put(attribute('ProtocolName', 'see 1.3.12.2.1107.5.2.30.1')), put(attribute('ProtocolName', 'see 1.3.12.2.1107.5.2.30.1'))),
  },
  {
    name: 'the MD5 of the id is in a kept text',
    obligation: 'residue',
    kind: 'hash',
    mutate: both(put(attribute('ProtocolName', '08bf3d2b38c2cdbad58f2b487737e705')), put(attribute('ProtocolName', '08bf3d2b38c2cdbad58f2b487737e705'))),
  },
  {
    name: 'a name hides in pixel data',
    obligation: 'residue',
    kind: 'name',
    mutate: both(put(element('7FE00010', 'OW', hidden)), put(element('7FE00010', 'OW', hidden))),
  },
  { name: 'a name hides in the preamble', obligation: 'residue', kind: 'name', mutate: inFile({ preamble: Buffer.concat([Buffer.from('Annamarie Zwicky'), Buffer.alloc(112)]) }) },
  { name: 'a name hides behind the last element', obligation: 'residue', kind: 'name', mutate: inFile({ trailing: Buffer.from('Zwicky') }) },
  { name: 'an AE title of an original hides in a kept text', obligation: 'residue', kind: 'device', mutate: both(put(attribute('ProtocolName', 'ward7scanner')), put(attribute('ProtocolName', 'ward7scanner'))) },
  { name: 'an id is in the name of the file', obligation: 'residue', kind: 'id', mutate: (files) => files.map((file, at) => (at === 0 ? { ...file, path: 'MRN4711007/1.dcm' } : file)) },
  { name: 'an address of mail is in a kept text', obligation: 'patterns', kind: 'e-mail', mutate: both(put(attribute('ProtocolName', 'ask q@nowhere.test')), put(attribute('ProtocolName', 'ask q@nowhere.test'))) },
  {
    name: 'compressed text in a kept private value holds a telephone number',
    obligation: 'patterns',
    kind: 'phone',
    mutate: both(put(element('0019100C', 'OB', gzipSync('call +41 44 555 66 77'))), put(element('0019100C', 'OB', gzipSync('call +41 44 555 66 77')))),
  },
  { name: 'a given name is in the name of the file', obligation: 'patterns', kind: 'name', mutate: (files) => files.map((file, at) => (at === 0 ? { ...file, path: 'maria/1.dcm' } : file)) },
  {
    name: 'an encrypted document is kept',
    obligation: 'patterns',
    kind: 'not-opened',
    mutate: both(put(element('0019100C', 'OB', Buffer.from('%PDF-1.4\ntrailer << /Encrypt 5 0 R >>'))), put(element('0019100C', 'OB', Buffer.from('%PDF-1.4\ntrailer << /Encrypt 5 0 R >>')))),
  },
  {
    name: 'a UID of another root stands where a new one must, and no original is at hand',
    obligation: 'patterns',
    kind: 'uid',
    mutate: (files) => inOutput(put(attribute('StudyInstanceUID', '1.3.12.2.1107.5.2.30.77')))(files).map((file) => ({ ...file, original: null })),
  },
];
