import { describe, expect, it } from 'vitest';
import { attribute } from '../../dicom-writer.js';
import { briefly, outputDataset, sampleStudy, verifySample, withElement } from '../sample.js';

/** The outputs of the sample without their originals, the first one saying this of its dates; null: nothing. */
function stating(longitudinal: string | null): readonly string[] {
  const files = sampleStudy().map((file, index) => {
    const dataset = outputDataset(index === 0 ? 0 : 1);
    const said = withElement(dataset, '00280303', longitudinal === null ? null : attribute('LongitudinalTemporalInformationModified', longitudinal));
    return { ...file, original: null, output: { ...file.output, dataset: index === 0 ? said : file.output.dataset } };
  });
  return briefly(verifySample(files).findings).filter((finding) => finding.startsWith('dates/'));
}

describe('a date that must be shifted, without its original,', () => {
  it('is believed where the object says that its dates were modified', () => {
    expect(stating('MODIFIED')).toEqual([]);
  });

  it.each([null, 'UNMODIFIED', 'REMOVED'])('is a finding each where the object says %s', (longitudinal) => {
    const found = stating(longitudinal);
    expect(found).toContain('dates/not-stated StudyDate');
    expect(new Set(found.map((finding) => finding.split(' ')[0]))).toEqual(new Set(['dates/not-stated']));
    // times of day do not move
    expect(found.filter((finding) => finding.endsWith('Time') && !finding.endsWith('DateTime'))).toEqual([]);
  });
});
