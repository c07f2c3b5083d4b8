import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HidingPlace } from '../../corpus/answer-key.js';
import { generateStudy, type GeneratedFile } from '../../corpus/generate.js';
import { TRANSFER_SYNTAXES } from '../../corpus/write-dicom.js';
import { dcmjsReads } from '../judges/dcmjs.js';
import { holdsPlanted, relationHolds, stands, withInflated } from './scoring.js';

const study = [...generateStudy('test')];

const EVERY_HIDING_PLACE: Readonly<Partial<Record<HidingPlace, true>>> = {
  attribute: true,
  'free text': true,
  'nested item': true,
  'original attributes': true,
  'report content': true,
  'private element': true,
  'private sequence': true,
  'private block trap': true,
  'unknown VR': true,
  'second value': true,
  'name group': true,
  'file meta': true,
  preamble: true,
  'trailing bytes': true,
  'trailing padding': true,
  'behind the deflate stream': true,
  'file name': true,
  overlay: true,
  curve: true,
  UID: true,
  reference: true,
  pixels: true,
};

describe('the generated study', () => {
  it('is the same bytes for the same seed, and others for another', () => {
    expect(digest([...generateStudy('test')])).toBe(digest(study));
    expect(digest([...generateStudy('other')])).not.toBe(digest(study));
  });

  it('has 54 files of three subjects, two visits and four modalities, under names of their own', () => {
    expect(study).toHaveLength(54);
    expect(new Set(study.map((file) => file.path)).size).toBe(54);
  });

  it('uses every transfer syntax and every hiding place', () => {
    expect(new Set(study.map(transferSyntaxOf))).toEqual(new Set(Object.values(TRANSFER_SYNTAXES)));
    expect(new Set(study.flatMap((file) => file.key.map((item) => item.hidingPlace)))).toEqual(new Set(Object.keys(EVERY_HIDING_PLACE)));
  });

  it('holds what its answer key says must go, in the file the key names', () => {
    for (const file of study) {
      const bytes = withInflated(file.bytes);
      for (const item of file.key) {
        expect(item.file).toBe(file.path);
        if (item.expect === 'gone') expect(item.path === 'file name' ? file.path.includes(item.value) : stands(item, bytes), `${item.kind} at ${item.path} in ${item.hidingPlace}`).toBe(true);
      }
    }
  });

  it('keeps two visits of the first subject fourteen days apart in explicit, implicit, big endian and deflated', () => {
    const intervals = study.flatMap((file) => file.key.filter((item) => item.kind === 'interval-exact' && item.value === '14').map(() => transferSyntaxOf(file)));
    for (const name of ['explicit', 'implicit', 'bigEndian', 'deflated'] as const) expect(intervals).toContain(TRANSFER_SYNTAXES[name]);
  });

  it('refers only to files of the study', () => {
    const paths = new Set(study.map((file) => file.path));
    for (const item of study.flatMap((file) => file.key)) if (item.with !== null) expect(paths.has(item.with)).toBe(true);
  });

  it('is read by dcmjs where nothing is hidden, with everything that must stay and every relation', () => {
    const plain = [...generateStudy('test', { hidingPlaces: false })];
    const datasets = new Map(plain.map((file) => [file.path, dcmjsReads(file.bytes)]));
    for (const item of plain.flatMap((file) => file.key)) {
      const here = datasets.get(item.file);
      const there = datasets.get(item.with ?? item.file);
      if (!here || !there) throw new Error(`dcmjs does not read ${item.file}`);
      if (item.expect === 'follows') expect(relationHolds(item, here, there), `${item.kind} at ${item.path}`).toBe(true);
      else if (item.expect === 'stays' && item.kind !== 'pixels-retained') expect(holdsPlanted(item, here), `${item.kind} at ${item.path} in ${item.file}`).toBe(true);
    }
  });
});

function digest(files: readonly GeneratedFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.path).update(file.bytes).update(JSON.stringify(file.key));
  return hash.digest('hex');
}

/** From File Meta, which the generator writes the same way in every file: (0002,0010) in explicit VR. */
function transferSyntaxOf(file: GeneratedFile): string {
  const bytes = Buffer.from(file.bytes);
  const at = bytes.indexOf(Buffer.from([0x02, 0x00, 0x10, 0x00, 0x55, 0x49]));
  return bytes.toString('latin1', at + 8, at + 8 + bytes.readUInt16LE(at + 6)).replace(/\0$/, '');
}
