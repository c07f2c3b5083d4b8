import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateCorpus } from '../../../corpus/generate-corpus.js';
import { hostileFiles, HOSTILE_WAYS } from '../../../corpus/hostile/mutate.js';
import { readDicom } from '../../../corpus/score/read-dicom.js';
import { anonc, describeBuiltProduct, TRIAL_RULES, workplace, type JournalRecord } from '../../end-to-end/product.js';

describeBuiltProduct('broken copies of the corpus', () => {
  const hostile = hostileFiles('hostile', generateCorpus('hostile'));

  it('are the same for the same seed, and of every way', () => {
    const again = hostileFiles('hostile', generateCorpus('hostile'));
    expect(again.every(({ bytes, how }, index) => how === hostile[index]?.how && bytes.equals(hostile[index].bytes))).toBe(true);
    expect(new Set(hostile.map(({ how }) => how))).toEqual(new Set(HOSTILE_WAYS));
  });

  it('do not make the reader of the corpus throw', () => {
    for (const { bytes } of hostile) expect(typeof readDicom(bytes).transferSyntax).toBe('string');
  });

  it('end each in an outcome, and what is released is judged without a crash', () => {
    const place = workplace(TRIAL_RULES, hostile.map(({ bytes, how }, index) => ({ path: `${index}-${how}.dcm`, bytes })));
    try {
      const { records } = place.run();
      expect(records.size).toBe(hostile.length);
      for (const { outcome, reason } of records.values()) {
        expect(['released', 'quarantined', 'rejected', 'review']).toContain(outcome);
        expect(reason === null).toBe(outcome === 'released');
      }
      const { exitCode, stderr } = place.verify();
      expect([0, 1], stderr).toContain(exitCode);
    } finally {
      place.remove();
    }
  });

  it('are judged without a crash where they stand in the place of outputs', () => {
    const released = [...generateCorpus('hostile', { subjects: 1, visits: 1, hidingPlaces: false })].map(({ path, bytes }) => ({ path, bytes }));
    const place = workplace(TRIAL_RULES, released);
    try {
      place.run();
      const outputs = readFileSync(place.journal, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as JournalRecord).flatMap(({ output }) => output ?? []);
      const broken = hostileFiles('outputs', outputs.map((path) => ({ path, bytes: readFileSync(join(place.out, path)) })));
      expect(broken.length).toBe(outputs.length);
      outputs.forEach((path, index) => writeFileSync(join(place.out, path), broken[index]?.bytes ?? Buffer.alloc(0)));
      mkdirSync(join(place.out, 'more'));
      hostile.forEach(({ bytes }, index) => writeFileSync(join(place.out, 'more', `${index}.dcm`), bytes));
      const { exitCode, stdout, stderr } = anonc('verify', place.out, '--plan', place.plan, '--originals', place.input, '--journal', place.journal);
      expect([1, 4], `${stdout.slice(-2000)}${stderr}`).toContain(exitCode);
    } finally {
      place.remove();
    }
  });
});
