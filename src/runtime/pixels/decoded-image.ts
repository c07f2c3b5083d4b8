import type { Frame, Image } from './image.js';

/** A picture that was decoded elsewhere, to be looked at: nothing tells how it was stored, for nothing is stored again. */
export interface DecodedPicture {
  /** stored values, colour by pixel, row by row: `rows × columns × samplesPerPixel` whole numbers */
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  /** the colour space of `values`; a palette is resolved already */
  readonly photometric: string;
  readonly bitsStored: number;
  readonly signed: boolean;
}

/** The frame and the image that detection reads; colours of more than three samples are four. */
export function asDecoded({ values, rows, columns, samplesPerPixel, photometric, bitsStored, signed }: DecodedPicture): readonly [Frame, Image] {
  const image: Image = {
    transferSyntax: '',
    rows,
    columns,
    frames: 1,
    samplesPerPixel: samplesPerPixel === 1 ? 1 : samplesPerPixel === 4 ? 4 : 3,
    photometric,
    bitsAllocated: 32,
    bitsStored,
    highBit: bitsStored - 1,
    signed,
    planar: 0,
    little: true,
    pixelVr: 'OW',
    palette: null,
    window: null,
    rescale: { slope: 1, intercept: 0 },
    padding: null,
    overlaysInBits: false,
  };
  return [{ values: Int32Array.from(values), photometric }, image];
}
