import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lines = readFileSync(`${root}rules/vocabularies/clinical.txt`, 'utf8').trimEnd().split('\n');
const words = lines.filter((line) => !line.startsWith('#'));

describe('the clinical vocabulary', () => {
  it('is what the tables and the lists by hand say, byte for byte', () => {
    expect(execFileSync(process.execPath, ['scripts/write-clinical-vocabulary.mjs', '--check'], { cwd: root, encoding: 'utf8' })).toBe('');
  });

  it('is sorted, one word a line, each once, under a heading that says how it was made', () => {
    expect(lines[0]).toMatch(/^# Words of protocols/);
    expect(words).toEqual([...new Set(words)].sort());
    expect(words.filter((word) => !/^[a-z0-9]+$/.test(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(1000);
  });

  it('has the words of common protocols', () => {
    for (const word of ['brain', 't1w', 't2', 'flair', 'dwi', 'thorax', 'abdomen', 'knee', 'contrast', 'sagittal', 'mprage']) expect(words).toContain(word);
  });

  it('has no word that names a person or a place, and none of people and identifiers', () => {
    const leftOut = readFileSync(`${root}scripts/clinical-vocabulary/left-out.txt`, 'utf8').split('\n').filter((line) => !line.startsWith('#')).join(' ').split(' ');
    const names = ['smith', 'maria', 'paris', 'talairach', 'doppler', 'hounsfield', 'patient', 'physician', 'hospital', 'accession'];
    expect([...leftOut, ...names].filter((word) => words.includes(word))).toEqual([]);
    // no run of digits that could be a date or a number of a person
    expect(words.filter((word) => /\d{2}/.test(word))).toEqual([]);
  });
});
