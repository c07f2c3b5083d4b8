import { deflateRawSync } from 'node:zlib';
import { vrRule } from '../../src/facts/vr.js';
import type { Node, SequenceNode } from './dataset.js';

export interface Encoding {
  readonly explicit: boolean;
  readonly little: boolean;
}

export const syntaxes = {
  implicit: { uid: '1.2.840.10008.1.2', encoding: { explicit: false, little: true } },
  explicit: { uid: '1.2.840.10008.1.2.1', encoding: { explicit: true, little: true } },
  'big endian': { uid: '1.2.840.10008.1.2.2', encoding: { explicit: true, little: false } },
  deflated: { uid: '1.2.840.10008.1.2.1.99', encoding: { explicit: true, little: true } },
  jpeg: { uid: '1.2.840.10008.1.2.4.50', encoding: { explicit: true, little: true } },
} as const;
export type Syntax = keyof typeof syntaxes;

const implicitLittle: Encoding = { explicit: false, little: true };
const UNDEFINED_LENGTH = 0xffffffff;

/** The bytes of a tree, PS3.5 section 7: written apart from the product. */
export function encode(nodes: readonly Node[], encoding: Encoding): Buffer {
  return Buffer.concat(nodes.map((node) => encodeNode(node, encoding)));
}

/** `head`: preamble and File Meta; File Meta without preamble; neither. */
export function encodeFile(nodes: readonly Node[], syntax: Syntax, head: 'full' | 'no preamble' | 'none' = 'full', trailing: Uint8Array = new Uint8Array()): Buffer {
  const { uid, encoding } = syntaxes[syntax];
  const data = Buffer.concat([encode(nodes, encoding), trailing]);
  const body = syntax === 'deflated' ? deflateRawSync(data) : data;
  if (head === 'none') return body;
  const meta = encode(
    [
      { kind: 'value', tag: 0x00020001, vr: 'OB', asUn: false, bytes: Buffer.from([0, 1]) },
      { kind: 'value', tag: 0x00020010, vr: 'UI', asUn: false, bytes: Buffer.from(uid.length % 2 === 0 ? uid : `${uid}\0`, 'latin1') },
    ],
    { explicit: true, little: true },
  );
  return Buffer.concat([...(head === 'full' ? [Buffer.alloc(128, 7), Buffer.from('DICM')] : []), meta, body]);
}

function encodeNode(node: Node, encoding: Encoding): Buffer {
  if (node.kind === 'fragments') {
    const fragments = node.fragments.map((fragment) => Buffer.concat([mark(0xfffee000, fragment.length, encoding), fragment]));
    return Buffer.concat([header(node.tag, 'OB', UNDEFINED_LENGTH, encoding), ...fragments, mark(0xfffee0dd, 0, encoding)]);
  }
  const asUn = node.asUn && encoding.explicit;
  if (node.kind === 'value') {
    const bytes = encoding.little || asUn ? node.bytes : swapped(node.bytes, node.vr);
    return Buffer.concat([header(node.tag, asUn ? 'UN' : node.vr, bytes.length, encoding), bytes]);
  }
  const inside = insideOf(node, encoding);
  const items = node.items.map(({ delimited, elements }) => item(encode(elements, inside), delimited, inside));
  return sequence(node, Buffer.concat(items), encoding);
}

type Shape = Pick<SequenceNode, 'tag' | 'asUn' | 'delimited'>;

function insideOf({ asUn }: Shape, encoding: Encoding): Encoding {
  return asUn && encoding.explicit ? implicitLittle : encoding;
}

function sequence(shape: Shape, items: Buffer, encoding: Encoding): Buffer {
  const inside = insideOf(shape, encoding);
  const vr = shape.asUn ? 'UN' : 'SQ';
  if (!shape.delimited) return Buffer.concat([header(shape.tag, vr, items.length, encoding), items]);
  return Buffer.concat([header(shape.tag, vr, UNDEFINED_LENGTH, encoding), items, mark(0xfffee0dd, 0, inside)]);
}

/** Elements inside that many sequences of one item each; a tree of that depth would be too deep for `encode` itself. */
export function encodeNested(elements: readonly Node[], depth: number, shape: Shape, encoding: Encoding): Buffer {
  const inside = insideOf(shape, encoding);
  let bytes = encode(elements, inside);
  for (let level = 1; level < depth; level += 1) bytes = sequence(shape, item(bytes, shape.delimited, inside), inside);
  return sequence(shape, item(bytes, shape.delimited, inside), encoding);
}

function item(body: Buffer, delimited: boolean, encoding: Encoding): Buffer {
  if (!delimited) return Buffer.concat([mark(0xfffee000, body.length, encoding), body]);
  return Buffer.concat([mark(0xfffee000, UNDEFINED_LENGTH, encoding), body, mark(0xfffee00d, 0, encoding)]);
}

function header(tag: number, vr: string, lengthBytes: number, encoding: Encoding): Buffer {
  if (!encoding.explicit) return mark(tag, lengthBytes, encoding);
  const isShort = vrRule(vr)?.longLength === false;
  const bytes = Buffer.alloc(isShort ? 8 : 12);
  mark(tag, 0, encoding).copy(bytes, 0, 0, 4);
  bytes.write(vr, 4, 'latin1');
  if (isShort) bytes[encoding.little ? 'writeUInt16LE' : 'writeUInt16BE'](lengthBytes, 6);
  else bytes[encoding.little ? 'writeUInt32LE' : 'writeUInt32BE'](lengthBytes, 8);
  return bytes;
}

/** A tag and a length of four bytes. */
function mark(tag: number, lengthBytes: number, { little }: Encoding): Buffer {
  const bytes = Buffer.alloc(8);
  bytes[little ? 'writeUInt16LE' : 'writeUInt16BE'](tag >>> 16, 0);
  bytes[little ? 'writeUInt16LE' : 'writeUInt16BE'](tag & 0xffff, 2);
  bytes[little ? 'writeUInt32LE' : 'writeUInt32BE'](lengthBytes, 4);
  return bytes;
}

function swapped(bytes: Buffer, vr: string): Buffer {
  const rule = vrRule(vr);
  // the two numbers of an AT are turned one by one
  const unit = rule?.kind !== 'binary' ? 1 : vr === 'AT' ? 2 : (rule.bytes ?? 1);
  const out = Buffer.from(bytes);
  if (unit === 2) out.swap16();
  if (unit === 4) out.swap32();
  if (unit === 8) out.swap64();
  return out;
}
