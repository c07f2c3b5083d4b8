import { IN_ATTRIBUTE, type Planter, type Spot } from '../planter.js';
import type { Dataset, Value } from '../dataset.js';

/** A private block of a maker: its creator, and where it was put. */
export interface PrivateBlock {
  readonly creator: string;
  readonly group: number;
  /** 0x10 to 0xff, chosen by whoever writes, PS3.5 7.8.1 */
  readonly block: number;
}

/** A private element that Table E.3.10-1 lists as safe. */
export const SAFE: Spot = { hidingPlace: 'private element', clause: 'PS3.15 Table E.3.10-1', option: 'retain-safe-private' };

/** A private element without a row there, which an analysis needs: a profile that says so keeps it. */
export const NEEDED: Spot = { hidingPlace: 'private element', clause: 'PS3.15 E.3.10', option: 'preserve quantitative' };

const GONE: Spot = { hidingPlace: 'private element', clause: 'PS3.15 E.3.10' };

/** Sets private elements of one block and says what must become of each. */
export class PrivateWriter {
  readonly #dataset: Dataset;
  readonly #plant: Planter;
  readonly #at: PrivateBlock;

  constructor(dataset: Dataset, plant: Planter, at: PrivateBlock) {
    this.#dataset = dataset;
    this.#plant = plant;
    this.#at = at;
    dataset.setTag((at.group << 16) | at.block, 'LO', at.creator);
  }

  tag(low: number): number {
    return (this.#at.group * 0x10000 + ((this.#at.block << 8) | low)) >>> 0;
  }

  /** A value that must stay, under the option that `spot` names. */
  stays(low: number, vr: string, value: string | readonly number[], spot: Spot = SAFE): this {
    this.#dataset.setTag(this.tag(low), vr, value);
    this.#plant.stays(this.#dataset.pathOf(this.tag(low)), 'tag-retained', typeof value === 'string' ? value : value.join('\\'), { ...IN_ATTRIBUTE, ...spot });
    return this;
  }

  /** A value in which secrets stand. */
  gone(low: number, vr: string, value: Value, secrets: readonly string[], spot: Spot = GONE): this {
    this.#dataset.setTag(this.tag(low), vr, value);
    for (const secret of secrets) this.#plant.gone(this.#dataset.pathOf(this.tag(low)), 'text-removed', secret, spot);
    return this;
  }
}
