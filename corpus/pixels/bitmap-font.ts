import type { Box } from '../answer-key.js';

/** Seven rows of five pixels a letter, a row a hexadecimal number whose highest bit is the leftmost pixel. */
const GLYPHS: Readonly<Record<string, string>> = {
  A: '0E 11 11 1F 11 11 11', B: '1E 11 11 1E 11 11 1E', C: '0E 11 10 10 10 11 0E', D: '1E 11 11 11 11 11 1E', E: '1F 10 10 1E 10 10 1F',
  F: '1F 10 10 1E 10 10 10', G: '0E 11 10 17 11 11 0E', H: '11 11 11 1F 11 11 11', I: '0E 04 04 04 04 04 0E', J: '07 02 02 02 02 12 0C',
  K: '11 12 14 18 14 12 11', L: '10 10 10 10 10 10 1F', M: '11 1B 15 15 11 11 11', N: '11 19 15 13 11 11 11', O: '0E 11 11 11 11 11 0E',
  P: '1E 11 11 1E 10 10 10', Q: '0E 11 11 11 15 12 0D', R: '1E 11 11 1E 14 12 11', S: '0F 10 10 0E 01 01 1E', T: '1F 04 04 04 04 04 04',
  U: '11 11 11 11 11 11 0E', V: '11 11 11 11 11 0A 04', W: '11 11 11 15 15 1B 11', X: '11 11 0A 04 0A 11 11', Y: '11 11 0A 04 04 04 04',
  Z: '1F 01 02 04 08 10 1F', 0: '0E 11 13 15 19 11 0E', 1: '04 0C 04 04 04 04 0E', 2: '0E 11 01 06 08 10 1F', 3: '1F 02 04 02 01 11 0E',
  4: '02 06 0A 12 1F 02 02', 5: '1F 10 1E 01 01 11 0E', 6: '06 08 10 1E 11 11 0E', 7: '1F 01 02 04 08 08 08', 8: '0E 11 11 0E 11 11 0E',
  9: '0E 11 11 0F 01 02 0C', '-': '00 00 00 0E 00 00 00', '.': '00 00 00 00 00 0C 0C', ':': '00 0C 0C 00 0C 0C 00', '/': '01 01 02 04 08 10 10', ' ': '00 00 00 00 00 00 00',
};

export const GLYPH_ROWS = 7;
const GLYPH_COLUMNS = 5;

/** A picture that text is drawn in. */
export interface Canvas {
  /** frame after frame, row by row */
  readonly samples: Uint8Array | Uint16Array;
  readonly rows: number;
  readonly columns: number;
}

/** Draws a line of capital letters into every frame and says which pixels it took. @throws where it does not fit, or a letter has no picture */
export function drawText({ samples, rows, columns }: Canvas, text: string, at: { readonly left: number; readonly top: number; readonly scale: number; readonly value: number }): Box {
  const { left, top, scale, value } = at;
  const box: Box = [left, top, left + text.length * (GLYPH_COLUMNS + 1) * scale - scale - 1, top + GLYPH_ROWS * scale - 1];
  if (box[2] >= columns || box[3] >= rows) throw new Error('internal error: a line of text does not fit into the picture');
  const frames = samples.length / (rows * columns);
  for (const [position, letter] of Array.from(text.toUpperCase()).entries()) {
    const glyph = GLYPHS[letter];
    if (glyph === undefined) throw new Error('internal error: a letter has no picture');
    for (const [x, y] of litPixels(glyph.split(' ').map((row) => Number.parseInt(row, 16)), scale)) {
      const offset = (top + y) * columns + left + position * (GLYPH_COLUMNS + 1) * scale + x;
      for (let frame = 0; frame < frames; frame += 1) samples[frame * rows * columns + offset] = value;
    }
  }
  return box;
}

function* litPixels(glyphRows: readonly number[], scale: number): Iterable<readonly [number, number]> {
  for (let y = 0; y < GLYPH_ROWS * scale; y += 1) {
    for (let x = 0; x < GLYPH_COLUMNS * scale; x += 1) {
      const row = glyphRows[Math.floor(y / scale)] ?? 0;
      if ((row & (0x10 >> Math.floor(x / scale))) !== 0) yield [x, y];
    }
  }
}
