import type { Random } from '../random.js';

/**
 * A slice through a synthetic body: an ellipse with a ramp across it and a few discs of other brightness. Row by row, values
 * from 0 to `highest`.
 */
export function phantomSlice(size: number, highest: number, slice: number, random: Random): Uint16Array {
  const discs = Array.from({ length: 5 }, () => ({
    x: random.between(30, 70) / 100,
    y: random.between(30, 70) / 100,
    radius: (random.between(4, 11) / 100) * (1 - slice * 0.04),
    level: random.between(35, 95) / 100,
  }));
  const pixels = new Uint16Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [x, y] = [(column + 0.5) / size, (row + 0.5) / size];
      const outside = ((x - 0.5) / 0.42) ** 2 + ((y - 0.5) / 0.46) ** 2 > 1;
      const disc = discs.find((one) => (x - one.x) ** 2 + (y - one.y) ** 2 < one.radius ** 2);
      const level = outside ? 0 : (disc?.level ?? 0.25 + 0.2 * x);
      pixels[row * size + column] = Math.round(level * highest * 0.95);
    }
  }
  return pixels;
}

/** A synthetic ultrasound fan, 8 bits: speckle that grows darker with depth, black outside the sector. */
export function phantomFan(rows: number, columns: number, random: Random): Uint8Array {
  const pixels = new Uint8Array(rows * columns);
  const speckle = Array.from({ length: 257 }, () => random.between(30, 200));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const depth = Math.hypot(row, column - columns / 2) / rows;
      const angle = Math.abs(Math.atan2(column - columns / 2, row + 1));
      const grain = speckle[(row * 31 + column * 17) % speckle.length] ?? 0;
      if (angle < 0.7 && depth > 0.12 && depth < 0.95) pixels[row * columns + column] = Math.round(grain * (1.05 - depth));
    }
  }
  return pixels;
}

/** 16-bit words as bytes in little endian, whatever the machine. */
export function littleEndianBytes(words: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 2);
  words.forEach((word, index) => {
    bytes[index * 2] = word & 0xff;
    bytes[index * 2 + 1] = word >>> 8;
  });
  return bytes;
}
