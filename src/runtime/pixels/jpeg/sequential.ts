import { Unwalkable } from '../../dicom/unwalkable.js';

/** A JPEG that is not one sequential scan with Huffman codes: it must be decoded to be blanked. */
export class NotSequential extends Error {}

export interface Component {
  readonly id: number;
  /** sampling factors, ITU-T T.81 B.2.2 */
  readonly h: number;
  readonly v: number;
  readonly quantisation: number;
  readonly dcTable: number;
  readonly acTable: number;
  /** blocks of 8 × 8 that are encoded, those that only fill an MCU included */
  readonly blocksWide: number;
  readonly blocksHigh: number;
}

/** A Huffman table as DHT has it: codes of each length 1 to 16, and the symbols in order of their codes. */
export interface HuffmanTable {
  readonly counts: Uint8Array;
  readonly symbols: Uint8Array;
}

/** Everything in front of the coded data of a sequential JPEG, T.81 Annex B. */
export interface SequentialJpeg {
  readonly process: 0 | 1;
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: readonly Component[];
  /** quantisation of the DC coefficient, by table */
  readonly dcSteps: ReadonlyMap<number, number>;
  /** quantisation tables as segments, to be written again */
  readonly quantisationSegments: readonly Buffer[];
  readonly huffman: ReadonlyMap<number, HuffmanTable>;
  /** MCUs between restarts; 0: none */
  readonly restartInterval: number;
  readonly mcusWide: number;
  readonly mcusHigh: number;
  /** several components share an MCU */
  readonly isInterleaved: boolean;
  readonly hasJfif: boolean;
  /** APP14 of Adobe: what colours are; null: not said */
  readonly adobeTransform: number | null;
  /** where the coded data begins in the stream */
  readonly dataOffset: number;
}

/** Number of a Huffman table in `huffman`. */
export function tableKey(isAc: boolean, id: number): number {
  return (isAc ? 16 : 0) + id;
}

/**
 * Reads the segments of a JPEG.
 *
 * @throws NotSequential for progressive, arithmetic, lossless and hierarchical ones, and those of several scans
 * @throws Unwalkable where it is damaged
 */
export function readSequential(stream: Buffer): SequentialJpeg {
  try {
    return new Segments(stream).read();
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

class Segments {
  private readonly dcSteps = new Map<number, number>();
  private readonly quantisationSegments: Buffer[] = [];
  private readonly huffman = new Map<number, HuffmanTable>();
  private restartInterval = 0;
  private hasJfif = false;
  private adobeTransform: number | null = null;
  private frame: { readonly process: 0 | 1; readonly body: Buffer } | null = null;

  constructor(private readonly stream: Buffer) {}

  read(): SequentialJpeg {
    if (this.stream.readUInt16BE(0) !== 0xffd8) throw damaged();
    for (let at = 2; ; ) {
      if (this.stream.readUInt8(at) !== 0xff) throw damaged();
      const marker = this.stream.readUInt8(at + 1);
      if (marker === 0xff) {
        at += 1;
        continue;
      }
      const end = at + 2 + this.stream.readUInt16BE(at + 2);
      if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9) || end < at + 4 || end > this.stream.length) throw damaged();
      const body = this.stream.subarray(at + 4, end);
      if (marker === 0xda) return this.scan(body, end);
      this.segment(marker, body, this.stream.subarray(at, end));
      at = end;
    }
  }

  private segment(marker: number, body: Buffer, whole: Buffer): void {
    if (marker === 0xc0 || marker === 0xc1) {
      if (this.frame !== null) throw damaged();
      this.frame = { process: marker === 0xc0 ? 0 : 1, body };
    } else if (marker === 0xc4) this.huffmanTables(body);
    else if (marker === 0xdb) {
      this.quantisationTables(body);
      this.quantisationSegments.push(Buffer.concat([Buffer.of(0xff), whole.subarray(1)]));
    } else if (marker === 0xdd) this.restartInterval = body.readUInt16BE(0);
    else if (marker === 0xe0 && body.toString('latin1', 0, 5) === 'JFIF\0') this.hasJfif = true;
    else if (marker === 0xee && body.length >= 12 && body.toString('latin1', 0, 5) === 'Adobe') this.adobeTransform = body.readUInt8(11);
    else if (marker > 0xc1 && marker <= 0xcf) throw new NotSequential();
    // the height may be defined behind the scan, or the frame be one of several
    else if (marker === 0xdc || marker === 0xde || marker === 0xdf) throw new NotSequential();
  }

  private quantisationTables(body: Buffer): void {
    for (let at = 0; at < body.length; ) {
      const head = body.readUInt8(at);
      const isWide = head >> 4 === 1;
      this.dcSteps.set(head & 15, isWide ? body.readUInt16BE(at + 1) : body.readUInt8(at + 1));
      at += isWide ? 129 : 65;
    }
  }

  private huffmanTables(body: Buffer): void {
    for (let at = 0; at < body.length; ) {
      const head = body.readUInt8(at);
      const counts = Uint8Array.from(body.subarray(at + 1, at + 17));
      const total = counts.reduce((sum, count) => sum + count, 0);
      if (counts.length < 16 || head >> 4 > 1 || total > 256 || at + 17 + total > body.length) throw damaged();
      this.huffman.set(tableKey(head >> 4 === 1, head & 15), { counts, symbols: Uint8Array.from(body.subarray(at + 17, at + 17 + total)) });
      at += 17 + total;
    }
  }

  private scan(body: Buffer, dataOffset: number): SequentialJpeg {
    if (this.frame === null) throw damaged();
    const { body: head, process } = this.frame;
    const [precision, rows, columns, count] = [head.readUInt8(0), head.readUInt16BE(1), head.readUInt16BE(3), head.readUInt8(5)];
    if (rows === 0) throw new NotSequential();
    if (columns === 0 || (precision !== 8 && precision !== 12) || count < 1 || count > 4 || head.length < 6 + count * 3) throw damaged();
    if (body.readUInt8(0) !== count) throw new NotSequential();
    const factors = Array.from({ length: count }, (_, index) => ({ id: head.readUInt8(6 + index * 3), h: head.readUInt8(7 + index * 3) >> 4, v: head.readUInt8(7 + index * 3) & 15, quantisation: head.readUInt8(8 + index * 3) }));
    if (factors.some(({ h, v }) => h < 1 || h > 4 || v < 1 || v > 4)) throw damaged();
    // a scan of one component has a block an MCU, whatever its factors
    const isInterleaved = count > 1;
    const [most, tallest] = [Math.max(...factors.map(({ h }) => h)), Math.max(...factors.map(({ v }) => v))];
    const [mcuWide, mcuHigh] = isInterleaved ? [most * 8, tallest * 8] : [8, 8];
    const [mcusWide, mcusHigh] = [Math.ceil(columns / mcuWide), Math.ceil(rows / mcuHigh)];
    const components = factors.map((one, index): Component => {
      if (body.readUInt8(1 + index * 2) !== one.id) throw damaged();
      const tables = body.readUInt8(2 + index * 2);
      if (!this.dcSteps.has(one.quantisation)) throw damaged();
      const [h, v] = isInterleaved ? [one.h, one.v] : [1, 1];
      return { ...one, dcTable: tables >> 4, acTable: tables & 15, blocksWide: mcusWide * h, blocksHigh: mcusHigh * v };
    });
    // a sequential scan holds all coefficients; some writers say otherwise, and decoders do not look
    const { dcSteps, quantisationSegments, huffman, restartInterval, hasJfif, adobeTransform } = this;
    return { process, precision, rows, columns, components, dcSteps, quantisationSegments, huffman, restartInterval, mcusWide, mcusHigh, isInterleaved, hasJfif, adobeTransform, dataOffset };
  }
}

export function damaged(): Unwalkable {
  return new Unwalkable('pixels-unreadable', 'a JPEG frame is damaged');
}
