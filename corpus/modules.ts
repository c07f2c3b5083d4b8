import type { Dataset } from './dataset.js';
import type { Person, Subject } from './identity.js';
import { IN_ATTRIBUTE, type Planter, type Spot } from './planter.js';
import { EXAMPLE_UID_ROOT } from './write-dicom.js';

/** Who, when and where one file belongs. */
export interface Place {
  readonly subject: Subject;
  /** 1-based */
  readonly subjectNumber: number;
  readonly modality: Modality;
  /** where the modality has several classes of objects: which; absent: the usual one */
  readonly object?: ObjectKind;
  /** YYYYMMDD */
  readonly date: string;
  /** HHMMSS, the begin of the series */
  readonly time: string;
  readonly studyTime: string;
  readonly seriesNumber: number;
  readonly instanceNumber: number;
}

/** Options of PS3.15 E.3 under which the key's dates and private elements stay. */
export const DATES: Spot = { hidingPlace: 'attribute', clause: 'PS3.15 E.3.6', option: 'retain-modified-dates' };

export type Modality = 'CT' | 'MR' | 'US' | 'SR' | 'CR' | 'DX' | 'PT' | 'XA' | 'SEG' | 'RTSTRUCT' | 'RTPLAN' | 'RTDOSE' | 'DOC';
export type ObjectKind = Modality | 'enhanced MR' | 'multi-frame US' | 'comprehensive SR';

/** PS3.6 Annex A. */
const SOP_CLASSES: Readonly<Record<ObjectKind, string>> = {
  CT: '1.2.840.10008.5.1.4.1.1.2',
  MR: '1.2.840.10008.5.1.4.1.1.4',
  'enhanced MR': '1.2.840.10008.5.1.4.1.1.4.1',
  US: '1.2.840.10008.5.1.4.1.1.6.1',
  'multi-frame US': '1.2.840.10008.5.1.4.1.1.3.1',
  SR: '1.2.840.10008.5.1.4.1.1.88.11',
  'comprehensive SR': '1.2.840.10008.5.1.4.1.1.88.33',
  CR: '1.2.840.10008.5.1.4.1.1.1',
  DX: '1.2.840.10008.5.1.4.1.1.1.1',
  PT: '1.2.840.10008.5.1.4.1.1.128',
  XA: '1.2.840.10008.5.1.4.1.1.12.1',
  SEG: '1.2.840.10008.5.1.4.1.1.66.4',
  RTSTRUCT: '1.2.840.10008.5.1.4.1.1.481.3',
  RTPLAN: '1.2.840.10008.5.1.4.1.1.481.5',
  RTDOSE: '1.2.840.10008.5.1.4.1.1.481.2',
  DOC: '1.2.840.10008.5.1.4.1.1.104.1',
};

export function sopClassUid(object: ObjectKind): string {
  return SOP_CLASSES[object];
}

/** UIDs as many makers write them: the date and time of the study are in each. */
export function studyUid(place: Place): string {
  return `${EXAMPLE_UID_ROOT}.2.${place.subjectNumber}.${place.date}.1${place.studyTime}`;
}

export function seriesUid(place: Place): string {
  return `${studyUid(place)}.${place.seriesNumber}`;
}

export function instanceUid(place: Place): string {
  return `${seriesUid(place)}.${place.instanceNumber}`;
}

export function frameOfReferenceUid(place: Place): string {
  // no series has this number, or its instances would have the same UIDs
  return `${studyUid(place)}.900.${place.seriesNumber}`;
}

/** The modules every object has: SOP Common, Patient, General Study, Patient Study, General Series, General Equipment (PS3.3 C.7, C.12.1). */
export function commonModules(dataset: Dataset, place: Place, plant: Planter, describeStudy = demoDescription): void {
  if (place.subject.characterSet !== '') dataset.set('SpecificCharacterSet', place.subject.characterSet);
  dataset.set('SOPClassUID', sopClassUid(place.object ?? place.modality));
  plant.uid(dataset, 'SOPInstanceUID', instanceUid(place));
  plant.date(dataset, 'InstanceCreationDate', place.date, DATES);
  dataset.set('InstanceCreationTime', place.time);
  patient(dataset, place, plant);
  study(dataset, place, plant);
  describeStudy(dataset, place, plant);
  series(dataset, place, plant);
  equipment(dataset, place, plant);
}

/** What of a name identifies: each component of each group that the name has. */
export function secretsOf(person: Person): readonly string[] {
  return [person.family, person.given, ...person.otherGroups].filter((part) => person.name.includes(part));
}

function patient(dataset: Dataset, { subject, date }: Place, plant: Planter): void {
  plant.text(dataset, 'PatientName', subject.person.name, IN_ATTRIBUTE, secretsOf(subject.person));
  plant.text(dataset, 'PatientID', subject.patientId);
  plant.text(dataset, 'PatientBirthDate', subject.birthDate);
  dataset.set('PatientSex', subject.sex);
  plant.text(dataset, 'PatientAddress', subject.address);
  plant.text(dataset, 'PatientTelephoneNumbers', subject.telephone);
  const other = dataset.item('OtherPatientIDsSequence');
  plant.text(other, 'PatientID', subject.otherPatientId, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' });
  other.set('IssuerOfPatientID', 'FICTIONAL REGISTRY').set('TypeOfPatientID', 'TEXT');
  const years = Number(date.slice(0, 4)) - Number(subject.birthDate.slice(0, 4)) - (date.slice(4) < subject.birthDate.slice(4) ? 1 : 0);
  dataset.set('PatientAge', `${String(years).padStart(3, '0')}Y`).set('PatientSize', subject.sizeMetres).set('PatientWeight', subject.weightKilograms);
}

function study(dataset: Dataset, place: Place, plant: Planter): void {
  const { subject, date, studyTime } = place;
  plant.uid(dataset, 'StudyInstanceUID', studyUid(place));
  plant.date(dataset, 'StudyDate', date, DATES);
  dataset.set('StudyTime', studyTime);
  plant.text(dataset, 'ReferringPhysicianName', subject.referringPhysician.name, IN_ATTRIBUTE, [subject.referringPhysician.given]);
  plant.text(dataset, 'StudyID', `ST${subject.patientId.slice(-5)}${date.slice(-4)}`);
  plant.text(dataset, 'AccessionNumber', `AC${date.slice(2)}${subject.patientId.slice(-4)}`);
}

function demoDescription(dataset: Dataset, { subject }: Place, plant: Planter): void {
  const description = `Follow-up ${subject.person.family}, ref Dr ${subject.referringPhysician.given}`;
  plant.text(dataset, 'StudyDescription', description, { ...IN_ATTRIBUTE, hidingPlace: 'free text' }, [subject.person.family, subject.referringPhysician.given]);
}

function series(dataset: Dataset, place: Place, plant: Planter): void {
  plant.stays(dataset.pathOf('Modality'), 'text-retained', place.modality, IN_ATTRIBUTE);
  dataset.set('Modality', place.modality).set('SeriesNumber', String(place.seriesNumber)).set('InstanceNumber', String(place.instanceNumber));
  plant.uid(dataset, 'SeriesInstanceUID', seriesUid(place));
  plant.date(dataset, 'SeriesDate', place.date, DATES);
  dataset.set('SeriesTime', place.time);
  if (place.modality === 'SR') return;
  plant.text(dataset, 'OperatorsName', place.subject.operator.name, IN_ATTRIBUTE, secretsOf(place.subject.operator));
  const request = dataset.item('RequestAttributesSequence');
  plant.text(request, 'RequestedProcedureID', `RP${place.date.slice(2)}${place.subject.patientId.slice(-3)}`, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' });
  plant.text(request, 'ScheduledProcedureStepID', `SP${place.date.slice(2)}${place.subject.patientId.slice(-3)}`, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' });
}

const MAKERS: Readonly<Partial<Record<Modality, readonly [manufacturer: string, model: string]>>> = {
  CT: ['SYNTHETIC CT WORKS', 'Helix 64'],
  MR: ['SIEMENS', 'Phantom 3T'],
  US: ['SIEMENS', 'S2000'],
  SR: ['SYNTHETIC REPORTS', 'Reporter 1'],
};

function equipment(dataset: Dataset, { subject, subjectNumber, modality }: Place, plant: Planter): void {
  const [manufacturer, model] = MAKERS[modality] ?? ['SYNTHETIC WORKS', `Model ${modality}`];
  dataset.set('Manufacturer', manufacturer).set('ManufacturerModelName', model).set('SoftwareVersions', 'SYN 1.0');
  plant.text(dataset, 'InstitutionName', subject.institution);
  plant.text(dataset, 'InstitutionAddress', subject.institutionAddress);
  plant.text(dataset, 'InstitutionalDepartmentName', subject.department);
  plant.text(dataset, 'StationName', `${modality.slice(0, 6)}SUITE${subject.patientId.slice(-4)}`);
  plant.text(dataset, 'DeviceSerialNumber', `SN${subjectNumber}0${subject.patientId.slice(-5)}`);
}
