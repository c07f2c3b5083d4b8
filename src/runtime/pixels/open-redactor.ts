import { soleStatement } from '../../facts/redaction-statements.js';
import { Unwalkable } from '../dicom/unwalkable.js';
import { elementBytes } from '../dicom/write-element.js';
import { codingOf } from './codecs/codec-of.js';
import type { CodecModule } from './codecs/codec-module.js';
import { loadCodecs } from './codecs/load-codecs.js';
import type { Decided } from './detect/decide.js';
import type { TextLooker } from './detect/looker.js';
import { describeImage } from './describe.js';
import type { Box } from './image.js';
import { boxInImage, clearedOverlay, openOverlay, type OverlayPlane } from './overlays.js';
import { drawPicture, type Marks } from './picture.js';
import { openPixels, type Pixels } from './pixels.js';
import { redact, type Redacted as NewPixels } from './redact.js';
import type { Redacted, RedactionSite, Redactor } from './redactor.js';
import { boxesOf } from './regions.js';
import type { PixelRequest, Redaction } from './request.js';

/** Redacts what templates and detection ask for; codecs and detection are loaded when the first image needs them. */
export function openRedactor(): Redactor {
  const workshop = new Workshop();
  return {
    async redact(request, site) {
      try {
        return await workshop.redact(request, site);
      } catch (error) {
        if (!(error instanceof Unwalkable)) throw error;
        return { kind: 'refused', reason: error.reason, message: error.message, place: null };
      }
    },
    redactNow: (request) => workshop.redactNow(request),
    close: () => workshop.close(),
  };
}

const nothing: Decided = { redact: [], doubts: [] };

/** Kinds of pictures that are remembered as drawn. */
const rememberedPictures = 10_000;

class Workshop {
  private codecs: CodecModule | null = null;
  private looker: TextLooker | null = null;
  private readonly drawn = new Set<string>();

  async redact(request: PixelRequest, site: RedactionSite): Promise<Redacted> {
    const overlays = await this.cleanOverlays(request, site);
    if (!request.scanned.hasPixels) return await withoutPixels(request, overlays, site);
    const pixels = await this.open(request);
    const { image } = pixels;
    const covered = boxesOf(request.regions, image, request.scanned.declared);
    const found = request.looking.length === 0 ? nothing : await this.look(request, pixels, covered, site);
    const inFrames = found.doubts.length > 0 || covered.length > 0 || found.redact.length > 0 || !saysBurnedIn(request) ? found.doubts : [{ x0: 0, y0: 0, x1: image.columns, y1: image.rows }];
    const boxes = [...covered, ...found.redact, ...(site.redactDoubts ? inFrames : [])];
    const doubts = [...inFrames, ...overlays.planes.flatMap(({ plane, doubts }) => doubts.map((box) => boxInImage(box, plane, image)))];
    const made = redact(pixels, boxes, site.openSpool(), { clearUnusedBits: request.clearsOverlayBits, tidies: true });
    const marks = { black: boxes, doubts: site.redactDoubts ? [] : doubts };
    const shown = overlays.planes.filter((plane) => plane.doubts.length > 0).map(({ plane }) => plane);
    const picture = this.wantsPicture(request.series, marks) ? await drawPicture(pixels, { ...marks, planes: shown }) : null;
    const redaction = redactionOf(request, boxes, made);
    return { kind: 'redacted', redaction: { ...redaction, attributes: new Map([...redaction.attributes, ...overlays.elements]) }, doubts, picture };
  }

  redactNow(request: PixelRequest): Redaction | null {
    const { scanned, looking, transferSyntax, regions, clearsOverlayBits } = request;
    if (regions.length === 0 || looking.length > 0 || scanned.overlays.length > 0 || scanned.root.element === null || codingOf(transferSyntax) !== 'native') return null;
    const pixels = opened(request, null);
    const boxes = boxesOf(regions, pixels.image, scanned.declared);
    if (boxes.length === 0 || !this.drawn.has(alike(request.series, boxes))) return null;
    // native pixels are overwritten where they stand: nothing is spooled
    return redactionOf(request, boxes, redact(pixels, boxes, undefined, { clearUnusedBits: clearsOverlayBits }));
  }

  /** Each doubtful image has a picture; of those that are redacted alike within a series the first has one, for drawing costs more than redacting. */
  private wantsPicture(series: string, { black, doubts }: Marks): boolean {
    if (doubts.length > 0) return true;
    if (black.length === 0) return false;
    const key = alike(series, black);
    if (this.drawn.has(key)) return false;
    if (this.drawn.size >= rememberedPictures) this.drawn.clear();
    this.drawn.add(key);
    return true;
  }

  async close(): Promise<void> {
    await this.looker?.close();
  }

  private async open(request: PixelRequest): Promise<Pixels> {
    if (codingOf(request.transferSyntax) !== 'native') this.codecs ??= await loadCodecs();
    return opened(request, this.codecs);
  }

  /** Text in overlay planes that stay goes from them; other bits stay as they are. */
  private async cleanOverlays({ scanned, overlayLooking, source, encoding }: PixelRequest, { redactDoubts, pulse }: RedactionSite): Promise<CleanedOverlays> {
    const planes: CleanedOverlays['planes'][number][] = [];
    const elements = new Map<number, Buffer>();
    for (const element of scanned.overlays) {
      if (planes.some(({ plane }) => plane.tag === element.tag)) throw new Unwalkable('pixels-unreadable', 'an overlay stands twice', element.offsetBytes);
      const plane = openOverlay(element, scanned.root.lookup, source, encoding);
      this.looker ??= await (await import('./detect/looker.js')).openTextLooker();
      const { redact: found, doubts } = await this.looker.look(plane.pixels, overlayLooking, [], pulse);
      const gone = [...found, ...(redactDoubts ? doubts : [])];
      if (gone.length > 0) elements.set(plane.tag, clearedOverlay(plane, gone, encoding));
      planes.push({ plane, doubts });
    }
    return { planes, elements };
  }

  private async look({ looking }: PixelRequest, pixels: Pixels, covered: readonly Box[], { pulse }: RedactionSite): Promise<Decided> {
    this.looker ??= await (await import('./detect/looker.js')).openTextLooker();
    return await this.looker.look(pixels, looking, covered, pulse);
  }
}

function opened({ source, transferSyntax, encoding, scanned: { root } }: PixelRequest, codecs: CodecModule | null): Pixels {
  const image = describeImage(root.lookup, { transferSyntax, little: encoding.little, pixelVr: root.element?.vr ?? 'OW' });
  if (root.element === null) throw new Unwalkable('pixels-unreadable', 'the pixel data holds floating-point numbers');
  return openPixels(image, source, root.element, codecs);
}

/** Images of one series that are redacted alike have one picture. */
function alike(series: string, black: readonly Box[]): string {
  return `${series} ${JSON.stringify(black)}`;
}

/** What became of the overlay planes that stay. */
interface CleanedOverlays {
  /** `doubts` in pixels of the plane */
  readonly planes: readonly { readonly plane: OverlayPlane; readonly doubts: readonly Box[] }[];
  /** planes that lost text, as elements */
  readonly elements: ReadonlyMap<number, Buffer>;
}

/** An object that has overlays and no picture below them: a presentation state. */
async function withoutPixels({ transferSyntax }: PixelRequest, { planes, elements }: CleanedOverlays, { redactDoubts }: RedactionSite): Promise<Redacted> {
  const doubtful = planes.find(({ doubts }) => doubts.length > 0);
  const picture = doubtful === undefined ? null : await drawPicture(doubtful.plane.pixels, { black: [], doubts: redactDoubts ? [] : doubtful.doubts });
  return { kind: 'redacted', redaction: { pixelData: null, attributes: elements, transferSyntax, boxes: [] }, doubts: planes.flatMap(({ doubts }) => doubts), picture };
}

const BURNED_IN_ANNOTATION = 0x00280301;

/** The image says of itself that it carries text. */
function saysBurnedIn({ scanned: { root } }: PixelRequest): boolean {
  return root.lookup(BURNED_IN_ANNOTATION)?.toString('latin1').trim() === 'YES';
}

/** BurnedInAnnotation is NO once text was made black, and only then (PS3.15 E.3.1). */
function redactionOf({ transferSyntax, encoding, clearsOverlayBits, scanned: { root } }: PixelRequest, boxes: readonly Box[], made: NewPixels): Redaction {
  const isChanged = made.changedFrames > 0 || clearsOverlayBits || made.isLonger;
  if (!isChanged || root.element === null) return { pixelData: null, attributes: new Map(), transferSyntax, boxes };
  const attributes = new Map<number, Buffer>();
  for (const { tag, vr, value, onlyIfAbsent } of made.changes) {
    if (!onlyIfAbsent || root.lookup(tag) === null) attributes.set(tag, elementBytes(tag, vr, Buffer.isBuffer(value) ? value : Buffer.from(value, 'latin1'), encoding));
  }
  if (boxes.length > 0) {
    const { tag, value } = soleStatement('BurnedInAnnotation');
    attributes.set(tag, elementBytes(tag, 'CS', Buffer.from(value), encoding));
  }
  const { offsetBytes, valueOffsetBytes } = root.element;
  const pixelData = { pieces: [{ from: offsetBytes, to: valueOffsetBytes }, ...made.pieces], lengthBytes: valueOffsetBytes - offsetBytes + made.lengthBytes };
  return { pixelData, attributes, transferSyntax: made.transferSyntax, boxes };
}
