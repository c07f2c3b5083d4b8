import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deidentify, prepare, type ByteSource } from '../../src/runtime/index.js';
import { text, type ItemNode, type Node } from '../arbitraries/dataset.js';
import { encode, encodeFile, encodeNested, syntaxes, type Syntax } from '../arbitraries/encode.js';
import { bytesOf, keep, on, planOf, remove, rest, sourceOf, testKeys } from '../runtime/plan.js';

/** Stands in names at several depths; nothing that is kept can hold it. */
const MARKER = 'XQZPLANTED';
const REQUEST_ATTRIBUTES = 0x00400275;
const SCHEDULED_PROTOCOL = 0x00400008;

/** Whatever bytes say, only class and sequences are kept, and those for their items: a planted value has nowhere to stay. */
const strict = prepare(
  planOf([
    [rest('unlisted'), remove],
    [rest('private'), remove],
    [rest('unknown'), remove],
    [on('00080016'), keep],
    [on('00080018'), { kind: 'remap' }],
    [on('00080020'), { kind: 'shift' }],
    [on('00080030'), { kind: 'truncate', to: 'hour' }],
    [on('00100010'), { kind: 'replace', with: { kind: 'dummy' } }],
    [on('00100020'), { kind: 'replace', with: { kind: 'pseudonym', prefix: 'S', length: 10 } }],
    [on('00101000'), { kind: 'clean' }],
    [on('00104000'), { kind: 'empty' }],
    [on('00400275'), keep],
    [on('00400008'), keep],
    [{ kind: 'private', creator: 'CREATOR A', group: '0019', element: '01' }, { kind: 'replace', with: { kind: 'dummy' } }],
  ]),
);

const name = text(0x00100010, 'PN', `${MARKER}^A `);
const sequence = (tag: number, delimited: boolean, asUn: boolean, items: readonly ItemNode[]): Node => ({ kind: 'sequence', tag, delimited, asUn, items });
const planted: readonly Node[] = [
  text(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.4\0'),
  text(0x00080018, 'UI', '1.3.6.1.4.1.77.10'),
  text(0x00080020, 'DA', '20240301'),
  text(0x00080030, 'TM', '101500'),
  name,
  text(0x00100020, 'LO', `${MARKER}1 `),
  text(0x00101000, 'LO', MARKER),
  text(0x00104000, 'LT', MARKER),
  text(0x00120064, 'LO', MARKER),
  text(0x00190010, 'LO', 'CREATOR A '),
  text(0x00191001, 'LO', MARKER),
  sequence(SCHEDULED_PROTOCOL, true, false, [{ delimited: true, elements: [name, sequence(REQUEST_ATTRIBUTES, false, true, [{ delimited: true, elements: [name] }])] }]),
  sequence(REQUEST_ATTRIBUTES, false, false, [
    { delimited: false, elements: [name, sequence(SCHEDULED_PROTOCOL, true, true, [{ delimited: false, elements: [name] }])] },
    { delimited: true, elements: [name] },
  ]),
  { kind: 'fragments', tag: 0x7fe00010, fragments: [Buffer.alloc(0), Buffer.from(MARKER)] },
];

const files = (Object.keys(syntaxes) as Syntax[]).map((syntax) => [syntax, encodeFile(planted, syntax)] as const);

/** A refusal that shows nothing, or an output without a planted value. */
function answers(input: Buffer, what = ''): 'edited' | 'refused' {
  const outcome = deidentify(strict, input, testKeys);
  if (outcome.kind === 'refused') {
    expect(`${outcome.reason} ${outcome.message} ${outcome.place ?? ''}`).not.toContain(MARKER);
    return 'refused';
  }
  const output = bytesOf(outcome);
  expect(outcome.lengthBytes, what).toBe(output.length);
  expect(output.includes(MARKER), what).toBe(false);
  expect(JSON.stringify(outcome.identity), what).not.toContain(MARKER);
  return 'edited';
}

describe('bytes that are no file of DICOM', () => {
  it('are refused whatever they are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(answers(Buffer.from(bytes))).toBe('refused');
      }), { numRuns: 2000 });
  });

  it('are refused behind a preamble and File Meta of any transfer syntax', () => {
    const heads = (Object.keys(syntaxes) as Syntax[]).map((syntax) => (syntax === 'deflated' ? encodeFile([], syntax).subarray(0, -2) : encodeFile([], syntax)));
    fc.assert(fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, bytes) => {
        expect(answers(Buffer.concat([head, bytes]))).toBe('refused');
      }), { numRuns: 2000 });
  });
});

describe.each(files)('a file with planted values in %s', (_syntax, file) => {
  it('leaves without them', () => {
    expect(file.length).toBeLessThan(2000);
    expect(answers(file)).toBe('edited');
  });

  it('leaves without them, or not at all, cut off at any byte', () => {
    const outcomes = Array.from({ length: file.length }, (_, length) => answers(file.subarray(0, length), `cut off at ${length}`));
    expect(outcomes.filter((outcome) => outcome === 'refused').length).toBeGreaterThan(file.length / 2);
  });

  it('leaves without them, or not at all, with any byte changed', () => {
    const other = Buffer.from(file);
    for (let at = 132; at < file.length; at += 1) {
      const before = other.readUInt8(at);
      for (const byte of [0x00, 0xff, 0x7f, before ^ 0x01, before ^ 0x20]) {
        other.writeUInt8(byte, at);
        answers(other, `byte ${at} is ${byte}`);
      }
      other.writeUInt8(before, at);
    }
  });

  it('leaves without them, or not at all, with a length field of any four bytes set to an extreme', () => {
    const other = Buffer.from(file);
    for (let at = 132; at + 4 <= file.length; at += 1) {
      for (const extreme of [0xffffffff, 0x7fffffff, 0xffffff7f, 0xfffffffe, 0]) {
        file.copy(other);
        other.writeUInt32BE(extreme, at);
        answers(other, `four bytes at ${at} are ${extreme}`);
      }
    }
  });

  it('leaves without them, or not at all, with stretches cut out, doubled and overwritten', () => {
    const change = fc.record({ from: fc.nat(file.length), length: fc.integer({ min: 1, max: 40 }), to: fc.nat(file.length), put: fc.oneof(fc.constant(null), fc.uint8Array({ maxLength: 12 })) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        let bytes = file;
        for (const { from, length, to, put } of changes) bytes = Buffer.concat([bytes.subarray(0, to), put ?? bytes.subarray(from, from + length), bytes.subarray(put === null ? to : to + length)]);
        answers(bytes);
      }),
      { numRuns: 1500 },
    );
  });
});

/** A source that counts what is read of it. */
function counted(bytes: Buffer): ByteSource & { bytesRead: number } {
  const source = sourceOf(bytes);
  return {
    lengthBytes: bytes.length,
    bytesRead: 0,
    read(offsetBytes, into) {
      this.bytesRead += into.length;
      return source.read(offsetBytes, into);
    },
  };
}

describe('a file made to exhaust whoever reads it', () => {
  const identity = planted.slice(0, 2);
  const nested = (depth: number, delimited: boolean, asUn: boolean, syntax: 'implicit' | 'explicit' | 'big endian'): Buffer =>
    Buffer.concat([encodeFile(identity, syntax), encodeNested([name], depth, { tag: REQUEST_ATTRIBUTES, delimited, asUn }, syntaxes[syntax].encoding)]);

  it.each([
    ['of undefined length', true, false],
    ['of defined length', false, false],
    ['of undefined length inside UN', true, true],
    ['of defined length inside UN', false, true],
  ])('is refused for a thousand sequences %s in one another, and taken for sixty', (_what, delimited, asUn) => {
    for (const syntax of ['implicit', 'explicit', 'big endian'] as const) {
      expect(answers(nested(1000, delimited, asUn, syntax), syntax)).toBe('refused');
      expect(answers(nested(60, delimited, asUn, syntax), syntax)).toBe('edited');
    }
  });

  it('is read a few times at most where each of a hundred sequences is held by UN', () => {
    const deep = nested(100, false, true, 'explicit');
    const source = counted(deep);
    const outcome = deidentify(strict, source, testKeys, { windowBytes: 64 });
    expect(bytesOf(outcome).includes(MARKER)).toBe(false);
    // 64 bytes a read, one read for each header, and each header seen a few times
    expect(source.bytesRead).toBeLessThan(100 * deep.length);
  });

  it('is read once where zeros that are no padding stand in implicit VR', () => {
    const zeros = Buffer.concat([encodeFile(identity, 'implicit'), Buffer.alloc(1 << 20), Buffer.from([8, 0, 1, 0, 0, 0, 0, 0])]);
    const source = counted(zeros);
    expect(deidentify(strict, source, testKeys, { windowBytes: 1 << 16 }).kind).toBe('edited');
    expect(source.bytesRead).toBeLessThan(8 * zeros.length);
  });

  it('is not inflated beyond the limit, and is asked for on disk', () => {
    const bomb = deflateRawSync(Buffer.alloc(64 << 20));
    expect(bomb.length).toBeLessThan(1 << 17);
    const head = encodeFile([], 'deflated').subarray(0, -2);
    expect(deidentify(strict, Buffer.concat([head, bomb]), testKeys)).toMatchObject({ kind: 'refused', reason: 'deflated-too-large', bodyOffsetBytes: head.length });
  });

  it('is refused where the deflate stream is none or ends early', () => {
    const head = encodeFile([], 'deflated').subarray(0, -2);
    for (const body of [Buffer.from('no stream at all'), deflateRawSync(encode(planted, syntaxes.deflated.encoding)).subarray(0, 60), Buffer.alloc(0)]) {
      expect(deidentify(strict, Buffer.concat([head, body]), testKeys)).toMatchObject({ kind: 'refused', reason: 'truncated' });
    }
  });

  it('is refused, and not an error of the program, where what is kept is no UID or a text holds zero bytes', () => {
    const [, instance] = identity as [Node, Node];
    const longClass = text(0x00080016, 'UI', '1.'.repeat(32_768));
    expect(answers(encodeFile([longClass, instance], 'implicit'))).toBe('refused');
    expect(answers(encodeFile([text(0x00080016, 'UI', MARKER), instance], 'explicit'))).toBe('refused');
    expect(answers(encodeFile([...identity, text(0x00080020, 'DA', '20240301'), name, text(0x00100020, 'LO', 'A\0B '), text(0x00100021, 'LO', 'C\0D ')], 'explicit'))).toBe('edited');
  });

  it('finds a source that gives fewer bytes than it has', () => {
    const [, file] = files[1] ?? ['', Buffer.alloc(0)];
    const short: ByteSource = { lengthBytes: file.length, read: (offsetBytes, into) => Math.min(sourceOf(file).read(offsetBytes, into), Math.max(0, 300 - offsetBytes)) };
    expect(deidentify(strict, short, testKeys, { windowBytes: 64 })).toMatchObject({ kind: 'refused', reason: 'truncated' });
  });
});
