import { vrRule } from '../../facts/vr.js';
import { tagPathText } from '../place.js';
import type { Instance } from '../read/instance.js';
import { budgetForOneFile, type Opened } from './containers/container.js';
import { openAll, openFragment } from './containers/open.js';
import { behindPixels, planeBytesOf } from './behind-pixels.js';
import type { Leaf } from './leaves.js';

/** Something that had to be opened to be read, and where it stands. */
export interface Hidden {
  readonly tagPath: string | null;
  /** "value, opened as gzip" */
  readonly place: string;
  readonly opened: Opened;
}

export interface HidingPlaces {
  readonly hidden: readonly Hidden[];
  /** what could not be opened, with where it stands */
  readonly closed: readonly { readonly tagPath: string | null; readonly message: string }[];
}

/** Shorter values hold no container. */
const SHORTEST = 12;
/** bytes of a value in which containers are looked for */
const MOST_BYTES = 64 << 20;
/** texts that were opened, remembered; most values stand in every file of a series */
const MOST_REMEMBERED = 20_000;

/** numbers, dates and UIDs: what is written there is no container, and words there are a finding of the patterns */
const withoutText = new Set(['UI', 'DS', 'IS', 'DA', 'DT', 'TM', 'AS']);
const nothing: readonly Opened[] = [];
/** a text in which something may be encoded: three signs that words do not have together, or the start of a container */
const hint = /[A-Za-z\d+/_-]{12}|(?:[\da-fA-F]{2}[ :]){7}|&#?\w+;|%[\da-fA-F]{2}|\\u[\da-fA-F]{4}|<[a-zA-Z/!?]|^\{\\rtf/;

/** Opens every container of an instance once: values of any VR, fragments, bytes outside the dataset. Native pixel data holds none. */
export class Opener {
  readonly #remembered = new Map<string, readonly Opened[]>();

  open(instance: Instance, leaves: readonly Leaf[]): HidingPlaces {
    const hidden: Hidden[] = [];
    const closed: { tagPath: string | null; message: string }[] = [];
    const budget = budgetForOneFile();
    const add = (tagPath: () => string | null, place: string, opened: readonly Opened[]): void => {
      for (const one of opened) hidden.push({ tagPath: tagPath(), place: `${place}, opened as ${one.how}`, opened: one });
      for (const message of budget.closed) closed.push({ tagPath: tagPath(), message });
      budget.closed.clear();
    };
    for (const leaf of leaves) {
      const { element, within } = leaf;
      const tagPath = (): string => tagPathText(within, element.tag);
      if (element.fragments !== null) {
        const planeBytes = planeBytesOf(instance.data, leaf);
        for (const { start, end } of element.fragments) add(tagPath, 'fragment', openFragment(instance.data.subarray(start, end), planeBytes, budget));
        continue;
      }
      const lengthBytes = element.valueEndOffset - element.valueOffset;
      if (isPixelData(element.tag)) {
        add(tagPath, 'value', behindPixels(instance.data, leaf));
        continue;
      }
      if (lengthBytes < SHORTEST) continue;
      if (withoutText.has(element.vr)) continue;
      const kind = vrRule(element.vr)?.kind ?? 'binary';
      if (kind === 'binary' && vrRule(element.vr)?.multi === true) continue;
      const bytes = instance.data.subarray(element.valueOffset, Math.min(element.valueEndOffset, element.valueOffset + MOST_BYTES));
      if (bytes.length < lengthBytes) budget.closed.add('a value is longer than what is searched for containers');
      add(tagPath, 'value', kind === 'binary' ? openAll(bytes, budget) : this.#text(bytes, budget));
    }
    const outside: readonly (readonly [string, Uint8Array])[] = [
      ['preamble', instance.hasPreamble ? instance.file.subarray(0, 128) : new Uint8Array(0)],
      ['trailing bytes', instance.data.subarray(instance.trailing.start, instance.trailing.end)],
      ['trailing bytes', instance.behindStream === null ? new Uint8Array(0) : instance.file.subarray(instance.behindStream.start, instance.behindStream.end)],
    ];
    for (const [place, bytes] of outside) if (bytes.length >= SHORTEST && bytes.some((byte) => byte !== 0)) add(() => null, place, openAll(bytes, budget));
    return { hidden, closed };
  }

  #text(bytes: Uint8Array, budget: ReturnType<typeof budgetForOneFile>): readonly Opened[] {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const known = this.#remembered.get(text);
    if (known !== undefined) return known;
    // what is remembered must outlive the file's memory
    const opened = hint.test(text) ? openAll(Buffer.from(bytes), budget) : nothing;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    if (budget.closed.size === 0) this.#remembered.set(text, opened);
    return opened;
  }
}

function isPixelData(tag: number): boolean {
  return tag >>> 16 === 0x7fe0;
}
