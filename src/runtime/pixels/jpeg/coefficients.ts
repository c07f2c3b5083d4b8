import { decodingTable } from './huffman.js';
import { damaged, tableKey, type Component, type SequentialJpeg } from './sequential.js';

/**
 * Quantised coefficients of each component: 64 of a block in zigzag order, blocks by row. The DC coefficient stands as itself, not as a
 * difference.
 */
export type Coefficients = readonly Int16Array[];

/** Calls back for every block in the order of the scan; `restart` stands before the first MCU of an interval but the first. */
export function eachBlock(jpeg: SequentialJpeg, restart: (count: number) => void, block: (component: number, offset: number) => void): void {
  const { components, mcusWide, mcusHigh, isInterleaved, restartInterval } = jpeg;
  const shapes = components.map(({ h, v, blocksWide }) => (isInterleaved ? { h, v, blocksWide } : { h: 1, v: 1, blocksWide }));
  let mcu = 0;
  for (let mcuY = 0; mcuY < mcusHigh; mcuY += 1) {
    for (let mcuX = 0; mcuX < mcusWide; mcuX += 1, mcu += 1) {
      if (restartInterval > 0 && mcu > 0 && mcu % restartInterval === 0) restart(mcu / restartInterval - 1);
      for (let index = 0; index < shapes.length; index += 1) {
        const { h, v, blocksWide } = shapes[index] ?? { h: 0, v: 0, blocksWide: 0 };
        for (let y = 0; y < v; y += 1) for (let x = 0; x < h; x += 1) block(index, ((mcuY * v + y) * blocksWide + mcuX * h + x) * 64);
      }
    }
  }
}

/** Huffman-decodes the scan, T.81 F.2.2. @throws Unwalkable where it is damaged or cut off */
export function readCoefficients(jpeg: SequentialJpeg, stream: Buffer): Coefficients {
  const { components } = jpeg;
  const coefficients = components.map(({ blocksWide, blocksHigh }) => new Int16Array(blocksWide * blocksHigh * 64));
  const tableOf = (isAc: boolean, id: number): Uint16Array => {
    const table = jpeg.huffman.get(tableKey(isAc, id));
    if (table === undefined) throw damaged();
    return decodingTable(table);
  };
  const dc = components.map(({ dcTable }: Component) => tableOf(false, dcTable));
  const ac = components.map(({ acTable }: Component) => tableOf(true, acTable));
  const predictions = new Int32Array(components.length);
  const bits = new BitReader(stream, jpeg.dataOffset);
  const restart = (count: number): void => {
    bits.restart(count);
    predictions.fill(0);
  };
  eachBlock(jpeg, restart, (index, offset) => {
    const [into, dcTable, acTable] = [coefficients[index], dc[index], ac[index]];
    if (into === undefined || dcTable === undefined || acTable === undefined) throw damaged();
    const value = (predictions[index] ?? 0) + bits.signed(bits.symbol(dcTable));
    if (value < -32768 || value > 32767) throw damaged();
    predictions[index] = value;
    into[offset] = value;
    for (let at = 1; at < 64; at += 1) {
      const symbol = bits.symbol(acTable);
      const size = symbol & 15;
      if (size === 0) {
        if (symbol !== 0xf0) break;
        at += 15;
        if (at > 63) throw damaged();
        continue;
      }
      at += symbol >> 4;
      if (at > 63) throw damaged();
      into[offset + at] = bits.signed(size);
    }
  });
  bits.end();
  return coefficients;
}

/** Bits of the coded data, stuffed zeros taken out. Behind the data it gives no bits: what is cut off is damaged. */
class BitReader {
  private held = 0;
  private count = 0;
  /** bits that are made up where a marker follows: codes are looked up by 16 bits */
  private madeUp = 0;

  constructor(
    private readonly stream: Buffer,
    private at: number,
  ) {}

  symbol(table: Uint16Array): number {
    const found = table[this.peek16()] ?? 0;
    if (found === 0) throw damaged();
    this.count -= found >> 8;
    if (this.count < this.madeUp) throw damaged();
    return found & 0xff;
  }

  /** T.81 F.2.2.1, EXTEND: a number of `size` bits and its sign. */
  signed(size: number): number {
    if (size === 0) return 0;
    if (size > 15) throw damaged();
    const value = this.peek16() >> (16 - size);
    this.count -= size;
    if (this.count < this.madeUp) throw damaged();
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  restart(count: number): void {
    this.count = 0;
    this.madeUp = 0;
    this.toMarker();
    if (this.stream[this.at + 1] !== 0xd0 + (count % 8)) throw damaged();
    this.at += 2;
  }

  /** After the last block EOI must follow. What stands behind it is padding. */
  end(): void {
    this.toMarker();
    if (this.stream[this.at + 1] !== 0xd9) throw damaged();
  }

  /** The marker stands right behind the bits; fill bytes may stand before it. */
  private toMarker(): void {
    while (this.stream[this.at] === 0xff && this.stream[this.at + 1] === 0xff) this.at += 1;
    if (this.stream[this.at] !== 0xff) throw damaged();
  }

  private peek16(): number {
    while (this.count < 16) {
      let byte = this.stream[this.at] ?? -1;
      if (byte === 0xff && this.stream[this.at + 1] === 0) this.at += 2;
      else if (byte === 0xff || byte === -1) {
        byte = 0;
        this.madeUp += 8;
      } else this.at += 1;
      this.held = ((this.held << 8) | byte) & 0xffffff;
      this.count += 8;
    }
    return (this.held >> (this.count - 16)) & 0xffff;
  }
}
