import { createHash } from 'node:crypto';
import type { PDFiumDocument, PDFiumLibrary, PDFiumPage } from '@hyzyla/pdfium';
import type { DocumentPicture } from './pdf-pictures.js';

/** One page of a document as a reader of documents shows it. */
export interface DocumentPage {
  /** the text that programs can take from it, by the fonts of the page; lines end with CR LF */
  readonly text: string;
  /** drawn in grey, forms and notes too */
  readonly drawn: DocumentPicture;
  /** it has more than text: pictures, drawings, groups of both */
  readonly hasMore: boolean;
  /** digests of the pictures on it that PDFium decodes, as far as they stand in no group */
  readonly pictures: readonly string[];
}

/** Text of six points is 17 pixels tall. */
const pixelsPerPoint = 200 / 72;
/** Larger pages are drawn smaller: A3 fits. */
const longestSidePixels = 3400;
/** A larger document is not drawn. */
const mostBytes = 64 << 20;

type Library = Awaited<ReturnType<typeof PDFiumLibrary.init>>;

let library: Promise<Library> | null = null;

async function opened(bytes: Uint8Array): Promise<PDFiumDocument | null> {
  if (bytes.length > mostBytes) return null;
  library ??= import('@hyzyla/pdfium').then((pdfium) => pdfium.PDFiumLibrary.init());
  const ready = await library;
  return await ready.loadDocument(bytes).catch(() => null);
}

/**
 * The pages of a PDF document, up to `most` of them, drawn by PDFium; null for one that cannot be drawn and all behind it, and one null for a document that
 * PDFium does not open. The one place that calls PDFium.
 */
export async function* pdfPages(bytes: Uint8Array, most: number): AsyncGenerator<DocumentPage | null> {
  const document = await opened(bytes);
  if (document === null) {
    yield null;
    return;
  }
  let isSound = true;
  try {
    const count = Math.min(most, document.getPageCount());
    if (count === 0) yield null;
    for (let at = 0; at < count; at += 1) {
      const page: DocumentPage | null = isSound ? await drawn(document, at) : null;
      isSound = page !== null;
      yield page;
    }
  } finally {
    // what has failed inside may fail again: the next document has a PDFium of its own
    if (isSound) document.destroy();
    else library = null;
  }
}

async function drawn(document: PDFiumDocument, at: number): Promise<DocumentPage | null> {
  try {
    const page = document.getPage(at);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    if (!(originalWidth >= 1 && originalHeight >= 1)) return null;
    const { hasMore, pictures } = await contentsOf(page);
    const text = page.getText();
    const scale = Math.min(pixelsPerPoint, longestSidePixels / Math.max(originalWidth, originalHeight));
    const pixels = (points: number): number => Math.max(1, Math.round(points * scale));
    const { data, width: columns, height: rows } = await page.render({ width: pixels(originalWidth), height: pixels(originalHeight), scale: 1, colorSpace: 'Gray', render: 'bitmap', renderFormFields: true });
    const picture = { transferSyntax: '1.2.840.10008.1.2.1', rows, columns, frames: 1, samplesPerPixel: 1, photometric: 'MONOCHROME2', bitsAllocated: 8, bitsStored: 8, highBit: 7, signed: false, planar: false };
    return { text, hasMore, pictures, drawn: { values: Float64Array.from(data), photometric: 'MONOCHROME2', picture } };
  } catch {
    return null;
  }
}

async function contentsOf(page: PDFiumPage): Promise<Pick<DocumentPage, 'hasMore' | 'pictures'>> {
  const pictures: string[] = [];
  let hasMore = false;
  for (const object of page.objects()) {
    hasMore ||= object.type !== 'text';
    if (object.type !== 'image') continue;
    const pixels = await object.render({ render: 'bitmap' }).catch(() => null);
    if (pixels !== null) pictures.push(createHash('sha256').update(`${pixels.width}|`).update(pixels.data).digest('hex'));
  }
  return { hasMore, pictures };
}
