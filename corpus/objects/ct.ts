import { describe } from '../describe.js';
import { axialSlice, grayPixels, kept, referenceImage } from '../images.js';
import { phantomSlice } from '../pixels/phantom.js';
import { corpusModules, type MakeObject } from './object-settings.js';

const SIZE = 48;

/** A CT Image, PS3.3 A.3. */
export const ctImage: MakeObject = (dataset, place, plant, { random, body, transferSyntax, evidence }) => {
  corpusModules(dataset, place, plant);
  axialSlice(dataset, place, plant, { pixelMm: '0.75', sliceMm: 2.5 });
  describe(dataset, plant, 'ProtocolName', [['Chest', 'routine'], place.subject.person.given]);
  dataset.set('ImageType', 'ORIGINAL\\PRIMARY\\AXIAL').set('BodyPartExamined', 'CHEST').set('RescaleType', 'HU').set('WindowCenter', '40').set('WindowWidth', '400');
  kept(dataset, plant, 'KVP', '120');
  kept(dataset, plant, 'ConvolutionKernel', random.pick(['B30f', 'B70s', 'STANDARD', 'LUNG', 'FC08']));
  kept(dataset, plant, 'ExposureTime', '500');
  kept(dataset, plant, 'XRayTubeCurrent', String(random.between(80, 400)));
  kept(dataset, plant, 'RescaleIntercept', '-1024');
  kept(dataset, plant, 'RescaleSlope', '1');
  const [first] = evidence;
  if (first !== undefined && first.place.modality === 'CT') referenceImage(dataset, place, plant, first.image);
  grayPixels(dataset, plant, { samples: phantomSlice(SIZE, 4095, place.instanceNumber, body), rows: SIZE, columns: SIZE, bitsStored: 16 }, transferSyntax);
};
