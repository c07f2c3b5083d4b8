import { Unwalkable } from '../../dicom/unwalkable.js';
import { blackOf } from '../black.js';
import { decodedPhotometric } from '../codecs/frame-codec.js';
import { readStreamHead } from '../codecs/stream-head.js';
import { containerOf } from '../frames/containers.js';
import type { Box, Image } from '../image.js';
import { blankBlocks, type BlockGrid } from './blank-blocks.js';
import { NotSequential } from './sequential.js';

/**
 * Blanks boxes of a frame of JPEG in its coefficients, without a second compression.
 *
 * @param see is told how far the boxes grew
 * @throws NotSequential where it must be decoded instead, Unwalkable where it is damaged or disagrees with the image
 */
export function blankJpeg(image: Image, stream: Buffer, boxes: readonly Box[], see: (grid: BlockGrid) => void): Buffer {
  const head = readStreamHead(stream);
  const { rows, columns, samplesPerPixel, bitsAllocated, bitsStored } = image;
  if (head.rows !== rows || head.columns !== columns || head.samplesPerPixel !== samplesPerPixel || head.precision > bitsAllocated) throw new Unwalkable('pixels-unreadable', 'a compressed frame has another size than the image');
  if (head.process > 1) throw new NotSequential();
  const most = 2 ** head.precision - 1;
  // a stream of fewer bits than are stored has its own brightest value
  const black = blackOf({ ...image, bitsStored: Math.min(bitsStored, head.precision) }, decodedPhotometric(image, head)).map((value) => Math.min(most, containerOf(image, value) % (most + 1)));
  const { stream: blanked, grid } = blankBlocks(stream, boxes, black);
  see(grid);
  return blanked;
}
