import { createHash } from 'node:crypto';
import type { Box, HidingPlace, PlantedItem, PlantKind } from './answer-key.js';
import type { Dataset } from './dataset.js';
import { WORDS_TOO } from './identity.js';

/** Where and why something is planted. */
export interface Spot {
  readonly hidingPlace: HidingPlace;
  readonly clause: string;
  readonly option?: string;
  /** the value is a word of the language too */
  readonly match?: PlantedItem['match'];
  readonly mayGo?: boolean;
}

const BASIC = 'PS3.15 Table E.1-1';

/** The usual place: an attribute of the Basic Profile's table. */
export const IN_ATTRIBUTE: Spot = { hidingPlace: 'attribute', clause: BASIC };

/** Sets values and writes the answer key in the same breath, for one file. */
export class Planter {
  readonly key: PlantedItem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Sets an attribute of `dataset` whose text must go. `secrets`: what of it identifies; absent: all of it */
  text(dataset: Dataset, keyword: string, text: string, spot: Spot = IN_ATTRIBUTE, secrets: readonly string[] = [text]): void {
    dataset.set(keyword, text);
    for (const secret of secrets) this.gone(dataset.pathOf(keyword), 'text-removed', secret, spot);
  }

  date(dataset: Dataset, keyword: string, date: string, spot: Spot = IN_ATTRIBUTE): void {
    dataset.set(keyword, date);
    this.gone(dataset.pathOf(keyword), 'date-shifted', date, spot);
  }

  /** Sets a UID that must be replaced by another. */
  uid(dataset: Dataset, keyword: string, uid: string, spot: Spot = { hidingPlace: 'UID', clause: BASIC }): void {
    dataset.set(keyword, uid);
    this.gone(dataset.pathOf(keyword), 'uid-changed', uid, spot);
  }

  /** Sets a reference that must follow the UID of another generated file. `mayGo`: where the sequence it stands in may be removed */
  reference(dataset: Dataset, keyword: string, uid: string, file: string, mayGo = false): void {
    dataset.set(keyword, uid);
    this.#add(dataset.pathOf(keyword), 'uid-consistent', 'follows', uid, { hidingPlace: 'reference', clause: `${BASIC}, action U`, mayGo }, file);
  }

  /** Records what must be gone, where the caller has put it. */
  gone(path: string, kind: PlantKind, value: string, spot: Spot): void {
    this.#add(path, kind, 'gone', value, spot, null);
  }

  /** Records what the pixels show in a box and must not show. */
  shown(path: string, value: string, box: Box, spot: Spot): void {
    this.#add(path, 'pixels-hidden', 'gone', value, spot, null, box);
  }

  /** Records what must stay. */
  stays(path: string, kind: PlantKind, value: string, spot: Spot): void {
    this.#add(path, kind, 'stays', value, spot, null);
  }

  /** Sets the pixel data and records that its bytes must come out as they went in; native words count in little endian. */
  pixels(dataset: Dataset, vr: string, value: Uint8Array | { readonly fragments: readonly Uint8Array[] }): void {
    dataset.set('PixelData', value, vr);
    const bytes = value instanceof Uint8Array ? [value] : value.fragments;
    const digest = createHash('sha256');
    for (const part of bytes) digest.update(part);
    this.stays(dataset.pathOf('PixelData'), 'pixels-retained', digest.digest('hex'), { hidingPlace: 'pixels', clause: 'PS3.15 E.3.1' });
  }

  /** Sets pixel data that shows text, and records that all beside the boxes of the text must come out as it went in. */
  pixelsBesideText(dataset: Dataset, vr: string, bytes: Uint8Array): void {
    dataset.set('PixelData', bytes, vr);
    this.stays(dataset.pathOf('PixelData'), 'pixels-outside-retained', createHash('sha256').update(bytes).digest('hex'), { hidingPlace: 'pixels', clause: 'PS3.15 E.3.1' });
  }

  /** Puts other pixel data in the place of what was set before: bytes that are no pixels were added, and the pixels themselves must come out as they went in. */
  pixelsInstead(dataset: Dataset, vr: string, value: Uint8Array | { readonly fragments: readonly Uint8Array[] }): void {
    const path = dataset.pathOf('PixelData');
    const before = this.key.findIndex((item) => item.path === path && (item.kind === 'pixels-retained' || item.kind === 'pixels-outside-retained'));
    if (before === -1) throw new Error('internal error: there were no pixels before');
    this.key.splice(before, 1);
    dataset.set('PixelData', value, vr);
    this.stays(path, 'pixels-outside-retained', '', { hidingPlace: 'pixels', clause: 'PS3.15 E.3.1' });
  }

  /** Records a relation to another file. */
  follows(path: string, kind: PlantKind, value: string, spot: Spot, file: string): void {
    this.#add(path, kind, 'follows', value, spot, file);
  }

  #add(path: string, kind: PlantKind, expect: PlantedItem['expect'], value: string, spot: Spot, file: string | null, box: Box | null = null): void {
    const { hidingPlace, clause, option = null, match = WORDS_TOO.has(value) ? 'word' : 'anywhere', mayGo = false } = spot;
    this.key.push({ file: this.#file, path, kind, expect, value, hidingPlace, clause, option, with: file, box, match, mayGo });
  }
}
