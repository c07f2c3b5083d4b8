import { Dataset } from './dataset.js';
import { grayPixels, imageDates } from './images.js';
import { commonModules, type Place } from './modules.js';
import { phantomFan } from './pixels/phantom.js';
import type { Planter } from './planter.js';
import type { Random } from './random.js';
import type { TransferSyntaxName } from './write-dicom.js';

const ROWS = 96;
const COLUMNS = 128;

/** An Ultrasound Image, PS3.3 A.6, whose maker's (0019,xx0C) means something else than the b-value of the MR images. */
export function usImage(place: Place, plant: Planter, settings: { readonly transferSyntax: TransferSyntaxName; readonly body: Random }): Dataset {
  const dataset = new Dataset();
  commonModules(dataset, place, plant);
  imageDates(dataset, place, plant);
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY\\\\0001')
    .set('PatientOrientation', '')
    .set('BodyPartExamined', 'ABDOMEN')
    .set('BurnedInAnnotation', 'NO')
    .set('LossyImageCompression', '00');
  dataset
    .item('SequenceOfUltrasoundRegions')
    .set('RegionSpatialFormat', [1])
    .set('RegionDataType', [1])
    .set('RegionFlags', [0])
    .set('RegionLocationMinX0', [0])
    .set('RegionLocationMinY0', [0])
    .set('RegionLocationMaxX1', [COLUMNS - 1])
    .set('RegionLocationMaxY1', [ROWS - 1])
    .set('PhysicalUnitsXDirection', [3])
    .set('PhysicalUnitsYDirection', [3])
    .set('PhysicalDeltaX', [0.05])
    .set('PhysicalDeltaY', [0.05]);
  dataset.setTag(0x00190010, 'LO', 'SIEMENS MED SMS USG S2000');
  const banner = `${place.subject.person.given} ${place.subject.patientId}`;
  dataset.setTag(0x0019100c, 'LO', banner);
  for (const secret of [place.subject.person.given, place.subject.patientId]) {
    plant.gone(dataset.pathOf(0x0019100c), 'text-removed', secret, { hidingPlace: 'private block trap', clause: 'PS3.5 7.8.1, PS3.15 E.3.10' });
  }
  grayPixels(dataset, plant, { samples: phantomFan(ROWS, COLUMNS, settings.body), rows: ROWS, columns: COLUMNS, bitsStored: 8 }, settings.transferSyntax);
  return dataset;
}
