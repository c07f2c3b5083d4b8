import { expect, it } from 'vitest';
import { attribute } from '../../dicom-writer.js';
import { sampleStudy, verifySample } from '../sample.js';

const findingsOf = (...bodies: readonly string[]) => {
  const [first] = sampleStudy();
  if (first === undefined) throw new Error('the sample has no file');
  const files = bodies.map((_, at) => ({
    ...first,
    path: `S-ABCDEFGH/2.25.2000/2.25.77/2.25.${at}.dcm`,
    original: null,
    output: { ...first.output, dataset: [...first.output.dataset.filter(({ tag }) => !['0020000E', '00180015'].includes(tag.toUpperCase())), attribute('BodyPartExamined', bodies[at] ?? ''), attribute('SeriesInstanceUID', '2.25.77')].sort((a, b) => (a.tag < b.tag ? -1 : 1)) },
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

it.each([
  [['HEAD', 'CHEST', 'CHEST'], 0],
  [['CHEST', 'HEAD', 'CHEST'], 1],
  [['CHEST', 'CHEST', 'HEAD'], 2],
  [['HEAD', 'CHEST'], 1],
] as const)('of %j the one that fewer state is told, wherever it comes, and of as many the later', (bodies, odd) => {
  expect(findingsOf(...bodies).map(({ output }) => output)).toEqual([`S-ABCDEFGH/2.25.2000/2.25.77/2.25.${odd}.dcm`]);
});
