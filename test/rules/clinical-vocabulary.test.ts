import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/read-json.js';

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
    expect(words.filter((word) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(4000);
  });

  it('has the words of common protocols', () => {
    for (const word of ['brain', 't1w', 't2', 'flair', 'dwi', 'thorax', 'abdomen', 'knee', 'contrast', 'sagittal', 'mprage']) expect(words).toContain(word);
  });

  it.each([
    ['modalities and examinations', 'ultrasound doppler duplex angiography echocardiogram mammography tomosynthesis cholangiopancreatography scintigraphy elastography'],
    ['parts of the body', 'liver mitral ventricular femoropopliteal meniscus cerebellar fascia lymphatic coronary jejunum'],
    ['findings', 'stenosis metastases fracture effusion hemorrhage pneumonia nodule aneurysm tumor infarction'],
    ['phases, positions and steps', 'arterial delayed excretory recumbent upright subtracted reconstructed postcontrast diastolic washout'],
    ['tracers and agents', 'fluciclovine gadolinium iohexol technetium intravenous sestamibi'],
    ['units and settings', 'mm mbq mgy msv kv 3t b1000'],
    ['words that hold others together', 'with without and after during between from most same versus'],
    ['words with a hyphen', 'b-mode x-ray c-arm k-space'],
    ['forms of what the lists have', 'kidneys arteries biopsies enhanced gated reformatting scanned resected lesions'],
  ])('has %s', (_class, some) => {
    expect(some.split(' ').filter((word) => !words.includes(word))).toEqual([]);
  });

  it('has no word that names a person or a place, and none of people and identifiers', () => {
    const leftOut = ['left-out.txt', 'names-among-forms.txt'].flatMap((file) => readFileSync(`${root}scripts/clinical-vocabulary/${file}`, 'utf8').trim().split('\n').filter((line) => !line.startsWith('#')).join(' ').split(' '));
    const names = ['smith', 'maria', 'paris', 'talairach', 'hounsfield', 'dixon', 'young', 'brown', 'bishop', 'winter', 'parkinson', 'hodgkin', 'gibson', 'marfan', 'hand', 'shoulders', 'patient', 'physician', 'hospital', 'accession'];
    expect([...leftOut, ...names].filter((word) => words.includes(word))).toEqual([]);
    // no run of digits that could be a date or a number of a person: b-values and nuclides are few and fixed
    expect(words.filter((word) => /\d{2}/.test(word) && !/^b\d{2}0{0,2}$|^b\d{2}50$|^[a-z]{1,2}-\d{2,3}m?$/.test(word))).toEqual([]);
  });

  it('has no given name and no eponym that the verifier knows, but for techniques and words of the standard', () => {
    const { givenNames, eponyms } = readFacts('residue-words.json') as { readonly givenNames: readonly string[]; readonly eponyms: readonly string[] };
    expect([...givenNames, ...eponyms].filter((word) => words.includes(word))).toEqual(['min', 'child', 'fallopian', 'tesla', 'valsalva']);
  });
});
