import { code } from '../code.js';
import { axialSlice, grayPixels, kept } from '../images.js';
import { DATES } from '../modules.js';
import { phantomSlice } from '../pixels/phantom.js';
import { NEEDED, PrivateWriter, SAFE } from '../vendors/private-element.js';
import { corpusModules, type MakeObject } from './object-settings.js';

const SIZE = 40;

/** A PET Image, PS3.3 A.21, with what a standardised uptake value is computed from: dose, half-life, decay, scale, and the maker's factor. */
export const petImage: MakeObject = (dataset, place, plant, { body, transferSyntax }) => {
  corpusModules(dataset, place, plant);
  axialSlice(dataset, place, plant, { pixelMm: '4', sliceMm: 3, lying: 'by code' });
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY')
    .set('BodyPartExamined', 'WHOLEBODY')
    .set('CountsSource', 'EMISSION')
    .set('SeriesType', 'WHOLE BODY\\IMAGE')
    .set('NumberOfSlices', [1])
    .set('CorrectedImage', 'DECY\\ATTN')
    .set('CollimatorType', 'NONE')
    .set('ImageIndex', [place.instanceNumber])
    .set('FrameReferenceTime', '0')
    .set('RescaleIntercept', '0')
    .set('PatientGantryRelationshipCodeSequence', []);
  kept(dataset, plant, 'Units', 'BQML');
  kept(dataset, plant, 'DecayCorrection', 'START');
  kept(dataset, plant, 'RescaleSlope', '0.75');
  kept(dataset, plant, 'DecayFactor', '1.02');
  kept(dataset, plant, 'ActualFrameDuration', '180000');
  code(code(dataset, 'PatientOrientationCodeSequence', ['102538003', 'SCT', 'recumbent']), 'PatientOrientationModifierCodeSequence', ['40199007', 'SCT', 'supine']);
  const dose = dataset.item('RadiopharmaceuticalInformationSequence').set('Radiopharmaceutical', 'Fluorodeoxyglucose');
  code(dose, 'RadionuclideCodeSequence', ['77004003', 'SCT', '^18^Fluorine']);
  kept(dose, plant, 'RadionuclideTotalDose', '370000000');
  kept(dose, plant, 'RadionuclideHalfLife', '6586.2');
  dose.set('RadiopharmaceuticalStartTime', `${String(Number(place.time.slice(0, 2)) - 1).padStart(2, '0')}${place.time.slice(2)}`);
  dose.set('RadiopharmaceuticalStartDateTime', `${place.date}${String(Number(place.time.slice(0, 2)) - 1).padStart(2, '0')}${place.time.slice(2)}`);
  plant.gone(dose.pathOf('RadiopharmaceuticalStartDateTime'), 'date-shifted', place.date, DATES);
  dataset.set('Manufacturer', 'Philips Medical Systems');
  const { given } = place.subject.person;
  new PrivateWriter(dataset, plant, { creator: 'Philips PET Private Group', group: 0x7053, block: 0x10 })
    .stays(0x00, 'DS', '0.000125', SAFE)
    .gone(0x03, 'ST', `/data/${given}/scan01.img`, [given])
    .stays(0x09, 'DS', '1.25', NEEDED);
  grayPixels(dataset, plant, { samples: phantomSlice(SIZE, 30_000, place.instanceNumber, body), rows: SIZE, columns: SIZE, bitsStored: 16 }, transferSyntax);
};
