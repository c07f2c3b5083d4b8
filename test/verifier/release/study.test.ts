import { expect, it } from 'vitest';
import { attribute } from '../../dicom-writer.js';
import { sampleStudy, verifySample } from '../sample.js';

const findingsOf = (...bodies: readonly [string, string]) => {
  const files = sampleStudy().map((file, at) => ({
    ...file,
    original: null,
    output: { ...file.output, dataset: [...file.output.dataset.filter(({ tag }) => !['0020000E', '00180015'].includes(tag.toUpperCase())), attribute('BodyPartExamined', bodies[at] ?? ''), attribute('SeriesInstanceUID', '2.25.77')].sort((a, b) => (a.tag < b.tag ? -1 : 1)) },
  }));
  return verifySample(files).findings.filter(({ kind, tagPath }) => kind === 'series-differs' && tagPath === 'BodyPartExamined');
};

it('alone, a body part that became a dummy does not differ from the others of its series', () => {
  expect(findingsOf('REMOVED', 'CHEST')).toEqual([]);
  expect(findingsOf('CHEST', 'REMOVED')).toEqual([]);
});

it('alone, two body parts in one series are for a person to look at', () => {
  expect(findingsOf('HEAD', 'CHEST').map(({ grade }) => grade)).toEqual(['review']);
});
