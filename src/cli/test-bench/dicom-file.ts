import { attributeOfTag } from '../../facts/dictionary.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { vrRule } from '../../facts/vr.js';
import type { GivenDataset, GivenElement, GivenValue } from '../../compiler/index.js';

const explicitLittleEndian = '1.2.840.10008.1.2.1';

/**
 * A data set of a test as a DICOM file: Explicit VR Little Endian, PS3.5 7.1 and PS3.10 7.1. Text is written as UTF-8; numbers of binary
 * VRs in their bytes; of VRs that are no values but bytes (OB, OW, UN), the text's own bytes. The first VR that the dictionary has is
 * taken. A private element whose VR no table states is written as LO, as SQ where it has items; its creator gets a block of its own.
 */
export function dicomFile(dataset: GivenDataset): Buffer {
  const uidOf = (tag: string): string => dataset.flatMap((element) => (element.tag === tag && element.value.kind === 'values' ? element.value.values : []))[0] ?? '';
  const meta = Buffer.concat([
    encoded('00020001', 'OB', Buffer.of(0, 1)),
    encoded('00020002', 'UI', padded(uidOf('00080016'), 0)),
    encoded('00020003', 'UI', padded(uidOf('00080018'), 0)),
    encoded('00020010', 'UI', padded(explicitLittleEndian, 0)),
    encoded('00020012', 'UI', padded('2.25.1', 0)),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), encoded('00020000', 'UL', length), meta, encodedDataset(dataset)]);
}

/** Ascending by tag, as PS3.5 7.1 wants it; of two elements with one tag the last. */
function encodedDataset(dataset: GivenDataset): Buffer {
  const elements = new Map<string, Buffer>();
  for (const [tag, element] of withBlocks(dataset)) elements.set(tag, element);
  return Buffer.concat([...elements.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes));
}

const firstBlock = 0x10;

/** Every element under the tag that it has in this data set; the creators of its private blocks among them. */
function withBlocks(dataset: GivenDataset): readonly (readonly [string, Buffer])[] {
  const blocks = new Map<string, number>();
  const used = new Map<string, number>();
  return dataset.flatMap((element): readonly (readonly [string, Buffer])[] => {
    const { tag, creator, value } = element;
    if (creator === null) return [[tag, encodedValue(tag, vrOf(element), value)]];
    const group = tag.slice(0, 4);
    const block = blocks.get(`${group}${creator}`) ?? firstBlock + (used.get(group) ?? 0);
    if (!blocks.has(`${group}${creator}`)) used.set(group, block - firstBlock + 1);
    blocks.set(`${group}${creator}`, block);
    const digits = block.toString(16).toUpperCase().padStart(2, '0');
    const own = `${group}${digits}${tag.slice(6)}`;
    return [
      [`${group}00${digits}`, encoded(`${group}00${digits}`, 'LO', padded(creator, 0x20))],
      [own, encodedValue(own, vrOf(element), value)],
    ];
  });
}

function vrOf({ tag, creator, value }: GivenElement): string {
  const known = creator === null ? attributeOfTag(Number.parseInt(tag, 16))?.vrs[0] : privateAttribute(creator, tag.slice(0, 4), tag.slice(6))?.vr;
  return known ?? (value.kind === 'items' ? 'SQ' : creator === null ? 'UN' : 'LO');
}

function encodedValue(tag: string, vr: string, value: GivenValue): Buffer {
  if (value.kind === 'values') return encoded(tag, vr, valueBytes(vr, value.values));
  const items = value.items.map((item) => {
    const bytes = encodedDataset(item);
    const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
    head.writeUInt32LE(bytes.length, 4);
    return Buffer.concat([head, bytes]);
  });
  return encoded(tag, 'SQ', Buffer.concat(items));
}

type Writer = (into: Buffer, value: string) => void;
const writers: Readonly<Record<string, Writer>> = {
  US: (into, value) => void into.writeUInt16LE(Number(value)),
  SS: (into, value) => void into.writeInt16LE(Number(value)),
  UL: (into, value) => void into.writeUInt32LE(Number(value)),
  SL: (into, value) => void into.writeInt32LE(Number(value)),
  FL: (into, value) => void into.writeFloatLE(Number(value)),
  FD: (into, value) => void into.writeDoubleLE(Number(value)),
  UV: (into, value) => void into.writeBigUInt64LE(BigInt(value)),
  SV: (into, value) => void into.writeBigInt64LE(BigInt(value)),
  AT: (into, value) => {
    const digits = value.replace(/[^0-9A-Fa-f]/g, '').padStart(8, '0');
    into.writeUInt16LE(Number.parseInt(digits.slice(0, 4), 16), 0);
    into.writeUInt16LE(Number.parseInt(digits.slice(4, 8), 16), 2);
  },
};

function valueBytes(vr: string, values: readonly string[]): Buffer {
  const write = writers[vr];
  const rule = vrRule(vr);
  if (write === undefined || rule?.bytes === undefined) return padded(values.join('\\'), rule?.pad ?? 0);
  return Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(rule.bytes ?? 0);
      write(bytes, value);
      return bytes;
    }),
  );
}

function padded(text: string, pad: number): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(pad)]);
}

/** PS3.5 7.1.2: long lengths stand behind two reserved bytes. */
function encoded(tag: string, vr: string, value: Buffer): Buffer {
  const isLong = vrRule(vr)?.longLength ?? true;
  const head = Buffer.alloc(isLong ? 12 : 8);
  head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  head.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  head.write(vr, 4, 'latin1');
  if (isLong) head.writeUInt32LE(value.length, 8);
  else head.writeUInt16LE(Math.min(value.length, 0xffff), 6);
  return Buffer.concat([head, value]);
}
