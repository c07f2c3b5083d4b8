import { describe } from '../describe.js';
import { axialSlice, grayPixels, kept } from '../images.js';
import { phantomSlice } from '../pixels/phantom.js';
import { DIFFUSION_VENDORS } from '../vendors/diffusion.js';
import { corpusModules, type MakeObject } from './object-settings.js';

const SIZE = 40;

/** A diffusion-weighted MR Image, PS3.3 A.4; series take turns at makers, each with its private elements for b-value and direction. */
export const mrImage: MakeObject = (dataset, place, plant, { random, body, transferSyntax }) => {
  corpusModules(dataset, place, plant);
  axialSlice(dataset, place, plant, { pixelMm: '2', sliceMm: 4 });
  describe(dataset, plant, 'ProtocolName', [['DTI', 'brain'], place.subject.person.family]);
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY\\DIFFUSION')
    .set('BodyPartExamined', 'BRAIN')
    .set('ScanningSequence', 'EP')
    .set('SequenceVariant', 'SK')
    .set('ScanOptions', 'FS')
    .set('MRAcquisitionType', '2D')
    .set('EchoTrainLength', '1')
    .set('WindowCenter', '500')
    .set('WindowWidth', '1000');
  kept(dataset, plant, 'MagneticFieldStrength', '3');
  kept(dataset, plant, 'RepetitionTime', String(random.between(3000, 9000)));
  kept(dataset, plant, 'EchoTime', String(random.between(60, 110)));
  kept(dataset, plant, 'FlipAngle', '90');
  const vendor = DIFFUSION_VENDORS[(place.subjectNumber + place.subject.visitDates.indexOf(place.date) * 3) % DIFFUSION_VENDORS.length];
  vendor?.(dataset, place, plant, { bValue: place.instanceNumber % 2 === 0 ? 1000 : 0, direction: [0.5, 0.5, -0.70710678] });
  grayPixels(dataset, plant, { samples: phantomSlice(SIZE, 1000, place.instanceNumber, body), rows: SIZE, columns: SIZE, bitsStored: 16 }, transferSyntax);
};
