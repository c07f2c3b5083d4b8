/** One data element as it is encoded. Offsets count in `Instance.data` (in the file for File Meta), end exclusive. */
export interface Element {
  readonly tag: number;
  /** as encoded; from the dictionary for implicit VR and for UN with a tag that the dictionary has; UN where nothing says */
  readonly vr: string;
  readonly startOffset: number;
  readonly valueOffset: number;
  /** end of the value; with undefined length: where the delimiter stands */
  readonly valueEndOffset: number;
  /** end of the element, delimiter included */
  readonly endOffset: number;
  /** of a sequence; null for anything else */
  readonly items: readonly Dataset[] | null;
  /** of encapsulated pixel data, the offset table first; null for anything else */
  readonly fragments: readonly { readonly start: number; readonly end: number }[] | null;
}

/** The root or one item. Elements stand in the order of the file; a tag may stand twice in a broken one. */
export interface Dataset {
  readonly elements: readonly Element[];
  /** Specific Character Set in force here, PS3.5 6.1.2.3: its own or that of what holds it; [''] is the default repertoire */
  readonly characterSets: readonly string[];
  /** of binary values; a UN sequence is little endian whatever the file is */
  readonly littleEndian: boolean;
}

/** The bytes could not be read as DICOM; `reason` holds no value. */
export class Unreadable extends Error {
  constructor(
    readonly reason: string,
    readonly offset: number,
  ) {
    super(`${reason} at byte ${offset}`);
  }
}

/** All elements of a tag in a dataset, nearly always one or none. */
export function elementsOf(dataset: Dataset, tag: number): readonly Element[] {
  return dataset.elements.filter((element) => element.tag === tag);
}

export function firstOf(dataset: Dataset, tag: number): Element | undefined {
  return dataset.elements.find((element) => element.tag === tag);
}

export function isPrivateTag(tag: number): boolean {
  return (tag >>> 16) % 2 === 1;
}

/** (gggg,0010-00FF) with odd gggg, PS3.5 7.8.1 */
export function isCreatorTag(tag: number): boolean {
  const element = tag & 0xffff;
  return isPrivateTag(tag) && element >= 0x10 && element <= 0xff;
}

/** The tag of the creator of a private data element, (gggg,00bb) for (gggg,bbxx); undefined where PS3.5 7.8.1 has none. */
export function creatorTagOf(tag: number): number | undefined {
  const block = (tag >>> 8) & 0xff;
  if (!isPrivateTag(tag) || block < 0x10) return undefined;
  return ((tag & 0xffff0000) | block) >>> 0;
}
