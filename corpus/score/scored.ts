import type { HidingPlace, PlantedItem, PlantKind } from '../answer-key.js';
import type { Haystack } from './haystack.js';
import type { ReadElement } from './read-dicom.js';

/** What is judged: the kinds of the answer key, and duties that belong to a file, a subject or the whole. */
export type ScoredKind =
  | PlantKind
  | 'date-moved'
  | 'one-shift-a-subject'
  | 'patients-apart'
  | 'uids-injective'
  | 'no-unexpected-identifier'
  | 'no-extra-file'
  | 'references-resolve'
  | 'iod-valid'
  | 'claims-true';

/** A leak shows what should be gone; a loss is what should be there and is not; a fault is neither. */
export type Side = 'leak' | 'utility' | 'conduct';

export interface Judgement {
  readonly kind: ScoredKind;
  readonly side: Side;
  readonly hidingPlace: HidingPlace | 'file' | 'subject' | 'release';
  /** of the corpus; of an output without an input, of the release */
  readonly file: string;
  readonly path: string;
  readonly verdict: 'good' | 'bad' | 'unreached';
  /** why it is bad or was not reached, without a value; null where it is good */
  readonly reason: string | null;
}

/** A file of the corpus with what came of it. */
export interface ScoredFile {
  readonly path: string;
  /** the folder of its subject */
  readonly subject: string;
  readonly items: readonly PlantedItem[];
  readonly original: Haystack['file'];
  /** null: nothing came of it */
  readonly output: Output | null;
  /** why nothing came of it; null where something did, or nobody says */
  readonly heldBack: string | null;
}

export interface Output {
  readonly path: string;
  readonly bytes: Buffer;
  readonly haystack: Haystack;
  readonly byPath: ReadonlyMap<string, ReadElement>;
}

export function judged(item: Pick<PlantedItem, 'file' | 'path' | 'hidingPlace'>, kind: ScoredKind, side: Side, verdict: Judgement['verdict'], reason: string | null = null): Judgement {
  return { kind, side, hidingPlace: item.hidingPlace, file: item.file, path: item.path, verdict, reason };
}

/** The element at a path; where items before it went, one at the same path with other item numbers that satisfies `wanted`. */
export function elementAt(output: Output, path: string, wanted: (element: ReadElement) => boolean = () => true): ReadElement | undefined {
  const exact = output.byPath.get(path);
  if (exact !== undefined && wanted(exact)) return exact;
  if (!path.includes('[')) return exact;
  const plain = withoutNumbers(path);
  return output.haystack.file.elements.find((element) => withoutNumbers(element.path) === plain && wanted(element)) ?? exact;
}

function withoutNumbers(path: string): string {
  return path.replace(/\[\d+\]/g, '');
}

/** Whether the item that an element stands in is there; an element of the root always has its dataset. */
export function parentStands(output: Output, path: string): boolean {
  const at = path.lastIndexOf(' > ');
  if (at === -1) return true;
  const parent = withoutNumbers(path.slice(0, at));
  return output.haystack.file.elements.some((element) => withoutNumbers(element.path).startsWith(`${parent} > `));
}
