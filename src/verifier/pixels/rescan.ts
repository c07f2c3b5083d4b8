import type { Problem } from '../obligations/obligation.js';
import { openFrames, type Frames } from '../read/frames/open-frames.js';
import { overlaysOf } from '../read/frames/overlays.js';
import type { Picture } from '../read/frames/picture.js';
import type { Instance } from '../read/instance.js';
import { paletteOf } from './palette.js';

/** A frame as another program is to look at it: stored values, or red, green and blue of 8 bits where it had a palette. */
export interface LookedAt {
  readonly values: Float64Array;
  readonly photometric: string;
  readonly picture: Picture;
}

export interface FoundText {
  /** in pixels of the frame, the last ones not included */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 0 to 1 */
  readonly confidence: number;
  /** what is read there; empty where nothing can be read */
  readonly text: string;
}

/** Looks for text in a picture and reads it. The host hands one in, for the verifier itself has none. */
export type TextFinder = (frame: LookedAt) => Promise<readonly FoundText[]>;

export interface RescanTerms {
  /** text that is found with this confidence had to be redacted */
  readonly redactFrom: number;
  /** whether an identifying value of the originals stands in a text that was read */
  readonly holdsNeedle: (text: string) => boolean;
}

/** Of a cine so many frames are looked at, the first and the last among them. */
const mostFrames = 8;

/** Looks for text that is left in the frames of an output ("The pipeline", 7): what is surely text, and what reads like a value of the originals. */
export async function rescan(output: Instance, find: TextFinder, { redactFrom, holdsNeedle }: RescanTerms): Promise<readonly Problem[]> {
  const opened = openFrames(output);
  if (opened === null || 'fault' in opened) return [];
  return await textIn(opened, output, find, { redactFrom, holdsNeedle }, (frame) => ({ place: 'pixel data', named: `frame ${frame + 1}` }));
}

/** The same in overlay planes that are left; bits that make no plane were not looked at, and are told so. */
export async function rescanOverlays(output: Instance, find: TextFinder, terms: RescanTerms): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { group, frames } of overlaysOf(output)) {
    const place = `overlay ${group}`;
    if (frames === null) problems.push({ grade: 'not-examined', kind: 'overlay-unreadable', place, message: 'an overlay could not be looked at: it is not as long as it says, or says nothing of its size' });
    else problems.push(...(await textIn(frames, output, find, terms, (frame) => ({ place, named: `frame ${frame + 1} of overlay ${group}`, overlay: group }))));
  }
  return problems;
}

/** What a finding in one frame of something is called. */
interface Named {
  readonly place: string;
  readonly named: string;
  /** group of the overlay that the frame is of */
  readonly overlay?: string;
}

async function textIn(opened: Frames, output: Instance, find: TextFinder, { redactFrom, holdsNeedle }: RescanTerms, nameOf: (frame: number) => Named): Promise<readonly Problem[]> {
  const told = new Map<string, Problem>();
  for (const frame of sampleOf(opened.count)) {
    const { place, named, overlay } = nameOf(frame);
    const decoded = await opened.decode(frame);
    if ('fault' in decoded) continue;
    for (const found of await find(asShown(decoded.values, decoded.photometric, opened.image, output))) {
      const where = `columns ${found.left} to ${found.right - 1}, rows ${found.top} to ${found.bottom - 1} of ${named}`;
      const problem = problemOf(found, where, redactFrom, holdsNeedle);
      const { left, top, right, bottom } = found;
      if (problem !== null) told.set(`${left} ${top} ${right} ${bottom} ${problem.kind}`, { ...problem, place, shown: { frame, ...(overlay === undefined ? {} : { overlay }), areas: [{ left, top, right, bottom }] } });
    }
  }
  return [...told.values()];
}

function problemOf({ text, confidence }: FoundText, where: string, redactFrom: number, holdsNeedle: (text: string) => boolean): Problem | null {
  if (text !== '' && holdsNeedle(text)) return { grade: 'leak', kind: 'text-of-original', place: 'pixel data', message: `text in the picture reads like a value of the originals: ${where}`, value: text };
  if (confidence < redactFrom) return null;
  return { grade: 'suspect', kind: 'text-left', place: 'pixel data', confidence: 'medium', message: `text is left in the picture: ${where}` };
}

function sampleOf(count: number): readonly number[] {
  if (count <= mostFrames) return Array.from({ length: count }, (_, frame) => frame);
  return Array.from({ length: mostFrames }, (_, index) => Math.round((index * (count - 1)) / (mostFrames - 1)));
}

/** A frame as it is shown to whoever looks: a palette is resolved. */
export function asShown(values: Float64Array, photometric: string, picture: Picture, output: Instance): LookedAt {
  if (photometric !== 'PALETTE COLOR') return { values, photometric, picture };
  const { first, light } = paletteOf(output);
  const rgb = new Float64Array(values.length * 3);
  values.forEach((value, pixel) => {
    const at = Math.max(0, Math.min((light[0]?.length ?? 1) - 1, value - first));
    for (let channel = 0; channel < 3; channel += 1) rgb[pixel * 3 + channel] = Math.floor((light[channel]?.[at] ?? 0) / 257);
  });
  return { values: rgb, photometric: 'RGB', picture: { ...picture, samplesPerPixel: 3, bitsAllocated: 8, bitsStored: 8, highBit: 7, signed: false, photometric: 'RGB' } };
}
