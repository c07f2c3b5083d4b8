import { code, type Code } from '../code.js';
import type { Dataset } from '../dataset.js';
import { DATES, secretsOf, seriesUid, sopClassUid, studyUid } from '../modules.js';
import { IN_ATTRIBUTE, type Planter, type Spot } from '../planter.js';
import { corpusModules, firstImage, type CorpusPlace, type Evidence, type MakeObject } from './object-settings.js';

const IN_CONTENT: Spot = { hidingPlace: 'report content', clause: 'PS3.15 Table E.3.4-1' };
const CLEANED: Spot = { ...IN_CONTENT, option: 'clean-structured-content' };

/** A Comprehensive SR, PS3.3 A.35.3, with a content item of every value type that can speak of a person. */
export const structuredReport: MakeObject = (dataset, place, plant, settings) => {
  corpusModules(dataset, place, plant);
  plant.date(dataset, 'ContentDate', place.date, DATES);
  dataset.set('ContentTime', place.time).set('CompletionFlag', 'COMPLETE').set('VerificationFlag', 'VERIFIED').set('ReferencedPerformedProcedureStepSequence', []).set('PerformedProcedureCodeSequence', []);
  observers(dataset, place, plant);
  const evidence = firstImage(settings);
  referenceEvidence(dataset, plant, evidence);
  dataset.set('ValueType', 'CONTAINER').set('ContinuityOfContent', 'SEPARATE');
  code(dataset, 'ConceptNameCodeSequence', ['18748-4', 'LN', 'Diagnostic Imaging Report']);
  context(dataset, place, plant);
  findings(dataset, place, plant, evidence);
};

function observers(dataset: Dataset, { subject, date, time }: CorpusPlace, plant: Planter): void {
  const verifier = dataset.item('VerifyingObserverSequence');
  plant.text(verifier, 'VerifyingObserverName', subject.referringPhysician.name, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' }, [subject.referringPhysician.given]);
  plant.text(verifier, 'VerifyingOrganization', subject.institution, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' });
  verifier.set('VerificationDateTime', `${date}${time}`).set('VerifyingObserverIdentificationCodeSequence', []);
  // Table E.1-1 has D for the sequence, so that its content may be dummies.
  plant.gone(verifier.pathOf('VerificationDateTime'), 'date-shifted', date, { ...DATES, mayGo: true });
  const author = dataset.item('AuthorObserverSequence').set('ObserverType', 'PSN').set('InstitutionCodeSequence', []).set('PersonIdentificationCodeSequence', []);
  plant.text(author, 'PersonName', subject.operator.name, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' }, secretsOf(subject.operator));
  plant.text(author, 'InstitutionName', subject.institution, { ...IN_ATTRIBUTE, hidingPlace: 'nested item' });
}

function referenceEvidence(dataset: Dataset, plant: Planter, { image, place }: Evidence): void {
  const study = dataset.item('CurrentRequestedProcedureEvidenceSequence');
  plant.reference(study, 'StudyInstanceUID', studyUid(place), image.file);
  const series = study.item('ReferencedSeriesSequence');
  plant.reference(series, 'SeriesInstanceUID', seriesUid(place), image.file);
  const instance = series.item('ReferencedSOPSequence').set('ReferencedSOPClassUID', sopClassUid(place.object ?? place.modality));
  plant.reference(instance, 'ReferencedSOPInstanceUID', image.sopInstanceUid, image.file);
}

/** Who is spoken of and who speaks: TID 1001. */
function context(dataset: Dataset, { subject }: CorpusPlace, plant: Planter): void {
  const observer = item(dataset, 'HAS OBS CONTEXT', 'PNAME', ['121008', 'DCM', 'Person Observer Name']);
  plant.text(observer, 'PersonName', subject.referringPhysician.name, IN_CONTENT, [subject.referringPhysician.given]);
  const name = item(dataset, 'HAS OBS CONTEXT', 'PNAME', ['121029', 'DCM', 'Subject Name']);
  plant.text(name, 'PersonName', subject.person.name, IN_CONTENT, secretsOf(subject.person));
  const born = item(dataset, 'HAS OBS CONTEXT', 'DATE', ['121031', 'DCM', 'Subject Birth Date']);
  plant.text(born, 'Date', subject.birthDate, IN_CONTENT);
  const id = item(dataset, 'HAS OBS CONTEXT', 'TEXT', ['121030', 'DCM', 'Subject ID']);
  plant.text(id, 'TextValue', subject.patientId, IN_CONTENT);
}

function findings(dataset: Dataset, place: CorpusPlace, plant: Planter, { image, place: imagePlace }: Evidence): void {
  const { subject } = place;
  const study = item(dataset, 'HAS OBS CONTEXT', 'UIDREF', ['121018', 'DCM', 'Procedure Study Instance UID']);
  plant.uid(study, 'UID', studyUid(imagePlace), IN_CONTENT);
  const when = item(dataset, 'HAS OBS CONTEXT', 'DATETIME', ['121121', 'DCM', 'Date of Original Observation']);
  when.set('DateTime', `${place.date}${place.time}`);
  plant.gone(when.pathOf('DateTime'), 'date-shifted', place.date, { ...IN_CONTENT, option: 'retain-modified-dates', mayGo: true });
  const section = item(dataset, 'CONTAINS', 'CONTAINER', ['121070', 'DCM', 'Findings']).set('ContinuityOfContent', 'SEPARATE');
  const finding = item(section, 'CONTAINS', 'TEXT', ['121071', 'DCM', 'Finding']);
  const born = `${subject.birthDate.slice(0, 4)}-${subject.birthDate.slice(4, 6)}-${subject.birthDate.slice(6)}`;
  const said = `${subject.person.given} ${subject.person.family}, born ${born}, seen by Dr ${subject.referringPhysician.given}; call ${subject.telephone} or ${subject.email}. Parkinson disease is unlikely.`;
  plant.text(finding, 'TextValue', said, IN_CONTENT, [subject.person.given, subject.person.family, born, subject.referringPhysician.given, subject.telephone, subject.email]);
  const diagnosis = item(section, 'CONTAINS', 'CODE', ['121071', 'DCM', 'Finding']);
  code(diagnosis, 'ConceptCodeSequence', ['4147007', 'SCT', 'Mass']);
  plant.stays(`${diagnosis.pathOf('ConceptCodeSequence')}[0] > CodeValue`, 'text-retained', '4147007', CLEANED);
  const own = item(section, 'CONTAINS', 'CODE', ['121071', 'DCM', 'Finding']);
  code(own, 'ConceptCodeSequence', ['L-17', '99LOCAL', `as Dr ${subject.referringPhysician.given} said`]);
  plant.gone(`${own.pathOf('ConceptCodeSequence')}[0] > CodeMeaning`, 'text-removed', subject.referringPhysician.given, { ...IN_CONTENT, hidingPlace: 'code meaning' });
  const size = item(section, 'CONTAINS', 'NUM', ['410668003', 'SCT', 'Length']);
  const measured = size.item('MeasuredValueSequence').set('NumericValue', '23.5');
  code(measured, 'MeasurementUnitsCodeSequence', ['mm', 'UCUM', 'mm']);
  plant.stays(measured.pathOf('NumericValue'), 'text-retained', '23.5', CLEANED);
  const picture = item(section, 'CONTAINS', 'IMAGE', ['121112', 'DCM', 'Source of Measurement']);
  const reference = picture.item('ReferencedSOPSequence').set('ReferencedSOPClassUID', sopClassUid(imagePlace.object ?? imagePlace.modality));
  plant.reference(reference, 'ReferencedSOPInstanceUID', image.sopInstanceUid, image.file, true);
}

function item(dataset: Dataset, relationship: string, valueType: string, concept: Code): Dataset {
  const made = dataset.item('ContentSequence').set('RelationshipType', relationship).set('ValueType', valueType);
  code(made, 'ConceptNameCodeSequence', concept);
  return made;
}
