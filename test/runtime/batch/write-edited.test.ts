import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PartFile, Scratch } from '../../../src/runtime/batch/part-file.js';
import { writeEdited } from '../../../src/runtime/batch/write-edited.js';
import { bytesOfEdited, type Edited } from '../../../src/runtime/index.js';
import { MemorySpool, type Overwrite, type PixelPiece, type Stretch } from '../../../src/runtime/pixels/pieces.js';
import { sourceOf } from '../plan.js';

const folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sourceBytes = 5 << 20;
const source = Buffer.from(Uint8Array.from({ length: sourceBytes }, (_, at) => (at * 31 + (at >> 11)) & 0xff));

/** Turns the bits of some stretches round: whatever is overwritten twice, or not at all, shows. */
class Turned implements Overwrite {
  constructor(private readonly stretches: readonly Stretch[]) {}

  touched(from: number, to: number): readonly Stretch[] {
    return this.stretches.map((one) => ({ from: Math.max(from, one.from), to: Math.min(to, one.to) })).filter((one) => one.from < one.to);
  }

  apply(bytes: Buffer, offsetBytes: number): void {
    for (const { from, to } of this.stretches) for (let at = Math.max(from, offsetBytes); at < Math.min(to, offsetBytes + bytes.length); at += 1) bytes[at - offsetBytes] = (bytes[at - offsetBytes] ?? 0) ^ 0xff;
  }
}

/** Two stretches of any length, in order and apart, within `[from, to)`. */
function stretchesIn(from: number, to: number): fc.Arbitrary<readonly Stretch[]> {
  return fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 4, maxLength: 4 }).map((places) => {
    const [a = from, b = from, c = from, d = from] = [...places].sort((x, y) => x - y);
    return [{ from: a, to: b }, { from: c, to: d }];
  });
}

const spool = new MemorySpool();
spool.append(source.subarray(100, 200_000));

const range = fc.tuple(fc.nat(sourceBytes - 1), fc.nat(sourceBytes)).map(([from, length]) => ({ from, to: Math.min(sourceBytes, from + length) }));
const piece: fc.Arbitrary<PixelPiece> = fc.oneof(
  range,
  fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
  fc.constant({ spool, from: 7, to: 150_000 }),
  range.chain(({ from, to }) => stretchesIn(from, Math.max(to, from + 3)).map((stretches) => ({ from, to, overwrite: new Turned(stretches) }))),
);

async function written(edited: Edited, scratch: Scratch): Promise<{ readonly bytes: Buffer; readonly sha256: string }> {
  const part = new PartFile(join(folder, `${Math.random()}.part`), 0o600, scratch);
  await writeEdited(edited, part, () => undefined);
  await part.settle();
  return { bytes: readFileSync(part.path), sha256: part.sha256() };
}

const edited = (pieces: readonly PixelPiece[], from: Edited['source'], deflateFrom: number | null): Edited => {
  const lengthBytes = pieces.reduce((sum, one) => sum + (Buffer.isBuffer(one) ? one.length : one.to - one.from), 0);
  return { kind: 'edited', pieces, source: from, lengthBytes, deflateFrom, identity: { patient: 'p', study: 's', series: 'e', instance: 'i' }, rules: new Map() };
};

describe('the pieces of an edited file', () => {
  // one memory for all files, as in a worker
  const scratch = new Scratch();
  const before = Buffer.from(source);

  it('are written one behind the other, from memory and from ranges of a large file, and the source stays as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const expected = bytesOfEdited(edited(pieces, source, null));
        const fromMemory = await written(edited(pieces, source, null), scratch);
        const fromRanges = await written(edited(pieces, sourceOf(source), null), scratch);
        expect(fromMemory.bytes.equals(expected)).toBe(true);
        expect(fromRanges.bytes.equals(expected)).toBe(true);
        expect(fromMemory.sha256).toBe(fromRanges.sha256);
        expect(source.equals(before)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are deflated from where that is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.nat(1000), async (pieces, head) => {
        const deflateFrom = Math.min(head, edited(pieces, source, null).lengthBytes);
        const expected = bytesOfEdited(edited(pieces, source, null));
        const { bytes } = await written(edited(pieces, source, deflateFrom), scratch);
        expect(bytes.subarray(0, deflateFrom).equals(expected.subarray(0, deflateFrom))).toBe(true);
        expect(inflateRawSync(bytes.subarray(deflateFrom)).equals(expected.subarray(deflateFrom))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});
