import { describe, expect, it } from 'vitest';
import { attribute, element, type ElementSpec } from '../../dicom-writer.js';
import { briefly, sampleStudy, verifySample, withElement, type SampleFile } from '../sample.js';

/** The sample study with one element put into the first original, and what the output makes of it (null: gone). */
function made(original: ElementSpec, output: ElementSpec | null): SampleFile[] {
  return sampleStudy().map((file, index) => {
    if (index > 0 || file.original === null) return file;
    return {
      ...file,
      original: { ...file.original, dataset: withElement(file.original.dataset, original.tag, original) },
      output: { ...file.output, dataset: withElement(file.output.dataset, original.tag, output) },
    };
  });
}

describe('what an obligation accepts', () => {
  const cases: readonly (readonly [string, ElementSpec, ElementSpec | null])[] = [
    ['a value that is no date and was removed', attribute('AcquisitionDate', 'yesterday'), null],
    ['a value that is no date and was emptied', attribute('AcquisitionDate', '20240230'), attribute('AcquisitionDate', '')],
    ['a time beyond the clock that was removed', attribute('AcquisitionTime', '99'), null],
    ['a time beyond the clock that became a dummy', attribute('AcquisitionTime', '1060'), attribute('AcquisitionTime', '000000')],
    ['a date with hours beyond the clock that was removed', attribute('FrameReferenceDateTime', '2024030199'), null],
    ['a time beyond the clock, cut to the hour, that was emptied', attribute('AdmittingTime', '99'), attribute('AdmittingTime', '')],
    ['a time in its retired form, cut to the hour', attribute('AdmittingTime', '10:15:30'), attribute('AdmittingTime', '10')],
    ['a date without a value, as it was', attribute('AcquisitionDate', ''), attribute('AcquisitionDate', '')],
    ['a retired form of a date, moved', attribute('AcquisitionDate', '2024.03.01'), attribute('AcquisitionDate', '20240121')],
    ['a month that moved with the days', attribute('FrameReferenceDateTime', '202403'), attribute('FrameReferenceDateTime', '202401')],
    ['a year that stays when days move', attribute('FrameReferenceDateTime', '2024'), attribute('FrameReferenceDateTime', '2024')],
    ['a date across a leap day', attribute('AcquisitionDate', '20240229'), attribute('AcquisitionDate', '20240120')],
    ['a date long ago', attribute('AcquisitionDate', '19000301'), attribute('AcquisitionDate', '19000120')],
    ['a value that is no UID and was removed', attribute('IrradiationEventUID', 'not a uid'), null],
    ['an empty name left empty', attribute('ReferringPhysicianName', ''), attribute('ReferringPhysicianName', '')],
    ['the weaker alternative of a compound code', attribute('OperatorsName', 'A^B'), attribute('OperatorsName', '')],
    ['the strongest alternative of a compound code', attribute('OperatorsName', 'A^B'), null],
    ['a cleaned text that is gone', attribute('StudyDescription', 'Head'), null],
    ['a cleaned text that is a dummy', attribute('StudyDescription', 'Head'), attribute('StudyDescription', 'REMOVED')],
    ['a time cut to the hour and filled with zeros', attribute('AdmittingTime', '101530.123'), attribute('AdmittingTime', '100000')],
    ['a kept value with other padding', element('00080060', 'CS', Buffer.from('MR')), element('00080060', 'CS', Buffer.from('MR  '))],
    ['a kept text up to its first NUL', attribute('SoftwareVersions', '1.0\0of someone'), attribute('SoftwareVersions', '1.0')],
    ['several dates of one element', attribute('DateOfLastCalibration', '20240301\\20240315'), attribute('DateOfLastCalibration', '20240121\\20240204')],
    ['a registered UID that stays', attribute('ContextUID', '1.2.840.10008.6.1.1'), attribute('ContextUID', '1.2.840.10008.6.1.1')],
    ['an earlier pass that is still stated', attribute('DeidentificationMethodCodeSequence', [[attribute('CodeValue', '113101'), attribute('CodingSchemeDesignator', 'DCM')]]),
      attribute('DeidentificationMethodCodeSequence', [
        [attribute('CodeValue', '113101'), attribute('CodingSchemeDesignator', 'DCM')],
        [attribute('CodeValue', '113100'), attribute('CodingSchemeDesignator', 'DCM'), attribute('CodeMeaning', 'Basic Application Confidentiality Profile')],
      ])],
  ];

  it.each(cases)('%s', (_name, original, output) => {
    expect(briefly(verifySample(made(original, output)).findings)).toEqual([]);
  });
});
