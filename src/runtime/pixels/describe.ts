import { pixelElements } from '../../facts/pixel-elements.js';
import { readUInt16 } from '../dicom/element-header.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import type { Image } from './image.js';
import { readPalette } from './palette.js';
import type { RootLookup } from './pixel-element.js';

/** What stands outside the attributes. */
export interface Storage {
  readonly transferSyntax: string;
  readonly little: boolean;
  readonly pixelVr: 'OB' | 'OW';
}

/**
 * An image from the values of its root attributes (PS3.3 C.7.6.3).
 *
 * @throws Unwalkable ('pixels-unreadable') where they are missing, contradict each other, or describe what this version cannot redact
 */
export function describeImage(lookup: RootLookup, storage: Storage): Image {
  if ([...pixelElements().pixels.values()].some(({ tag, bitsPerSample }) => bitsPerSample !== null && lookup(tag) !== null)) throw refused('the pixel data holds floating-point numbers');
  const read = new Reader(lookup, storage.little);
  const rows = read.whole(0x00280010, 'Rows');
  const columns = read.whole(0x00280011, 'Columns');
  if (rows === 0 || columns === 0) throw refused('the image has no rows or no columns');
  const samplesPerPixel = read.whole(0x00280002, 'SamplesPerPixel');
  if (samplesPerPixel !== 1 && samplesPerPixel !== 3 && samplesPerPixel !== 4) throw refused('the image has a number of samples that is not 1, 3 or 4');
  const bitsAllocated = read.whole(0x00280100, 'BitsAllocated');
  if (![1, 8, 16, 32].includes(bitsAllocated)) throw refused('BitsAllocated is not 1, 8, 16 or 32');
  const bitsStored = read.optionalWhole(0x00280101) ?? bitsAllocated;
  const highBit = read.optionalWhole(0x00280102) ?? bitsStored - 1;
  if (bitsStored < 1 || bitsStored > bitsAllocated || highBit < bitsStored - 1 || highBit >= bitsAllocated) throw refused('BitsStored and HighBit do not fit in BitsAllocated');
  const photometric = read.text(0x00280004);
  if (samplesOf.get(photometric) !== samplesPerPixel) throw refused('PhotometricInterpretation is missing, unknown, or does not go with the number of samples');
  if (bitsAllocated === 1 && samplesPerPixel !== 1) throw refused('an image of single bits has several samples a pixel');
  const signed = (read.optionalWhole(0x00280103) ?? 0) === 1;
  return {
    ...storage,
    rows,
    columns,
    frames: read.frames(),
    samplesPerPixel,
    photometric,
    bitsAllocated,
    bitsStored,
    highBit,
    signed,
    planar: samplesPerPixel > 1 && read.optionalWhole(0x00280006) === 1 ? 1 : 0,
    palette: photometric === 'PALETTE COLOR' ? readPalette(lookup, storage, signed) : null,
    window: read.window(),
    rescale: { slope: read.decimal(0x00281053) ?? 1, intercept: read.decimal(0x00281052) ?? 0 },
    padding: read.padding(signed),
    overlaysInBits: read.overlaysInBits(),
  };
}

/** PS3.3 C.7.6.3.1.2, retired ones too; what only video or JPEG XL has is not here. */
const samplesOf: ReadonlyMap<string, number> = new Map([
  ...['MONOCHROME1', 'MONOCHROME2', 'PALETTE COLOR'].map((name) => [name, 1] as const),
  ...['RGB', 'YBR_FULL', 'YBR_FULL_422', 'YBR_PARTIAL_422', 'YBR_ICT', 'YBR_RCT', 'HSV'].map((name) => [name, 3] as const),
  ...['ARGB', 'CMYK'].map((name) => [name, 4] as const),
]);

class Reader {
  constructor(
    private readonly lookup: RootLookup,
    private readonly little: boolean,
  ) {}

  whole(tag: number, keyword: string): number {
    const value = this.optionalWhole(tag);
    if (value === null) throw refused(`${keyword} is missing`);
    return value;
  }

  optionalWhole(tag: number): number | null {
    const value = this.lookup(tag);
    return value === null || value.length < 2 ? null : readUInt16(value, 0, this.little);
  }

  text(tag: number): string {
    return (this.lookup(tag) ?? Buffer.alloc(0)).toString('latin1').replace(/[\0 ]+$/, '').trim();
  }

  decimal(tag: number): number | null {
    const [first = ''] = this.text(tag).split('\\');
    const number = Number(first.trim());
    return first.trim() === '' || !Number.isFinite(number) ? null : number;
  }

  /** One frame where the attribute is missing or empty. */
  frames(): number {
    const text = this.text(0x00280008);
    if (text === '') return 1;
    if (!/^\+?\d{1,10}$/.test(text) || Number(text) < 1 || Number(text) > 0x7fffffff) throw refused('NumberOfFrames is no number of frames');
    return Number(text);
  }

  window(): Image['window'] {
    const [centre, width] = [this.decimal(0x00281050), this.decimal(0x00281051)];
    return centre === null || width === null || width <= 0 ? null : { centre, width };
  }

  padding(signed: boolean): number | null {
    const value = this.optionalWhole(0x00280120);
    return value === null ? null : signed && value > 0x7fff ? value - 0x10000 : value;
  }

  /** OverlayBitsAllocated above 1, or a bit position, in any of the sixteen overlay groups. */
  overlaysInBits(): boolean {
    for (let group = 0x6000; group <= 0x601e; group += 2) {
      const [bits, position] = [this.optionalWhole(group * 0x10000 + 0x0100), this.optionalWhole(group * 0x10000 + 0x0102)];
      if ((bits ?? 1) > 1 || (position ?? 0) > 0) return true;
    }
    return false;
  }
}

function refused(message: string): Unwalkable {
  return new Unwalkable('pixels-unreadable', message);
}
