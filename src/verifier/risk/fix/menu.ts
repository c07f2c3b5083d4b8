import type { Action } from '../../../compiler/resolve/model.js';
import type { RiskAttribute } from '../../../facts/risk-attributes.js';
import { ageOf } from '../metrics/birthdays.js';
import type { QuasiIdentifier } from '../quasi/quasi-identifiers.js';
import { coarsened, type Column } from '../table/column.js';

/** A change of one rule of the profile. */
export interface RuleChange {
  readonly attribute: string;
  /**
   * change: the sentence that stands there; add: a line more, for the rule is of a layer below; by hand: several rules decide, each in its
   * own case
   */
  readonly how: 'change' | 'add' | 'by hand';
  /** where the rule stands now, "cohort.anon:8"; null where no rule speaks of the attribute */
  readonly at: string | null;
  /** as it is written now for this attribute alone; null where it is of another kind than the menu knows */
  readonly from: string | null;
  readonly to: string;
}

/** A column at one level, and the change that makes it so; null: as it is. No column: nothing of it is left. */
export interface Level {
  readonly column: Column | null;
  readonly change: RuleChange | null;
}

type Grid = Extract<Action, { kind: 'band' | 'round' }>;

/**
 * The levels that rules can bring a column to: each a function of the one before, from a fixed menu of few coarse steps, for minimal changes
 * made to measure can be undone (method, section 4, trap 1). The last leaves nothing.
 */
export function menuOf(of: QuasiIdentifier, column: Column): readonly Level[] {
  const { attribute, outcome } = of;
  const { action } = outcome.demand;
  const asItIs: Level = { column, change: null };
  const between = outcome.settled ? gridsFrom(attribute, action) : [];
  const levels = between.map((grid): Level => ({ column: coarsened(column, coarse(grid)), change: changeTo(of, wordsOf(grid, subjectOf(of))) }));
  return [asItIs, ...levels, { column: null, change: removal(of) }];
}

/** The change that leaves nothing of an attribute. */
export function removal(of: QuasiIdentifier): RuleChange {
  const { last, keyword } = of.attribute;
  const subject = subjectOf(of);
  const to = last.includes('…') ? last.replace('…', subject) : `${last} ${subject}`;
  return of.outcome.settled ? changeTo(of, to) : { ...changeTo(of, to), how: 'by hand', attribute: keyword };
}

function changeTo({ attribute, outcome, rule }: QuasiIdentifier, to: string): RuleChange {
  const own = outcome.demand.rule;
  const exact = own?.selector.kind === 'attribute' || own?.selector.kind === 'root';
  const { action } = outcome.demand;
  const subject = own?.selector.kind === 'root' ? `root ${attribute.keyword}` : attribute.keyword;
  const from = action.kind === 'band' || action.kind === 'round' ? wordsOf(action, subject) : action.kind === 'keep' ? `keep ${subject}` : null;
  return { attribute: attribute.keyword, how: own?.tier === 2 && exact ? 'change' : 'add', at: rule === null ? null : `${rule.source}:${rule.line}`, from, to };
}

function subjectOf({ attribute, outcome }: QuasiIdentifier): string {
  return outcome.demand.rule?.selector.kind === 'root' ? `root ${attribute.keyword}` : attribute.keyword;
}

function wordsOf(grid: Grid, subject: string): string {
  if (grid.kind === 'round') return `round ${subject} to ${grid.to}`;
  return `band ${subject} by ${grid.by}${grid.unit === null ? '' : ` ${grid.unit}`}${grid.top === null ? '' : `, top ${grid.top}`}`;
}

/** Steps that a value as emitted now can be brought to exactly. */
function gridsFrom({ levels }: RiskAttribute, action: Action): readonly Grid[] {
  if (action.kind === 'round') return [3, 9].map((times): Grid => ({ kind: 'round', to: decimal(Number(action.to) * times) }));
  if (action.kind === 'band') {
    const menu = levels?.action === 'band' ? levels.by : [2, 4].map((times) => action.by * times);
    const top = action.top ?? (levels?.action === 'band' ? levels.top : null);
    const sameWidth: readonly number[] = top === action.top ? [] : [action.by];
    return [...sameWidth, ...menu.filter((by) => by > action.by && by % action.by === 0)].map((by) => bandOf(by, top, action.unit));
  }
  if (action.kind !== 'keep' || levels === undefined) return [];
  return levels.action === 'round' ? levels.to.map((to): Grid => ({ kind: 'round', to })) : levels.by.map((by) => bandOf(by, levels.top, levels.unit));
}

/** The last band begins where a band does. */
function bandOf(by: number, top: number | null, unit: 'years' | null): Grid {
  return { kind: 'band', by, top: top === null ? null : Math.floor(top / by) * by, unit };
}

function decimal(number: number): string {
  return String(Math.round(number * 1e6) / 1e6);
}

/** What a rule would make of the values of a person, which may be several. */
function coarse(grid: Grid): (value: string) => string {
  const each = coarseOne(grid);
  return (values) => [...new Set(values.split('\\').map(each))].sort().join('\\');
}

/** As the language says (section 4): what is no number goes. */
function coarseOne(grid: Grid): (value: string) => string {
  return (value) => {
    if (value === '') return '';
    const age = ageOf(value);
    if (grid.kind === 'band' && age !== null) {
      const years = age.unit === 'Y' ? age.count : 0;
      return `${String(lowerEnd(years, grid.by, grid.top)).padStart(3, '0')}Y`;
    }
    const number = Number(value);
    if (!Number.isFinite(number)) return '';
    if (grid.kind === 'band') return String(lowerEnd(number, grid.by, grid.top));
    const steps = number / Number(grid.to);
    // a half goes away from zero; a decimal fraction is none in binary
    return decimal(Math.sign(steps) * Math.floor(Math.abs(steps) + 0.5 + 1e-9) * Number(grid.to));
  };
}

function lowerEnd(number: number, by: number, top: number | null): number {
  return top !== null && number >= top ? top : Math.floor(number / by) * by;
}
