import fc from 'fast-check';
import { allAttributes } from '../../src/facts/dictionary.js';
import { allVrs, vrRule } from '../../src/facts/vr.js';

/** Data sets as trees, each with every choice that an encoder has: test/arbitraries/encode.ts writes them. */
export type Node = ValueNode | SequenceNode | FragmentsNode;

export interface ValueNode {
  readonly kind: 'value';
  readonly tag: number;
  readonly vr: string;
  /** in explicit VR the element states UN */
  readonly asUn: boolean;
  /** of even length, binary ones in little endian */
  readonly bytes: Buffer;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly tag: number;
  /** in explicit VR the element states UN, and its items are implicit VR little endian (PS3.5 6.2.2) */
  readonly asUn: boolean;
  /** of undefined length */
  readonly delimited: boolean;
  readonly items: readonly ItemNode[];
}

export interface ItemNode {
  readonly delimited: boolean;
  readonly elements: readonly Node[];
}

/** Encapsulated pixel data */
export interface FragmentsNode {
  readonly kind: 'fragments';
  readonly tag: number;
  readonly fragments: readonly Buffer[];
}

export const SOP_CLASS = 0x00080016;
export const SOP_INSTANCE = 0x00080018;
export const METHOD_CODES = 0x00120064;
const PIXEL_DATA = 0x7fe00010;
const notDrawn: ReadonlySet<number> = new Set([0x00080005, SOP_CLASS, SOP_INSTANCE, 0x00080100, 0x00080102, 0x00080104, 0x00120062, 0x00120063, METHOD_CODES, 0x00280303, PIXEL_DATA]);

/** For each VR some attributes of the dictionary that have no other. */
const attributesByVr: ReadonlyMap<string, readonly number[]> = new Map(
  allVrs().map((vr) => {
    const all = allAttributes()
      .filter(({ tag, vrs }) => vrs.length === 1 && vrs[0] === vr && !tag.includes('x') && tag >= '0008' && tag < 'FFF' && !tag.endsWith('0000'))
      .map(({ tag }) => Number.parseInt(tag, 16))
      .filter((tag) => !notDrawn.has(tag));
    return [vr, all.filter((_, index) => index % Math.ceil(all.length / 5) === 0)];
  }),
);
export const sequenceTags = attributesByVr.get('SQ') ?? [];
export const valueTags: readonly (readonly [tag: number, vr: string])[] = [...attributesByVr].flatMap(([vr, tags]) => (vr === 'SQ' ? [] : tags.map((tag) => [tag, vr] as const)));
/** in even groups, and in no dictionary */
export const unknownTags: readonly number[] = [0x00189998, 0x00289998];
export const creators = ['CREATOR A', 'CREATOR B'] as const;
export const privateGroups = [0x0019, 0x0029] as const;
export const privateLows = [0x01, 0x02, 0x03] as const;

const printable = fc.constantFrom(...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)), ' ');

function valueBytes(vr: string): fc.Arbitrary<Buffer> {
  const rule = vrRule(vr);
  if (rule === undefined || rule.kind === 'binary') {
    const unit = rule?.bytes ?? 1;
    return fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % Math.max(2, unit)))));
  }
  const text =
    vr === 'UI'
      ? fc.constantFrom('1.2.840.10008.1.2', '1.3.6.1.4.1.77.5', '2.25.42', '1.3.6.1.4.1.77.5\\1.3.6.1.4.1.77.6', '')
      : fc.oneof({ weight: 6, arbitrary: fc.string({ unit: printable, maxLength: 16 }) }, { weight: 1, arbitrary: fc.constantFrom('', '  ', '\\', 'one\\two') }, { weight: 1, arbitrary: fc.constantFrom('one\0behind', 'one\0\0', 'one\0 \\two', '\0behind', 'one \0 ') });
  return text.map((value) => Buffer.from(value.length % 2 === 0 ? value : `${value}${String.fromCharCode(rule.pad)}`, 'latin1'));
}

const valueNode = (tag: number, vr: string): fc.Arbitrary<ValueNode> =>
  fc.record({ kind: fc.constant('value' as const), tag: fc.constant(tag), vr: fc.constant(vr), asUn: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()), bytes: valueBytes(vr) });

const standardValue = fc.constantFrom(...valueTags).chain(([tag, vr]) => valueNode(tag, vr));
const unknownValue = fc.constantFrom(...unknownTags).chain((tag) => valueNode(tag, 'LO'));
const privateTag = fc.tuple(fc.constantFrom(...privateGroups), fc.constantFrom(0x10, 0x11), fc.constantFrom(...privateLows)).map(([group, block, low]) => ((group << 16) | (block << 8) | low) >>> 0);
const privateValue = fc.tuple(privateTag, fc.constantFrom('LO', 'UI', 'OB', 'US', 'DS')).chain(([tag, vr]) => valueNode(tag, vr));
const creator = fc.tuple(fc.constantFrom(...privateGroups), fc.constantFrom(0x10, 0x11), fc.constantFrom(...creators)).map(
  ([group, block, name]): ValueNode => ({ kind: 'value', tag: ((group << 16) | block) >>> 0, vr: 'LO', asUn: false, bytes: Buffer.from(`${name} `, 'latin1') }),
);
const groupLength = fc.constantFrom(0x00080000, 0x00100000, 0x00190000, 0x00280000).map((tag): ValueNode => ({ kind: 'value', tag, vr: 'UL', asUn: false, bytes: Buffer.from([9, 9, 0, 0]) }));

const maxDepth = 4;

function sequence(depth: number, tag: fc.Arbitrary<number>, minLength: number): fc.Arbitrary<SequenceNode> {
  return fc.record({
    kind: fc.constant('sequence' as const),
    tag,
    asUn: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
    delimited: fc.boolean(),
    items: fc.array(fc.record({ delimited: fc.boolean(), elements: elements(depth + 1) }), { minLength, maxLength: 3 }),
  });
}

function inOrder(nodes: readonly Node[]): readonly Node[] {
  return [...nodes].sort((a, b) => a.tag - b.tag);
}

function elements(depth: number): fc.Arbitrary<readonly Node[]> {
  const values: fc.MaybeWeightedArbitrary<Node>[] = [
    { weight: 5, arbitrary: standardValue },
    { weight: 1, arbitrary: unknownValue },
    { weight: 3, arbitrary: privateValue },
    { weight: 3, arbitrary: creator },
    { weight: 1, arbitrary: groupLength },
  ];
  const nested: fc.MaybeWeightedArbitrary<Node>[] =
    depth === maxDepth
      ? []
      : [
          { weight: 4, arbitrary: sequence(depth, fc.constantFrom(...sequenceTags), 0) },
          // nothing but an item tells a private sequence from other bytes in implicit VR
          { weight: 2, arbitrary: sequence(depth, privateTag, 1) },
        ];
  return fc.uniqueArray(fc.oneof(...values, ...nested), { selector: ({ tag }) => tag, maxLength: depth === 0 ? 16 : 6 }).map(inOrder);
}

/** What an earlier de-identification may have left: some codes, ours and others. */
const earlierMethods: fc.Arbitrary<SequenceNode> = fc.record({
  kind: fc.constant('sequence' as const),
  tag: fc.constant(METHOD_CODES),
  asUn: fc.boolean(),
  delimited: fc.boolean(),
  items: fc.array(
    fc.record({
      delimited: fc.boolean(),
      elements: fc.constantFrom('113100', '113105', '113111').map((code): readonly Node[] => [text(0x00080100, 'SH', code), text(0x00080102, 'SH', 'DCM '), text(0x00080104, 'LO', 'some method ')]),
    }),
    { maxLength: 2 },
  ),
});

const earlierClaims: fc.Arbitrary<readonly Node[]> = fc.tuple(fc.boolean(), fc.option(earlierMethods)).map(([stated, methods]) => [...(stated ? [text(0x00120062, 'CS', 'NO'), text(0x00280303, 'CS', 'UNMODIFIED')] : []), ...(methods === null ? [] : [methods])]);

export function text(tag: number, vr: string, value: string): ValueNode {
  return { kind: 'value', tag, vr, asUn: false, bytes: Buffer.from(value, 'latin1') };
}

const nativePixels = fc.uint8Array({ minLength: 2, maxLength: 40 }).map((bytes): Node => ({ kind: 'value', tag: PIXEL_DATA, vr: 'OW', asUn: false, bytes: Buffer.from(bytes.subarray(0, bytes.length & ~1)) }));
const encapsulatedPixels = fc
  .array(fc.uint8Array({ maxLength: 30 }), { minLength: 1, maxLength: 3 })
  .map((fragments): Node => ({
    kind: 'fragments',
    tag: PIXEL_DATA,
    // an empty offset table first, PS3.5 A.4
    fragments: [Buffer.alloc(0), ...fragments.map((bytes) => Buffer.from(bytes.subarray(0, bytes.length & ~1)))],
  }));

/** A whole data set: of an image at most, with what an instance must say of itself. */
export function dataset(pixels: 'native' | 'encapsulated'): fc.Arbitrary<readonly Node[]> {
  const image = fc.option(pixels === 'native' ? nativePixels : encapsulatedPixels);
  return fc
    .tuple(elements(0), earlierClaims, image)
    .map(([drawn, claims, last]) => inOrder([text(SOP_CLASS, 'UI', '1.2.840.10008.5.1.4.1.1.4\0'), text(SOP_INSTANCE, 'UI', '1.3.6.1.4.1.77.10'), ...drawn, ...claims, ...(last === null ? [] : [last])]));
}
