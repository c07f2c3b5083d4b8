import type { Dataset } from '../dataset.js';
import { grayPixels, kept } from '../images.js';
import { DATES, frameOfReferenceUid } from '../modules.js';
import { phantomSlice } from '../pixels/phantom.js';
import type { Planter, Spot } from '../planter.js';
import { corpusModules, type CorpusPlace, type MakeObject } from './object-settings.js';
import { dimensions, frameAnatomy, framePlace, sharedGeometry } from './functional-groups.js';

const SIZE = 24;
const B_VALUES = [0, 500, 1000] as const;
const IN_GROUP: Spot = { hidingPlace: 'functional group', clause: 'PS3.15 Table E.1-1' };

/** An Enhanced MR Image of three diffusion weightings, PS3.3 A.36.2; what the weightings were stands in the functional groups of the frames. */
export const enhancedMr: MakeObject = (dataset, place, plant, { body, transferSyntax }) => {
  corpusModules(dataset, place, plant);
  plant.uid(dataset, 'FrameOfReferenceUID', frameOfReferenceUid(place));
  plant.date(dataset, 'ContentDate', place.date, DATES);
  const description = { PixelPresentation: 'MONOCHROME', VolumetricProperties: 'VOLUME', VolumeBasedCalculationTechnique: 'NONE', ComplexImageComponent: 'MAGNITUDE', AcquisitionContrast: 'DIFFUSION' };
  for (const [keyword, value] of Object.entries(description)) dataset.set(keyword, value);
  dataset
    .set('PositionReferenceIndicator', '')
    .set('PatientPosition', 'HFS')
    .set('ContentTime', place.time)
    .set('ImageType', 'DERIVED\\PRIMARY\\DIFFUSION\\NONE')
    .set('NumberOfFrames', String(B_VALUES.length))
    .set('BurnedInAnnotation', 'NO')
    .set('LossyImageCompression', '00')
    .set('PresentationLUTShape', 'IDENTITY')
    .set('ContentQualification', 'RESEARCH')
    .set('ApplicableSafetyStandardAgency', 'IEC')
    .set('ApplicableSafetyStandardDescription', '')
    .set('ResonantNucleus', '1H')
    .set('AcquisitionContextSequence', []);
  kept(dataset, plant, 'MagneticFieldStrength', '3');
  dimensions(dataset, place, plant, 0x00189087, 0x00189117);
  const shared = dataset.item('SharedFunctionalGroupsSequence');
  sharedGeometry(shared, plant, '2', '4');
  frameAnatomy(shared);
  shared.item('PixelValueTransformationSequence').set('RescaleIntercept', '0').set('RescaleSlope', '1').set('RescaleType', 'US');
  shared.item('FrameVOILUTSequence').set('WindowCenter', '500').set('WindowWidth', '1000');
  const type = shared.item('MRImageFrameTypeSequence').set('FrameType', 'DERIVED\\PRIMARY\\DIFFUSION\\NONE');
  for (const [keyword, value] of Object.entries(description)) type.set(keyword, value);
  for (const [index, bValue] of B_VALUES.entries()) frame(dataset, place, plant, index, bValue);
  const samples = Uint16Array.from(B_VALUES.flatMap((_, slice) => [...phantomSlice(SIZE, 1000, slice + 1, body)]));
  grayPixels(dataset, plant, { samples, rows: SIZE, columns: SIZE, bitsStored: 12 }, transferSyntax);
};

function frame(dataset: Dataset, place: CorpusPlace, plant: Planter, index: number, bValue: number): void {
  const group = dataset.item('PerFrameFunctionalGroupsSequence');
  const content = framePlace(group, index * 4, [index + 1]);
  content.set('FrameReferenceDateTime', `${place.date}${place.time}`);
  plant.gone(content.pathOf('FrameReferenceDateTime'), 'date-shifted', place.date, { ...DATES, hidingPlace: 'functional group' });
  plant.text(content, 'FrameComments', `Frame of ${place.subject.person.given}`, IN_GROUP, [place.subject.person.given]);
  const diffusion = group.item('MRDiffusionSequence').set('DiffusionDirectionality', bValue === 0 ? 'NONE' : 'DIRECTIONAL').set('DiffusionBValue', [bValue]);
  plant.stays(diffusion.pathOf('DiffusionBValue'), 'text-retained', String(bValue), IN_GROUP);
  if (bValue === 0) return;
  const direction = diffusion.item('DiffusionGradientDirectionSequence').set('DiffusionGradientOrientation', [0.5, 0.5, -0.70710678]);
  plant.stays(direction.pathOf('DiffusionGradientOrientation'), 'text-retained', '0.5\\0.5\\-0.70710678', IN_GROUP);
}
