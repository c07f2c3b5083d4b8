import { riskCutOffs } from '../../../facts/risk-releases.js';
import type { Metric, Release } from '../judge/judged.js';
import { minimalNodes, type MinimalNode, type Node } from './lattice.js';
import { classesOf } from '../table/classes.js';
import type { Column } from '../table/column.js';
import { belowAt, columnsAt, lossAt } from './levels.js';
import { menuOf, removal, type Level, type RuleChange } from './menu.js';

/** A change of the profile under which the outputs would meet the threshold, computed over these outputs. */
export interface Fix {
  /** share of persons that it may leave out */
  readonly leftOutAllowed: number;
  readonly changes: readonly RuleChange[];
  /** persons still in groups that are too small: they would have to be left out */
  readonly leftOut: number;
  /** what the attributes no longer say, in bits */
  readonly bitsLost: number;
  /** no other change was overlooked */
  readonly complete: boolean;
}

export interface Suggestions {
  readonly fixes: readonly Fix[];
  /** what no change of rules mends */
  readonly unmended: readonly string[];
  /** rows of the persons whom a fix leaves out; worked out when asked for */
  readonly leftOutOf: (fix: Fix) => readonly number[];
}

/** Rows times evaluations that a search may take. */
const WORK = 4e7;

/**
 * The least changes that make the release meet its threshold: by the fewest rules, then the fewest persons left out, then the least lost. One
 * for each share of persons that may be left out, where it differs.
 */
export function suggest({ table, derived, threshold, collected }: Release, metrics: readonly Metric[]): Suggestions {
  const failing = (rule: Metric['rule']): boolean => metrics.some((metric) => metric.rule === rule && metric.verdict === 'fail');
  const agesFail = failing('R5') || failing('R7');
  const texts = textChanges(derived, metrics);
  const unmended = adviceFor(metrics);
  if (!failing('R1') && !agesFail && texts.length === 0) return { fixes: [], unmended, leftOutOf: () => [] };
  const menus = table.columns.map(({ of, column }) => menuOf(of, column));
  const bottom = table.columns.map(({ of }, index) => (agesFail ? leastOfAges(of.attribute.role, menus[index]?.length ?? 1) : 0));
  const hierarchies = menus.map((levels) => levels.map(({ column }) => column));
  const lattice = { bottom, top: menus.map(({ length }) => length - 1), below: belowAt(hierarchies, table.persons, threshold.k), loss: lossAt(hierarchies) };
  const most = Math.min(20_000, Math.max(40, Math.floor(WORK / Math.max(1, table.persons))));
  const nodes = new Map<Fix, Node>();
  for (const leftOutAllowed of riskCutOffs().leftOut) {
    const { minimal, complete } = minimalNodes(lattice, Math.floor(leftOutAllowed * table.persons), most);
    const best = bestOf(minimal, lattice.loss);
    if (best === undefined) continue;
    const changes = [...changesAt(menus, best.node), ...texts];
    const fix: Fix = { leftOutAllowed, changes, leftOut: best.below, bitsLost: lattice.loss(best.node), complete };
    if (![...nodes.keys()].some((other) => JSON.stringify([other.changes, other.leftOut]) === JSON.stringify([changes, best.below]))) nodes.set(fix, best.node);
  }
  if (nodes.size === 0) unmended.push(`no change of rules gives groups of ${threshold.k}: there are ${collected.persons.length} persons`);
  return { fixes: [...nodes.keys()], unmended, leftOutOf: (fix) => rowsBelow(columnsAt(hierarchies, nodes.get(fix) ?? lattice.top), table.persons, threshold.k) };
}

function rowsBelow(columns: readonly Column[], rows: number, least: number): readonly number[] {
  const { classOf, sizes } = classesOf(columns, rows);
  return [...classOf.keys()].filter((row) => (sizes[classOf[row] ?? 0] ?? 0) < least);
}

function bestOf(minimal: readonly MinimalNode[], loss: (node: Node) => number): MinimalNode | undefined {
  const rules = ({ node }: MinimalNode): number => node.filter((level) => level > 0).length;
  return minimal.toSorted((a, b) => rules(a) - rules(b) || a.below - b.below || loss(a.node) - loss(b.node) || (a.node.join() < b.node.join() ? -1 : 1))[0];
}

function changesAt(menus: readonly (readonly Level[])[], node: Node): readonly RuleChange[] {
  return node.flatMap((level, index) => menus[index]?.[level]?.change ?? []);
}

/** An age must be in bands, a birth date gone, where birthdays or very old persons can be told. */
function leastOfAges(role: string, levels: number): number {
  return role === 'age' ? Math.min(1, levels - 1) : role === 'birth' ? levels - 1 : 0;
}

/** Texts stand in no group of persons; what few have in them goes. */
function textChanges({ persons, others }: Release['derived'], metrics: readonly Metric[]): readonly RuleChange[] {
  const named = new Set(metrics.flatMap(({ rule, verdict, attributes }) => (rule === 'R6' && verdict === 'fail' ? (attributes ?? []) : [])));
  return [...persons, ...others].filter(({ attribute }) => attribute.role === 'text' && named.has(attribute.keyword)).map(removal);
}

function adviceFor(metrics: readonly Metric[]): string[] {
  const failing = metrics.filter(({ verdict }) => verdict === 'fail');
  const advice: string[] = [];
  if (failing.some(({ rule, name }) => rule === 'R4' && name.startsWith('2 visits'))) advice.push('R4: no rule rounds the days between visits; leave later studies of these persons out, or truncate dates to the month or year');
  if (failing.some(({ rule, name }) => rule === 'R4' && name.startsWith('dates'))) advice.push('R4: shift the dates that are kept as they are, or remove them');
  if (failing.some(({ rule, name }) => rule === 'R6' && name.startsWith('devices'))) advice.push('R6: remove the attributes that tell the make of a device, or accept that sites are known');
  if (failing.some(({ rule }) => rule === 'R8')) advice.push('R8: clean the faces before the files come here, and let the files say so (113102, or RecognizableVisualFeatures NO)');
  return advice;
}
