import { eachBlock, type Coefficients } from './coefficients.js';
import { encodingTable, optimalTable } from './huffman.js';
import { tableKey, type HuffmanTable, type SequentialJpeg } from './sequential.js';

/**
 * Writes a sequential JPEG with these coefficients and the shortest Huffman codes for them. Of application segments only those that say
 * what the colours are stay, made anew: a comment or a thumbnail may show what was blanked.
 */
export function writeSequential(jpeg: SequentialJpeg, coefficients: Coefficients): Buffer {
  const frequencies = new Map<number, Float64Array>();
  eachSymbol(jpeg, coefficients, () => undefined, (key, symbol) => {
    let table = frequencies.get(key);
    if (table === undefined) frequencies.set(key, (table = new Float64Array(256)));
    table[symbol] = (table[symbol] ?? 0) + 1;
  });
  const tables = new Map([...frequencies].sort(([a], [b]) => a - b).map(([key, counts]) => [key, optimalTable(counts)] as const));
  const codes = new Map([...tables].map(([key, table]) => [key, encodingTable(table)] as const));
  const bits = new BitWriter();
  eachSymbol(jpeg, coefficients, (count) => bits.restart(count), (key, symbol, value, size) => {
    const code = codes.get(key)?.[symbol] ?? 0;
    bits.put(code >> 5, code & 31);
    if (size > 0) bits.put(value, size);
  });
  return Buffer.concat([headOf(jpeg, tables), bits.end(), Buffer.of(0xff, 0xd9)]);
}

/** Every symbol of the scan with the bits that follow it, T.81 F.1.2. */
function eachSymbol(jpeg: SequentialJpeg, coefficients: Coefficients, restart: (count: number) => void, symbol: (key: number, symbol: number, value: number, size: number) => void): void {
  const predictions = new Int32Array(jpeg.components.length);
  const keys = jpeg.components.map(({ dcTable, acTable }) => ({ dc: tableKey(false, dcTable), ac: tableKey(true, acTable) }));
  const emit = (key: number, run: number, value: number): void => {
    const size = 32 - Math.clz32(Math.abs(value));
    symbol(key, (run << 4) | size, value < 0 ? value + (1 << size) - 1 : value, size);
  };
  const restarted = (count: number): void => {
    predictions.fill(0);
    restart(count);
  };
  eachBlock(jpeg, restarted, (index, offset) => {
    const values = coefficients[index] ?? new Int16Array(0);
    const { dc, ac } = keys[index] ?? { dc: 0, ac: 0 };
    const value = values[offset] ?? 0;
    emit(dc, 0, value - (predictions[index] ?? 0));
    predictions[index] = value;
    let run = 0;
    for (let at = 1; at < 64; at += 1) {
      const one = values[offset + at] ?? 0;
      if (one === 0) {
        run += 1;
        continue;
      }
      for (; run > 15; run -= 16) symbol(ac, 0xf0, 0, 0);
      emit(ac, run, one);
      run = 0;
    }
    if (run > 0) symbol(ac, 0, 0, 0);
  });
}

function headOf(jpeg: SequentialJpeg, tables: ReadonlyMap<number, HuffmanTable>): Buffer {
  const { process, precision, rows, columns, components, restartInterval } = jpeg;
  const parts: Buffer[] = [Buffer.of(0xff, 0xd8)];
  // JFIF 1.1, no density, no thumbnail
  if (jpeg.hasJfif) parts.push(segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')));
  if (jpeg.adobeTransform !== null) parts.push(segment(0xee, Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, jpeg.adobeTransform])));
  parts.push(...jpeg.quantisationSegments);
  const factors = components.flatMap(({ id, h, v, quantisation }) => [id, (h << 4) | v, quantisation]);
  parts.push(segment(0xc0 + process, Buffer.of(precision, rows >> 8, rows & 255, columns >> 8, columns & 255, components.length, ...factors)));
  for (const [key, { counts, symbols }] of tables) parts.push(segment(0xc4, Buffer.of(key, ...counts, ...symbols)));
  if (restartInterval > 0) parts.push(segment(0xdd, Buffer.of(restartInterval >> 8, restartInterval & 255)));
  const selected = components.flatMap(({ id, dcTable, acTable }) => [id, (dcTable << 4) | acTable]);
  parts.push(segment(0xda, Buffer.of(components.length, ...selected, 0, 63, 0)));
  return Buffer.concat(parts);
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

class BitWriter {
  private bytes = Buffer.allocUnsafe(1 << 16);
  private length = 0;
  private held = 0;
  private count = 0;

  put(value: number, size: number): void {
    this.held = (this.held << size) | value;
    this.count += size;
    while (this.count >= 8) {
      this.count -= 8;
      this.byte((this.held >> this.count) & 0xff);
    }
    this.held &= (1 << this.count) - 1;
  }

  restart(count: number): void {
    this.fill();
    this.raw(0xff);
    this.raw(0xd0 + (count % 8));
  }

  end(): Buffer {
    this.fill();
    return this.bytes.subarray(0, this.length);
  }

  /** The last byte is filled with ones, T.81 F.1.2.3. */
  private fill(): void {
    if (this.count > 0) this.put((1 << (8 - this.count)) - 1, 8 - this.count);
  }

  private byte(value: number): void {
    this.raw(value);
    if (value === 0xff) this.raw(0);
  }

  private raw(value: number): void {
    if (this.length === this.bytes.length) this.bytes = Buffer.concat([this.bytes], this.length * 2);
    this.bytes[this.length] = value;
    this.length += 1;
  }
}
