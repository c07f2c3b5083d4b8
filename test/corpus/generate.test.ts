import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HidingPlace, PlantedItem } from '../../corpus/answer-key.js';
import { encodeText } from '../../corpus/encode-text.js';
import { generateStudy, type GeneratedFile } from '../../corpus/generate.js';
import { TRANSFER_SYNTAXES } from '../../corpus/write-dicom.js';
import { dcmjsReads } from '../judges/dcmjs.js';

const study = [...generateStudy('test')];

const EVERY_HIDING_PLACE: Readonly<Record<HidingPlace, true>> = {
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
      const bytes = plainBytes(file);
      for (const item of file.key) {
        expect(item.file).toBe(file.path);
        if (item.expect === 'gone') expect(stands(item, bytes), `${item.kind} at ${item.path} in ${item.hidingPlace}`).toBe(true);
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

  it('is read by dcmjs where nothing is hidden', () => {
    for (const file of generateStudy('test', { hidingPlaces: false })) {
      const dict = dcmjsReads(file.bytes);
      const holdsPixels = file.key.some((item) => item.kind === 'pixels-retained');
      expect(dict?.[holdsPixels ? '7FE00010' : '0040A730']?.Value, `${transferSyntaxOf(file)} ${file.path}`).toBeDefined();
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

/** The file, and what its deflate stream holds. */
function plainBytes(file: GeneratedFile): Buffer {
  const bytes = Buffer.from(file.bytes);
  const metaEnd = 132 + 12 + bytes.readUInt32LE(140);
  return transferSyntaxOf(file) === TRANSFER_SYNTAXES.deflated ? Buffer.concat([bytes, inflateRawSync(bytes.subarray(metaEnd))]) : bytes;
}

function stands(item: PlantedItem, bytes: Buffer): boolean {
  if (item.path === 'file name') return item.file.includes(item.value);
  return (['ISO_IR 192', 'ISO_IR 100', '\\ISO 2022 IR 87'] as const).some((characterSet) => {
    try {
      return bytes.includes(Buffer.from(encodeText(item.value, 'LO', characterSet)));
    } catch {
      return false;
    }
  });
}
