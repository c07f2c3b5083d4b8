import { Dataset } from './dataset.js';
import type { Reference } from './images.js';
import { commonModules, DATES, secretsOf, seriesUid, sopClassUid, studyUid, type Place } from './modules.js';
import { IN_ATTRIBUTE, type Planter, type Spot } from './planter.js';

const IN_CONTENT: Spot = { hidingPlace: 'report content', clause: 'PS3.15 Table E.1-1, Content Sequence' };

/** A Basic Text SR, PS3.3 A.35.1, that speaks of the subject in text, names, dates and references. */
export function report(place: Place, plant: Planter, evidence: { readonly image: Reference; readonly imagePlace: Place }): Dataset {
  const dataset = new Dataset();
  commonModules(dataset, place, plant);
  plant.date(dataset, 'ContentDate', place.date, DATES);
  dataset.set('ContentTime', place.time).set('CompletionFlag', 'COMPLETE').set('VerificationFlag', 'VERIFIED').set('ReferencedPerformedProcedureStepSequence', []).set('PerformedProcedureCodeSequence', []);
  const { subject } = place;
  const verifier = dataset.item('VerifyingObserverSequence');
  plant.text(verifier, 'VerifyingObserverName', subject.referringPhysician.name, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' }, [subject.referringPhysician.given]);
  plant.text(verifier, 'VerifyingOrganization', subject.institution, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' });
  verifier.set('VerificationDateTime', `${place.date}${place.time}`).set('VerifyingObserverIdentificationCodeSequence', []);
  plant.gone(verifier.pathOf('VerificationDateTime'), 'date-shifted', place.date, DATES);
  referenceEvidence(dataset, plant, evidence);
  dataset.set('ValueType', 'CONTAINER').set('ContinuityOfContent', 'SEPARATE');
  code(dataset.item('ConceptNameCodeSequence'), '18748-4', 'LN', 'Diagnostic Imaging Report');
  content(dataset, place, plant, evidence);
  return dataset;
}

function referenceEvidence(dataset: Dataset, plant: Planter, { image, imagePlace }: { readonly image: Reference; readonly imagePlace: Place }): void {
  const study = dataset.item('CurrentRequestedProcedureEvidenceSequence');
  plant.reference(study, 'StudyInstanceUID', studyUid(imagePlace), image.file);
  const series = study.item('ReferencedSeriesSequence');
  plant.reference(series, 'SeriesInstanceUID', seriesUid(imagePlace), image.file);
  const instance = series.item('ReferencedSOPSequence').set('ReferencedSOPClassUID', sopClassUid(imagePlace.modality));
  plant.reference(instance, 'ReferencedSOPInstanceUID', image.sopInstanceUid, image.file);
}

function content(dataset: Dataset, place: Place, plant: Planter, { image, imagePlace }: { readonly image: Reference; readonly imagePlace: Place }): void {
  const { subject } = place;
  const observer = contentItem(dataset, 'HAS OBS CONTEXT', 'PNAME', '121008', 'DCM', 'Person Observer Name');
  plant.text(observer, 'PersonName', subject.referringPhysician.name, IN_CONTENT, [subject.referringPhysician.given]);
  const finding = contentItem(dataset, 'CONTAINS', 'TEXT', '121071', 'DCM', 'Finding');
  const said = `${subject.person.given} ${subject.person.family}, born ${iso(subject.birthDate)}, seen by Dr ${subject.referringPhysician.given}; call ${subject.telephone}.`;
  plant.text(finding, 'TextValue', said, IN_CONTENT, [...secretsOf(subject.person).slice(0, 2), iso(subject.birthDate), subject.referringPhysician.given, subject.telephone]);
  const picture = contentItem(dataset, 'CONTAINS', 'IMAGE', '121112', 'DCM', 'Source of Measurement');
  const reference = picture.item('ReferencedSOPSequence').set('ReferencedSOPClassUID', sopClassUid(imagePlace.modality));
  plant.reference(reference, 'ReferencedSOPInstanceUID', image.sopInstanceUid, image.file);
}

function contentItem(dataset: Dataset, relationship: string, valueType: string, value: string, scheme: string, meaning: string): Dataset {
  const item = dataset.item('ContentSequence').set('RelationshipType', relationship).set('ValueType', valueType);
  code(item.item('ConceptNameCodeSequence'), value, scheme, meaning);
  return item;
}

function code(item: Dataset, value: string, scheme: string, meaning: string): void {
  item.set('CodeValue', value).set('CodingSchemeDesignator', scheme).set('CodeMeaning', meaning);
}

function iso(date: string): string {
  return `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
}
