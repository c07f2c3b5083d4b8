import { randomOf, type Random } from '../random.js';
import { readDicom, type ReadElement, type ReadFile } from '../score/read-dicom.js';

/** What was done to a file. */
export interface HostileFile {
  /** how, as a name for a file */
  readonly how: string;
  readonly bytes: Buffer;
}

interface Victim {
  readonly bytes: Buffer;
  readonly file: ReadFile;
  /** where the dataset begins; a deflated one cannot be reached element by element */
  readonly datasetAt: number;
  readonly random: Random;
}

type Mutation = (victim: Victim) => Buffer | null;

/** Every way, by its name; null: the file has no place for it. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  truncated: ({ bytes, random }) => bytes.subarray(0, random.between(0, bytes.length - 1)),
  'truncated-in-a-header': (victim) => atHeader(victim, (bytes, header) => bytes.subarray(0, header + victim.random.between(1, 7))),
  flipped: ({ bytes, random }) => flipped(bytes, random, 132, bytes.length - 1, 8),
  'flipped-in-the-meta': ({ bytes, datasetAt, random }) => flipped(bytes, random, 128, datasetAt - 1, 2),
  'length-too-long': (victim) => atLength(victim, (length) => length + 2 * victim.random.between(1, 20_000)),
  'length-huge': (victim) => atLength(victim, () => 0xfffffff0),
  'length-odd': (victim) => atLength(victim, (length) => length + 1),
  'length-zero': (victim) => atLength(victim, () => 0),
  'length-undefined': (victim) => atLength(victim, () => 0xffffffff),
  'another-vr': (victim) => atVr(victim, victim.random.pick(['SQ', 'UN', 'FD', 'UI', 'PN', 'OB', 'AT', 'US'])),
  'no-vr-of-the-standard': (victim) => atVr(victim, victim.random.pick(['ZZ', '  ', '\0\0', 'pn'])),
  'another-tag': (victim) => atHeader(victim, (bytes, header) => written(bytes, header, [victim.random.between(0, 255), victim.random.between(0, 255)])),
  'range-taken-out': ({ bytes, random }) => cut(bytes, random, (before, _, after) => [before, after]),
  'range-twice': ({ bytes, random }) => cut(bytes, random, (before, range, after) => [before, range, range, after]),
  'range-of-zeros': ({ bytes, random }) => cut(bytes, random, (before, range, after) => [before, Buffer.alloc(range.length), after]),
  'another-transfer-syntax': ({ bytes, random, file }) => transferSyntaxInstead(bytes, file.transferSyntax, random),
  'deep-nesting': (victim) => atHeader(victim, (bytes, header) => Buffer.concat([bytes.subarray(0, header), nested(victim, 4000), bytes.subarray(header)])),
  'open-items': (victim) => atHeader(victim, (bytes, header) => Buffer.concat([bytes.subarray(0, header), begun(victim, 300)])),
  'delimiter-with-a-length': (victim) => atHeader(victim, (bytes, header) => Buffer.concat([bytes.subarray(0, header), Buffer.from([0xfe, 0xff, 0x0d, 0xe0, 8, 0, 0, 0]), Buffer.from('SECRETLY'), bytes.subarray(header)])),
  'a-second-file-behind': ({ bytes }) => Buffer.concat([bytes, bytes]),
  'no-preamble': ({ bytes }) => bytes.subarray(128),
  'nothing-but-a-preamble': ({ bytes }) => bytes.subarray(0, 132),
  empty: () => Buffer.alloc(0),
  'no-dicom': ({ random }) => Buffer.from(`This is no DICOM file. ${random.digits(400)}`),
};

export const HOSTILE_WAYS: readonly string[] = Object.keys(MUTATIONS);

/**
 * Makes broken copies, one of each file it is given. The way that waits longest is taken, so that every way comes as soon as a file has
 * a place for it.
 */
export function breaker(seed: string): (file: { readonly path: string; readonly bytes: Uint8Array }) => HostileFile {
  const waiting = [...HOSTILE_WAYS];
  return ({ path, bytes: original }) => {
    const victim = victimOf(Buffer.from(original), randomOf(`${seed}/hostile/${path}`));
    for (const how of waiting) {
      const broken = MUTATIONS[how]?.(victim) ?? null;
      if (broken === null) continue;
      waiting.push(...waiting.splice(waiting.indexOf(how), 1));
      return { how, bytes: broken };
    }
    throw new Error('internal error: a file can be broken in no way');
  };
}

/** One broken copy of each file. */
export function hostileFiles(seed: string, files: Iterable<{ readonly path: string; readonly bytes: Uint8Array }>): readonly HostileFile[] {
  return Array.from(files, breaker(seed));
}

function victimOf(bytes: Buffer, random: Random): Victim {
  const file = readDicom(bytes);
  const deflated = file.transferSyntax === '1.2.840.10008.1.2.1.99';
  const lastOfMeta = file.elements.filter(({ tag }) => tag >>> 16 === 2).at(-1);
  const datasetAt = deflated ? (lastOfMeta?.at ?? 0) + (lastOfMeta?.value.length ?? 0) : bytes.length - file.data.length;
  return { bytes, file: deflated ? { ...file, elements: [] } : file, datasetAt, random };
}

/** An element of the dataset by lot, with where its header begins and how long the header is. */
function drawElement({ file, random, datasetAt }: Victim): { readonly header: number; readonly value: number; readonly element: ReadElement; readonly long: boolean } | null {
  const elements = file.elements.filter(({ tag }) => tag >>> 16 !== 2);
  if (elements.length === 0) return null;
  const element = random.pick(elements);
  const long = file.transferSyntax !== '1.2.840.10008.1.2' && ['OB', 'OW', 'OF', 'OD', 'OL', 'OV', 'SQ', 'UC', 'UN', 'UR', 'UT'].includes(element.vr);
  const value = datasetAt + element.at;
  return { header: value - (long ? 12 : 8), value, element, long };
}

function atHeader(victim: Victim, change: (bytes: Buffer, header: number) => Buffer): Buffer | null {
  const drawn = drawElement(victim);
  return drawn === null ? null : change(victim.bytes, drawn.header);
}

function atLength(victim: Victim, change: (length: number) => number): Buffer | null {
  const drawn = drawElement(victim);
  if (drawn === null) return null;
  const length = change(drawn.element.value.length);
  const copy = Buffer.from(victim.bytes);
  const { littleEndian } = drawn.element;
  const short = !drawn.long && victim.file.transferSyntax !== '1.2.840.10008.1.2';
  const write = Buffer.alloc(short ? 2 : 4);
  if (short && littleEndian) write.writeUInt16LE(length & 0xffff);
  else if (short) write.writeUInt16BE(length & 0xffff);
  else if (littleEndian) write.writeUInt32LE(length);
  else write.writeUInt32BE(length);
  write.copy(copy, drawn.value - write.length);
  return copy;
}

function atVr(victim: Victim, vr: string): Buffer | null {
  if (victim.file.transferSyntax === '1.2.840.10008.1.2') return null;
  return atHeader(victim, (bytes, header) => written(bytes, header + 4, [...Buffer.from(vr, 'latin1')]));
}

function written(bytes: Buffer, at: number, values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, at);
  return copy;
}

function flipped(bytes: Buffer, random: Random, from: number, to: number, times: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let time = 0; time < times; time += 1) {
    const at = random.between(from, to);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.between(0, 7));
  }
  return copy;
}

function cut(bytes: Buffer, random: Random, join: (before: Buffer, range: Buffer, after: Buffer) => readonly Buffer[]): Buffer {
  const from = random.between(132, bytes.length - 2);
  const to = Math.min(bytes.length, from + random.between(1, 200));
  return Buffer.concat(join(bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)));
}

function transferSyntaxInstead(bytes: Buffer, before: string, random: Random): Buffer | null {
  const others = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.4.50', '1.2.3.4.5'].filter((uid) => uid !== before);
  const padded = (uid: string): Buffer => Buffer.from(uid.length % 2 === 0 ? uid : `${uid}\0`, 'latin1');
  const [was, is] = [padded(before), padded(random.pick(others))];
  const at = bytes.indexOf(was, 132);
  if (at === -1) return null;
  const copy = Buffer.concat([bytes.subarray(0, at), is, bytes.subarray(at + was.length)]);
  copy.writeUInt16LE(is.length, at - 2);
  copy.writeUInt32LE(copy.readUInt32LE(140) + is.length - was.length, 140);
  return copy;
}

/** Sequences within sequences, all of undefined length and all ended. */
function nested(victim: Victim, depth: number): Buffer {
  const open = opening(victim);
  const end = Buffer.from([0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
  return Buffer.concat([...Array.from({ length: depth }, () => open), ...Array.from({ length: depth }, () => end)]);
}

function begun(victim: Victim, depth: number): Buffer {
  return Buffer.concat(Array.from({ length: depth }, () => opening(victim)));
}

/** ReferencedStudySequence of undefined length and its first item, in little endian. */
function opening({ file }: Victim): Buffer {
  const item = [0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff];
  const tag = [0x08, 0x00, 0x10, 0x11];
  return file.transferSyntax === '1.2.840.10008.1.2' ? Buffer.from([...tag, 0xff, 0xff, 0xff, 0xff, ...item]) : Buffer.from([...tag, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff, ...item]);
}
