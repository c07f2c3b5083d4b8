import type { Problem } from '../obligations/obligation.js';
import { pdfPages, type DocumentPage } from '../read/documents/pdf-pages.js';
import { isReadablePdf, pdfPictures } from '../read/documents/pdf-pictures.js';
import { firstOf } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { valueBytes } from '../read/values.js';
import type { FoundText, TextFinder } from './rescan.js';

const ENCAPSULATED_DOCUMENT = 0x00420011;
export const documentName = 'EncapsulatedDocument';
const tagPath = documentName;

/** What is found with less confidence is not told; no rule says how sure one must be of text in documents. */
const textFrom = 0.5;

/** So many pictures, and so many pages, of one document are looked at. */
const mostPictures = 64;
const mostPages = 64;

/** The PDF document that an output holds (PS3.3 C.24.2); null: none that can be read. */
export function documentOf({ data, dataset }: Instance): Uint8Array | null {
  const element = firstOf(dataset, ENCAPSULATED_DOCUMENT);
  const bytes = element === undefined ? null : valueBytes(data, element);
  return bytes !== null && isReadablePdf(bytes) ? bytes : null;
}

/** How texts of a document are searched. */
export interface DocumentSearch {
  /** whether an identifying value of the originals stands in a text */
  readonly holdsNeedle: (text: string) => boolean;
  /** what patterns find in a line of text */
  readonly inLine: (line: string, place: string) => readonly Problem[];
  /** text of the document that was searched with all other bytes */
  readonly searched: string;
}

/**
 * Looks at a document as its readers do: at its pages, drawn, at the text that their fonts give, and at the pictures in it, one finding each. Text that
 * stands in the bytes as it is written was searched there. What is not looked at is told.
 *
 * @param find null: nobody looks
 */
export async function rescanDocument(bytes: Uint8Array, find: TextFinder | null, search: DocumentSearch): Promise<DocumentProblems> {
  const { written, ...pages } = await inPages(bytes, find, search);
  return { written, seen: [...(await inPictures(bytes, find, search, pages)), ...pages.seen] };
}

export interface DocumentProblems {
  /** of texts that the fonts of a page give */
  readonly written: readonly Problem[];
  /** of what is drawn, and of what nobody looked at */
  readonly seen: readonly Problem[];
}

interface Pages {
  readonly seen: readonly Problem[];
  /** every page was drawn and looked at */
  readonly areSeen: boolean;
  /** different pictures that stand on them */
  readonly pictures: number;
}

async function inPages(bytes: Uint8Array, find: TextFinder | null, search: DocumentSearch): Promise<Pages & DocumentProblems> {
  const [written, seen]: [Problem[], Problem[]] = [[], []];
  const pictures = new Set<string>();
  const known = search.searched.split('\n').map(collapsed).join('\n');
  let [count, unseen] = [0, 0];
  for await (const page of pdfPages(bytes, mostPages + 1)) {
    count += 1;
    const place = `page ${count} of the document`;
    if (page === null || count > mostPages) {
      unseen += 1;
      continue;
    }
    for (const picture of page.pictures) pictures.add(picture);
    written.push(...inText(page, place, known, search));
    if (find !== null) seen.push(...inDrawing(page, place, await find(page.drawn), search));
  }
  if (unseen > 0) seen.push({ grade: 'not-examined', kind: 'document-pages', tagPath, place: 'pages of the document', message: count > mostPages ? `of the document the first ${mostPages} pages were looked at` : `${unseen === 1 ? 'a page of the document, or all of it,' : `${unseen} pages of the document`} could not be drawn, and nobody looked there` });
  return { written, seen, areSeen: unseen === 0 && find !== null, pictures: pictures.size };
}

/**
 * Fonts that number their signs on their own hide text from whoever reads bytes, and so do writers that show a line piece by piece. A line that stands
 * in one piece in the bytes was searched for patterns there.
 *
 * @param known the pieces, a line each
 */
function inText({ text }: DocumentPage, place: string, known: string, { holdsNeedle, inLine }: DocumentSearch): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const line of text.split(/[\r\n]+/)) {
    if (holdsNeedle(line)) problems.set('text-of-original', { grade: 'leak', kind: 'text-of-original', tagPath, place, message: 'the text of a page holds a value of the originals', value: line });
    if (known.includes(collapsed(line))) continue;
    for (const problem of inLine(line, place)) if (!problems.has(problem.kind)) problems.set(problem.kind, { ...problem, tagPath, place });
  }
  return [...problems.values()];
}

/** A page whose text says all that is seen on it was searched; what is seen beside is told. */
function inDrawing({ text, hasMore }: DocumentPage, place: string, found: readonly FoundText[], { holdsNeedle }: DocumentSearch): readonly Problem[] {
  const leak = found.find((one) => one.text !== '' && holdsNeedle(one.text));
  if (leak !== undefined) return [{ grade: 'leak', kind: 'text-of-original', tagPath, place, message: 'a page of the document shows text that reads like a value of the originals', value: leak.text }];
  const said = squeezed(text);
  const isBeside = (one: FoundText): boolean => one.confidence >= textFrom && (one.text === '' || !said.includes(squeezed(one.text)));
  if ((said !== '' && !hasMore) || !found.some(isBeside)) return [];
  return [{ grade: 'review', kind: 'text-on-page', tagPath, place, confidence: 'medium', message: 'a page of the document shows text that its fonts do not give' }];
}

async function inPictures(bytes: Uint8Array, find: TextFinder | null, { holdsNeedle }: DocumentSearch, pages: Pages): Promise<readonly Problem[]> {
  const [leaks, reviews]: [Problem[], Problem[]] = [[], []];
  let [count, unseen] = [0, 0];
  for await (const picture of pdfPictures(bytes)) {
    count += 1;
    if (picture === null || find === null || count > mostPictures) {
      unseen += 1;
      continue;
    }
    const found = await find(picture);
    const leak = found.find(({ text }) => text !== '' && holdsNeedle(text));
    const place = `picture ${count} of the document`;
    if (leak !== undefined) leaks.push({ grade: 'leak', kind: 'text-of-original', tagPath, place, message: 'a picture of the document shows text that reads like a value of the originals', value: leak.text });
    else if (found.some(({ confidence }) => confidence >= textFrom)) reviews.push({ grade: 'review', kind: 'text-on-page', tagPath, place, confidence: 'medium', message: 'a picture of the document shows text' });
  }
  // each picture of the document stands on a page that was looked at
  const areShown = pages.areSeen && pages.pictures >= count;
  const isTold = areShown && pages.seen.some(({ kind }) => kind === 'text-on-page');
  const problems = isTold ? leaks : [...leaks, ...reviews];
  if (unseen === 0 || areShown) return problems;
  return [...problems, { grade: 'not-examined', kind: 'document-pictures', tagPath, place: 'pictures of the document', message: `${unseen} of ${count} pictures in the document were not looked at: ${find === null ? 'nobody looks for text' : 'they are stored in a way that is not read, or there are too many'}` }];
}

function collapsed(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
