import type { Model } from '../../../src/compiler/resolve/model.js';
import { attribute, element, type ElementSpec } from '../../dicom-writer.js';
import { modelOf, type SampleFile } from '../../verifier/sample.js';

/** Everything quantitative stays: dates move by -40 days, UIDs are new. */
export const quantitativeModel: Model = modelOf(
  [
    [{ kind: 'rest', which: 'unlisted' }, { kind: 'keep' }],
    [{ kind: 'rest', which: 'private' }, { kind: 'keep' }],
    [{ kind: 'rest', which: 'unknown' }, { kind: 'remove' }],
    [{ kind: 'vr', family: 'uids', vrs: ['UI'] }, { kind: 'remap' }],
    [{ kind: 'vr', family: 'dates', vrs: ['DA', 'DT', 'TM'] }, { kind: 'shift' }],
    [{ kind: 'attribute', tag: '00080016' }, { kind: 'keep' }],
  ],
  { methods: [], preserve: ['asl', 'ct-kernel', 'dce', 'diffusion', 'flow', 'fmri', 'multi-echo', 'pet-suv', 'quantitative-scale', 'slice-timing'] },
);

const sopClasses: Readonly<Record<string, string>> = { MR: '1.2.840.10008.5.1.4.1.1.4', CT: '1.2.840.10008.5.1.4.1.1.2', PT: '1.2.840.10008.5.1.4.1.1.128' };

export function doubles(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, index) => bytes.writeDoubleLE(value, 8 * index));
  return bytes;
}

export function floats(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeFloatLE(value, 4 * index));
  return bytes;
}

/** A header of Siemens of the second generation with these fields. */
export function csaHeader(fields: Readonly<Record<string, readonly string[]>>): Uint8Array {
  const parts: Buffer[] = [Buffer.from('SV10\u0004\u0003\u0002\u0001', 'latin1'), numbers(Object.keys(fields).length, 77)];
  for (const [name, values] of Object.entries(fields)) {
    const text = Buffer.alloc(64);
    text.write(name, 'latin1');
    parts.push(text, numbers(values.length), Buffer.from('FD\0\0', 'latin1'), numbers(4, values.length, 77));
    for (const value of values) {
      const length = value.length + 1;
      parts.push(numbers(length, length, 77, length), Buffer.concat([Buffer.from(value, 'latin1'), Buffer.alloc(Math.ceil(length / 4) * 4 - value.length)]));
    }
  }
  return Buffer.concat(parts);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeInt32LE(value, 4 * index));
  return bytes;
}

const uid = (base: string, number: number): string => `${base}.${number}`;

/** One image as it was and as it must leave; `own` is what its kind adds, the same on both sides but for dates. */
function image(series: number, index: number, modality: string, own: (day: string) => readonly ElementSpec[]): SampleFile {
  const dataset = (base: string, day: string): ElementSpec[] =>
    [
      attribute('SOPClassUID', sopClasses[modality] ?? ''),
      attribute('SOPInstanceUID', uid(base, 1000 * series + index)),
      attribute('StudyDate', day),
      attribute('SeriesDate', day),
      attribute('AcquisitionDate', day),
      attribute('SeriesTime', '101500'),
      attribute('AcquisitionTime', `1015${String(10 + 2 * index)}`),
      attribute('Modality', modality),
      attribute('PatientID', 'VOLUNTEER'),
      attribute('PatientWeight', '62.5'),
      attribute('StudyInstanceUID', uid(base, 1)),
      attribute('SeriesInstanceUID', uid(base, series)),
      attribute('Rows', Uint8Array.from([2, 0])),
      ...own(day),
    ].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  const stated = [attribute('PatientIdentityRemoved', 'NO'), attribute('LongitudinalTemporalInformationModified', 'MODIFIED')];
  const output = [...dataset('2.25.7', '20240121'), ...stated].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  return { original: { dataset: dataset('2.25.6', '20240301') }, output: { dataset: output }, path: `V/${series}/${index}.dcm` };
}

const mr = (type: string, sequence: string): readonly ElementSpec[] => [
  attribute('ImageType', `ORIGINAL\\PRIMARY\\${type}`),
  attribute('ScanningSequence', sequence),
  attribute('RepetitionTime', '3500'),
  attribute('EchoTime', '62'),
  attribute('EchoNumbers', '1'),
  attribute('InversionTime', '1800'),
  attribute('FlipAngle', '90'),
  attribute('ImageOrientationPatient', '1\\0\\0\\0\\1\\0'),
  attribute('InPlanePhaseEncodingDirection', 'COL'),
];

/** Series of several makers, each with what its analysis needs where this maker keeps it. */
export function quantitativeStudy(): SampleFile[] {
  const b = (index: number): number => (index === 0 ? 0 : 1000);
  const direction = (index: number): readonly number[] => (index === 0 ? [0, 0, 0] : [0.6, 0, 0.8]);
  const two = (series: number, modality: string, own: (index: number) => readonly ElementSpec[]): SampleFile[] => [0, 1].map((index) => image(series, index, modality, () => own(index)));
  return [
    ...two(11, 'MR', (index) => [
      ...mr('M_SE', 'EP'),
      attribute('Manufacturer', 'Philips Medical Systems'),
      element('20010010', 'LO', 'Philips Imaging DD 001'),
      element('20011003', 'FL', floats(b(index))),
      element('2001100A', 'IS', '3'),
      element('20050010', 'LO', 'Philips MR Imaging DD 001'),
      ...direction(index).map((part, at) => element(`200510B${at}`, 'FL', floats(part))),
    ]),
    ...two(12, 'MR', (index) => [
      ...mr('OTHER', 'EP'),
      attribute('Manufacturer', 'GE MEDICAL SYSTEMS'),
      element('00190010', 'LO', 'GEMS_ACQU_01'),
      ...direction(index).map((part, at) => element(`001910B${'BCD'[at] ?? ''}`, 'DS', String(part))),
      element('00210010', 'LO', 'GEMS_RELA_01'),
      element('0021105E', 'DS', String(100 * index)),
      element('00430010', 'LO', 'GEMS_PARM_01'),
      element('00431039', 'IS', `${b(index)}\\8\\0\\0`),
    ]),
    ...two(13, 'MR', () => [
      ...mr('ASL\\MOSAIC', 'EP'),
      attribute('Manufacturer', 'SIEMENS'),
      element('00290010', 'LO', 'SIEMENS CSA HEADER'),
      element('00291010', 'OB', csaHeader({ MosaicRefAcqTimes: ['0.0', '47.5', '92.5', '140.0'], NumberOfImagesInMosaic: ['4'], SliceMeasurementDuration: ['190'] })),
      element('00291020', 'OB', csaHeader({ MrPhoenixProtocol: ['sAsl.ulMode\t = \t4\nalTI[0]\t = \t800000\nalTI[2]\t = \t2000000\n'] })),
    ]),
    image(14, 0, 'PT', (day) => [
      attribute('Manufacturer', 'SYNTHETIC'),
      attribute('Units', 'BQML'),
      attribute('CorrectedImage', 'DECY\\ATTN'),
      attribute('DecayCorrection', 'START'),
      attribute('RescaleSlope', '1.5'),
      attribute('RescaleIntercept', '0'),
      attribute('RadiopharmaceuticalInformationSequence', [
        [attribute('RadiopharmaceuticalStartDateTime', `${day}091500`), attribute('RadionuclideTotalDose', '370000000'), attribute('RadionuclideHalfLife', '6586.2')].sort((x, y) => (x.tag < y.tag ? -1 : 1)),
      ]),
    ]),
    image(15, 0, 'CT', () => [
      attribute('ImageType', 'ORIGINAL\\PRIMARY\\AXIAL'),
      attribute('Manufacturer', 'GE MEDICAL SYSTEMS'),
      attribute('ConvolutionKernel', 'BONEPLUS'),
      attribute('KVP', '120'),
      attribute('SliceThickness', '1.25'),
      attribute('ReconstructionDiameter', '350'),
      attribute('RescaleSlope', '1'),
      attribute('RescaleIntercept', '-1024'),
    ]),
    ...two(16, 'MR', (index) => [
      ...mr('M', 'GR'),
      attribute('Manufacturer', 'UIH'),
      attribute('TriggerTime', String(40 * index)),
      attribute('VelocityEncodingMinimumValue', doubles(-150)),
      element('00650010', 'LO', 'Image Private Header'),
      element('00651009', 'FD', doubles(b(index))),
      element('0065102F', 'FL', floats(0.4)),
      element('00651037', 'FD', doubles(...direction(index))),
    ]),
  ];
}
