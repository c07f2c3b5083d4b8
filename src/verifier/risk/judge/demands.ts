import type { RiskStatement } from '../../../compiler/resolve/model.js';
import { riskMetrics } from '../../../facts/risk-metrics.js';
import { classSizeOf } from '../../../facts/risk-releases.js';

/** A demand of the profile, `require k >= 5`, and what came of it. */
export interface DemandOutcome {
  readonly metric: string;
  readonly demand: string;
  readonly value: number | null;
  readonly verdict: 'pass' | 'fail';
  readonly says: string;
}

/** What a metric says of persons that nobody is: with no two visits there are no gaps to share. */
const vacuous: ReadonlySet<string> = new Set(['trajectory-k', 'birthday-window', 'smallest-cell']);

/** A demand that nobody can decide fails. */
export function demandsOn(risk: RiskStatement | null, values: Readonly<Record<string, number | null>>): readonly DemandOutcome[] {
  return (risk?.require ?? []).map(({ metric, operator, bound }): DemandOutcome => {
    const value = values[metric] ?? null;
    const meaning = riskMetrics().find(({ name }) => name === metric)?.meaning ?? metric;
    const verdict = value === null ? (vacuous.has(metric) ? 'pass' : 'fail') : holds(metric, value, operator, bound, values) ? 'pass' : 'fail';
    const says = value !== null ? `${meaning}: ${rounded(value)}` : vacuous.has(metric) ? `${meaning}: there is none` : `${meaning}: it could not be worked out from what was at hand`;
    return { metric, demand: `${metric} ${operator} ${bound}`, value, verdict, says };
  });
}

/** A largest risk is held against as a class size: 1 by 11 is more than 0.09, which means 11. */
function holds(metric: string, value: number, operator: string, bound: number, values: Readonly<Record<string, number | null>>): boolean {
  if (metric === 'largest-risk' && operator === '<=') return (values['k'] ?? 0) >= classSizeOf(bound);
  switch (operator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    default:
      return value >= bound;
  }
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}
