import { Dataset } from './dataset.js';
import { axialSlice, grayPixels, kept, referenceImage, type SliceSettings } from './images.js';
import { commonModules, type Place } from './modules.js';
import { phantomSlice } from './pixels/phantom.js';
import type { Planter, Spot } from './planter.js';

const SAFE_PRIVATE: Spot = { hidingPlace: 'private element', clause: 'PS3.15 Table E.3.10-1', option: 'retain-safe-private' };

/** A diffusion-weighted MR Image, PS3.3 A.4, with the maker's private b-value and gradient direction. */
export function mrImage(place: Place, plant: Planter, { size, transferSyntax, reference, body }: SliceSettings): Dataset {
  const dataset = new Dataset();
  commonModules(dataset, place, plant);
  axialSlice(dataset, place, plant, { pixelMm: '2', sliceMm: 4 });
  plant.text(dataset, 'SeriesDescription', `ep2d_diff ${place.subject.person.family}`, { hidingPlace: 'free text', clause: 'PS3.15 Table E.1-1' }, [place.subject.person.family]);
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY\\DIFFUSION')
    .set('BodyPartExamined', 'BRAIN')
    .set('ScanningSequence', 'EP')
    .set('SequenceVariant', 'SK')
    .set('ScanOptions', '')
    .set('MRAcquisitionType', '2D')
    .set('MagneticFieldStrength', '3')
    .set('EchoTrainLength', '1')
    .set('FlipAngle', '90')
    .set('WindowCenter', '500')
    .set('WindowWidth', '1000');
  kept(dataset, plant, 'RepetitionTime', '3400');
  kept(dataset, plant, 'EchoTime', '89');
  if (reference !== null) referenceImage(dataset, place, plant, reference);
  diffusion(dataset, place, plant);
  grayPixels(dataset, plant, { samples: phantomSlice(size, 1000, place.instanceNumber, body), rows: size, columns: size, bitsStored: 16 }, transferSyntax);
  return dataset;
}

/**
 * The maker's diffusion parameters. Every second image has them in block 11, behind a block 10 of someone else, who uses the
 * same element number for a name: only the creator tells them apart (PS3.5 7.8.1).
 */
function diffusion(dataset: Dataset, place: Place, plant: Planter): void {
  const behind = place.instanceNumber % 2 === 0;
  const block = behind ? 0x11 : 0x10;
  const element = (low: number): number => (0x00190000 | (block << 8) | low) >>> 0;
  dataset.setTag(0x00190000 | block, 'LO', 'SIEMENS MR HEADER');
  const bValue = behind ? '1000' : '0';
  dataset.setTag(element(0x0c), 'IS', bValue);
  plant.stays(dataset.pathOf(element(0x0c)), 'tag-retained', bValue, SAFE_PRIVATE);
  if (!behind) return;
  dataset.setTag(element(0x0e), 'FD', [0.5, 0.5, 0.70710678]);
  plant.stays(dataset.pathOf(element(0x0e)), 'tag-retained', '0.5\\0.5\\0.70710678', SAFE_PRIVATE);
  dataset.setTag(0x00190010, 'LO', 'SYNTHETIC SITE NOTES');
  dataset.setTag(0x0019100c, 'LO', place.subject.person.given);
  plant.gone(dataset.pathOf(0x0019100c), 'text-removed', place.subject.person.given, { hidingPlace: 'private block trap', clause: 'PS3.5 7.8.1, PS3.15 E.3.10' });
}
