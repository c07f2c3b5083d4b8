import type { Model } from '../../compiler/resolve/model.js';
import type { Demand } from '../expected.js';
import { isPrivateTag } from '../read/element.js';
import type { TableRows } from '../read/table.js';
import { claims } from './claims.js';
import { cleaned } from './cleaned.js';
import { dates } from './dates.js';
import { emptied } from './emptied.js';
import { fileFormat } from './file-format.js';
import { generalised } from './generalised.js';
import { kept } from './kept.js';
import type { Entry, Obligation } from './obligation.js';
import { pixelsUntouched } from './pixels-untouched.js';
import { privateElements } from './private-elements.js';
import { removed } from './removed.js';
import { replaced } from './replaced.js';
import { structure } from './structure.js';
import { tableValues } from './table-values.js';
import { truncated } from './truncated.js';
import { uids } from './uids.js';

/** The obligations of one release, in the order they are reported, and which of them judges a demand. */
export interface Obligations {
  readonly list: readonly Obligation[];
  readonly structure: Obligation;
  forDemand(entry: Entry, demand: Demand): Obligation;
}

const PIXEL_DATA_GROUP = 0x7fe0;

export function allObligations(model: Model, implementationClassUid: string | null, rows: ReadonlyMap<string, TableRows>): Obligations {
  const inPrivate = privateElements();
  const pixels = pixelsUntouched();
  const keptOnes = kept();
  const shape = structure();
  const list: readonly Obligation[] = [
    removed(), // PS3.15 E.1.1, X
    emptied(), // PS3.15 E.1.1, Z
    replaced(tableValues(model, rows)), // PS3.15 E.1.1, D
    uids(), // PS3.15 E.1.1, U; E.3.9
    keptOnes, // PS3.15 E.1.1, K
    cleaned(model), // PS3.15 E.1.1, C
    dates(model), // PS3.15 E.3.6
    truncated(), // PS3.15 E.3.6; 45 CFR 164.514(b)(2)(i)(C)
    generalised(), // the language, section 4
    inPrivate, // PS3.15 E.3.10; PS3.5 7.8
    claims(model), // PS3.15 E.1.1, items 6 and 7
    fileFormat(implementationClassUid), // PS3.15 E.1.1, item 8; PS3.10 7.1
    shape, // PS3.5 7
    pixels, // PS3.5 A.4
  ];
  const byKind = new Map(list.flatMap((obligation) => obligation.judges.map((kind) => [kind, obligation] as const)).reverse());
  return {
    list,
    structure: shape,
    forDemand(entry, demand) {
      if (demand.action.kind === 'remove' && isPrivateTag(entry.tag)) return inPrivate;
      if (demand.action.kind === 'keep' && entry.within.length === 0 && entry.tag >>> 16 === PIXEL_DATA_GROUP) return pixels;
      const obligation = byKind.get(demand.action.kind);
      if (obligation === undefined) throw new Error(`internal error: no obligation judges ${demand.action.kind}`);
      return obligation;
    },
  };
}
