import { attribute, type ElementSpec } from '../dicom-writer.js';
import { withElement, type SampleFile } from '../verifier/sample.js';
import type { Mutant } from './mutants.js';

function inOutput(index: number, ...specs: readonly ElementSpec[]): Mutant['mutate'] {
  return (files) => files.map((file, at): SampleFile => (at === index ? { ...file, output: { ...file.output, dataset: specs.reduce((all, spec) => withElement(all, spec.tag, spec), [...file.output.dataset]) } } : file));
}

/** Without originals: what only the release itself can show. */
function alone(...changes: readonly Mutant['mutate'][]): Mutant['mutate'] {
  return (files) => changes.reduce<SampleFile[]>((all, change) => change(all), files.map((file) => ({ ...file, original: null })));
}

const reference = (sopClass: string, instance: string): ElementSpec =>
  attribute('ReferencedImageSequence', [[attribute('ReferencedSOPClassUID', sopClass), attribute('ReferencedSOPInstanceUID', instance)]]);

const MR = '1.2.840.10008.5.1.4.1.1.4';
const CT = '1.2.840.10008.5.1.4.1.1.2';

/** A release that is wrong as a whole, though each file may be right by itself. */
export const releaseMutants: readonly Mutant[] = [
  { name: 'two instances of a study have two accession numbers', obligation: 'study', kind: 'study-differs', mutate: inOutput(1, attribute('AccessionNumber', 'QWERTZU3')) },
  { name: 'one patient is of two sexes', obligation: 'study', kind: 'patient-differs', mutate: inOutput(1, attribute('PatientSex', 'M')) },
  { name: 'two instances of a series are of two modalities', obligation: 'study', kind: 'series-differs', mutate: alone(inOutput(1, attribute('SeriesInstanceUID', '2.25.3000'), attribute('Modality', 'CT'))) },
  { name: 'two outputs are one instance', obligation: 'hierarchy', kind: 'instance-twice', mutate: alone(inOutput(1, attribute('SOPInstanceUID', '2.25.1000'))) },
  { name: 'one series is in two studies', obligation: 'hierarchy', kind: 'in-two-places', mutate: alone(inOutput(1, attribute('SeriesInstanceUID', '2.25.3000'), attribute('StudyInstanceUID', '2.25.2001'))) },
  { name: 'one study is of two patients', obligation: 'hierarchy', kind: 'in-two-places', mutate: inOutput(1, attribute('PatientID', 'S-ABCDEFGI')) },
  { name: 'a series has the UID of its study', obligation: 'hierarchy', kind: 'uid-of-two-kinds', mutate: alone(inOutput(1, attribute('SeriesInstanceUID', '2.25.2000'))) },
  { name: 'a reference resolves to nothing', obligation: 'references', kind: 'reference-lost', mutate: inOutput(1, reference(MR, '2.25.999')) },
  { name: 'a reference names another class than its instance has', obligation: 'references', kind: 'class-differs', mutate: alone(inOutput(1, reference(CT, '2.25.1000'))) },
  { name: 'the interval between two visits is a day longer', obligation: 'timeline', kind: 'interval-differs', mutate: inOutput(1, attribute('StudyDate', '20240205'), attribute('AcquisitionDateTime', '20240205101530.5+0100')) },
  { name: 'a date of an examination was left where it was', obligation: 'timeline', kind: 'date-apart', mutate: alone(inOutput(0, attribute('AcquisitionDate', '20240301'))) },
  { name: 'date and date-time of one acquisition disagree', obligation: 'timeline', kind: 'dates-disagree', mutate: alone(inOutput(0, attribute('AcquisitionDate', '20240125'))) },
  { name: 'an output has no input', obligation: 'provenance', kind: 'no-input', mutate: (files) => files.map((file, at) => (at === 1 ? { ...file, original: null } : file)) },
];
