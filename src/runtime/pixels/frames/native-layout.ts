import { Unwalkable } from '../../dicom/unwalkable.js';
import type { Image } from '../image.js';

/**
 * How native frames are laid out, PS3.5 8.1.1 and 8.2. Places are those of the byte stream in little endian order; in big endian files whose
 * pixels are words, byte `n` of that stream stands at `n ^ 1` (PS3.5 A.3: words of 16 bits are turned round).
 */
export interface NativeLayout {
  readonly kind: 'bits' | 'by-pixel' | 'by-plane' | '422';
  /** of one frame, without padding; frames of single bits follow each other without a gap */
  readonly frameBits: number;
  readonly bytesPerSample: number;
  /** 1 where bytes are swapped in pairs, else 0 */
  readonly swap: 0 | 1;
}

/** @throws Unwalkable where the value is shorter than its frames are */
export function nativeLayout(image: Image, lengthBytes: number): NativeLayout {
  const { rows, columns, samplesPerPixel, bitsAllocated, frames, photometric, planar, little, pixelVr } = image;
  if (!little && pixelVr === 'OB' && bitsAllocated > 8) throw new Unwalkable('pixels-unreadable', 'nobody can say in which order the bytes of the pixels stand');
  const pixels = rows * columns;
  const bytesPerSample = Math.ceil(bitsAllocated / 8);
  const swap = !little && pixelVr === 'OW' ? 1 : 0;
  const isLong = (frameBits: number): boolean => {
    const wanted = Math.ceil((frameBits * frames) / 8);
    return Number.isSafeInteger(wanted) && (lengthBytes === wanted || lengthBytes === wanted + (wanted % 2));
  };
  // two pixels share their colours; some writers name this colour space and store each pixel with its own
  const halved = pixels * 2 * bitsAllocated;
  if (photometric.endsWith('_422') && planar === 0 && isLong(halved)) {
    if (columns % 2 === 1) throw new Unwalkable('pixels-unreadable', 'pixels share colours in pairs, and the columns are odd');
    return { kind: '422', frameBits: halved, bytesPerSample, swap };
  }
  const frameBits = pixels * samplesPerPixel * bitsAllocated;
  // what stands behind the frames belongs to none, and goes
  if (!isLong(frameBits) && !(lengthBytes * 8 > frameBits * frames)) throw new Unwalkable('pixels-unreadable', 'the pixel data is not as long as the frames that it must hold');
  return { kind: bitsAllocated === 1 ? 'bits' : planar === 1 ? 'by-plane' : 'by-pixel', frameBits, bytesPerSample, swap };
}
