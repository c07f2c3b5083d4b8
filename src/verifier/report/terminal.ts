import { grades, type Finding } from '../finding.js';
import { riskLines } from '../risk/report/terminal.js';
import type { Report } from './report.js';

const shown = 50;

/** The report for a person, without colour or values; at most 50 findings are printed, the counts are whole. */
export function renderTerminal(report: Report): string {
  const { counts } = report;
  const lines = [headline(report), ''];
  lines.push(`profile ${report.profile.name} ${report.profile.version}${report.planDigest === null ? '' : `, plan ${report.planDigest.slice(0, 12)}`}`);
  lines.push(`${counts.outputs} outputs (${counts.outputsWithOriginal} with their original), ${counts.elements} elements judged`);
  lines.push(`${counts.needles} needles from ${counts.originals} originals searched in ${counts.bytesScanned} bytes`);
  for (const grade of grades) if (counts.findings[grade] > 0) lines.push(`  ${grade}: ${counts.findings[grade]}`);
  if (report.findings.length > 0) lines.push('');
  for (const finding of report.findings.slice(0, shown)) lines.push(findingLine(finding));
  if (report.findings.length > shown) lines.push(`… and ${report.findings.length - shown} more: see the JSON report`);
  if (report.risk !== null) lines.push('', ...riskLines(report.risk));
  lines.push('', 'not examined:', ...report.notExamined.map((line) => `  ${line}`));
  lines.push('', 'limits of independence:', ...report.independence.map((line) => `  ${line}`));
  return `${lines.join('\n')}\n`;
}

function headline(report: Report): string {
  switch (report.verdict) {
    case 'clean':
      return 'clean: every byte was read and nothing was found';
    case 'findings':
      return report.findings.length === 1 ? '1 finding' : `${report.findings.length} findings`;
    case 'not-examined':
      return 'nothing was found, but not everything could be examined';
  }
}

function findingLine(finding: Finding): string {
  const { output, tagPath, place } = finding;
  const inside = tagPath === null ? place : place === 'value' ? tagPath : `${tagPath}, ${place}`;
  const where = [output, inside].filter((part) => part !== null).join(': ');
  const marks = [finding.rule, finding.fingerprint === null ? null : `value ${finding.fingerprint}`].filter((part) => part !== null);
  return `${finding.grade}  ${finding.obligation}/${finding.kind}  ${where}\n    ${finding.message}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
}
