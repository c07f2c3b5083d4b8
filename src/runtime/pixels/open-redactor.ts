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
    const pixels = await this.open(request);
    const { image } = pixels;
    const covered = boxesOf(request.regions, image, request.scanned.declared);
    const found = request.looking.length === 0 ? nothing : await this.look(request, pixels, covered, site);
    const doubts = found.doubts.length > 0 || covered.length > 0 || found.redact.length > 0 || !saysBurnedIn(request) ? found.doubts : [{ x0: 0, y0: 0, x1: image.columns, y1: image.rows }];
    const boxes = [...covered, ...found.redact, ...(site.redactDoubts ? doubts : [])];
    const made = redact(pixels, boxes, site.openSpool(), { clearUnusedBits: request.clearsOverlayBits, tidies: true });
    const isChanged = made.changedFrames > 0 || request.clearsOverlayBits || made.isLonger;
    const marks = { black: boxes, doubts: site.redactDoubts ? [] : doubts };
    const picture = this.wantsPicture(request.series, marks) ? await drawPicture(pixels, marks) : null;
    return { kind: 'redacted', redaction: redactionOf(request, boxes, isChanged ? made : null), doubts, picture };
  }

  /** Each doubtful image has a picture; of those that are redacted alike within a series the first has one, for drawing costs more than redacting. */
  private wantsPicture(series: string, { black, doubts }: Marks): boolean {
    if (doubts.length > 0) return true;
    if (black.length === 0) return false;
    const alike = `${series} ${JSON.stringify(black)}`;
    if (this.drawn.has(alike)) return false;
    if (this.drawn.size >= rememberedPictures) this.drawn.clear();
    this.drawn.add(alike);
    return true;
  }

  async close(): Promise<void> {
    await this.looker?.close();
  }

  private async open({ source, transferSyntax, encoding, scanned: { root } }: PixelRequest): Promise<Pixels> {
    const image = describeImage(root.lookup, { transferSyntax, little: encoding.little, pixelVr: root.element?.vr ?? 'OW' });
    if (root.element === null) throw new Unwalkable('pixels-unreadable', 'the pixel data holds floating-point numbers');
    if (codingOf(transferSyntax) !== 'native') this.codecs ??= await loadCodecs();
    return openPixels(image, source, root.element, this.codecs);
  }

  private async look({ looking }: PixelRequest, pixels: Pixels, covered: readonly Box[], { pulse }: RedactionSite): Promise<Decided> {
    this.looker ??= await (await import('./detect/looker.js')).openTextLooker();
    return await this.looker.look(pixels, looking, covered, pulse);
  }
}

const BURNED_IN_ANNOTATION = 0x00280301;

/** The image says of itself that it carries text. */
function saysBurnedIn({ scanned: { root } }: PixelRequest): boolean {
  return root.lookup(BURNED_IN_ANNOTATION)?.toString('latin1').trim() === 'YES';
}

/** BurnedInAnnotation is NO once text was made black, and only then (PS3.15 E.3.1). */
function redactionOf({ transferSyntax, encoding, scanned: { root } }: PixelRequest, boxes: readonly Box[], made: NewPixels | null): Redaction {
  if (made === null || root.element === null) return { pixelData: null, attributes: new Map(), transferSyntax, boxes };
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
