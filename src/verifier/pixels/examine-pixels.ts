import type { Model } from '../../compiler/resolve/model.js';
import type { Problem } from '../obligations/obligation.js';
import { elementsOf } from '../read/element.js';
import { openFrames, type DecodedFrame, type Frames } from '../read/frames/open-frames.js';
import type { Picture } from '../read/frames/picture.js';
import type { Instance } from '../read/instance.js';
import { rootValues } from '../read/values.js';
import type { PartialLookup } from '../possible.js';
import { blackIn } from './black.js';
import { compareFrames } from './compare-frames.js';
import { declaredAreas, maskOf, pixelDemand, type PixelDemand } from './expected-regions.js';

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
  if (covered.length > 0 || undecided > 0 || mayLook || overlaysInPixels(output)) return false;
  return original === null || samePixelBytes(output, original);
}

function samePixelBytes(output: Instance, original: Instance): boolean {
  const [here, there] = [output, original].map((instance) => {
    const [element] = elementsOf(instance.dataset, PIXEL_DATA);
    return element === undefined ? null : Buffer.from(instance.data.buffer, instance.data.byteOffset + element.valueOffset, element.valueEndOffset - element.valueOffset);
  });
  return here != null && there != null && here.equals(there);
}

/** Overlay Bit Position (60xx,0102) above 0: bits that the picture does not use hold an overlay, and go. */
function overlaysInPixels(instance: Instance): boolean {
  return Array.from({ length: 16 }, (_, index) => 0x60000102 + index * 0x20000).some((tag) => rootValues(instance, tag).some((position) => position !== '0'));
}

/** What came of looking at the pixels of one output. */
export interface PixelExamination {
  readonly problems: readonly Problem[];
  readonly frames: number;
}

/** Holds every frame of an output against the regions that it must not show, and against the original's frames where they are at hand. */
export async function examinePixels(output: Instance, original: Instance | null, demand: PixelDemand): Promise<PixelExamination> {
  const { problems, frames } = await examineFrames(output, original, demand);
  return { problems: overlaysInPixels(output) ? [overlayInBits, ...problems] : problems, frames };
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
  for (let frame = 0; frame < opened.count; frame += 1) {
    const problem = await judgeFrame(frame, { output, opened, beside, mask, demand, told });
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
  readonly told: Tally;
}

async function judgeFrame(frame: number, { output, opened, beside, mask, demand, told }: Judging): Promise<Problem | null> {
  const here = await opened.decode(frame);
  if ('fault' in here) return unseen(here.fault).problems[0] ?? null;
  const there = beside === null ? null : await beside.decode(frame);
  if (there !== null && 'fault' in there) return { ...notExamined, kind: 'original-pixels-unreadable', message: `the pixels of the original could not be compared: ${there.fault}` };
  if (there !== null && there.photometric !== here.photometric) return { ...changed, message: 'the colours of the picture are stored in another way than the original, so that nothing could be compared' };
  const { image } = opened;
  const isLossy = isBlocked(beside?.image ?? image);
  const { columns, rows, samplesPerPixel: samples } = image;
  const result = compareFrames(here.values, valuesOf(there), mask, { columns, rows, samples }, { moreBlack: demand.mayLook, rimPixels: isLossy ? blockRimPixels : 0, isBlack: blackIn(output, image, here.photometric, isLossy) });
  told.add(frame, result, mask);
  return null;
}

function valuesOf(frame: DecodedFrame | null): Float64Array | null {
  return frame === null ? null : frame.values;
}

/** Sequential JPEG is blanked by blocks of at most 32 pixels, whose colours reach a little further (PS3.5 A.4.1). */
const blockRimPixels = 34;
const blockedSyntaxes: ReadonlySet<string> = new Set(['1.2.840.10008.1.2.4.50', '1.2.840.10008.1.2.4.51']);

function isBlocked({ transferSyntax }: Picture): boolean {
  return blockedSyntaxes.has(transferSyntax);
}

function sameShape(one: Picture, other: Picture): boolean {
  return one.columns === other.columns && one.rows === other.rows && one.frames === other.frames && one.samplesPerPixel === other.samplesPerPixel;
}

/** Adds frames up, so that a cine tells each fault once. */
class Tally {
  private readonly uncovered: number[] = [];
  private readonly changed: number[] = [];
  private pixelsUncovered = 0;
  private pixelsChanged = 0;
  private isBlackened = false;

  add(frame: number, result: ReturnType<typeof compareFrames>, mask: Uint8Array): void {
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
