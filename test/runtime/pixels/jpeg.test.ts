import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { Unwalkable } from '../../../src/runtime/dicom/unwalkable.js';
import type { CodecModule } from '../../../src/runtime/pixels/codecs/codec-module.js';
import { loadCodecs } from '../../../src/runtime/pixels/codecs/load-codecs.js';
import { blankBlocks, blockedBox, gridOf } from '../../../src/runtime/pixels/jpeg/blank-blocks.js';
import { readCoefficients, type Coefficients } from '../../../src/runtime/pixels/jpeg/coefficients.js';
import { NotSequential, readSequential, type SequentialJpeg } from '../../../src/runtime/pixels/jpeg/sequential.js';
import { writeSequential } from '../../../src/runtime/pixels/jpeg/write.js';
import { boxesIn, plain } from './images.js';

let codecs: CodecModule;
beforeAll(async () => {
  codecs = await loadCodecs();
});

interface Sample {
  readonly jpeg: SequentialJpeg;
  readonly coefficients: Coefficients;
}

/** Sequential JPEGs of one or three components, all usual samplings, with and without restarts, of 8 and 12 bits. */
const anyJpeg: fc.Arbitrary<Sample> = fc
  .record({
    rows: fc.integer({ min: 1, max: 40 }),
    columns: fc.integer({ min: 1, max: 40 }),
    sampling: fc.constantFrom(null, [1, 1] as const, [2, 1] as const, [2, 2] as const, [1, 2] as const),
    precision: fc.constantFrom(8, 12),
    restartInterval: fc.nat(3),
    seed: fc.nat(),
    step: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ rows, columns, sampling, precision, restartInterval, seed, step }) => {
    const [h, v] = sampling ?? [1, 1];
    const isInterleaved = sampling !== null;
    const [mcusWide, mcusHigh] = [Math.ceil(columns / (h * 8)), Math.ceil(rows / (v * 8))];
    const one = (id: number, ownH: number, ownV: number, table: number) => ({ id, h: ownH, v: ownV, quantisation: 0, dcTable: table, acTable: table, blocksWide: mcusWide * ownH, blocksHigh: mcusHigh * ownV });
    const components = isInterleaved ? [one(1, h, v, 0), one(2, 1, 1, 1), one(3, 1, 1, 1)] : [one(1, 1, 1, 0)];
    const quantisation = Buffer.from([0xff, 0xdb, 0, 67, 0, ...Array.from({ length: 64 }, () => step)]);
    const jpeg: SequentialJpeg = { process: 1, precision, rows, columns, components, dcSteps: new Map([[0, step]]), quantisationSegments: [quantisation], huffman: new Map(), restartInterval, mcusWide, mcusHigh, isInterleaved, hasJfif: seed % 2 === 0, adobeTransform: null, dataOffset: 0 };
    let state = seed;
    const random = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % below;
    };
    const most = Math.floor(2 ** (precision + 2) / step);
    const coefficients = components.map(({ blocksWide, blocksHigh }) => {
      const values = new Int16Array(blocksWide * blocksHigh * 64);
      for (let at = 0; at < values.length; at += 1) if (at % 64 === 0 || random(9) === 0) values[at] = random(2 * most + 1) - most;
      return values;
    });
    return { jpeg, coefficients };
  });

it('a sequential JPEG is read as it was written, coefficient by coefficient, and a codec reads it as well', () => {
  fc.assert(
    fc.property(anyJpeg, ({ jpeg, coefficients }) => {
      const stream = writeSequential(jpeg, coefficients);
      expect(readCoefficients(readSequential(stream), stream)).toEqual(coefficients);
      const { rows, columns, precision, components } = jpeg;
      expect(codecs.decode('Jpeg', { rows, columns, precision, samplesPerPixel: components.length, signed: false, photometric: components.length === 3 ? 'YBR_FULL' : 'MONOCHROME2' }, stream).length).toBe(rows * columns * components.length * (precision > 8 ? 2 : 1));
    }),
    { numRuns: 150 },
  );
});

it('blanking leaves the coefficients of other blocks as they are, and the blanked ones even', () => {
  fc.assert(
    fc.property(anyJpeg.chain((sample) => fc.record({ sample: fc.constant(sample), boxes: boxesIn({ ...plain, rows: sample.jpeg.rows, columns: sample.jpeg.columns }) })), ({ sample: { jpeg, coefficients }, boxes }) => {
      const middle = 2 ** (jpeg.precision - 1);
      const { stream } = blankBlocks(writeSequential(jpeg, coefficients), boxes, [0, middle, middle]);
      const after = readCoefficients(readSequential(stream), stream);
      const grid = gridOf(jpeg);
      const blocked = boxes.map((box) => blockedBox(box, grid, jpeg.columns, jpeg.rows));
      jpeg.components.forEach(({ blocksWide, blocksHigh }, index) => {
        const [wide, high] = [(jpeg.mcusWide * grid.wide) / blocksWide, (jpeg.mcusHigh * grid.high) / blocksHigh];
        for (let y = 0; y < blocksHigh; y += 1) {
          for (let x = 0; x < blocksWide; x += 1) {
            // where the block begins, or the MCU at the edge that it only fills
            const [px, py] = [Math.min(x * wide, jpeg.columns - 1), Math.min(y * high, jpeg.rows - 1)];
            const isBlank = blocked.some(({ x0, y0, x1, y1 }) => px >= x0 && px < x1 && py >= y0 && py < y1);
            const offset = (y * blocksWide + x) * 64;
            const [was, is] = [coefficients[index]?.subarray(offset, offset + 64), after[index]?.subarray(offset, offset + 64)];
            if (!isBlank) expect(is).toEqual(was);
            else expect(is?.subarray(1).every((value) => value === 0)).toBe(true);
          }
        }
      });
      // inside, a codec shows what displays black
      const { rows, columns, components, precision } = jpeg;
      const samples = codecs.decode('Jpeg', { rows, columns, precision, samplesPerPixel: components.length, signed: false, photometric: components.length === 3 ? 'YBR_FULL' : 'MONOCHROME2' }, stream);
      for (const { x0, y0, x1, y1 } of boxes) {
        for (let y = y0; y < y1; y += 1) {
          for (let x = x0; x < x1; x += 1) {
            const at = (y * columns + x) * components.length;
            const pixel = components.map((_, sample) => (precision > 8 ? samples.readUInt16LE((at + sample) * 2) : samples[at + sample]));
            expect(pixel).toEqual([0, middle, middle].slice(0, components.length));
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});

it('a damaged JPEG ends in a refusal, or in another JPEG, never otherwise', () => {
  fc.assert(
    fc.property(anyJpeg, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 }), fc.option(fc.nat(), { nil: null }), ({ jpeg, coefficients }, hits, cut) => {
      const whole = writeSequential(jpeg, coefficients);
      for (const [at, value] of hits) whole[at % whole.length] = value;
      const stream = cut === null ? whole : whole.subarray(0, cut % whole.length);
      try {
        blankBlocks(stream, [{ x0: 0, y0: 0, x1: 1, y1: 1 }], [0, 128, 128]);
      } catch (error) {
        if (!(error instanceof Unwalkable) && !(error instanceof NotSequential)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});

it('a comment does not outlive the blanking of its frame', () => {
  const [sample] = fc.sample(anyJpeg, 1);
  if (sample === undefined) throw new Error('no sample');
  const stream = writeSequential(sample.jpeg, sample.coefficients);
  const comment = Buffer.from('\xff\xfe\0\x09made up', 'latin1');
  const { stream: blanked } = blankBlocks(Buffer.concat([stream.subarray(0, 2), comment, stream.subarray(2)]), [], [0, 128, 128]);
  expect(blanked.includes('made up')).toBe(false);
});
