import { groupBy } from '../../base/group-by.js';
import type { Problem } from '../obligations/obligation.js';
import type { Area } from '../pixels/expected-regions.js';
import { asShown, type LookedAt, type TextFinder } from '../pixels/rescan.js';
import { openFrames, type Frames } from '../read/frames/open-frames.js';
import { overlaysOf } from '../read/frames/overlays.js';
import type { Instance } from '../read/instance.js';
import type { Picture } from '../report/html/pictures.js';
import { coarsened, type Coarse } from './coarse.js';
import { drawn } from './draw.js';

export interface PicturesTaken {
  readonly pictures: readonly Picture[];
  /** findings of one kind in one frame that could have had a picture each, and have none for their number or size */
  readonly leftOut: number;
}

/** Bounds of one page. */
const mostPictures = 40;
const mostPicturesOfOneFile = 4;
const mostBytes = 3 << 20;

/**
 * Pictures of pixel findings, of outputs alone. What a finding says is never shown: its area is filled, as is all text that is found in the frame,
 * and what is left is so coarse that none can be read. Where nobody looked for text in the frame, its size and the areas are all there is to see.
 */
export class FindingPictures {
  private readonly pictures: Picture[] = [];
  private bytes = 0;
  private leftOut = 0;

  constructor(private readonly find: TextFinder | null) {}

  /** @param problems of the pixels of this output; those that are nowhere to be seen have no picture */
  async add(output: string, instance: Instance, problems: readonly Problem[]): Promise<void> {
    const seen = problems.flatMap(({ kind, shown }) => (shown === undefined ? [] : [{ kind, ...shown }]));
    if (seen.length === 0) return;
    const alike = [...groupBy(seen, ({ kind, frame, overlay = '' }) => `${kind} ${frame} ${overlay}`).values()];
    for (const [index, group] of alike.entries()) {
      const [first] = group;
      const opened = first === undefined ? null : framesOf(instance, first.overlay);
      if (first === undefined || opened === null) continue;
      if (index >= mostPicturesOfOneFile || this.pictures.length >= mostPictures || this.bytes >= mostBytes) {
        this.leftOut += 1;
        continue;
      }
      const areas = group.flatMap((one) => one.areas);
      const { coarse, isBlank } = await this.coarseFrame(instance, opened, first.frame, areas);
      const png = await drawn(coarse, areas);
      this.bytes += png.length;
      this.pictures.push({ output, caption: captionOf(first, areas.length, isBlank), png });
    }
  }

  taken(): PicturesTaken {
    return { pictures: this.pictures, leftOut: this.leftOut };
  }

  private async coarseFrame(instance: Instance, opened: Frames, frame: number, areas: readonly Area[]): Promise<{ readonly coarse: Coarse; readonly isBlank: boolean }> {
    const { image } = opened;
    const decoded = await opened.decode(frame);
    const looked = 'fault' in decoded ? null : asShown(decoded.values, decoded.photometric, image, instance);
    const text = looked === null ? null : await this.textIn(looked);
    if (looked === null || text === null) return { coarse: coarsened(image, () => 0, [{ left: 0, top: 0, right: image.columns, bottom: image.rows }]), isBlank: true };
    return { coarse: coarsened(image, lightOf(looked), [...areas, ...text]), isBlank: false };
  }

  /** Null: nobody looked, so that nobody knows. */
  private async textIn(looked: LookedAt): Promise<readonly Area[] | null> {
    try {
      return this.find === null ? null : await this.find(looked);
    } catch {
      // whatever looking failed of, the frame is not shown
      return null;
    }
  }
}

/** Frames of the picture, or of an overlay plane; null where they cannot be read. */
function framesOf(instance: Instance, overlay: string | undefined): Frames | null {
  if (overlay !== undefined) return overlaysOf(instance).find(({ group }) => group === overlay)?.frames ?? null;
  const opened = openFrames(instance);
  return opened === null || 'fault' in opened ? null : opened;
}

/** How light a pixel is shown, on any scale. */
function lightOf({ values, photometric, picture: { samplesPerPixel } }: LookedAt): (pixel: number) => number {
  if (samplesPerPixel === 1) return (pixel) => (photometric === 'MONOCHROME1' ? -1 : 1) * (values[pixel] ?? 0);
  if (photometric.startsWith('YBR')) return (pixel) => values[pixel * samplesPerPixel] ?? 0;
  return (pixel) => (values[pixel * samplesPerPixel] ?? 0) + (values[pixel * samplesPerPixel + 1] ?? 0) + (values[pixel * samplesPerPixel + 2] ?? 0);
}

const words: Readonly<Record<string, string>> = {
  uncovered: 'what a template covers is not black',
  changed: 'the picture differs from the original',
  'text-left': 'text is left',
  'text-of-original': 'text reads like a value of the originals',
  'templates-undecided': 'nobody can say whether a template applies',
  'original-pixels-unreadable': 'the original could not be compared',
};

function captionOf({ kind, frame, overlay }: { readonly kind: string; readonly frame: number; readonly overlay?: string }, areas: number, isBlank: boolean): string {
  const places = areas === 0 ? '' : `, in ${areas === 1 ? 'the place' : `the ${areas} places`} framed`;
  const rest = isBlank ? 'the frame is not shown, for nobody looked for text in it' : 'framed places and all text are filled, the rest is made coarse';
  return `Frame ${frame + 1} of ${overlay === undefined ? 'the output' : `its overlay ${overlay}`}: ${words[kind] ?? kind}${places}; ${rest}`;
}
