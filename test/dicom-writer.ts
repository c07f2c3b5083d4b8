import { deflateRawSync } from 'node:zlib';
import { attributeOfKeyword } from '../src/facts/dictionary.js';
import { vrRule } from '../src/facts/vr.js';

/** Writes DICOM files for tests by hand, so that a test decides every byte, wrong ones too. */
export interface FileSpec {
  readonly dataset: readonly ElementSpec[];
  /** default: Explicit VR Little Endian */
  readonly transferSyntax?: string;
  /** elements of group 0002 beside the usual ones; null: no preamble and no File Meta */
  readonly meta?: readonly ElementSpec[] | null;
  readonly preamble?: Uint8Array;
  readonly trailing?: Uint8Array;
  /** sequences and items of undefined length */
  readonly undefinedLengths?: boolean;
}

export interface ElementSpec {
  /** eight hex digits */
  readonly tag: string;
  readonly vr: string;
  /** text is encoded as Latin-1, strings of several elements are several values; bytes stand as they are */
  readonly value: string | Uint8Array | readonly (readonly ElementSpec[])[] | { readonly fragments: readonly Uint8Array[] };
}

export const transferSyntaxes = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  bigEndian: '1.2.840.10008.1.2.2',
  jpeg: '1.2.840.10008.1.2.4.50',
} as const;

export const testImplementationUid = '2.25.77';

/** An element by keyword, with the dictionary's first VR. */
export function attribute(keyword: string, value: ElementSpec['value']): ElementSpec {
  const known = attributeOfKeyword(keyword);
  if (known === undefined) throw new Error(`no attribute ${keyword}`);
  return { tag: known.tag, vr: known.vrs[0] ?? 'UN', value };
}

export function element(tag: string, vr: string, value: ElementSpec['value']): ElementSpec {
  return { tag, vr, value };
}

interface Encoding {
  readonly explicit: boolean;
  readonly little: boolean;
  readonly undefinedLengths: boolean;
}

export function writeFile(spec: FileSpec): Uint8Array {
  const transferSyntax = spec.transferSyntax ?? transferSyntaxes.explicit;
  const encoding: Encoding = {
    explicit: transferSyntax !== transferSyntaxes.implicit,
    little: transferSyntax !== transferSyntaxes.bigEndian,
    undefinedLengths: spec.undefinedLengths ?? false,
  };
  const body = writeDataset(spec.dataset, encoding);
  const data = transferSyntax === transferSyntaxes.deflated ? pad(deflateRawSync(body), 0) : body;
  const trailing = Buffer.from(spec.trailing ?? []);
  if (spec.meta === null) return Buffer.concat([data, trailing]);
  return Buffer.concat([Buffer.from(spec.preamble ?? new Uint8Array(128)), Buffer.from('DICM'), writeMeta(spec, transferSyntax), data, trailing]);
}

function writeMeta(spec: FileSpec, transferSyntax: string): Buffer {
  const textOf = (tag: string): string => {
    const value = spec.dataset.find((one) => one.tag === tag)?.value;
    return typeof value === 'string' ? value : '';
  };
  const usual = [
    element('00020001', 'OB', Uint8Array.from([0, 1])),
    element('00020002', 'UI', textOf('00080016')),
    element('00020003', 'UI', textOf('00080018')),
    element('00020010', 'UI', transferSyntax),
    element('00020012', 'UI', testImplementationUid),
    element('00020013', 'SH', 'TEST'),
  ];
  const replaced = new Set((spec.meta ?? []).map((one) => one.tag));
  const elements = [...usual.filter((one) => !replaced.has(one.tag)), ...(spec.meta ?? [])].sort(byTag);
  const encoding = { explicit: true, little: true, undefinedLengths: false };
  const body = writeDataset(elements, encoding);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  const stated = spec.meta?.some((one) => one.tag === '00020000') ?? false;
  return stated ? body : Buffer.concat([writeElement(element('00020000', 'UL', length), encoding), body]);
}

function byTag(a: ElementSpec, b: ElementSpec): number {
  return a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0;
}

export function writeDataset(elements: readonly ElementSpec[], encoding: Encoding): Buffer {
  return Buffer.concat(elements.map((one) => writeElement(one, encoding)));
}

function writeElement({ tag, vr, value }: ElementSpec, encoding: Encoding): Buffer {
  if (Array.isArray(value)) {
    const items = value as readonly (readonly ElementSpec[])[];
    const body = Buffer.concat(items.map((item) => writeItem(item, encoding)));
    if (!encoding.undefinedLengths) return Buffer.concat([header(tag, vr, body.length, encoding), body]);
    return Buffer.concat([header(tag, vr, 0xffffffff, encoding), body, mark('FFFEE0DD', 0, encoding)]);
  }
  if (typeof value === 'object' && 'fragments' in value) {
    const fragments = value.fragments.map((fragment) => Buffer.concat([mark('FFFEE000', fragment.length, encoding), fragment]));
    return Buffer.concat([header(tag, vr, 0xffffffff, encoding), ...fragments, mark('FFFEE0DD', 0, encoding)]);
  }
  const bytes = typeof value === 'string' ? pad(Buffer.from(value, 'latin1'), vrRule(vr)?.pad ?? 0) : Buffer.from(value as Uint8Array);
  return Buffer.concat([header(tag, vr, bytes.length, encoding), bytes]);
}

function writeItem(item: readonly ElementSpec[], encoding: Encoding): Buffer {
  const body = writeDataset(item, encoding);
  if (!encoding.undefinedLengths) return Buffer.concat([mark('FFFEE000', body.length, encoding), body]);
  return Buffer.concat([mark('FFFEE000', 0xffffffff, encoding), body, mark('FFFEE00D', 0, encoding)]);
}

function header(tag: string, vr: string, lengthBytes: number, encoding: Encoding): Buffer {
  if (!encoding.explicit) return mark(tag, lengthBytes, encoding);
  const long = vrRule(vr)?.longLength ?? true;
  const buffer = Buffer.alloc(long ? 12 : 8);
  writeTag(buffer, tag, encoding.little);
  buffer.write(vr, 4, 'latin1');
  if (long) buffer[encoding.little ? 'writeUInt32LE' : 'writeUInt32BE'](lengthBytes, 8);
  else buffer[encoding.little ? 'writeUInt16LE' : 'writeUInt16BE'](lengthBytes, 6);
  return buffer;
}

function mark(tag: string, lengthBytes: number, encoding: Encoding): Buffer {
  const buffer = Buffer.alloc(8);
  writeTag(buffer, tag, encoding.little);
  buffer[encoding.little ? 'writeUInt32LE' : 'writeUInt32BE'](lengthBytes, 4);
  return buffer;
}

function writeTag(buffer: Buffer, tag: string, little: boolean): void {
  const write = little ? 'writeUInt16LE' : 'writeUInt16BE';
  buffer[write](Number.parseInt(tag.slice(0, 4), 16), 0);
  buffer[write](Number.parseInt(tag.slice(4), 16), 2);
}

function pad(bytes: Buffer, padding: number): Buffer {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from([padding])]);
}
