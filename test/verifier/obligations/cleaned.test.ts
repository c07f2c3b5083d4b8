import { describe, expect, it } from 'vitest';
import { attribute } from '../../dicom-writer.js';
import { briefly, sampleStudy, verifySample, withElement, type SampleFile } from '../sample.js';

/** The sample study with this description, and what the output makes of it. */
function described(original: string, output: string): SampleFile[] {
  return sampleStudy().map((file, index) => {
    if (index > 0 || file.original === null) return file;
    const put = (dataset: SampleFile['output']['dataset'], text: string): typeof dataset => withElement(dataset, '0008103E', attribute('SeriesDescription', text));
    return { ...file, original: { ...file.original, dataset: put(file.original.dataset, original) }, output: { ...file.output, dataset: put(file.output.dataset, output) } };
  });
}

const leaks = (original: string, output: string): readonly string[] => briefly(verifySample(described(original, output)).findings).filter((finding) => finding.startsWith('cleaned/'));

describe('a text that is cleaned by words', () => {
  it('may keep a word with a hyphen that the list has, and marks around it', () => {
    expect(leaks('Zwicky: B-mode, axial brain', 'B-mode, axial brain')).toEqual([]);
  });

  it.each(['Zwicky-B-mode', 'B mode', 'A-mode', 'axial-Zwicky'])('may not keep "%s" where the list has "b-mode" and "axial"', (text) => {
    expect(leaks(`${text} brain`, `${text} brain`)).toHaveLength(1);
  });
});
