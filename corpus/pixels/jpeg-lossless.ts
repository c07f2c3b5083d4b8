/** Every one of the 17 difference categories gets a code of five bits: larger than Huffman's best, and no table to compute. */
const CODE_BITS = 5;
const CATEGORIES = 17;

/**
 * One frame of one sample a pixel as lossless JPEG, process 14 with selection value 1 (ISO/IEC 10918-1 Annex H; PS3.5 A.4.1).
 *
 * @param samples row by row, each below 2 to the power of `precisionBits`
 */
export function encodeJpegLossless(samples: ArrayLike<number>, rows: number, columns: number, precisionBits: number): Uint8Array {
  const bits = new BitWriter();
  for (let index = 0; index < rows * columns; index += 1) {
    const column = index % columns;
    const predicted = index === 0 ? 2 ** (precisionBits - 1) : samples[column === 0 ? index - columns : index - 1];
    writeDifference(bits, (((samples[index] ?? 0) - (predicted ?? 0)) << 16) >> 16);
  }
  const stream = Buffer.concat([Buffer.from(headers(rows, columns, precisionBits)), bits.finish(), Uint8Array.of(0xff, 0xd9)]);
  return stream.length % 2 === 0 ? stream : Buffer.concat([stream, Uint8Array.of(0)]);
}

/** A category, then as many bits as it says: negative differences as their ones' complement, H.1.2.2. */
function writeDifference(bits: BitWriter, difference: number): void {
  const category = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
  bits.write(category, CODE_BITS);
  if (category > 0 && category < 16) bits.write(difference > 0 ? difference : difference + 2 ** category - 1, category);
}

/** SOI, DHT, SOF3 and SOS. */
function headers(rows: number, columns: number, precisionBits: number): number[] {
  const codesOfLength = Array.from({ length: 16 }, (_, index) => (index + 1 === CODE_BITS ? CATEGORIES : 0));
  const symbols = Array.from({ length: CATEGORIES }, (_, index) => index);
  return [
    ...[0xff, 0xd8],
    ...[0xff, 0xc4, 0, 19 + CATEGORIES, 0, ...codesOfLength, ...symbols],
    ...[0xff, 0xc3, 0, 11, precisionBits, rows >> 8, rows & 0xff, columns >> 8, columns & 0xff, 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 1, 0, 0],
  ];
}

class BitWriter {
  readonly #bytes: number[] = [];
  #pending = 0;
  #count = 0;

  write(value: number, bits: number): void {
    this.#pending = (this.#pending << bits) | value;
    this.#count += bits;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#push((this.#pending >>> this.#count) & 0xff);
      this.#pending &= (1 << this.#count) - 1;
    }
  }

  finish(): Buffer {
    if (this.#count > 0) this.write((1 << (8 - this.#count)) - 1, 8 - this.#count);
    return Buffer.from(this.#bytes);
  }

  /** FF in the data is followed by 00, B.1.1.5. */
  #push(byte: number): void {
    this.#bytes.push(byte);
    if (byte === 0xff) this.#bytes.push(0);
  }
}
