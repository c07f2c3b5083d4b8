import { assert } from '../../base/assert.js';
import { ByteWindow, type ByteSource } from '../dicom/byte-window.js';
import { UNDEFINED_LENGTH } from '../dicom/element-header.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import type { CodecModule } from './codecs/codec-module.js';
import { codingOf, type Coding } from './codecs/codec-of.js';
import { decodeFrame } from './codecs/frame-codec.js';
import { frameOf } from './frames/containers.js';
import { readFragments, type Fragments } from './frames/fragments.js';
import { frameFragments, type FrameFragments } from './frames/frame-fragments.js';
import { largestFrameBytes, readNativeFrame } from './frames/native-frames.js';
import { nativeLayout, type NativeLayout } from './frames/native-layout.js';
import type { Frame, Image } from './image.js';
import type { PixelElement } from './pixel-element.js';

/** The pixel data of one object, opened: frames are found, and read one by one. */
export type Pixels = NativePixels | EncapsulatedPixels;

interface Opened {
  readonly image: Image;
  readonly element: PixelElement;
  readonly bytes: ByteWindow;
}

export interface NativePixels extends Opened {
  readonly coding: 'native';
  readonly layout: NativeLayout;
}

export interface EncapsulatedPixels extends Opened {
  readonly coding: Exclude<Coding, 'native'>;
  readonly codecs: CodecModule;
  readonly fragments: Fragments;
  readonly frames: FrameFragments;
}

/**
 * Finds the frames of an image; native ones need no codecs. No more of `source` is held at a time than one frame.
 *
 * @throws Unwalkable 'pixels-not-redacted' for a transfer syntax that is not decoded, 'pixels-unreadable' where frames cannot be found
 */
export function openPixels(image: Image, source: Buffer | ByteSource, element: PixelElement, codecs: CodecModule | null): Pixels {
  const coding = codingOf(image.transferSyntax);
  if (coding === null) throw new Unwalkable('pixels-not-redacted', 'pixels in this transfer syntax are neither decoded nor redacted');
  const bytes = new ByteWindow(source);
  const isEncapsulated = element.lengthBytes === UNDEFINED_LENGTH;
  if (isEncapsulated !== (coding !== 'native')) throw new Unwalkable('pixels-unreadable', 'the pixel data is not stored as its transfer syntax asks', element.offsetBytes);
  const opened = { image, element, bytes };
  if (coding === 'native') return { ...opened, coding, layout: nativeLayout(image, element.lengthBytes) };
  assert(codecs !== null, 'compressed pixel data and no codecs');
  const fragments = readFragments(bytes, element);
  return { ...opened, coding, codecs, fragments, frames: frameFragments(bytes, fragments, element.extended, image.frames, coding) };
}

/**
 * Decodes one frame, counted from 0.
 *
 * @throws Unwalkable ('pixels-unreadable', 'truncated')
 */
export function decode(pixels: Pixels, frame: number): Frame {
  const { image } = pixels;
  if (pixels.coding === 'native') {
    const { photometric } = image;
    const containers = readNativeFrame(pixels.bytes, pixels.element.valueOffsetBytes, image, pixels.layout, frame);
    return frameOf(image, containers, photometric === 'YBR_FULL_422' ? 'YBR_FULL' : photometric);
  }
  const { containers, photometric } = decodeFrame(pixels.codecs, pixels.coding, image, streamOf(pixels, frame));
  return frameOf(image, containers, photometric);
}

/** The stream of one compressed frame, its fragments joined. @throws Unwalkable */
export function streamOf({ bytes, fragments, frames }: EncapsulatedPixels, frame: number): Buffer {
  const [first, end] = [frames.first[frame] ?? 0, frames.first[frame + 1] ?? 0];
  let lengthBytes = 0;
  for (let at = first; at < end; at += 1) lengthBytes += fragments.lengths[at] ?? 0;
  if (lengthBytes > largestFrameBytes) throw new Unwalkable('pixels-unreadable', 'a frame is larger than any that is decoded');
  const stream = Buffer.allocUnsafe(lengthBytes);
  let into = 0;
  for (let at = first; at < end; at += 1) {
    const length = fragments.lengths[at] ?? 0;
    bytes.slice((fragments.offsets[at] ?? 0) + 8, length).copy(stream, into);
    into += length;
  }
  return stream;
}
