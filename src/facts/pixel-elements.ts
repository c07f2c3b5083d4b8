import { readFacts } from './read-json.js';

/** An element that holds the pixels of an object. */
export interface PixelHolder {
  readonly tag: number;
  /** of a sample, the only one of a pixel; null: BitsAllocated and SamplesPerPixel say it */
  readonly bitsPerSample: number | null;
}

export interface PixelElements {
  /** Float Pixel Data, Double Float Pixel Data, Pixel Data, by tag */
  readonly pixels: ReadonlyMap<number, PixelHolder>;
  /** where the frames of encapsulated pixel data stand, PS3.3 C.7.6.3.1.8 */
  readonly offsetTables: ReadonlySet<number>;
  /** what shows the picture once more, at whatever depth */
  readonly copies: ReadonlySet<number>;
}

interface Row {
  readonly tag: string;
  readonly bitsPerSample: number | null;
}

interface File {
  readonly pixels: readonly Row[];
  readonly offsetTables: readonly Pick<Row, 'tag'>[];
  readonly copies: readonly Pick<Row, 'tag'>[];
}

let known: PixelElements | undefined;

/** Elements that hold pixels or speak of them: PS3.3 C.7.6.3. */
export function pixelElements(): PixelElements {
  if (known === undefined) {
    const { pixels, offsetTables, copies } = readFacts('pixel-elements.json') as File;
    const numbers = (rows: readonly Pick<Row, 'tag'>[]): ReadonlySet<number> => new Set(rows.map(({ tag }) => Number.parseInt(tag, 16)));
    known = {
      pixels: new Map(pixels.map(({ tag, bitsPerSample }) => [Number.parseInt(tag, 16), { tag: Number.parseInt(tag, 16), bitsPerSample }])),
      offsetTables: numbers(offsetTables),
      copies: numbers(copies),
    };
  }
  return known;
}
