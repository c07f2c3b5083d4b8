import { attribute, element, type ElementSpec } from '../../dicom-writer.js';
import { withElement, type SampleFile } from '../../verifier/sample.js';
import type { Mutant } from '../mutants.js';
import { csaHeader, doubles, floats } from './study.js';

/** Changes the output of image `index` of a series (all of them where none is said). */
function inSeries(series: number, change: (dataset: ElementSpec[]) => ElementSpec[], index: number | null = null): Mutant['mutate'] {
  return (files) => files.map((file): SampleFile => (file.path?.startsWith(`V/${series}/`) === true && (index === null || file.path === `V/${series}/${index}.dcm`) ? { ...file, output: { ...file.output, dataset: change([...file.output.dataset]) } } : file));
}

const put = (...specs: readonly ElementSpec[]) => (dataset: ElementSpec[]) => specs.reduce((all, spec) => withElement(all, spec.tag, spec), dataset);
const drop = (...tags: readonly string[]) => (dataset: ElementSpec[]) => tags.reduce((all, tag) => withElement(all, tag, null), dataset);
const doseItem = (...elements: readonly ElementSpec[]): ElementSpec => attribute('RadiopharmaceuticalInformationSequence', [elements]);
const start = attribute('RadiopharmaceuticalStartDateTime', '20240121091500');
const dose = attribute('RadionuclideTotalDose', '370000000');
const halfLife = attribute('RadionuclideHalfLife', '6586.2');

type Row = readonly [name: string, analysis: string, kind: string, mutate: Mutant['mutate']];

const rows: readonly Row[] = [
  ['the b-values of a Philips series are gone', 'diffusion', 'b-value-lost', inSeries(11, drop('20011003'))],
  ['one b-value of a Philips series is another', 'diffusion', 'b-value-changed', inSeries(11, put(element('20011003', 'FL', floats(900))), 1)],
  ['one part of a gradient direction of Philips is gone', 'diffusion', 'direction-lost', inSeries(11, drop('200510B2'), 1)],
  ['a gradient direction of GE points elsewhere', 'diffusion', 'direction-changed', inSeries(12, put(element('001910BB', 'DS', '-0.6')), 1)],
  ['the b-values of GE are gone', 'diffusion', 'b-value-lost', inSeries(12, drop('00431039'))],
  ['the phase-encoding axis of a GE series is gone', 'diffusion', 'phase-encoding-lost', inSeries(12, drop('00181312'))],
  ['the orientation of a diffusion series is gone', 'diffusion', 'orientation-lost', inSeries(12, drop('00200037'))],
  ['a gradient direction of United Imaging is gone', 'diffusion', 'direction-lost', inSeries(16, drop('00651037'))],
  ['the slice times in a Siemens header are gone', 'slice-timing', 'slice-times-lost', inSeries(13, drop('00291010'))],
  ['a slice time in a Siemens header is another', 'slice-timing', 'slice-times-changed', inSeries(13, put(element('00291010', 'OB', csaHeader({ MosaicRefAcqTimes: ['0.0', '47.5', '92.5', '139.0'], NumberOfImagesInMosaic: ['4'] }))))],
  ['the size of a mosaic is gone', 'slice-timing', 'mosaic-lost', inSeries(13, put(element('00291010', 'OB', csaHeader({ MosaicRefAcqTimes: ['0.0', '47.5', '92.5', '140.0'] }))))],
  ['a slice time of GE is another', 'slice-timing', 'trigger-times-changed', inSeries(12, put(element('0021105E', 'DS', '101')), 1)],
  ['one acquisition time of a series moves by a second', 'slice-timing', 'acquisition-times-changed', inSeries(11, put(attribute('AcquisitionTime', '101513')), 1)],
  ['acquisition times are gone', 'slice-timing', 'acquisition-times-lost', inSeries(11, drop('00080032'))],
  ['the number of a slice is gone', 'slice-timing', 'slice-order-lost', inSeries(11, drop('2001100A'))],
  ['the repetition time of an echo-planar series is gone', 'slice-timing', 'repetition-time-lost', inSeries(11, drop('00180080'))],
  ['the delay of a labelled series is gone', 'asl', 'delay-lost', inSeries(13, (dataset) => drop('00180082', '00291020')(dataset))],
  ['the kind of labelling is gone', 'asl', 'technique-lost', inSeries(13, drop('00291020'))],
  ['the end of the bolus is another', 'asl', 'bolus-delay-changed', inSeries(13, put(element('00291020', 'OB', csaHeader({ MrPhoenixProtocol: ['sAsl.ulMode\t = \t4\nalTI[0]\t = \t800000\nalTI[2]\t = \t1900000\n'] }))))],
  ['an echo time is rounded', 'multi-echo', 'echo-time-changed', inSeries(16, put(attribute('EchoTime', '60')), 1)],
  ['an inversion time is gone', 'multi-echo', 'inversion-time-lost', inSeries(16, drop('00180082'))],
  ['a flip angle is gone', 'multi-echo', 'flip-angle-lost', inSeries(16, drop('00181314'))],
  ['a scale of United Imaging is gone', 'multi-echo', 'scale-lost', inSeries(16, drop('0065102F'))],
  ['the weight of a PET patient is gone', 'pet-suv', 'weight-lost', inSeries(14, drop('00101030'))],
  ['the weight of a PET patient is rounded', 'pet-suv', 'weight-changed', inSeries(14, put(attribute('PatientWeight', '65')))],
  ['the dose is gone', 'pet-suv', 'dose-lost', inSeries(14, put(doseItem(start, halfLife)))],
  ['the half-life is gone', 'pet-suv', 'half-life-lost', inSeries(14, put(doseItem(start, dose)))],
  ['the injection is moved by a minute', 'pet-suv', 'uptake-time-changed', inSeries(14, put(doseItem(attribute('RadiopharmaceuticalStartDateTime', '20240121091600'), dose, halfLife)))],
  ['the time of injection is gone', 'pet-suv', 'uptake-time-lost', inSeries(14, put(doseItem(dose, halfLife)))],
  ['the units are others', 'pet-suv', 'units-changed', inSeries(14, put(attribute('Units', 'CNTS')))],
  ['the slope of a PET image is another', 'pet-suv', 'scale-changed', inSeries(14, put(attribute('RescaleSlope', '1.6')))],
  ['the decay correction is gone', 'pet-suv', 'decay-correction-lost', inSeries(14, drop('00541102'))],
  ['the kernel is gone', 'ct-kernel', 'kernel-lost', inSeries(15, drop('00181210'))],
  ['the kernel is another', 'ct-kernel', 'kernel-changed', inSeries(15, put(attribute('ConvolutionKernel', 'STANDARD')))],
  ['the slope of a CT image is gone', 'ct-kernel', 'scale-lost', inSeries(15, drop('00281053'))],
  ['the slice thickness is gone', 'ct-kernel', 'slice-thickness-lost', inSeries(15, drop('00180050'))],
  ['a trigger time of a dynamic series is another', 'dce', 'TriggerTime-changed', inSeries(16, put(attribute('TriggerTime', '41')), 1)],
  ['an encoded velocity is another', 'flow', 'VelocityEncodingMinimumValue-changed', inSeries(16, put(attribute('VelocityEncodingMinimumValue', doubles(-100))))],
  ['the phase-encoding direction of a functional series is gone', 'fmri', 'InPlanePhaseEncodingDirection-lost', inSeries(11, drop('00181312'))],
  ['the slope of physical units is gone', 'quantitative-scale', 'RescaleSlope-lost', inSeries(15, drop('00281053'))],
];

export const quantitativeMutants: readonly Mutant[] = rows.map(([name, analysis, kind, mutate]) => ({ name, obligation: `fitness-${analysis}`, kind, mutate }));
