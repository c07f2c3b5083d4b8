import { checkedBoxes, type Boxes } from './boxes.js';
import type { Box } from './image.js';
import { MemorySpool, type PixelPiece, type Spool } from './pieces.js';
import type { Pixels } from './pixels.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import { redactEncapsulated } from './redact-encapsulated.js';
import { NativeOverwrite } from './redact-native.js';

/** New pixel data. Its element keeps header and VR: the value alone is new. */
export interface Redacted {
  /** what stands from `valueOffsetBytes` to `endBytes` of the pixel element; of encapsulated pixel data with the delimiter */
  readonly pieces: readonly PixelPiece[];
  /** of all pieces together */
  readonly lengthBytes: number;
  /** of the output; another than the input's where pixels that had lost to compression are stored without further loss */
  readonly transferSyntax: string;
  /** attributes of the root that must change with the pixel data */
  readonly changes: readonly AttributeChange[];
  /** frames that changed */
  readonly changedFrames: number;
  /** native pixel data had bytes behind its frames, which went */
  readonly isLonger: boolean;
  /** outside of these no decoded pixel of a frame differs: the boxes that were asked for, all of which is black, widened to what pixels share */
  readonly changed: (frame: number) => readonly Box[];
}

/** What else goes from the pixel data. */
export interface Beside {
  /** bits of native pixels that the picture does not use become 0, in every frame */
  readonly clearUnusedBits?: boolean;
  /** comments and application segments of compressed frames, and bytes behind their end */
  readonly tidies?: boolean;
}

export interface AttributeChange {
  readonly tag: number;
  readonly vr: string;
  /** text without padding, or bytes in little endian order */
  readonly value: string | Buffer;
  /** an attribute that the file has already stays as it is */
  readonly onlyIfAbsent: boolean;
}

/**
 * Blanks regions in every frame ("Redaction, by transfer syntax"). Pixels outside stay as they were: to the byte where they are native, to the
 * coefficient in sequential JPEG, to the decoded value in all others. What is encoded anew is decoded again and compared before it is used.
 *
 * @param spool takes frames that are encoded anew, in the order of frames
 * @throws Unwalkable where a frame that must change cannot be read, decoded or encoded without loss, or a region is not within the image
 */
export function redact(pixels: Pixels, boxes: Boxes, spool: Spool = new MemorySpool(), { clearUnusedBits = false, tidies = false }: Beside = {}): Redacted {
  const { image, element } = pixels;
  const boxesOf = checkedBoxes(boxes, image);
  if (pixels.coding !== 'native' && clearUnusedBits) throw new Unwalkable('pixels-unreadable', 'overlays stand in bits of compressed pixels, where nothing here reaches them');
  if (pixels.coding !== 'native') return redactEncapsulated(pixels, boxesOf, spool, tidies);
  let changedFrames = 0;
  for (let frame = 0; frame < image.frames; frame += 1) if (boxesOf(frame).length > 0) changedFrames += 1;
  const [from, to] = [element.valueOffsetBytes, element.endBytes];
  const isLonger = Math.ceil((pixels.layout.frameBits * image.frames) / 8) + 1 < element.lengthBytes;
  const pieces = changedFrames === 0 && !clearUnusedBits && !isLonger ? [{ from, to }] : [{ from, to, overwrite: new NativeOverwrite(image, pixels.layout, from, boxesOf, clearUnusedBits) }];
  const isPaired = pixels.layout.kind === '422';
  const changed = (frame: number): readonly Box[] => (isPaired ? boxesOf(frame).map(paired) : boxesOf(frame));
  return { pieces: from === to ? [] : pieces, lengthBytes: to - from, transferSyntax: image.transferSyntax, changes: [], changedFrames, isLonger, changed };
}

function paired({ x0, x1, y0, y1 }: Box): Box {
  return { x0: x0 - (x0 % 2), x1: x1 + (x1 % 2), y0, y1 };
}
