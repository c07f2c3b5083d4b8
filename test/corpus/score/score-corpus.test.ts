import { describe, expect, it } from 'vitest';
import { Dataset } from '../../../corpus/dataset.js';
import { generateCorpus } from '../../../corpus/generate-corpus.js';
import { renderScore } from '../../../corpus/score/render-score.js';
import { scoreCorpus, type Scored, type Scoring } from '../../../corpus/score/score-corpus.js';
import { summarize } from '../../../corpus/score/summarize.js';
import { writeDicom } from '../../../corpus/write-dicom.js';

const corpus = [...generateCorpus('score')];
const key = corpus.flatMap((file) => file.key);
const originals = new Map(corpus.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
const ALL = new Set(['ps3.15-basic', 'retain-modified-dates', 'retain-safe-private', 'clean-descriptors', 'clean-structured-content', 'clean-pixel-data', 'preserve quantitative']);

function score(outputs: Scoring['outputs'], more: Partial<Scoring> = {}): Scored {
  const original = (path: string): Buffer => originals.get(path) ?? Buffer.alloc(0);
  return scoreCorpus({ key, original, outputs, journal: null, options: ALL, newErrors: () => null, ...more });
}

/** The corpus as it is, with one file changed. */
function withChanged(path: string, change: (bytes: Buffer) => Buffer): Scoring['outputs'] {
  return corpus.map((file) => ({ path: file.path, bytes: file.path === path ? change(Buffer.from(file.bytes)) : Buffer.from(file.bytes) }));
}

const unchanged = corpus.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) }));

describe('the score of outputs that are the originals', () => {
  const scored = score(unchanged);

  it('tells every planted identifier as a leak', () => {
    const missed = scored.judgements.filter(({ side, verdict, kind }) => side === 'leak' && kind !== 'no-unexpected-identifier' && verdict !== 'bad');
    expect(missed.map(({ kind, hidingPlace, path }) => ({ kind, hidingPlace, path }))).toEqual([]);
    expect(scored.judgements.filter(({ side, verdict }) => side === 'leak' && verdict === 'bad').length).toBeGreaterThan(5000);
  });

  it('loses nothing, but the relations that only new values show', () => {
    const lost = scored.judgements.filter(({ side, verdict }) => side === 'utility' && verdict === 'bad');
    expect(new Set(lost.map(({ kind, reason }) => `${kind}: ${reason ?? ''}`))).toEqual(new Set(['patient-id-consistent: the value is the original one', 'uid-consistent: the value is the original one']));
  });

  it('says that the dates were not moved', () => {
    expect(scored.judgements.filter(({ kind, verdict }) => kind === 'one-shift-a-subject' && verdict === 'bad')).toHaveLength(3);
  });
});

describe('the score of outputs in which nothing is left', () => {
  // Objects of the same class and nothing else, told to their originals by a journal.
  const outputs = corpus.map(({ path }, index) => {
    const sopClass = key.find((item) => item.file === path)?.file.split('/')[2] ?? '';
    const dataset = new Dataset().set('SOPClassUID', '1.2.840.10008.5.1.4.1.1.7').set('SOPInstanceUID', `2.25.${index + 1}`);
    return { path: `out/${index}-${sopClass}.dcm`, bytes: Buffer.from(writeDicom(dataset, { transferSyntax: 'explicit', lengths: 'defined', groupLengths: false, characterSet: '' })) };
  });
  const journal = corpus.map(({ path }, index) => ({ input: path, output: outputs[index]?.path ?? null, outcome: 'released', reason: null }));
  const scored = score(outputs, { journal });

  it('has no leak', () => {
    expect(scored.judgements.filter(({ side, verdict }) => side === 'leak' && verdict === 'bad')).toEqual([]);
    expect(scored.judgements.filter(({ side, verdict }) => side === 'leak' && verdict === 'good').length).toBeGreaterThan(5000);
  });

  it('has lost all that had to stay', () => {
    const kept = scored.judgements.filter(({ kind, verdict }) => ['text-retained', 'tag-retained', 'pixels-retained', 'word-retained'].includes(kind) && verdict === 'good');
    expect(kept).toEqual([]);
  });

  it('says that the outputs claim nothing', () => {
    expect(scored.judgements.filter(({ kind, verdict }) => kind === 'claims-true' && verdict === 'unreached')).toHaveLength(corpus.length);
  });
});

describe('the score', () => {
  it('counts what was held back as not reached, with the reason', () => {
    const [first] = corpus;
    const journal = corpus.map(({ path }) => (path === first?.path ? { input: path, output: null, outcome: 'quarantined', reason: 'malformed' } : { input: path, output: path, outcome: 'released', reason: null }));
    const { judgements, released } = score(unchanged.filter(({ path }) => path !== first?.path), { journal });
    expect(released).toBe(corpus.length - 1);
    const ofFirst = judgements.filter(({ file, kind }) => file === first?.path && kind !== 'date-moved' && kind !== 'one-shift-a-subject');
    expect(ofFirst).toHaveLength(first?.key.length ?? 0);
    for (const { verdict, reason } of ofFirst) expect([verdict, reason]).toEqual(['unreached', 'quarantined: malformed']);
  });

  it('finds outputs under other names by their content', () => {
    const renamed = unchanged.map(({ bytes }, index) => ({ path: `x/${index}.dcm`, bytes }));
    const { released, judgements } = score(renamed);
    expect(released).toBe(corpus.length);
    expect(judgements.filter(({ kind, verdict }) => kind === 'no-extra-file' && verdict === 'bad')).toEqual([]);
  });

  it('tells an output that came of nothing', () => {
    const { judgements } = score([...unchanged, { path: 'notes.txt', bytes: Buffer.from('who was it') }]);
    expect(judgements.filter(({ kind, verdict }) => kind === 'no-extra-file' && verdict === 'bad').map(({ file }) => file)).toEqual(['notes.txt']);
  });

  it('tells a name in the name of an output', () => {
    const item = key.find(({ path }) => path === 'file name');
    const { judgements } = score(unchanged);
    expect(judgements.find(({ file, path }) => file === item?.file && path === 'file name')?.verdict).toBe('bad');
  });

  it('tells one pixel beside the text that was changed to another value, and none that was blanked', () => {
    const path = corpus.find((file) => file.path.includes('/US/') && valueAt(file.path))?.path ?? '';
    const end = (originals.get(path)?.length ?? 0) - 1;
    const outside = (outputs: Scoring['outputs']): string | undefined => score(outputs).judgements.find(({ file, kind }) => file === path && kind === 'pixels-outside-retained')?.verdict;
    expect(outside(unchanged)).toBe('good');
    expect(outside(withChanged(path, (bytes) => written(bytes, [end - 300, end - 40_000], [77, 78])))).toBe('bad');
    expect(outside(withChanged(path, (bytes) => written(bytes, [end - 300, end - 40_000], [0, 0])))).toBe('good');
  });

  it('tells blank boxes from text, in every box', () => {
    const path = corpus.find((file) => file.path.includes('/US/') && valueAt(file.path))?.path ?? '';
    const boxes = key.filter(({ file, kind, path: at }) => file === path && kind === 'pixels-hidden' && at === 'PixelData');
    const start = (originals.get(path)?.length ?? 0) - 192 * 256;
    const blank = withChanged(path, (bytes) => {
      for (const { box } of boxes) if (box !== null) for (let row = box[1]; row <= box[3]; row += 1) bytes.fill(0, start + row * 256 + box[0], start + row * 256 + box[2] + 1);
      return bytes;
    });
    const hidden = (outputs: Scoring['outputs']): readonly string[] => score(outputs).judgements.filter(({ file, kind, hidingPlace }) => file === path && kind === 'pixels-hidden' && hidingPlace === 'burned-in text').map(({ verdict }) => verdict);
    expect(new Set(hidden(unchanged))).toEqual(new Set(['bad']));
    expect(new Set(hidden(blank))).toEqual(new Set(['good']));
  });

  it('counts leaks, utility and conduct apart, and prints no planted value', () => {
    const summary = summarize(score(unchanged));
    expect(summary.leak.bad).toBe(summary.rows.filter(({ side }) => side === 'leak').reduce((sum, { bad }) => sum + bad, 0));
    const printed = `${renderScore(summary)}${JSON.stringify(summary)}`;
    expect(printed).toMatch(/leak rate +\d+\.\d\d %[^]*utility +\d+\.\d\d %/);
    for (const { kind, value } of key) if (kind === 'text-removed' && value.length > 5 && /\d/.test(value)) expect(printed.includes(value)).toBe(false);
  });
});

/** Native explicit little endian, with nothing behind the pixels: the pixels end the file. */
function valueAt(path: string): boolean {
  const bytes = originals.get(path) ?? Buffer.alloc(0);
  const explicit = bytes.includes(Buffer.from('1.2.840.10008.1.2.1\0', 'latin1'));
  return explicit && bytes.readUInt32LE(bytes.length - 192 * 256 - 4) === 192 * 256;
}

function written(bytes: Buffer, at: readonly number[], values: readonly number[]): Buffer {
  at.forEach((offset, index) => (bytes[offset] = values[index] ?? 0));
  return bytes;
}
