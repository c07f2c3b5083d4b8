import { code } from '../code.js';
import type { Dataset } from '../dataset.js';
import { grayPixels, imageDates, kept } from '../images.js';
import { drawText } from '../pixels/bitmap-font.js';
import { phantomSlice } from '../pixels/phantom.js';
import type { Planter } from '../planter.js';
import { corpusModules, type CorpusPlace, type MakeObject } from './object-settings.js';

const SIZE = 168;
const PLAIN_SIZE = 64;

/** A Computed Radiography Image, PS3.3 A.2; the second of a series has the name burned in. */
export const crImage: MakeObject = (dataset, place, plant, { body, transferSyntax }) => {
  corpusModules(dataset, place, plant);
  imageDates(dataset, place, plant);
  dataset.set('ImageType', 'ORIGINAL\\PRIMARY').set('PatientOrientation', 'L\\F').set('BodyPartExamined', 'CHEST').set('ViewPosition', 'PA').set('AcquisitionNumber', '1');
  kept(dataset, plant, 'KVP', '125');
  kept(dataset, plant, 'ImagerPixelSpacing', '0.2\\0.2');
  pixels(dataset, place, plant, { body, transferSyntax, withText: place.instanceNumber === 2 });
};

/** A Digital X-Ray Image for presentation, PS3.3 A.26. */
export const dxImage: MakeObject = (dataset, place, plant, { body, transferSyntax }) => {
  corpusModules(dataset, place, plant);
  imageDates(dataset, place, plant);
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY\\')
    .set('PresentationIntentType', 'FOR PRESENTATION')
    .set('PatientOrientation', 'L\\F')
    .set('BodyPartExamined', 'HAND')
    .set('ImageLaterality', 'L')
    .set('PixelIntensityRelationship', 'LOG')
    .set('PixelIntensityRelationshipSign', [-1])
    .set('RescaleIntercept', '0')
    .set('RescaleSlope', '1')
    .set('RescaleType', 'US')
    .set('PresentationLUTShape', 'IDENTITY')
    .set('LossyImageCompression', '00')
    .set('BurnedInAnnotation', 'NO')
    .set('WindowCenter', '2000')
    .set('WindowWidth', '4000')
    .set('DetectorType', 'DIRECT')
    .set('PositionerType', 'NONE')
    .set('AcquisitionContextSequence', []);
  code(dataset, 'AnatomicRegionSequence', ['85562004', 'SCT', 'Hand']);
  const view = code(dataset, 'ViewCodeSequence', ['399348003', 'SCT', 'antero-posterior']);
  view.set('ViewModifierCodeSequence', []);
  kept(dataset, plant, 'ImagerPixelSpacing', '0.1\\0.1');
  kept(dataset, plant, 'KVP', '55');
  pixels(dataset, place, plant, { body, transferSyntax, withText: false });
};

function pixels(dataset: Dataset, place: CorpusPlace, plant: Planter, settings: Pick<Parameters<MakeObject>[3], 'body' | 'transferSyntax'> & { readonly withText: boolean }): void {
  const { body, transferSyntax, withText } = settings;
  const size = withText ? SIZE : PLAIN_SIZE;
  const samples = phantomSlice(size, 4095, 1, body);
  if (withText) {
    dataset.set('BurnedInAnnotation', 'YES');
    const { family, given } = place.subject.person;
    const box = drawText({ samples, rows: size, columns: size }, `${family} ${given}`, { left: 3, top: 3, scale: 1, value: 4000 });
    for (const secret of [family, given]) plant.shown('PixelData', secret, box, { hidingPlace: 'burned-in text', clause: 'PS3.15 E.3.1', option: 'clean-pixel-data' });
  }
  grayPixels(dataset, plant, { samples, rows: size, columns: size, bitsStored: 12, showsText: withText }, transferSyntax);
}
