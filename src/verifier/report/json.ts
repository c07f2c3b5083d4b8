import { canonicalJson, type Json } from '../../base/canonical-json.js';
import type { Report } from './report.js';

/** The report as canonical JSON, for machines; equal reports give equal bytes. */
export function renderJson(report: Report): string {
  return `${canonicalJson(report as unknown as Json)}\n`;
}
