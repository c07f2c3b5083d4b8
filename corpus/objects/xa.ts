import { grayPixels, imageDates, kept } from '../images.js';
import { phantomSlice } from '../pixels/phantom.js';
import { corpusModules, type MakeObject } from './object-settings.js';

const SIZE = 48;

/** An X-Ray Angiographic run of two frames, PS3.3 A.14. */
export const xaRun: MakeObject = (dataset, place, plant, { body, transferSyntax }) => {
  corpusModules(dataset, place, plant);
  imageDates(dataset, place, plant);
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY\\SINGLE PLANE')
    .set('PatientOrientation', '')
    .set('Laterality', '')
    .set('RescaleIntercept', '0')
    .set('RescaleSlope', '1')
    .set('RescaleType', 'US')
    .set('PixelIntensityRelationship', 'LOG')
    .set('RadiationSetting', 'GR')
    .set('XRayTubeCurrent', '600')
    .set('ExposureTime', '8')
    .set('PositionerMotion', 'STATIC')
    .set('NumberOfFrames', '2')
    .set('FrameIncrementPointer', [0x00181063])
    .set('LossyImageCompression', '00')
    .set('BurnedInAnnotation', 'NO');
  kept(dataset, plant, 'FrameTime', '66.7');
  kept(dataset, plant, 'KVP', '80');
  kept(dataset, plant, 'PositionerPrimaryAngle', '-30');
  kept(dataset, plant, 'PositionerSecondaryAngle', '15');
  const frames = [1, 2].map((slice) => phantomSlice(SIZE, 1000, slice, body));
  const samples = Uint16Array.from(frames.flatMap((frame) => [...frame]));
  grayPixels(dataset, plant, { samples, rows: SIZE, columns: SIZE, bitsStored: 10 }, transferSyntax);
};
