import type { Model } from '../../compiler/resolve/model.js';
import type { Problem } from '../obligations/obligation.js';
import { elementsOf } from '../read/element.js';
import { openFrames, type Frames } from '../read/frames/open-frames.js';
import type { Picture } from '../read/frames/picture.js';
import type { Instance } from '../read/instance.js';
import { rootValues } from '../read/values.js';
import type { PartialLookup } from '../possible.js';
import { blackIn } from './black.js';
import { compareFrames } from './compare-frames.js';
import { declaredAreas, maskOf, pixelDemand, type PixelDemand } from './expected-regions.js';
import { judgeUnusedBits, type UnusedBits } from './unused-bits.js';

const PIXEL_DATA = 0x7fe00010;
const BURNED_IN = 0x00280301;

/** What the model may have had done to the pixels of an output; null: nothing, so that they are the original's to the byte. */
export function redactionDemanded(model: Model, output: Instance, lookup: PartialLookup): PixelDemand | null {
  if (model.templates.length === 0 && model.detect.length === 0) return null;
  if (elementsOf(output.dataset, PIXEL_DATA).length === 0) return null;
  return pixelDemand(model, lookup);
}

/** Nothing is asked of the pixels, but that no bytes hide beside them: the same bytes as the original's need no look. */
export function isLeftAlone({ covered, undecided, mayLook }: PixelDemand, output: Instance, original: Instance | null): boolean {
  if (covered.length > 0 || undecided > 0 || mayLook || overlaysInPixels(output, original)) return false;
  return original === null || samePixelBytes(output, original);
}

function samePixelBytes(output: Instance, original: Instance): boolean {
  const [here, there] = [output, original].map((instance) => {
    const [element] = elementsOf(instance.dataset, PIXEL_DATA);
    return element === undefined ? null : Buffer.from(instance.data.buffer, instance.data.byteOffset + element.valueOffset, element.valueEndOffset - element.valueOffset);
  });
  return here != null && there != null && here.equals(there);
}

/**
 * Overlay Bits Allocated (60xx,0100) other than 1, or Overlay Bit Position (60xx,0102) other than 0: bits that the picture does not use hold an
 * overlay, and go. The original says so where rules take the attributes away.
 */
function overlaysInPixels(output: Instance, original: Instance | null): boolean {
  const says = (instance: Instance, tag: number, apart: string): boolean => rootValues(instance, tag).some((value) => value !== apart);
  const groups = Array.from({ length: 16 }, (_, index) => 0x60000000 + index * 0x20000);
  return [output, original].some((instance) => instance !== null && groups.some((group) => says(instance, group + 0x0100, '1') || says(instance, group + 0x0102, '0')));
}

/** What came of looking at the pixels of one output. */
export interface PixelExamination {
  readonly problems: readonly Problem[];
  readonly frames: number;
}

/** Holds every frame of an output against the regions that it must not show, and against the original's frames where they are at hand. */
export async function examinePixels(output: Instance, original: Instance | null, demand: PixelDemand): Promise<PixelExamination> {
  const { problems, frames } = await examineFrames(output, original, demand);
  // with the original at hand the bits themselves are compared
  const says = original === null && overlaysInPixels(output, null);
  return { problems: says ? [overlayInBits, ...problems] : problems, frames };
}

async function examineFrames(output: Instance, original: Instance | null, demand: PixelDemand): Promise<PixelExamination> {
  const opened = openFrames(output);
  if (opened === null) return { problems: [], frames: 0 };
  if ('fault' in opened) return unseen(opened.fault);
  const before = original === null ? null : openFrames(original);
  const problems: Problem[] = demand.undecided > 0 ? [{ ...notExamined, kind: 'templates-undecided', message: `whether ${demand.undecided} ${demand.undecided === 1 ? 'template applies' : 'templates apply'} cannot be said without the original` }] : [];
  if (before !== null && 'fault' in before) problems.push({ ...notExamined, kind: 'original-pixels-unreadable', message: `the pixels of the original could not be compared: ${before.fault}` });
  const beside = before === null || 'fault' in before ? null : before;
  if (beside !== null && !sameShape(opened.image, beside.image)) return { problems: [{ ...changed, message: 'the picture has another size, or other frames, than the original' }], frames: 0 };
  const mask = maskOf(demand.covered.flatMap(({ regions }) => regions), opened.image, declaredAreas(original ?? output));
  if (mask === null) return unseen('the regions that the ultrasound declares cannot be read');
  const told = new Tally();
  const areCleared = overlaysInPixels(output, original);
  for (let frame = 0; frame < opened.count; frame += 1) {
    const problem = await judgeFrame(frame, { output, opened, beside, mask, demand, areCleared, told });
    if (problem !== null) return { problems: [...problems, problem], frames: frame };
  }
  return { problems: [...problems, ...told.problems(output, original)], frames: opened.count };
}

interface Judging {
  readonly output: Instance;
  readonly opened: Frames;
  readonly beside: Frames | null;
  readonly mask: Uint8Array;
  readonly demand: PixelDemand;
  /** an overlay stood in bits that the picture does not use */
  readonly areCleared: boolean;
  readonly told: Tally;
}

async function judgeFrame(frame: number, { output, opened, beside, mask, demand, areCleared, told }: Judging): Promise<Problem | null> {
  const here = await opened.decode(frame);
  if ('fault' in here) return unseen(here.fault).problems[0] ?? null;
  const there = beside === null ? null : await beside.decode(frame);
  if (there !== null && 'fault' in there) return { ...notExamined, kind: 'original-pixels-unreadable', message: `the pixels of the original could not be compared: ${there.fault}` };
  if (there !== null && there.photometric !== here.photometric) return { ...changed, message: 'the colours of the picture are stored in another way than the original, so that nothing could be compared' };
  const { image } = opened;
  const isLossy = here.isBlocked;
  const { columns, rows, samplesPerPixel: samples } = image;
  const isBlack = blackIn(output, image, here.photometric, isLossy);
  const result = compareFrames(here.values, there?.values ?? null, mask, { columns, rows, samples }, { moreBlack: demand.mayLook, rimPixels: isLossy ? blockRimPixels : 0, isBlack });
  const mayBeBlackened = (pixel: number): boolean => demand.mayLook && isBlack(here.values, pixel);
  // blocks have the bits that they were encoded with, and no others
  const unused = isLossy ? nothingUnused : judgeUnusedBits(here.containers, there?.containers ?? null, image, { areCleared, mask, mayBeBlackened });
  told.add(frame, result, unused, mask);
  return null;
}

const nothingUnused: UnusedBits = { left: 0, changed: 0 };

/** Sequential JPEG is blanked by blocks of at most 32 pixels, whose colours reach a little further (PS3.5 A.4.1). */
const blockRimPixels = 34;

function sameShape(one: Picture, other: Picture): boolean {
  return one.columns === other.columns && one.rows === other.rows && one.frames === other.frames && one.samplesPerPixel === other.samplesPerPixel;
}

/** Adds frames up, so that a cine tells each fault once. */
class Tally {
  private readonly uncovered: number[] = [];
  private readonly changed: number[] = [];
  private readonly bitsLeft: number[] = [];
  private readonly bitsChanged: number[] = [];
  private pixelsUncovered = 0;
  private pixelsChanged = 0;
  private isBlackened = false;

  add(frame: number, result: ReturnType<typeof compareFrames>, unused: UnusedBits, mask: Uint8Array): void {
    if (unused.left > 0) this.bitsLeft.push(frame);
    if (unused.changed > 0) this.bitsChanged.push(frame);
    if (result.uncovered > 0) this.uncovered.push(frame);
    if (result.changed > 0) this.changed.push(frame);
    this.pixelsUncovered += result.uncovered;
    this.pixelsChanged += result.changed;
    this.isBlackened ||= result.blackenedShare > 0 || mask.includes(1);
  }

  problems(output: Instance, original: Instance | null): readonly Problem[] {
    const problems: Problem[] = [];
    if (this.uncovered.length > 0) {
      problems.push({ grade: 'leak', kind: 'uncovered', place: 'pixel data', message: `${this.pixelsUncovered} pixels that a template covers are not black, in ${framesInWords(this.uncovered)}` });
    }
    if (this.changed.length > 0) problems.push({ ...changed, message: `${this.pixelsChanged} pixels outside of what was made black differ from the original, in ${framesInWords(this.changed)}` });
    if (this.bitsLeft.length > 0) {
      problems.push({ grade: 'leak', kind: 'overlay-bits-left', place: 'pixel data', message: `bits that the picture does not use are not empty where they must be, in ${framesInWords(this.bitsLeft)}` });
    }
    if (this.bitsChanged.length > 0) problems.push({ ...changed, kind: 'unused-bits-changed', message: `bits that the picture does not use differ from the original's, in ${framesInWords(this.bitsChanged)}` });
    const claims = (instance: Instance): boolean => rootValues(instance, BURNED_IN).join('\\') === 'NO';
    if (original !== null && claims(output) && !claims(original) && !this.isBlackened) {
      problems.push({ grade: 'suspect', kind: 'burned-in', tagPath: 'BurnedInAnnotation', message: 'BurnedInAnnotation says NO, and nothing was made black' });
    }
    return problems;
  }
}

function framesInWords(frames: readonly number[]): string {
  return frames.length === 1 ? `frame ${(frames[0] ?? 0) + 1}` : `${frames.length} frames, the first of them ${(frames[0] ?? 0) + 1}`;
}

/** PS3.15 E.3.1: whatever is drawn into pixels, and overlays are (PS3.3 C.9.2) */
const overlayInBits = { grade: 'suspect', kind: 'overlay-bits', place: 'pixel data', message: 'an overlay stands in bits of the pixels that the picture does not use' } as const;
const notExamined = { grade: 'not-examined', place: 'pixel data' } as const;
const changed = { grade: 'fitness', kind: 'changed', place: 'pixel data' } as const;

function unseen(why: string): PixelExamination {
  return { problems: [{ ...notExamined, kind: 'pixels-unreadable', message: `the pixels could not be looked at: ${why}` }], frames: 0 };
}
