import { Dataset } from './dataset.js';
import { axialSlice, grayPixels, kept, referenceImage, type SliceSettings } from './images.js';
import { commonModules, type Place } from './modules.js';
import { phantomSlice } from './pixels/phantom.js';
import type { Planter } from './planter.js';

/** A CT Image, PS3.3 A.3. */
export function ctImage(place: Place, plant: Planter, { size, transferSyntax, reference, body }: SliceSettings): Dataset {
  const dataset = new Dataset();
  commonModules(dataset, place, plant);
  axialSlice(dataset, place, plant, { pixelMm: '0.75', sliceMm: 2.5 });
  plant.text(dataset, 'ProtocolName', `Chest ${place.subject.person.given}`, { hidingPlace: 'free text', clause: 'PS3.15 Table E.1-1' }, [place.subject.person.given]);
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY\\AXIAL')
    .set('BodyPartExamined', 'CHEST')
    .set('RescaleType', 'HU')
    .set('ConvolutionKernel', 'SYN40')
    .set('ExposureTime', '500')
    .set('XRayTubeCurrent', '200')
    .set('WindowCenter', '500')
    .set('WindowWidth', '3000');
  kept(dataset, plant, 'KVP', '120');
  kept(dataset, plant, 'RescaleIntercept', '-1024');
  kept(dataset, plant, 'RescaleSlope', '1');
  if (reference !== null) referenceImage(dataset, place, plant, reference);
  grayPixels(dataset, plant, { samples: phantomSlice(size, 4095, place.instanceNumber, body), rows: size, columns: size, bitsStored: 16 }, transferSyntax);
  return dataset;
}
