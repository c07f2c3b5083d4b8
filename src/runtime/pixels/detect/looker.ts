import { createHash } from 'node:crypto';
import { Unwalkable } from '../../dicom/unwalkable.js';
import type { Box, Frame, Image } from '../image.js';
import { decode, type Pixels } from '../pixels.js';
import type { Looking } from '../request.js';
import { blackened } from './blackened.js';
import { decide, type Decided } from './decide.js';
import { findText, isAllBut, usualFloor, type FindOptions, type Found } from './find.js';
import { greysOf } from './grey.js';
import { areaOf, coveredPart, isWithin } from './geometry.js';
import { Net } from './net.js';
import { LineReader, unreadable, type Reading } from './ocr.js';
import { FrameSample } from './sample.js';

/** Looks for burned-in text. One call after the other: it holds one net and one reader. */
export interface TextLooker {
  /**
   * Text in all frames, by the `detect` statements that speak of the file: each decides on what was found, and all of them act. Boxes
   * hold for every frame.
   *
   * @param covered what templates redact anyway; a line that they all but cover becomes black as a whole
   * @param pulse called before each frame; throws when the run is to end
   * @throws Unwalkable where a frame cannot be decoded, or looking fails
   */
  look(pixels: Pixels, looking: readonly Looking[], covered: readonly Box[], pulse: () => void): Promise<Decided>;
  /** Text in one decoded frame. @throws Unwalkable where looking fails */
  find(frame: Frame, image: Image, options?: FindOptions): Promise<readonly Found[]>;
  /** Reads one line; an empty text where nothing can be read. */
  read(frame: Frame, image: Image, box: Box): Promise<Reading>;
  close(): Promise<void>;
}

/** How often a picture is looked at again with what was found made black; each time less is left. */
const mostRounds = 3;
/** A box of which more than this part was known is nothing new. */
const mostKnown = 0.8;

/** Frames whose findings are remembered: exact copies are looked at once. */
const remembered = 256;

/** Loads the net; OCR starts when the first line is to be read. @throws Error where weights or packages are missing or damaged */
export async function openTextLooker(weights?: Uint8Array): Promise<TextLooker> {
  return new Looker(await Net.open(weights));
}

class Looker implements TextLooker {
  private readonly reader = new LineReader();
  private readonly known = new Map<string, readonly Found[]>();

  constructor(private readonly net: Net) {}

  async look(pixels: Pixels, looking: readonly Looking[], covered: readonly Box[], pulse: () => void): Promise<Decided> {
    const { image } = pixels;
    const floor = Math.min(usualFloor, ...looking.flatMap(({ redact, review }) => [redact, review ?? redact]));
    const surely = Math.min(1, ...looking.map(({ redact: least }) => least));
    const isStrict = looking.some(({ strict }) => strict);
    const sample = new FrameSample(image.frames, isStrict);
    const [redact, doubts] = [new Boxes(), new Boxes()];
    for (let at = 0; at < image.frames; at += 1) {
      pulse();
      const frame = decode(pixels, at);
      const [grey] = greysOf(frame, image);
      if (grey === undefined || !sample.wants(at, grey)) continue;
      const found = await this.find(frame, image, { floor });
      // what a template all but covers goes with it, and is nothing to ask a person about
      redact.add(found.filter((one) => isAllBut(one, covered) && coveredPart(one.box, covered) < 1).map(({ box }) => box));
      const elsewhere = found.filter((one) => !isAllBut(one, covered));
      const read = this.readOnce(frame, image);
      for (const statement of looking) {
        const decided = await decide(elsewhere, statement, read);
        redact.add(decided.redact);
        doubts.add(decided.doubts);
      }
      redact.add(await this.leftAfter(frame, image, [...redact.all(), ...covered], found, surely));
    }
    const gone = redact.all();
    return { redact: gone, doubts: doubts.all().filter((box) => coveredPart(box, [...gone, ...covered]) < 1) };
  }

  async find(frame: Frame, image: Image, options: FindOptions = {}): Promise<readonly Found[]> {
    const print = fingerprint(frame, image, options);
    const before = this.known.get(print);
    if (before !== undefined) return before;
    try {
      const found = await findText(this.net, frame, image, options);
      if (this.known.size >= remembered) for (const oldest of this.known.keys()) { this.known.delete(oldest); break; }
      this.known.set(print, found);
      return found;
    } catch (error) {
      if (error instanceof Unwalkable) throw error;
      throw new Unwalkable('pixels-not-redacted', 'text could not be looked for in the pixels');
    }
  }

  async read(frame: Frame, image: Image, box: Box): Promise<Reading> {
    let best = unreadable;
    for (const grey of greysOf(frame, image)) {
      const reading = await this.reader.read(grey, box);
      if (reading.confidence > best.confidence) best = reading;
    }
    return best;
  }

  async close(): Promise<void> {
    this.known.clear();
    await this.reader.close();
    await this.net.close();
  }

  /**
   * What surely looks like text once areas are black, and was not so sure before: corners and edges of black beside tissue. It becomes black too, so
   * that nobody who looks at the output finds it and has to ask what it was. What was found and stays, because a profile allows it, stays.
   */
  private async leftAfter(frame: Frame, image: Image, areas: readonly Box[], found: readonly Found[], surely: number): Promise<readonly Box[]> {
    const more: Box[] = [];
    for (let round = 0; round < mostRounds && areas.length > 0; round += 1) {
      const left = await this.find(blackened(frame, image, [...areas, ...more]), image);
      const known = [...areas, ...more, ...found.filter(({ confidence }) => confidence >= surely).map(({ box }) => box)];
      const fresh = left.filter(({ box, confidence, seenBy }) => seenBy !== 'classical' && confidence >= surely && coveredPart(box, known) < mostKnown);
      if (fresh.length === 0) break;
      more.push(...fresh.map(({ box }) => box));
    }
    return more;
  }

  /** What several statements ask of one line is read once. */
  private readOnce(frame: Frame, image: Image): (found: Found) => Promise<Reading> {
    const readings = new Map<Found, Promise<Reading>>();
    return (found) => {
      const reading = readings.get(found) ?? this.read(frame, image, found.box);
      readings.set(found, reading);
      return reading;
    };
  }
}

/** Boxes of several frames, without those that lie in another. */
class Boxes {
  private boxes: Box[] = [];

  add(some: readonly Box[]): void {
    for (const box of some) {
      if (this.boxes.some((other) => isWithin(box, other))) continue;
      this.boxes = [...this.boxes.filter((other) => !isWithin(other, box)), box];
    }
  }

  all(): readonly Box[] {
    return this.boxes.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0 || areaOf(a) - areaOf(b));
  }
}

/** Equal for frames that are equal to the last bit, are shown alike, and are looked at alike: no other frame takes over what was found. */
function fingerprint({ values, photometric }: Frame, { rows, columns, samplesPerPixel, bitsStored, palette }: Image, options: FindOptions): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([rows, columns, samplesPerPixel, bitsStored, photometric, values.constructor.name, palette?.first ?? null, options]));
  if (palette !== null) for (const channel of [palette.red, palette.green, palette.blue]) hash.update(channel);
  return hash.update(values).digest('hex');
}
