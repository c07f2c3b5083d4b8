/**
 * How the pixels of one object are stored: the Image Pixel Module (PS3.3 C.7.6.3) and the transfer syntax. Checked when it is made: all
 * numbers are whole, `rows`, `columns` and `frames` at least 1, `bitsStored` ≤ `bitsAllocated`, `highBit` = `bitsStored` − 1 or above.
 */
export interface Image {
  readonly transferSyntax: string;
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly samplesPerPixel: 1 | 3 | 4;
  /** (0028,0004): "MONOCHROME2", "RGB", "YBR_FULL_422", … as the file writes it */
  readonly photometric: string;
  /** 1, 8, 16 or 32 */
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  /** (0028,0006): 1 where colours stand in planes; native pixel data alone means it */
  readonly planar: 0 | 1;
  /** byte order of native pixel data; encapsulated is always little */
  readonly little: boolean;
  /** VR of Pixel Data as it is encoded; decides the unit of a byte order */
  readonly pixelVr: 'OB' | 'OW';
  /** (0028,1101) and the data of (0028,1201–1203), where the file has a palette: entry -> 16 bit red, green, blue */
  readonly palette: Palette | null;
  /** (0028,1050) and (0028,1051), the first pair; null: none */
  readonly window: { readonly centre: number; readonly width: number } | null;
  readonly rescale: { readonly slope: number; readonly intercept: number };
  /** (0028,0120), the stored value of pixels that belong to no image; null: none */
  readonly padding: number | null;
  /** a 60xx overlay stands in bits of the pixels that they do not use (retired; PS3.5 8.1.1) */
  readonly overlaysInBits: boolean;
}

export interface Palette {
  /** stored value of the first entry */
  readonly first: number;
  readonly red: Uint16Array;
  readonly green: Uint16Array;
  readonly blue: Uint16Array;
}

/** A rectangle in pixels of the frame: from `x0`, `y0` up to and without `x1`, `y1`. Within the frame, and not empty. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * One decoded frame: stored values, colour by pixel (R G B R G B …), `rows × columns × samplesPerPixel` of them; a bit image has one
 * value a pixel. Colour stays in the colour space that `photometric` of the frame names.
 */
export interface Frame {
  readonly values: Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;
  /** what the decoder gives: "RGB" for a stream that holds YBR and is converted by decoding */
  readonly photometric: string;
}
