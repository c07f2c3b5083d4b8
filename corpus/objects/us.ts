import type { Dataset } from '../dataset.js';
import { grayPixels, imageDates, kept } from '../images.js';
import { drawText } from '../pixels/bitmap-font.js';
import { phantomFan } from '../pixels/phantom.js';
import type { Planter, Spot } from '../planter.js';
import { corpusModules, type CorpusPlace, type MakeObject } from './object-settings.js';

const BURNED_IN: Spot = { hidingPlace: 'burned-in text', clause: 'PS3.15 E.3.1', option: 'clean-pixel-data' };

const WITH_TEXT = { rows: 192, columns: 256, fanTop: 48 };
const FRAMES = { rows: 72, columns: 96, fanTop: 0 };

/** An Ultrasound Image, PS3.3 A.6, with a banner of name, id, date and hospital above the declared region. */
export const usImage: MakeObject = (dataset, place, plant, { body, transferSyntax }) => {
  common(dataset, place, plant);
  const { rows, columns, fanTop } = WITH_TEXT;
  dataset.set('ImageType', 'ORIGINAL\\PRIMARY\\\\0001').set('BurnedInAnnotation', 'YES');
  region(dataset, plant, WITH_TEXT);
  const samples = new Uint8Array(rows * columns);
  samples.set(phantomFan(rows - fanTop, columns, body), fanTop * columns);
  const { family, given } = place.subject.person;
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [`${family} ${given}`, [family, given]],
    [`${place.subject.patientId} ${place.date}`, [place.subject.patientId, place.date]],
    [place.subject.institution, [place.subject.institution]],
  ];
  for (const [index, [line, secrets]] of lines.entries()) {
    const scale = index === 2 ? 1 : 2;
    const box = drawText({ samples, rows, columns }, line, { left: 4, top: 3 + index * 17, scale, value: 235 });
    for (const secret of secrets) plant.shown('PixelData', secret, box, BURNED_IN);
  }
  grayPixels(dataset, plant, { samples, rows, columns, bitsStored: 8, showsText: true }, transferSyntax);
};

/** An Ultrasound Multi-frame Image, PS3.3 A.7, without text. */
export const usLoop: MakeObject = (dataset, place, plant, { body, transferSyntax }) => {
  common(dataset, place, plant);
  const { rows, columns } = FRAMES;
  const frames = 3;
  dataset.set('ImageType', 'ORIGINAL\\PRIMARY\\\\0001').set('BurnedInAnnotation', 'NO').set('NumberOfFrames', String(frames)).set('FrameIncrementPointer', [0x00181063]);
  kept(dataset, plant, 'FrameTime', '33.3');
  region(dataset, plant, FRAMES);
  const samples = new Uint8Array(frames * rows * columns);
  for (let frame = 0; frame < frames; frame += 1) samples.set(phantomFan(rows, columns, body), frame * rows * columns);
  grayPixels(dataset, plant, { samples, rows, columns, bitsStored: 8 }, transferSyntax);
};

function common(dataset: Dataset, place: CorpusPlace, plant: Planter): void {
  corpusModules(dataset, place, plant);
  imageDates(dataset, place, plant);
  dataset.set('Manufacturer', 'SYNTHETIC ULTRASOUND').set('PatientOrientation', '').set('BodyPartExamined', 'ABDOMEN').set('LossyImageCompression', '00');
}

/** The part of the picture that shows tissue, in pixels, and how large a pixel is, in cm. */
function region(dataset: Dataset, plant: Planter, { rows, columns, fanTop }: typeof FRAMES): void {
  const item = dataset
    .item('SequenceOfUltrasoundRegions')
    .set('RegionSpatialFormat', [1])
    .set('RegionDataType', [1])
    .set('RegionFlags', [0])
    .set('RegionLocationMinX0', [0])
    .set('RegionLocationMinY0', [fanTop])
    .set('RegionLocationMaxX1', [columns - 1])
    .set('RegionLocationMaxY1', [rows - 1])
    .set('PhysicalUnitsXDirection', [3])
    .set('PhysicalUnitsYDirection', [3])
    .set('PhysicalDeltaX', [0.05])
    .set('PhysicalDeltaY', [0.05]);
  plant.stays(item.pathOf('PhysicalDeltaX'), 'text-retained', '0.05', { hidingPlace: 'nested item', clause: 'PS3.15 Table E.1-1' });
}
