import { readFacts } from './read-json.js';

export interface RiskMetric {
  readonly name: string;
  readonly meaning: string;
  /** rule of the method, "R1" */
  readonly rule: string;
  /** which values are safer */
  readonly better: 'more' | 'less';
  readonly least: number;
  readonly most: number | null;
  readonly integer: boolean;
  readonly needsPopulation: boolean;
}

/** Every metric that a profile can demand a value of. */
export function riskMetrics(): readonly RiskMetric[] {
  return (readFacts('risk-metrics.json') as { readonly rows: readonly RiskMetric[] }).rows;
}
