import type { Dataset } from '../dataset.js';
import { describe } from '../describe.js';
import { grayPixels, kept } from '../images.js';
import { DATES, frameOfReferenceUid, secretsOf, seriesUid, sopClassUid, studyUid, type Place } from '../modules.js';
import { phantomSlice } from '../pixels/phantom.js';
import { IN_ATTRIBUTE, type Planter, type Spot } from '../planter.js';
import { EXAMPLE_UID_ROOT } from '../write-dicom.js';
import { corpusModules, firstImage, type Evidence, type MakeObject } from './object-settings.js';

const LABEL: Spot = { hidingPlace: 'object label', clause: 'PS3.15 Table E.1-1' };

/** An RT Structure Set, PS3.3 A.19: a contour on the visit's first CT image, under names that people gave. */
export const structureSet: MakeObject = (dataset, place, plant, settings) => {
  corpusModules(dataset, place, plant);
  const { subject } = place;
  const { image, place: imagePlace } = firstImage(settings);
  plant.uid(dataset, 'FrameOfReferenceUID', frameOfReferenceUid(imagePlace));
  dataset.set('PositionReferenceIndicator', '');
  plant.text(dataset, 'StructureSetLabel', `RS ${subject.person.given}`, LABEL, [subject.person.given]);
  plant.text(dataset, 'StructureSetName', `Contours of ${subject.operator.given}`, LABEL, [subject.operator.given]);
  plant.date(dataset, 'StructureSetDate', place.date, DATES);
  dataset.set('StructureSetTime', place.time).set('ApprovalStatus', 'UNAPPROVED');
  referenceFrame(dataset, plant, { image, place: imagePlace });
  const roi = dataset.item('StructureSetROISequence').set('ROINumber', '1').set('ROIGenerationAlgorithm', 'MANUAL');
  plant.uid(roi, 'ReferencedFrameOfReferenceUID', frameOfReferenceUid(imagePlace));
  describe(roi, plant, 'ROIName', [['GTV', 'lung'], subject.person.given], 'object label');
  const contour = dataset.item('ROIContourSequence').set('ReferencedROINumber', '1').item('ContourSequence').set('ContourGeometricType', 'CLOSED_PLANAR').set('NumberOfContourPoints', '4');
  const imageItem = contour.item('ContourImageSequence').set('ReferencedSOPClassUID', sopClassUid('CT'));
  plant.reference(imageItem, 'ReferencedSOPInstanceUID', image.sopInstanceUid, image.file);
  const side = settings.random.between(5, 60);
  kept(contour, plant, 'ContourData', [-side, -side, -40, side, -side, -40, side, side, -40, -side, side, -40].join('\\'));
  const observation = dataset.item('RTROIObservationsSequence').set('ObservationNumber', '1').set('ReferencedROINumber', '1').set('RTROIInterpretedType', 'GTV');
  plant.text(observation, 'ROIInterpreter', subject.operator.name, { ...LABEL, hidingPlace: 'nested item' }, secretsOf(subject.operator));
  plant.text(observation, 'ROIObservationLabel', `GTV ${subject.person.given}`.slice(0, 16), { ...LABEL, hidingPlace: 'nested item' }, [subject.person.given]);
};

function referenceFrame(dataset: Dataset, plant: Planter, { image, place }: Evidence): void {
  const frame = dataset.item('ReferencedFrameOfReferenceSequence');
  plant.uid(frame, 'FrameOfReferenceUID', frameOfReferenceUid(place));
  const study = frame.item('RTReferencedStudySequence').set('ReferencedSOPClassUID', '1.2.840.10008.3.1.2.3.1');
  plant.uid(study, 'ReferencedSOPInstanceUID', studyUid(place));
  const series = study.item('RTReferencedSeriesSequence');
  plant.uid(series, 'SeriesInstanceUID', seriesUid(place));
  const item = series.item('ContourImageSequence').set('ReferencedSOPClassUID', sopClassUid('CT'));
  plant.reference(item, 'ReferencedSOPInstanceUID', image.sopInstanceUid, image.file);
}

/** An RT Plan, PS3.3 A.20, without beams: label, prescription and setup in words. */
export const treatmentPlan: MakeObject = (dataset, place, plant, { random }) => {
  corpusModules(dataset, place, plant);
  const { subject } = place;
  plant.uid(dataset, 'FrameOfReferenceUID', frameOfReferenceUid(place));
  dataset.set('PositionReferenceIndicator', '');
  plant.text(dataset, 'RTPlanLabel', `P1 ${subject.person.given}`, LABEL, [subject.person.given]);
  describe(dataset, plant, 'RTPlanName', [['lung', 'boost'], subject.person.family], 'object label');
  plant.text(dataset, 'RTPlanDescription', `Discussed with ${subject.person.given} on ${place.date}`, LABEL, [subject.person.given, place.date]);
  plant.date(dataset, 'RTPlanDate', place.date, DATES);
  dataset.set('RTPlanTime', place.time).set('RTPlanGeometry', 'TREATMENT_DEVICE').set('ApprovalStatus', 'APPROVED');
  plant.date(dataset, 'ReviewDate', place.date, DATES);
  dataset.set('ReviewTime', place.time);
  plant.text(dataset, 'ReviewerName', subject.operator.name, IN_ATTRIBUTE, secretsOf(subject.operator));
  const setup = dataset.item('PatientSetupSequence').set('PatientSetupNumber', '1').set('PatientPosition', 'HFS').set('SetupTechnique', 'ISOCENTRIC');
  plant.text(setup, 'SetupTechniqueDescription', `Mask labelled ${subject.person.family}`, { ...LABEL, hidingPlace: 'nested item' }, [subject.person.family]);
  const dose = dataset.item('DoseReferenceSequence').set('DoseReferenceNumber', '1').set('DoseReferenceStructureType', 'SITE').set('DoseReferenceType', 'TARGET');
  plant.uid(dose, 'DoseReferenceUID', `${EXAMPLE_UID_ROOT}.5.${place.subjectNumber}.${place.date}`);
  kept(dose, plant, 'TargetPrescriptionDose', `${random.between(40, 70)}.${random.digits(2)}`);
};

const GRID = 12;

/** An RT Dose of two planes, PS3.3 A.18. */
export const doseGrid: MakeObject = (dataset, place, plant, { body, transferSyntax, evidence }) => {
  corpusModules(dataset, place, plant);
  const of: Place = evidence[0]?.place ?? place;
  plant.uid(dataset, 'FrameOfReferenceUID', frameOfReferenceUid(of));
  plant.text(dataset, 'DoseComment', `Dose for ${place.subject.person.given}`, LABEL, [place.subject.person.given]);
  dataset
    .set('PositionReferenceIndicator', '')
    .set('ImagePositionPatient', '-20\\-20\\-40')
    .set('ImageOrientationPatient', '1\\0\\0\\0\\1\\0')
    .set('PixelSpacing', '4\\4')
    .set('SliceThickness', '')
    .set('NumberOfFrames', '2')
    .set('FrameIncrementPointer', [0x3004000c])
    .set('DoseType', 'PHYSICAL')
    .set('DoseSummationType', 'PLAN');
  kept(dataset, plant, 'DoseUnits', 'GY');
  kept(dataset, plant, 'GridFrameOffsetVector', '0\\4');
  kept(dataset, plant, 'DoseGridScaling', '0.001');
  const plan = dataset.item('ReferencedRTPlanSequence').set('ReferencedSOPClassUID', sopClassUid('RTPLAN'));
  plant.uid(plan, 'ReferencedSOPInstanceUID', `${seriesUid({ ...place, seriesNumber: place.seriesNumber - 1 })}.1`);
  const samples = Uint16Array.from([1, 2].flatMap((slice) => [...phantomSlice(GRID, 60_000, slice, body)]));
  grayPixels(dataset, plant, { samples, rows: GRID, columns: GRID, bitsStored: 16 }, transferSyntax);
};
