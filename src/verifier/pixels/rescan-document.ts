import type { Problem } from '../obligations/obligation.js';
import { isReadablePdf, pdfPictures } from '../read/documents/pdf-pictures.js';
import { firstOf } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { valueBytes } from '../read/values.js';
import type { TextFinder } from './rescan.js';

const ENCAPSULATED_DOCUMENT = 0x00420011;
export const documentName = 'EncapsulatedDocument';
const tagPath = documentName;

/** What is found with less confidence is not told; no rule says how sure one must be of text in documents. */
const textFrom = 0.5;

/** So many pictures of one document are looked at. */
const mostPictures = 64;

/** The PDF document that an output holds (PS3.3 C.24.2); null: none that can be read. */
export function documentOf({ data, dataset }: Instance): Uint8Array | null {
  const element = firstOf(dataset, ENCAPSULATED_DOCUMENT);
  const bytes = element === undefined ? null : valueBytes(data, element);
  return bytes !== null && isReadablePdf(bytes) ? bytes : null;
}

/**
 * Looks for text in the pictures of a document, one finding each: a page that was scanned is one picture. Text that is written as text is searched
 * with all other bytes. What is not looked at is told in one finding.
 *
 * @param find null: nobody looks
 */
export async function rescanDocument(bytes: Uint8Array, find: TextFinder | null, holdsNeedle: (text: string) => boolean): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
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
    if (leak !== undefined) problems.push({ grade: 'leak', kind: 'text-of-original', tagPath, place, message: 'a page of the document shows text that reads like a value of the originals', value: leak.text });
    else if (found.some(({ confidence }) => confidence >= textFrom)) problems.push({ grade: 'review', kind: 'text-on-page', tagPath, place, confidence: 'medium', message: 'a page of the document shows text in a picture' });
  }
  if (unseen > 0) problems.push({ grade: 'not-examined', kind: 'document-pictures', tagPath, place: 'pictures of the document', message: `${unseen} of ${count} pictures in the document were not looked at: ${find === null ? 'nobody looks for text' : 'they are stored in a way that is not read, or there are too many'}` });
  return problems;
}
