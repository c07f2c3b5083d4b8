import { privateAttribute } from '../../facts/private-attributes.js';
import { ps315Edition, ps315Rows, type Ps315Code, type Ps315Option, type Ps315Row } from '../../facts/ps315.js';
import { vrsOfTag } from '../resolve/element.js';
import { standIns, type Effect } from './effect.js';
import type { ClaimTable, Obligation, Reach, Reached } from './obligation.js';

/** PS3.15 Table E.1-1 with the columns of these options, row by row. */
export function ps315Obligations(options: readonly string[]): ClaimTable {
  const chosen = new Set(options);
  return { name: 'ps3.15-basic', options, table: `PS3.15 Table E.1-1 (${ps315Edition()})`, obligations: ps315Rows().map((row) => obligationOf(row, chosen)), outside: [] };
}

function obligationOf(row: Ps315Row, chosen: ReadonlySet<string>): Obligation {
  const columns = (Object.entries(row.options) as [Ps315Option, 'K' | 'C'][]).filter(([option]) => chosen.has(option));
  const permitted = row.tag === 'private' ? standIns : [...new Set([...permittedBy[row.basic], ...columns.flatMap(([option, code]) => permittedByOption(option, code))])];
  const code = [row.basic, ...columns.map(([option, ofOption]) => `${option}: ${ofOption}`)].join(', ');
  return {
    row: row.tag,
    code,
    says: `says ${code}`,
    speaksOf: reachOf(row),
    when: null,
    permits: (element) => (row.tag === 'private' && chosen.has('retain-safe-private') ? permittedOfSafe(element, chosen) : permitted),
    asks: row.basic === 'X' && columns.length === 0 ? ['gone'] : null,
  };
}

function reachOf({ tag, vr }: Ps315Row): Reach {
  if (tag === 'private') return { kind: 'private', vrs: null };
  if (tag.includes('x')) return { kind: 'pattern', pattern: tag };
  const vrs = vrsOfTag(tag);
  return { kind: 'attribute', tag, vrs: vrs.length > 0 ? vrs : (vr?.split(' or ') ?? []) };
}

/**
 * PS3.15 E.1.1. Z may be a dummy and D a consistent one, so that a keyed stand-in meets both; who takes away more than is asked leaks
 * nothing. U* keeps the items of a sequence with new UIDs in them.
 */
const permittedBy: Readonly<Record<Ps315Code, readonly Effect[]>> = {
  X: standIns,
  Z: standIns,
  D: standIns,
  U: standIns,
  'X/Z': standIns,
  'X/D': standIns,
  'Z/D': standIns,
  'X/Z/D': standIns,
  'X/Z/U*': [...standIns, 'items'],
};

const cleaned: readonly Effect[] = ['cleaned', 'coarse', 'topped'];
/** PS3.15 E.3.6: all dates of a subject move alike, or lose precision */
const modified: readonly Effect[] = ['shifted', 'year', 'month', 'hour', 'cleaned'];
const kept: readonly Effect[] = ['shifted', 'year', 'month', 'hour', 'coarse', 'topped', 'cleaned', 'items', 'whole'];

function permittedByOption(option: Ps315Option, code: 'K' | 'C'): readonly Effect[] {
  if (code === 'K') return kept;
  return option === 'retain-modified-dates' ? modified : cleaned;
}

/** PS3.15 E.3.10: what Table E.3.10-1 lists stays; private UIDs and dates in it are treated as those of the standard. */
function permittedOfSafe({ tag, creator, vrs }: Reached, chosen: ReadonlySet<string>): readonly Effect[] {
  const known = creator === null ? undefined : privateAttribute(creator, tag.slice(0, 4), tag.slice(6));
  if (known?.safe !== true) return standIns;
  const [vr] = vrs;
  if (vr === 'UI') return chosen.has('retain-uids') ? [...standIns, ...kept] : standIns;
  if (vr === 'DA' || vr === 'DT' || vr === 'TM') {
    if (chosen.has('retain-full-dates')) return [...standIns, ...kept];
    return chosen.has('retain-modified-dates') ? [...standIns, ...modified] : standIns;
  }
  return vr === 'PN' ? standIns : [...standIns, ...kept];
}
