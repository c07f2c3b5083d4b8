import type { Frame, Image } from '../../../../src/runtime/pixels/image.js';

/** Five by seven dots a letter, one number of five bits a row. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  A: [14, 17, 17, 31, 17, 17, 17], B: [30, 17, 17, 30, 17, 17, 30], C: [14, 17, 16, 16, 16, 17, 14], D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31], I: [14, 4, 4, 4, 4, 4, 14], K: [17, 18, 20, 24, 20, 18, 17], L: [16, 16, 16, 16, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17], N: [17, 25, 21, 19, 17, 17, 17], O: [14, 17, 17, 17, 17, 17, 14], R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30], T: [31, 4, 4, 4, 4, 4, 4], U: [17, 17, 17, 17, 17, 17, 14], Z: [31, 1, 2, 4, 8, 16, 31],
  '0': [14, 17, 19, 21, 25, 17, 14], '1': [4, 12, 4, 4, 4, 4, 14], '2': [14, 17, 1, 6, 8, 16, 31], '3': [30, 1, 1, 14, 1, 1, 30],
  '4': [2, 6, 10, 18, 31, 2, 2], '7': [31, 1, 2, 4, 8, 8, 8], '8': [14, 17, 17, 14, 17, 17, 14], '9': [14, 17, 17, 15, 1, 1, 14],
};

/** A picture to draw in: levels from 0 to 1, by row. */
export class Drawing {
  readonly levels: Float32Array;

  constructor(
    readonly rows: number,
    readonly columns: number,
    background: number | ((x: number, y: number) => number) = 0,
  ) {
    this.levels = Float32Array.from({ length: rows * columns }, (_, at) => (typeof background === 'number' ? background : background(at % columns, Math.floor(at / columns))));
  }

  /** -> the box of the line: x0, y0, x1, y1 */
  write(text: string, x: number, y: number, { level = 1, dot = 2 }: { readonly level?: number; readonly dot?: number } = {}): readonly [number, number, number, number] {
    text.split('').forEach((letter, index) => {
      (glyphs[letter] ?? []).forEach((bits, row) => {
        for (let column = 0; column < 5; column += 1) if ((bits >> (4 - column)) & 1) this.fill(x + (index * 6 + column) * dot, y + row * dot, dot, dot, level);
      });
    });
    return [x, y, x + (text.length * 6 - 1) * dot, y + 7 * dot];
  }

  fill(x: number, y: number, width: number, height: number, level: number): void {
    for (let row = y; row < Math.min(this.rows, y + height); row += 1) this.levels.fill(level, row * this.columns + x, row * this.columns + Math.min(this.columns, x + width));
  }

  /** As a frame whose stored values run up to the most that `bitsStored` hold. */
  frame(said: Partial<Image> = {}): { readonly frame: Frame; readonly image: Image } {
    const image = imageOf({ rows: this.rows, columns: this.columns, ...said });
    const most = 2 ** image.bitsStored - 1;
    const isInverted = image.photometric === 'MONOCHROME1';
    const stored = Array.from(this.levels, (level) => Math.round(most * (isInverted ? 1 - level : level)));
    return { frame: { values: image.bitsStored > 8 ? Uint16Array.from(stored) : Uint8Array.from(stored), photometric: image.photometric }, image };
  }
}

export function imageOf(said: Partial<Image>): Image {
  return {
    transferSyntax: '1.2.840.10008.1.2.1', rows: 1, columns: 1, frames: 1, samplesPerPixel: 1, photometric: 'MONOCHROME2', bitsAllocated: (said.bitsStored ?? 8) > 8 ? 16 : 8, bitsStored: 8,
    highBit: (said.bitsStored ?? 8) - 1, signed: false, planar: 0, little: true, pixelVr: 'OW', palette: null, window: null, rescale: { slope: 1, intercept: 0 }, padding: null, overlaysInBits: false, ...said,
  };
}
