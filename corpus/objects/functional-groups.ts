import { code } from '../code.js';
import type { Dataset } from '../dataset.js';
import type { Place } from '../modules.js';
import type { Planter } from '../planter.js';
import { studyUid } from '../modules.js';

/** Multi-frame Dimension, PS3.3 C.7.6.17: frames in order of one attribute of a functional group. */
export function dimensions(dataset: Dataset, place: Place, plant: Planter, pointer: number, group: number): void {
  const uid = `${studyUid(place)}.8.${place.seriesNumber}`;
  plant.uid(dataset.item('DimensionOrganizationSequence'), 'DimensionOrganizationUID', uid);
  const index = dataset.item('DimensionIndexSequence').set('DimensionIndexPointer', [pointer]).set('FunctionalGroupPointer', [group]);
  plant.uid(index, 'DimensionOrganizationUID', uid);
}

/** What all frames share of where they lie: spacing and orientation, PS3.3 C.7.6.16.2. */
export function sharedGeometry(shared: Dataset, plant: Planter, pixelMm: string, sliceMm: string): void {
  const measures = shared.item('PixelMeasuresSequence').set('PixelSpacing', `${pixelMm}\\${pixelMm}`).set('SliceThickness', sliceMm).set('SpacingBetweenSlices', sliceMm);
  plant.stays(measures.pathOf('PixelSpacing'), 'text-retained', `${pixelMm}\\${pixelMm}`, { hidingPlace: 'functional group', clause: 'PS3.15 Table E.1-1' });
  shared.item('PlaneOrientationSequence').set('ImageOrientationPatient', '1\\0\\0\\0\\1\\0');
}

/** Frame Content and Plane Position of one frame. */
export function framePlace(frame: Dataset, position: number, index: readonly number[]): Dataset {
  frame.item('PlanePositionSequence').set('ImagePositionPatient', `-40\\-40\\${position}`);
  return frame.item('FrameContentSequence').set('DimensionIndexValues', index);
}

/** Frame Anatomy, PS3.3 C.7.6.16.2.8. */
export function frameAnatomy(group: Dataset): void {
  code(group.item('FrameAnatomySequence').set('FrameLaterality', 'U'), 'AnatomicRegionSequence', ['12738006', 'SCT', 'Brain']);
}
