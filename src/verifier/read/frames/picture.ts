import { firstOf } from '../element.js';
import type { Instance } from '../instance.js';
import { valueBytes } from '../values.js';

/** How the pixels of an instance are described, read apart from the runtime (PS3.3 C.7.6.3). */
export interface Picture {
  readonly transferSyntax: string;
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly samplesPerPixel: number;
  readonly photometric: string;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  readonly planar: boolean;
}

const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';

/** Null: the attributes describe no picture that can be decoded. */
export function readPicture({ dataset, data, transferSyntax }: Instance): Picture | null {
  const bytesOf = (tag: number): Uint8Array => {
    const element = firstOf(dataset, tag);
    return element === undefined ? new Uint8Array(0) : valueBytes(data, element);
  };
  const whole = (tag: number): number => {
    const bytes = bytesOf(tag);
    return bytes.length < 2 ? Number.NaN : new DataView(bytes.buffer, bytes.byteOffset).getUint16(0, dataset.littleEndian);
  };
  const text = (tag: number): string => String.fromCharCode(...bytesOf(tag).subarray(0, 64)).replace(/[\0 ]+$/, '').trim();
  const numberOfFrames = text(0x00280008);
  const bitsAllocated = whole(0x00280100);
  const bitsStored = whole(0x00280101) || bitsAllocated;
  const highBit = whole(0x00280102);
  const picture = {
    transferSyntax: transferSyntax ?? EXPLICIT_LITTLE,
    rows: whole(0x00280010),
    columns: whole(0x00280011),
    frames: numberOfFrames === '' ? 1 : Number(numberOfFrames),
    samplesPerPixel: whole(0x00280002),
    photometric: text(0x00280004),
    bitsAllocated,
    bitsStored,
    highBit: Number.isNaN(highBit) ? bitsStored - 1 : highBit,
    signed: whole(0x00280103) === 1,
    planar: whole(0x00280006) === 1,
  };
  const { rows, columns, frames, samplesPerPixel } = picture;
  const isCounted = [rows, columns, frames, samplesPerPixel].every((number) => Number.isInteger(number) && number > 0);
  return isCounted && [1, 8, 16, 32].includes(bitsAllocated) && bitsStored <= bitsAllocated && picture.highBit < bitsAllocated ? picture : null;
}
