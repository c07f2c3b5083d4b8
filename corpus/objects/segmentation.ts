import { code } from '../code.js';
import { DATES, frameOfReferenceUid, secretsOf, seriesUid, sopClassUid } from '../modules.js';
import { IN_ATTRIBUTE, type Spot } from '../planter.js';
import { EXAMPLE_UID_ROOT } from '../write-dicom.js';
import { dimensions, framePlace, sharedGeometry } from './functional-groups.js';
import { corpusModules, firstImage, type MakeObject } from './object-settings.js';

const SIZE = 16;
const FRAMES = 2;
const LABEL: Spot = { hidingPlace: 'object label', clause: 'PS3.15 Table E.1-1' };

/** A Segmentation of two frames, one bit a pixel, PS3.3 A.51, of the visit's first CT image. */
export const segmentation: MakeObject = (dataset, place, plant, settings) => {
  corpusModules(dataset, place, plant);
  const { subject } = place;
  const { image, place: imagePlace } = firstImage(settings);
  plant.uid(dataset, 'FrameOfReferenceUID', frameOfReferenceUid(imagePlace));
  plant.date(dataset, 'ContentDate', place.date, DATES);
  plant.text(dataset, 'ContentCreatorName', subject.operator.name, IN_ATTRIBUTE, secretsOf(subject.operator));
  plant.text(dataset, 'ContentDescription', `Tumour of ${subject.person.given}`, LABEL, [subject.person.given]);
  dataset
    .set('PositionReferenceIndicator', '')
    .set('ContentTime', place.time)
    .set('ImageType', 'DERIVED\\PRIMARY')
    .set('ContentLabel', 'SEGMENTATION')
    .set('SamplesPerPixel', [1])
    .set('PhotometricInterpretation', 'MONOCHROME2')
    .set('Rows', [SIZE])
    .set('Columns', [SIZE])
    .set('BitsAllocated', [1])
    .set('BitsStored', [1])
    .set('HighBit', [0])
    .set('PixelRepresentation', [0])
    .set('LossyImageCompression', '00')
    .set('SegmentationType', 'BINARY')
    .set('NumberOfFrames', String(FRAMES));
  const segment = dataset.item('SegmentSequence').set('SegmentNumber', [1]).set('SegmentAlgorithmType', 'SEMIAUTOMATIC').set('SegmentAlgorithmName', 'SYNTHETIC');
  plant.text(segment, 'SegmentLabel', `Tumor ${subject.person.given}`, { ...LABEL, hidingPlace: 'object label' }, [subject.person.given]);
  plant.text(segment, 'SegmentDescription', `Drawn by ${subject.operator.given}`, { ...LABEL, hidingPlace: 'nested item' }, [subject.operator.given]);
  plant.text(segment, 'TrackingID', `${subject.patientId}-lesion-1`, { ...LABEL, hidingPlace: 'nested item' }, [subject.patientId]);
  plant.uid(segment, 'TrackingUID', `${EXAMPLE_UID_ROOT}.6.${place.subjectNumber}.${place.date}`);
  code(segment, 'SegmentedPropertyCategoryCodeSequence', ['49755003', 'SCT', 'Morphologically Abnormal Structure']);
  code(segment, 'SegmentedPropertyTypeCodeSequence', ['108369006', 'SCT', 'Neoplasm']);
  plant.stays(`${segment.pathOf('SegmentedPropertyTypeCodeSequence')}[0] > CodeValue`, 'text-retained', '108369006', { hidingPlace: 'nested item', clause: 'PS3.15 Table E.1-1' });
  dimensions(dataset, place, plant, 0x00200032, 0x00209113);
  sharedGeometry(dataset.item('SharedFunctionalGroupsSequence'), plant, '0.75', '2.5');
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const group = dataset.item('PerFrameFunctionalGroupsSequence');
    framePlace(group, frame * 2.5, [frame + 1]);
    group.item('SegmentIdentificationSequence').set('ReferencedSegmentNumber', [1]);
    const derivation = group.item('DerivationImageSequence');
    code(derivation, 'DerivationCodeSequence', ['113076', 'DCM', 'Segmentation']);
    const source = derivation.item('SourceImageSequence').set('ReferencedSOPClassUID', sopClassUid('CT'));
    plant.reference(source, 'ReferencedSOPInstanceUID', image.sopInstanceUid, image.file, true);
    code(source, 'PurposeOfReferenceCodeSequence', ['121322', 'DCM', 'Source image for image processing operation']);
  }
  const series = dataset.item('ReferencedSeriesSequence');
  plant.reference(series, 'SeriesInstanceUID', seriesUid(imagePlace), image.file);
  const instance = series.item('ReferencedInstanceSequence').set('ReferencedSOPClassUID', sopClassUid('CT'));
  plant.reference(instance, 'ReferencedSOPInstanceUID', image.sopInstanceUid, image.file);
  plant.pixels(dataset, settings.transferSyntax === 'implicit' ? 'OW' : 'OB', Uint8Array.from({ length: (SIZE * SIZE * FRAMES) / 8 }, (_, index) => (index % 16 > 5 && index % 16 < 11 ? 0x3c : 0)));
};
