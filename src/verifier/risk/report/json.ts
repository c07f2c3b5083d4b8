import { canonicalJson, type Json } from '../../../base/canonical-json.js';
import type { RiskReport } from './risk-report.js';

/** The report as canonical JSON; equal releases give equal bytes, whatever the order of their files. */
export function renderRiskJson(report: RiskReport): string {
  return `${canonicalJson(report as unknown as Json)}\n`;
}
