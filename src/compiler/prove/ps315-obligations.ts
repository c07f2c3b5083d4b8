import { contentItemRow, contentItems, type ContentItem } from '../../facts/content-items.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { ps315Edition, ps315Rows, type Ps315Code, type Ps315Option, type Ps315Row } from '../../facts/ps315.js';
import { vrsOfTag } from '../resolve/element.js';
import { valueTypes } from '../resolve/model.js';
import { standIns, type Effect } from './effect.js';
import type { ClaimTable, Concept, Obligation, Reach, Reached } from './obligation.js';

/** PS3.15 Table E.1-1 with the columns of these options, row by row, and Table E.3.4-1 where structured content is cleaned. */
export function ps315Obligations(options: readonly string[]): ClaimTable {
  const chosen = new Set(options);
  const isContentCleaned = chosen.has('clean-structured-content');
  return {
    name: 'ps3.15-basic',
    options,
    table: `PS3.15 Table E.1-1 ${isContentCleaned ? 'with E.3.4-1 ' : ''}(${ps315Edition()})`,
    obligations: [...ps315Rows().map((row) => obligationOf(row, chosen)), ...(isContentCleaned ? contentItems().map((item) => obligationOfItem(item, chosen)) : [])],
    outside: [],
  };
}

function obligationOf(row: Ps315Row, chosen: ReadonlySet<string>): Obligation {
  const columns = columnsOf(row.options, chosen);
  const permitted = row.tag === 'private' ? standIns : [...new Set([...permittedBy[row.basic], ...columns.flatMap(([option, code]) => permittedByOption(option, code))])];
  const code = codeOf(row.basic, columns);
  return {
    row: row.tag,
    code,
    says: `says ${code}`,
    speaksOf: reachOf(row),
    when: null,
    permits: (element) => {
      if (element.concept !== undefined) return permittedInContent(element.concept, permitted, chosen);
      return row.tag === 'private' && chosen.has('retain-safe-private') ? permittedOfSafe(element, chosen) : permitted;
    },
    asks: row.basic === 'X' && columns.length === 0 ? ['gone'] : null,
  };
}

/**
 * A row of Table E.3.4-1. Where the claim has the option Clean Structured Content, an allow-list may leave something of every item, as of
 * the whole of ContentSequence.
 */
function obligationOfItem(item: ContentItem, chosen: ReadonlySet<string>): Obligation {
  const { code, scheme, valueType, basic } = item;
  const columns = columnsOf(item.options, chosen);
  const permitted: readonly Effect[] = [...new Set<Effect>([...standIns, 'cleaned', ...columns.flatMap(([option, each]) => permittedByOption(option, each))])];
  const told = codeOf(basic, columns);
  return {
    row: contentRow(item),
    code: told,
    says: `says ${told}`,
    speaksOf: { kind: 'content', concept: { code, scheme, valueType: valueTypes.find((each) => each === valueType) ?? null } },
    when: null,
    permits: () => permitted,
    asks: null,
  };
}

/** "content TEXT (121022, DCM)" */
function contentRow({ code, scheme, valueType }: ContentItem): string {
  return `content ${valueType} (${code}, ${scheme})`;
}

/**
 * Whether items may be cleaned at all is a matter of their sequence, which has a row of its own. What Table E.3.4-1 lists is judged by its own row where the claim has those rows. Else the columns of the options count beside the row
 * of the attribute: the items are replaced with their sequence anyhow, or its row fails.
 */
function permittedInContent({ code, scheme, valueType }: Concept, permitted: readonly Effect[], chosen: ReadonlySet<string>): readonly Effect[] {
  const item = contentItemRow({ code, scheme, valueType: valueType ?? '' });
  if (item === undefined) return [...permitted, 'cleaned'];
  if (chosen.has('clean-structured-content')) return [...standIns, ...kept];
  return [...new Set([...permitted, ...columnsOf(item.options, chosen).flatMap(([option, each]) => permittedByOption(option, each))])];
}

type Columns = readonly (readonly [Ps315Option, 'K' | 'C'])[];

function columnsOf(options: Ps315Row['options'], chosen: ReadonlySet<string>): Columns {
  return (Object.entries(options) as [Ps315Option, 'K' | 'C'][]).filter(([option]) => chosen.has(option));
}

function codeOf(basic: string, columns: Columns): string {
  return [basic, ...columns.map(([option, code]) => `${option}: ${code}`)].join(', ');
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

/** A number on a grid is no cleaned text: how fine the grid is, nobody has said. */
const cleaned: readonly Effect[] = ['cleaned'];
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
