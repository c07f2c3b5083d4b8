import type { Finding } from '../../finding.js';
import type { RiskReport } from './risk-report.js';

/** What keeps a release from leaving, as findings on it as a whole. */
export function riskFindings({ verdict, says, metrics, demands }: RiskReport, rule: string | null): readonly Finding[] {
  const found = (kind: string, message: string): Finding => ({ grade: 'suspect', obligation: 'risk', kind, output: null, input: null, tagPath: null, place: 'release', rule, confidence: 'high', fingerprint: null, message });
  if (verdict === 'unlinkable') return [found('unlinkable', says)];
  return [
    ...metrics.filter((metric) => metric.verdict === 'fail').map((metric) => found(metric.rule, `${metric.name}: ${metric.says}`)),
    ...demands.filter((demand) => demand.verdict === 'fail').map(({ demand, says: value }) => found('require', `${demand} is not met: ${value}`)),
  ];
}
