import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HidingPlace, PlantKind } from '../../corpus/answer-key.js';
import { generateCorpus } from '../../corpus/generate-corpus.js';
import type { GeneratedFile } from '../../corpus/generate.js';
import { SCRIPTS } from '../../corpus/people/scripts.js';
import { textOf } from '../../corpus/score/decode-value.js';
import { iodErrors } from '../../corpus/score/iod-validity.js';
import { readDicom } from '../../corpus/score/read-dicom.js';
import { TRANSFER_SYNTAXES } from '../../corpus/write-dicom.js';
import { dcmjsReads } from '../judges/dcmjs.js';
import { dcmdumpReads, dcmftestAccepts } from '../judges/dcmtk.js';
import { describeWithTools } from '../judges/describe-with-tools.js';

const corpus = [...generateCorpus('test')];
const key = corpus.flatMap((file) => file.key);

const EVERY_HIDING_PLACE: Readonly<Record<HidingPlace, true>> = {
  attribute: true, 'free text': true, 'nested item': true, 'original attributes': true, 'report content': true, 'private element': true,
  'private sequence': true, 'private block trap': true, 'unknown VR': true, 'second value': true, 'name group': true, 'file meta': true,
  preamble: true, 'trailing bytes': true, 'trailing padding': true, 'behind the deflate stream': true, 'file name': true, overlay: true,
  curve: true, UID: true, reference: true, pixels: true, 'burned-in text': true, 'overlay bits': true, icon: true,
  'bytes behind the pixels': true, 'codestream comment': true, 'compressed slack': true, 'colour profile': true, base64: true, hex: true,
  'percent-encoding': true, HTML: true, gzip: true, 'UTF-16': true, RTF: true, XML: true, 'PDF text': true, 'PDF metadata': true,
  'document title': true, 'vendor header': true, 'swapped data set': true, 'private creator': true, 'UID tail': true, 'UID in text': true,
  hash: true, 'date notation': true, 'national number': true, address: true, 'code meaning': true, 'coding scheme': true, 'wrong VR': true,
  'behind NUL': true, 'command group': true, 'encrypted attributes': true, 'digital signature': true, graphics: true,
  'character set of an item': true, 'object label': true, 'functional group': true, waveform: true, calendar: true, 'clinical trial': true,
  eponym: true,
};

const EVERY_KIND: Readonly<Record<PlantKind, true>> = {
  'text-removed': true, 'text-retained': true, 'text-not-null': true, 'word-retained': true, 'tag-retained': true, 'date-shifted': true,
  'interval-exact': true, 'uid-changed': true, 'uid-consistent': true, 'patient-id-consistent': true, 'pixels-retained': true,
  'pixels-hidden': true, 'pixels-outside-retained': true,
};

describe('the corpus', () => {
  it('is the same bytes for the same seed, and others for another', () => {
    expect(digest([...generateCorpus('test')])).toBe(digest(corpus));
    expect(digest([...generateCorpus('other')])).not.toBe(digest(corpus));
  });

  it('has every kind of object in two visits of three subjects, under names of their own', () => {
    expect(corpus).toHaveLength(108);
    expect(new Set(corpus.map(({ path }) => path)).size).toBe(108);
    const kinds = corpus.map(({ path }) => path.split('/')[2]);
    expect(new Set(kinds)).toEqual(new Set(['CT', 'MR', 'comprehensive-SR', 'US', 'multi-frame-US', 'CR', 'DX', 'PT', 'XA', 'enhanced-MR', 'SEG', 'RTSTRUCT', 'RTPLAN', 'RTDOSE', 'DOC']));
  });

  it('plants every kind in every hiding place, once a seed at least', () => {
    for (const seed of ['test', 'another']) {
      const planted = [...generateCorpus(seed)].flatMap((file) => file.key);
      expect(new Set(planted.map(({ hidingPlace }) => hidingPlace))).toEqual(new Set(Object.keys(EVERY_HIDING_PLACE)));
      expect(new Set(planted.map(({ kind }) => kind))).toEqual(new Set(Object.keys(EVERY_KIND)));
    }
  });

  it('takes turns at the makers of MR and at every transfer syntax', () => {
    const makers = new Set(corpus.filter(({ path }) => path.includes('/MR/')).map(({ bytes }) => valueOf(bytes, 'Manufacturer')));
    expect(makers).toEqual(new Set(['SIEMENS', 'GE MEDICAL SYSTEMS', 'Philips Medical Systems', 'UIH', 'CANON_MEC']));
    expect(new Set(corpus.map(({ bytes }) => valueOf(bytes, 'TransferSyntaxUID')))).toEqual(new Set(Object.values(TRANSFER_SYNTAXES)));
  });

  it('writes names in the script of the subject, so that its own reader reads them again', () => {
    const wide = [...generateCorpus('scripts', { subjects: SCRIPTS.length, visits: 1, hidingPlaces: false })];
    const bySubject = new Map(wide.map((file) => [file.path.split('/')[0], file]));
    expect(bySubject.size).toBe(SCRIPTS.length);
    for (const { bytes, key: items } of bySubject.values()) {
      const name = valueOf(bytes, 'PatientName');
      const parts = items.filter(({ path, kind }) => path === 'PatientName' && kind === 'text-removed').map(({ value }) => value);
      expect(parts.length).toBeGreaterThanOrEqual(2);
      for (const part of parts) expect(name.includes(part)).toBe(true);
    }
  });

  it('refers only to files of its own, and names each file it plants in', () => {
    const paths = new Set(corpus.map(({ path }) => path));
    for (const file of corpus) for (const item of file.key) expect([item.file, item.with === null || paths.has(item.with)]).toEqual([file.path, true]);
  });

  it('gives a box for what pixels show, and for nothing else', () => {
    for (const item of key) expect(item.box !== null).toBe(item.kind === 'pixels-hidden');
  });

  it('is read to the end by its own reader, and where nothing is hidden by dcmjs', () => {
    for (const { bytes, path } of corpus) expect(readDicom(Buffer.from(bytes)).broken, path).toBeNull();
    for (const { bytes, path } of generateCorpus('test', { hidingPlaces: false })) expect(dcmjsReads(bytes), path).not.toBeNull();
  });
});

describeWithTools('the corpus without hiding places, judged by programs from outside', ['dciodvfy', 'dcmdump', 'dcmftest'], () => {
  const valid = [...generateCorpus('judged', { subjects: SCRIPTS.length, visits: 1, hidingPlaces: false })];
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anonc-corpus-'));
    for (const { path, bytes } of valid) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is valid objects of every kind by dciodvfy, deflated ones too', () => {
    const judged = valid.map(({ path }) => ({ path, errors: iodErrors(join(folder, path)) }));
    expect(judged.filter(({ errors }) => errors?.length !== 0)).toEqual([]);
    expect(new Set(judged.map(({ path }) => path.split('/')[2])).size).toBe(15);
    expect(new Set(valid.map(({ bytes }) => valueOf(bytes, 'TransferSyntaxUID')))).toContain(TRANSFER_SYNTAXES.deflated);
  });

  it('is read to the end by dcmdump and taken by dcmftest', () => {
    for (const { path } of valid) expect([dcmdumpReads(join(folder, path)), dcmftestAccepts(join(folder, path))], path).toEqual([true, true]);
  });
});

function valueOf(bytes: Uint8Array, path: string): string {
  const element = readDicom(Buffer.from(bytes)).elements.find((one) => one.path === path);
  return element === undefined ? '' : textOf(element);
}

function digest(files: readonly GeneratedFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.path).update(file.bytes).update(JSON.stringify(file.key));
  return hash.digest('hex');
}
