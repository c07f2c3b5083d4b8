import type { GivenDataset, GivenElement } from '../../compiler/index.js';

/** PS3.4 B.5: an object of each modality that tests name most; any other is a secondary capture. */
const sopClasses: Readonly<Record<string, string>> = {
  CR: '1.2.840.10008.5.1.4.1.1.1',
  CT: '1.2.840.10008.5.1.4.1.1.2',
  DX: '1.2.840.10008.5.1.4.1.1.1.1',
  MG: '1.2.840.10008.5.1.4.1.1.1.2',
  MR: '1.2.840.10008.5.1.4.1.1.4',
  NM: '1.2.840.10008.5.1.4.1.1.20',
  PT: '1.2.840.10008.5.1.4.1.1.128',
  SR: '1.2.840.10008.5.1.4.1.1.88.33',
  US: '1.2.840.10008.5.1.4.1.1.6.1',
  XA: '1.2.840.10008.5.1.4.1.1.12.1',
};
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

/**
 * What a data set of a test needs to be an object, where the test does not give it: SpecificCharacterSet ISO_IR 192, SOPClassUID by the
 * Modality, SOPInstanceUID of its own, StudyInstanceUID and SeriesInstanceUID that the data sets of a case share, and PatientID
 * `TEST-PATIENT`. `index` counts the data sets of the case from 0. What is given stays, an empty value too.
 */
export function withDefaults(dataset: GivenDataset, index: number): GivenDataset {
  const modality = dataset.flatMap(({ tag, value }) => (tag === '00080060' && value.kind === 'values' ? value.values : []))[0] ?? '';
  const defaults = [
    element('00080005', 'ISO_IR 192'),
    element('00080016', sopClasses[modality] ?? secondaryCapture),
    element('00080018', `2.25.1000${index + 1}`),
    element('00100020', 'TEST-PATIENT'),
    element('0020000D', '2.25.20001'),
    element('0020000E', '2.25.30001'),
  ];
  const given = new Set(dataset.map(({ tag }) => tag));
  return [...defaults.filter(({ tag }) => !given.has(tag)), ...dataset];
}

function element(tag: string, value: string): GivenElement {
  return { tag, creator: null, value: { kind: 'values', values: [value] } };
}
